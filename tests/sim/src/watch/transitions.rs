//! How writes come, go and end between two steps.

use std::collections::BTreeMap;

use pace_core::{inspect::At, state::State};
use pace_rules::{change::Change, id::SessionId, time::Timestamp};

use super::{Awaited, Fate, Kind, Occasion, Shape, Watch, Write, shapes};
use crate::{
    phone::Disk,
    server::Server,
    statistics::Statistics,
    violation::{Checked, Violation, ensure},
};

const VERDICTS: &str = "4 one key, one verdict";
const FATES: &str = "5 nothing is lost";
const ORDER: &str = "7 order";
const JOURNAL: &str = "12 journal";

impl Watch {
    /// The phone made a step; nothing of what it asked for is done yet.
    pub(crate) fn stepped(
        &mut self,
        state: &State,
        occasion: &Occasion,
        time: Timestamp,
        now: i64,
        server: &Server,
        statistics: &mut Statistics,
    ) -> Checked {
        self.note_activity(occasion, time);
        if let Some(token) = occasion.token {
            self.tokens.insert(token, Awaited { since: time, keys: Default::default() });
        }
        let after = shapes(state);
        if occasion.kind == Kind::SetServer {
            self.doubt_what_is_sent();
            return self.moved(after, now);
        }
        let before = std::mem::take(&mut self.shapes);
        let ids: std::collections::BTreeSet<&SessionId> = before.keys().chain(after.keys()).collect();
        let none = Shape::default();
        for id in ids {
            let old = before.get(id).unwrap_or(&none);
            let new = after.get(id).unwrap_or(&none);
            self.compare(id, old, new, state, occasion, time, server, statistics)?;
        }
        self.shapes = after;
        self.note_waiting(state);
        Ok(())
    }

