//! The end of the evening: the network is well again, everybody opens their sessions and clears
//! their tray, and then everybody must see the same.

use pace_core::{input::Event, inspect::At, snapshot::TabView};
use pace_rules::{
    change::Change,
    id::{GroupId, GroupPlayerId, SessionId},
    part::Part,
    pool::{Payment, PoolChange},
};

use crate::{
    person::{open, settle},
    subject::{AnyChange, Subject, look, subjects},
    violation::{Checked, ensure},
    watch::{Fate, Write, groups_are_same, rows_are_same},
    world::World,
};

/// Rounds of opening, retrying and discarding within which everything must be settled.
const ROUNDS: u32 = 12;
const SAME: &str = "2 everybody sees the same in the end";

impl World<'_> {
    /// Heals everything and checks what must hold in the end.
    pub(crate) fn finish(&mut self) -> Checked {
        self.is_healed = true;
        self.tell(|| "everything is well again".to_owned());
        self.now += 300_000;
        for phone in 0..self.phones.len() {
            let here = &mut self.phones[phone];
            here.dies_after = None;
            here.disk.failing = 0;
            self.restart(phone)?;
            let here = &self.phones[phone];
            let is_elsewhere =
                here.state.as_ref().is_some_and(|state| state.preferences().server != crate::phone::SERVER);
            if is_elsewhere {
                self.does(phone, Event::SetServer(crate::phone::SERVER.to_owned()))?;
            }
        }
        let mut dice = fastrand::Rng::with_seed(self.plan.seed);
        for round in 0..ROUNDS {
            self.everybody_opens()?;
            if self.nothing_waits() {
                // What came late may have changed rows since somebody's load.
                self.everybody_opens()?;
                return self.check_end();
            }
            let give_up = round >= 4;
            self.everybody_clears(give_up, &mut dice)?;
        }
        ensure(false, "5 nothing is lost", || "the trays never become empty".to_owned())
    }

    fn everybody_opens(&mut self) -> Checked {
        for phone in 0..self.phones.len() {
            for subject in self.subjects_of(phone) {
                let token = self.phones[phone].token();
                self.does(phone, open(&subject, token))?;
                self.run_until_quiet()?;
            }
        }
        Ok(())
    }

    /// Those that its person knows, and those that wait for something.
    fn subjects_of(&self, phone: usize) -> Vec<Subject> {
        let phone = &self.phones[phone];
        let sessions = phone.known.iter().cloned().map(Subject::Session);
        let groups = phone.known_groups.iter().cloned().map(Subject::Group);
        let mut ids: Vec<Subject> = sessions.chain(groups).collect();
        for id in phone.state.iter().flat_map(subjects) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    fn nothing_waits(&self) -> bool {
        self.phones.iter().filter_map(|phone| phone.state.as_ref()).all(|state| {
            subjects(state).all(|id| {
                look(state, &id).is_none_or(|inside| inside.log.is_empty() && inside.tray.is_empty())
            })
        })
    }

    fn everybody_clears(&mut self, give_up: bool, dice: &mut fastrand::Rng) -> Checked {
        for phone in 0..self.phones.len() {
            for subject in self.subjects_of(phone) {
                for id in self.waiting(phone, &subject) {
                    let retry = !give_up && dice.u8(..10) < 8;
                    let token = self.phones[phone].token();
                    self.does(phone, settle(&subject, id, retry, token))?;
                    self.run_until_quiet()?;
                }
            }
        }
        Ok(())
    }

    fn waiting(&self, phone: usize, subject: &Subject) -> Vec<String> {
        let inside = self.phones[phone].state.as_ref().and_then(|state| look(state, subject));
        let Some(inside) = inside else { return Vec::new() };
        let unconfirmed = inside.log.iter().filter(|held| held.at == At::Unconfirmed);
        let failed = inside.tray.iter().filter_map(|group| group.first());
        unconfirmed.chain(failed).map(|held| held.key.to_owned()).collect()
    }

    fn check_end(&mut self) -> Checked {
        for phone in 0..self.phones.len() {
            for subject in self.subjects_of(phone) {
                match subject {
                    Subject::Session(session) => self.check_converged(phone, &session)?,
                    Subject::Group(group) => self.check_group_converged(phone, &group)?,
                }
            }
            self.check_fates(phone)?;
            self.check_told(phone)?;
            let here = &self.phones[phone];
            let waiting = here.watch.waiting();
            ensure(waiting.is_empty(), "6 one outcome", || {
                format!("phone {phone}: {waiting:?} are never told")
            })?;
            ensure(here.disk.saved.is_empty(), "12 journal", || {
                format!("phone {phone}: nothing waits, and the disk has {}", here.disk.journal)
            })?;
            ensure(here.wake_at.is_none(), "11 calls", || format!("phone {phone} still waits for time"))?;
        }
        Ok(())
    }

    fn check_converged(&self, phone: usize, session: &SessionId) -> Checked {
        let state = self.phones[phone].state.as_ref();
        let inside = state.and_then(|state| state.inside(session));
        let row = self.server.tables.sessions.get(session);
        let row = row.filter(|row| row.state.session.is_some() && !row.state.is_deleted);
        let Some(row) = row else {
            let shown = inside.is_some_and(|inside| inside.is_ready && inside.base.is_some());
            // A base of a lost session may stay in sight: its load says why it is not fresh.
            let forgotten = !self.server.tables.sessions.contains_key(session);
            return ensure(!shown || forgotten, SAME, || {
                format!("phone {phone} shows {session}, which is gone")
            });
        };
        ensure(inside.as_ref().is_some_and(|inside| inside.is_ready), SAME, || {
            format!("phone {phone} does not show {session}")
        })?;
        let view = state.map(|state| state.inside_view(session)).unwrap_or_default();
        ensure(rows_are_same(&view, &row.state), SAME, || {
            format!("phone {phone} shows {view:?} instead of {:?}", row.state)
        })
    }

    fn check_group_converged(&self, phone: usize, group: &GroupId) -> Checked {
        let state = self.phones[phone].state.as_ref();
        let inside = state.and_then(|state| state.inside_group(group));
        let row = self.server.tables.groups.get(group);
        let Some(row) = row.filter(|row| row.state.pool.group.is_some() && !row.state.pool.is_deleted) else {
            let shown = inside.is_some_and(|inside| inside.is_ready && inside.base.is_some());
            let forgotten = !self.server.tables.groups.contains_key(group);
            return ensure(!shown || forgotten, SAME, || {
                format!("phone {phone} shows {group}, which is gone")
            });
        };
        ensure(inside.as_ref().is_some_and(|inside| inside.is_ready), SAME, || {
            format!("phone {phone} does not show {group}")
        })?;
        let view = state.map(|state| state.inside_group_view(group)).unwrap_or_default();
        ensure(groups_are_same(&view, &row.state), SAME, || {
            format!("phone {phone} shows {view:?} instead of {:?}", row.state)
        })?;
        let content = state.and_then(|state| state.group_snapshot(group).content);
        let Some(TabView::Balances(shown)) = content else { return Ok(()) };
        let paid: Vec<&Payment> = shown.payments.iter().rev().map(|line| &line.payment).collect();
        let truth = row.state.pool.payments_in_order();
        ensure(paid == truth, SAME, || format!("phone {phone} shows {paid:?} instead of {truth:?}"))
    }

    /// A player whose making was given up is not in the pool.
    fn check_discarded_member(&self, phone: usize, key: &str, write: &Write) -> Checked {
        let (Fate::Discarded, AnyChange::Group(PoolChange::AddMembers(members))) =
            (write.fate, &write.change)
        else {
            return Ok(());
        };
        let Subject::Group(group) = &write.subject else { return Ok(()) };
        let Some(row) = self.server.tables.groups.get(group) else { return Ok(()) };
        let is_there =
            |id: &GroupPlayerId| row.state.pool.members.get(id).is_some_and(|known| !known.is_removed);
        let Some(member) = members.iter().find(|member| is_there(&member.id)) else { return Ok(()) };
        let removes = |change: &AnyChange| matches!(change, AnyChange::Group(PoolChange::RemoveMember { id }) if *id == member.id);
        // Removed once, somebody has brought the player back.
        let returned = row.book.commits.iter().any(|commit| removes(&commit.change));
        let kept = self.phones[phone].watch.writes.values();
        let kept = kept.into_iter().any(|other| removes(&other.change) && other.fate != Fate::Applied);
        ensure(returned || kept || self.server.restored_at.is_some(), "5 nothing is lost", || {
            format!("phone {phone}: {key} was discarded, and the server has the player")
        })
    }

    /// Every write of a person ended somewhere, and what was given up stays away.
    fn check_fates(&self, phone: usize) -> Checked {
        const LAW: &str = "5 nothing is lost";
        for (key, write) in &self.phones[phone].watch.writes {
            let is_open = matches!(write.fate, Fate::InLog | Fate::InTray);
            ensure(!is_open, LAW, || format!("phone {phone}: {key} {:?} is nowhere", write.change))?;
            self.check_discarded_member(phone, key, write)?;
            let Subject::Session(session) = &write.subject else { continue };
            let Some(row) = self.server.tables.sessions.get(session) else { continue };
            if let (Fate::Discarded, AnyChange::Session(Change::CreateGame(game))) =
                (write.fate, &write.change)
                && row.state.games.contains_key(&game.id)
                && self.server.restored_at.is_none()
            {
                let wanted = |other: &AnyChange| match other {
                    AnyChange::Session(Change::RestoreGame { id }) => *id == game.id,
                    _ => false,
                };
                let restored = row.book.commits.iter().any(|commit| wanted(&commit.change));
                let kept = self.phones[phone].watch.writes.values().any(|other| {
                    matches!(&other.change, AnyChange::Session(Change::DeleteGame { id }) if *id == game.id)
                        && !matches!(other.fate, Fate::Applied)
                });
                ensure(restored || kept, LAW, || {
                    format!("phone {phone}: {key} was discarded, and the server has the game")
                })?;
            }
        }
        Ok(())
    }

    /// Whoever lost a value was told, unless the process or the history ended in between.
    fn check_told(&mut self, phone: usize) -> Checked {
        let here = &self.phones[phone];
        let mut told = 0_u64;
        for loss in &self.server.losses {
            let is_mine =
                here.watch.authors.get(&Subject::Session(loss.session.clone())) == Some(&loss.author);
            let row = self.server.tables.sessions.get(&loss.session);
            let is_here = row.is_some_and(|row| !row.state.is_deleted) && here.known.contains(&loss.session);
            let is_lasting = loss.epoch == self.server.epoch() && loss.at >= here.watch.born_at;
            let is_session = loss.game.is_none() && loss.part == Part::Existence;
            if is_mine && is_here && is_lasting && !is_session {
                told += 1;
                ensure(here.watch.told.knows(loss), "9 losses are told", || {
                    format!("phone {phone} never tells of {loss:?}")
                })?;
            }
        }
        for _ in 0..told {
            self.statistics.count("event", "loss-told");
        }
        Ok(())
    }
}