    fn note_waiting(&mut self, state: &State) {
        for id in self.shapes.keys() {
            let Some(inside) = state.inside(id) else { continue };
            for held in &inside.log {
                if let Some(awaited) = held.token.and_then(|token| self.tokens.get_mut(&token)) {
                    awaited.keys.insert(held.key.to_owned());
                }
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "two pictures and everything to judge them by")]
    fn compare(
        &mut self,
        id: &SessionId,
        old: &Shape,
        new: &Shape,
        state: &State,
        occasion: &Occasion,
        time: Timestamp,
        server: &Server,
        statistics: &mut Statistics,
    ) -> Checked {
        let came: Vec<&str> =
            new.log.iter().map(|line| line.key.as_str()).filter(|key| old.in_log(key).is_none()).collect();
        let gone: Vec<(&str, At)> = (old.log.iter())
            .filter(|line| new.in_log(&line.key).is_none())
            .map(|line| (line.key.as_str(), line.at))
            .collect();
        let acts = occasion.session.as_ref() == Some(id);
        let mut rekeyed = Vec::new();
        if occasion.kind == Kind::Tap && acts {
            ensure(came.len() <= 1, "8 one intent, one write", || {
                format!("one tap made {} writes: {came:?}", came.len())
            })?;
        }
        for key in came {
            self.write_came(id, key, old, &gone, state, (occasion, acts), server, &mut rekeyed, statistics)?;
        }
        for line in &new.log {
            let begins_again = old.in_log(&line.key) == Some(At::Unconfirmed) && line.at != At::Unconfirmed;
            if begins_again {
                let allowed = acts && matches!(occasion.kind, Kind::Retry(_) | Kind::Load)
                    || occasion.kind == Kind::Returned;
                ensure(allowed, "11 calls", || {
                    format!("unconfirmed {} is sent again by itself on {occasion:?}", line.key)
                })?;
                self.begins(&line.key, time);
            }
            if old.in_log(&line.key) == Some(At::Recovered) && line.at != At::Recovered {
                self.resumes(&line.key, time);
                let name = if line.at == At::Unconfirmed { "recovered-unasked" } else { "resumed" };
                statistics.count("event", name);
            }
            if line.at == At::Unconfirmed && old.in_log(&line.key) != Some(At::Unconfirmed) {
                statistics.count("event", "unconfirmed");
                let write = &self.writes[&line.key];
                ensure(write.is_doubtful, "5 unconfirmed or rolled back", || {
                    format!(
                        "{} {:?} is unconfirmed, but no attempt can have been judged",
                        line.key, write.change
                    )
                })?;
            }
        }
        for (key, at) in gone {
            if !rekeyed.contains(&key.to_owned()) {
                self.write_went(id, (key, at), new, state, (occasion, acts), server, statistics)?;
            }
        }
        for key in old.tray.iter().flatten() {
            if new.in_log(key).is_none() && !new.in_tray(key) {
                self.left_the_tray(key, new, (occasion, acts), old)?;
            }
        }
        self.check_groups(old, new, statistics)?;
        let seqs: Vec<u64> = new.log.iter().map(|line| self.writes[&line.key].seq).collect();
        ensure(seqs.is_sorted(), ORDER, || format!("the queue is not in the order of the taps: {new:?}"))
    }

    #[expect(clippy::too_many_arguments, reason = "everything to judge a new write by")]
    fn write_came(
        &mut self,
        id: &SessionId,
        key: &str,
        old: &Shape,
        gone: &[(&str, At)],
        state: &State,
        (occasion, acts): (&Occasion, bool),
        server: &Server,
        rekeyed: &mut Vec<String>,
        statistics: &mut Statistics,
    ) -> Checked {
        let inside = state.inside(id).expect("it has a log");
        let held = inside.log.iter().find(|held| held.key == key).expect("it is in the log");
        self.taps += 1;
        let seq = self.taps;
        if let Some(write) = self.writes.get_mut(key) {
            let retried = acts && matches!(occasion.kind, Kind::Retry(_) | Kind::RestoreWithMine(_));
            ensure(old.in_tray(key) && retried, FATES, || format!("{key} is back in the queue by itself"))?;
            (write.seq, write.fate, write.calls, write.first_sent) = (seq, Fate::InLog, 0, None);
            write.tapped = held.tapped;
            return Ok(());
        }
        let mut write = Write {
            session: id.clone(),
            seq,
            tapped: held.tapped,
            change: held.change.clone(),
            request: held.request.clone(),
            calls: 0,
            first_sent: None,
            sent_at: None,
            is_doubtful: false,
            is_unrecorded: false,
            fate: Fate::InLog,
        };
        let asked_for =
            matches!(occasion.kind, Kind::Tap | Kind::Retry(_) | Kind::RestoreWithMine(_) | Kind::Discard(_));
        if !(acts && asked_for) {
            // After a restart, a fenced write that is safe to send goes on under a new key.
            let fenced = gone.iter().find(|(old_key, at)| {
                *at == At::Recovered
                    && self.writes[*old_key].request == write.request
                    && server.ever_refused(id, old_key)
                    && !rekeyed.contains(&(*old_key).to_owned())
            });
            let Some((old_key, _)) = fenced else {
                let message = format!(
                    "{key} {:?} goes under a new key, though nobody asked for it and no verdict allows it",
                    write.change
                );
                return Err(Violation { law: VERDICTS, message });
            };
            rekeyed.push((*old_key).to_owned());
            let first = self.writes.get_mut(*old_key).expect("it was in the log");
            first.fate = Fate::Rekeyed;
            statistics.count("event", "resent-after-fence");
            (write.seq, write.calls) = (first.seq, first.calls);
        }
        self.writes.insert(key.to_owned(), write);
        Ok(())
    }

    fn write_went(
        &mut self,
        id: &SessionId,
        (key, at): (&str, At),
        new: &Shape,
        state: &State,
        (occasion, acts): (&Occasion, bool),
        server: &Server,
        statistics: &mut Statistics,
    ) -> Checked {
        let mut write = self.writes[key].clone();
        let discarded = match &occasion.kind {
            Kind::Discard(discarded) if acts => self.writes.get(discarded).is_some_and(|first| {
                key == discarded || at == At::Waiting && write.change.depends_on(&first.change)
            }),
            _ => false,
        };
        let applied = match &new.epoch {
            Some(epoch) => server.record(epoch, id, key).is_some_and(|record| record.is_applied()),
            None => server.ever_applied(id, key),
        };
        let is_deleted =
            |game| server.sessions.get(id).is_some_and(|row| row.state.deleted.contains_key(game));
        write.fate = if new.in_tray(key) {
            let fenced = at == At::Unconfirmed && server.ever_refused(id, key);
            statistics.count("event", if fenced { "fenced-or-refused" } else { "rolled-back" });
            self.not_applied(id, key, &write, server)?;
            Fate::InTray
        } else if discarded {
            Fate::Discarded
        } else if applied {
            Fate::Applied
        } else if matches!(&write.change, Change::DeleteGame { id } if is_deleted(id)) {
            statistics.count("event", "nothing-to-delete");
            Fate::NothingToDo
        } else {
            let message = format!("{key} {:?} vanished: neither applied nor in the tray", write.change);
            return Err(Violation { law: FATES, message });
        };
        self.writes.insert(key.to_owned(), write);
        Ok(())
    }

    /// A write that is rolled back is not in the history, unless a restored server has forgotten
    /// what it had promised.
    fn not_applied(&self, id: &SessionId, key: &str, write: &Write, server: &Server) -> Checked {
        let record = server.record(&server.epoch(), id, key);
        let forgot = write.may_be_forgotten(server);
        ensure(forgot || !record.is_some_and(|record| record.is_applied()), FATES, || {
            format!("{key} {:?} was rolled back, but it is in the server's history", write.change)
        })
    }

    fn left_the_tray(
        &mut self,
        key: &str,
        new: &Shape,
        (occasion, acts): (&Occasion, bool),
        old: &Shape,
    ) -> Checked {
        let group = old.tray.iter().find(|group| group.iter().any(|known| known == key));
        let head = group.and_then(|group| group.first());
        let fate = match &occasion.kind {
            Kind::Discard(id) if acts && head == Some(id) => Fate::Discarded,
            Kind::Retry(id) | Kind::RestoreWithMine(id) if acts && head == Some(id) => Fate::Rekeyed,
            _ => {
                let message = format!("{key} vanished from the tray on {occasion:?}: {new:?}");
                return Err(Violation { law: FATES, message });
            }
        };
        let write = self.writes.get_mut(key).expect("what is in the tray is known");
        write.fate = fate;
        Ok(())
    }

    /// What fails takes those along that need it.
    fn check_groups(&self, old: &Shape, new: &Shape, statistics: &mut Statistics) -> Checked {
        for group in new.tray.iter().filter(|group| !old.tray.contains(group)) {
            statistics.count("event", if group.len() > 1 { "tray-group" } else { "tray-single" });
            let seqs: Vec<u64> = group.iter().map(|key| self.writes[key].seq).collect();
            ensure(seqs.is_sorted(), ORDER, || {
                format!("a group is not in the order of the taps: {group:?}")
            })?;
            let behind = new.log.iter().filter(|line| line.at == At::Waiting);
            for (line, key) in behind.flat_map(|line| group.iter().map(move |key| (line, key))) {
                let (later, failed) = (&self.writes[&line.key], &self.writes[key]);
                let left = later.seq > failed.seq
                    && later.change.depends_on(&failed.change)
                    && !later.is_doubtful
                    && old.in_log(key).is_some();
                ensure(!left, ORDER, || {
                    format!("{:?} stays in the queue without {:?}", later.change, failed.change)
                })?;
            }
        }
        Ok(())
    }

    fn begins(&mut self, key: &str, time: Timestamp) {
        if let Some(write) = self.writes.get_mut(key) {
            (write.calls, write.first_sent, write.tapped) = (0, None, time);
        }
    }

    fn resumes(&mut self, key: &str, time: Timestamp) {
        if let Some(write) = self.writes.get_mut(key) {
            (write.first_sent, write.tapped) = (None, time);
        }
    }

    /// Another server was chosen, so other sessions are here: nothing of what waits may be lost.
    fn moved(&mut self, after: BTreeMap<SessionId, Shape>, now: i64) -> Checked {
        // Notices of the former server are gone from the screen, as after a restart.
        self.born_at = now;
        self.reads.clear();
        self.bases.clear();
        self.told.move_on();
        self.shapes = after;
        Ok(())
    }

    /// The process is back with what the disk had.
    pub(crate) fn restarted(&mut self, state: &State, disk: &Disk, now: i64) -> Checked {
        self.born_at = now;
        let after = shapes(state);
        let before = std::mem::take(&mut self.shapes);
        let is_here = |key: &String| disk.journal.contains(key.as_str());
        for key in before.values().flat_map(Shape::keys).filter(|key| !is_here(key)) {
            let write = self.writes.get_mut(key).expect("what is in the log is known");
            ensure(write.sent_at.is_none() || disk.is_behind || write.fate != Fate::InLog, JOURNAL, || {
                format!("{key} {:?} was sent and is not on disk after a restart", write.change)
            })?;
            write.fate = Fate::DiedWithProcess;
        }
        for (id, shape) in &after {
            for key in shape.keys() {
                let Some(write) = self.writes.get_mut(key) else { continue };
                ensure(write.session == *id, JOURNAL, || format!("{key} came back in another session"))?;
                write.fate = if shape.in_tray(key) { Fate::InTray } else { Fate::InLog };
            }
        }
        self.shapes = after;
        Ok(())
    }

    /// The server committed a write of this phone just now.
    pub(crate) fn committed(&self, key: &str, server: &Server) -> Checked {
        let Some(write) = self.writes.get(key) else { return Ok(()) };
        let times = server.carried_out(&write.session, key);
        ensure(times <= 1, VERDICTS, || format!("{key} {:?} was carried out {times} times", write.change))?;
        let forgot = write.may_be_forgotten(server);
        let given_up = matches!(write.fate, Fate::InTray | Fate::Rekeyed);
        ensure(!given_up || forgot, FATES, || {
            format!("{key} {:?} was rolled back, and now the server has it", write.change)
        })
    }
}

impl Write {
    /// A restored server knows nothing of what was promised before.
    fn may_be_forgotten(&self, server: &Server) -> bool {
        server.restored_at.is_some() && (server.restored_at >= self.sent_at || self.is_unrecorded)
    }
}
