//! How writes come, go and end between two steps.

use std::collections::BTreeSet;

use pace_core::inspect::At;
use pace_rules::{change::Change, pool::PoolChange, time::Timestamp};

use super::{Awaited, Fate, Kind, Occasion, Scene, Shape, Watch, Write, shapes};
use crate::{
    server::{Record, Server},
    subject::{AnyChange, Subject, look},
    violation::{Checked, Violation, ensure},
};

const VERDICTS: &str = "4 one key, one verdict";
const FATES: &str = "5 nothing is lost";
const ORDER: &str = "7 order";

/// One session or group before and after a step.
#[derive(Clone, Copy)]
struct Transition<'a> {
    id: &'a Subject,
    old: &'a Shape,
    new: &'a Shape,
    scene: Scene<'a>,
    occasion: &'a Occasion,
}

impl Transition<'_> {
    /// What a person did to this very session or group.
    fn deed(&self) -> Option<&Kind> {
        (self.occasion.subject.as_ref() == Some(self.id)).then_some(&self.occasion.kind)
    }

    /// Keys that are new in the queue, or that failed in the very step in which they came.
    fn came(&self) -> Vec<&str> {
        let queued = self.new.log.iter().map(|line| line.key.as_str());
        let queued = queued.filter(|key| self.old.in_log(key).is_none());
        let failed = self.new.tray.iter().flatten().map(String::as_str);
        let failed =
            failed.filter(|key| self.failed_again(key) || !self.old.keys().any(|known| known == key));
        queued.chain(failed).collect()
    }

    /// A retried write failed in the very step of its retry.
    fn failed_again(&self, key: &str) -> bool {
        let Some(Kind::Retry(head) | Kind::RestoreWithMine(head)) = self.deed() else { return false };
        let group = self.old.tray.iter().find(|group| group.first() == Some(head));
        group.is_some_and(|group| group.iter().any(|known| known == key) && !self.new.tray.contains(group))
    }

    fn gone(&self) -> Vec<(&str, At)> {
        let gone = self.old.log.iter().filter(|line| self.new.in_log(&line.key).is_none());
        gone.map(|line| (line.key.as_str(), line.at)).collect()
    }
}

impl Watch {
    /// The phone made a step; nothing of what it asked for is done yet.
    pub(crate) fn stepped(&mut self, scene: Scene<'_>, occasion: &Occasion) -> Checked {
        self.begin_times_anew(scene.time);
        self.just_unconfirmed.clear();
        self.is_load = matches!(occasion.kind, Kind::Load | Kind::Returned);
        self.note_activity(occasion, scene.time);
        if let Some(token) = occasion.token {
            self.tokens.insert(token, Awaited { since: scene.time, keys: BTreeSet::new() });
        }
        let after = shapes(scene.state);
        if occasion.kind == Kind::SetServer {
            self.moved(after, scene.now);
            return Ok(());
        }
        let before = std::mem::take(&mut self.shapes);
        let ids: BTreeSet<&Subject> = before.keys().chain(after.keys()).collect();
        let none = Shape::default();
        for id in ids {
            let (old, new) = (before.get(id).unwrap_or(&none), after.get(id).unwrap_or(&none));
            self.compare(Transition { id, old, new, scene, occasion })?;
        }
        self.shapes = after;
        self.note_waiting(scene);
        Ok(())
    }

    fn note_waiting(&mut self, scene: Scene<'_>) {
        for id in self.shapes.keys() {
            let Some(inside) = look(scene.state, id) else { continue };
            for held in &inside.log {
                if let Some(awaited) = held.token.and_then(|token| self.tokens.get_mut(&token)) {
                    awaited.keys.insert(held.key.to_owned());
                }
            }
        }
    }

    fn compare(&mut self, transition: Transition<'_>) -> Checked {
        let Transition { old, new, .. } = transition;
        let came = transition.came();
        ensure(transition.deed() != Some(&Kind::Tap) || came.len() <= 1, "8 one intent, one write", || {
            format!("one tap made {} writes: {came:?}", came.len())
        })?;
        let mut rekeyed = Vec::new();
        for key in came {
            self.write_came(transition, key, &mut rekeyed)?;
        }
        self.stages_changed(transition)?;
        for (key, at) in transition.gone() {
            if !rekeyed.iter().any(|known| known == key) {
                self.write_went(transition, key, at)?;
            }
        }
        for key in old.tray.iter().flatten() {
            if new.in_log(key).is_none() && !new.in_tray(key) {
                self.left_the_tray(transition, key)?;
            }
        }
        self.check_groups(old, new)?;
        let seqs: Vec<u64> = new.log.iter().map(|line| self.writes[&line.key].seq).collect();
        ensure(seqs.is_sorted(), ORDER, || format!("the queue is not in the order of the taps: {new:?}"))
    }

    /// A key that was not in the queue is there now.
    fn write_came(&mut self, transition: Transition<'_>, key: &str, rekeyed: &mut Vec<String>) -> Checked {
        let Transition { id, old, new, scene, .. } = transition;
        let inside = look(scene.state, id).expect("it has a log");
        let mut all = inside.log.iter().chain(inside.tray.iter().flatten());
        let held = all.find(|held| held.key == key).expect("it is in the log or the tray");
        let fate = if new.in_tray(key) { Fate::InTray } else { Fate::InLog };
        self.taps += 1;
        let seq = self.taps;
        let deed = transition.deed();
        if let Some(write) = self.writes.get_mut(key) {
            let retried = matches!(deed, Some(Kind::Retry(_) | Kind::RestoreWithMine(_)));
            ensure(old.in_tray(key) && retried, FATES, || format!("{key} is back in the queue by itself"))?;
            (write.seq, write.fate, write.calls, write.first_sent) = (seq, fate, 0, None);
            write.not_before = None;
            write.tapped = scene.time;
            write.seen = inside.base.map(|(epoch, version)| (epoch.to_owned(), version));
            return Ok(());
        }
        let mut write = Write {
            subject: id.clone(),
            seq,
            tapped: scene.time,
            change: held.change.clone(),
            request: held.request.clone(),
            seen: inside.base.map(|(epoch, version)| (epoch.to_owned(), version)),
            not_before: None,
            calls: 0,
            first_sent: None,
            sent_at: None,
            is_doubtful: false,
            is_unanswered: false,
            is_unrecorded: false,
            fate,
        };
        let asked_for =
            matches!(deed, Some(Kind::Tap | Kind::Retry(_) | Kind::RestoreWithMine(_) | Kind::Discard(_)));
        if !asked_for {
            let first = self.fenced(transition, &write, rekeyed)?;
            let old = &self.writes[&first];
            (write.seq, write.calls, write.seen) = (old.seq, old.calls, old.seen.clone());
            self.check_resumed(transition, &write)?;
            self.end(&first, Fate::Rekeyed);
            self.statistics.count("event", "resent-after-fence");
            rekeyed.push(first);
        }
        self.writes.insert(key.to_owned(), write);
        Ok(())
    }

    /// The one reason for a new key that nobody asked for: after a restart, a fenced write that is
    /// safe to send goes on under it.
    fn fenced(
        &self,
        transition: Transition<'_>,
        write: &Write,
        rekeyed: &[String],
    ) -> Result<String, Violation> {
        let Transition { id, scene, .. } = transition;
        let first = transition.gone().into_iter().find(|(key, at)| {
            *at == At::Recovered
                && self.writes[*key].request == write.request
                && scene.server.ever_refused(id, key)
                && !rekeyed.iter().any(|known| known == key)
        });
        let message = || format!("{:?} goes under a new key, and no verdict allows it", write.change);
        first.map(|(key, _)| key.to_owned()).ok_or_else(|| Violation { law: VERDICTS, message: message() })
    }

    /// Writes that stay in the queue, and how far they are now.
    fn stages_changed(&mut self, transition: Transition<'_>) -> Checked {
        let Transition { old, new, scene, occasion, .. } = transition;
        for line in &new.log {
            let before = old.in_log(&line.key);
            if before == Some(line.at) {
                continue;
            }
            if before == Some(At::Unconfirmed) {
                let asked = matches!(transition.deed(), Some(Kind::Retry(_) | Kind::Load));
                ensure(asked || occasion.kind == Kind::Returned, "11 calls", || {
                    format!("unconfirmed {} is sent again by itself on {occasion:?}", line.key)
                })?;
                self.begins(&line.key, scene.time, true);
            }
            if before == Some(At::Recovered) {
                self.begins(&line.key, scene.time, false);
                if line.at != At::Unconfirmed {
                    self.check_resumed(transition, &self.writes[&line.key])?;
                }
                self.statistics.count("event", "resumed");
            }
            if line.at == At::Unconfirmed {
                self.just_unconfirmed.insert(line.key.clone());
                self.statistics.count("event", "unconfirmed");
                let write = &self.writes[&line.key];
                ensure(write.is_doubtful, "5 unconfirmed or rolled back", || {
                    let change = &write.change;
                    format!("{} {change:?} is unconfirmed, and no attempt can have been judged", line.key)
                })?;
            }
        }
        Ok(())
    }

    /// What a restart resumes by itself overwrites nothing that came meanwhile.
    fn check_resumed(&self, transition: Transition<'_>, write: &Write) -> Checked {
        let Transition { id, scene, .. } = transition;
        let base = look(scene.state, id).and_then(|inside| inside.base);
        let Some((epoch, version)) = base.filter(|(epoch, _)| scene.server.epoch() == *epoch) else {
            return Ok(());
        };
        let Some((_, seen)) = write.seen.as_ref().filter(|(known, _)| known == epoch) else { return Ok(()) };
        if let (Subject::Session(id), AnyChange::Session(Change::DeleteGame { id: game })) =
            (id, &write.change)
            && scene
                .state
                .inside(id)
                .and_then(|inside| inside.base)
                .is_some_and(|(_, _, base)| !base.games.contains_key(game))
        {
            return Ok(());
        }
        let targets = write.change.writes();
        let theirs = scene.server.commits(id).iter().find(|commit| {
            commit.version > *seen
                && commit.version <= version
                && !self.writes.contains_key(&commit.key)
                && !commit.change.writes().is_disjoint(&targets)
        });
        ensure(theirs.is_none(), "12 what changed meanwhile waits for the person", || {
            format!("{:?} is sent again after {:?}", write.change, theirs.map(|commit| &commit.change))
        })
    }

    /// A new action of the same write; what a restart resumes goes on with the calls it has left.
    fn begins(&mut self, key: &str, time: Timestamp, anew: bool) {
        if let Some(write) = self.writes.get_mut(key) {
            (write.first_sent, write.not_before, write.tapped) = (None, None, time);
            write.calls = if anew { 0 } else { write.calls };
        }
    }

    /// A key that was in the queue is not there any more.
    fn write_went(&mut self, transition: Transition<'_>, key: &str, at: At) -> Checked {
        let Transition { id, new, scene, .. } = transition;
        let server = scene.server;
        let write = &self.writes[key];
        let discarded = match transition.deed() {
            Some(Kind::Discard(first)) => self.writes.get(first).is_some_and(|discarded| {
                key == first || at == At::Waiting && write.change.depends_on(&discarded.change)
            }),
            _ => false,
        };
        let applied = match &new.epoch {
            Some(epoch) => server.record(epoch, id, key).is_some_and(Record::is_applied),
            None => server.ever_applied(id, key),
        };
        // As of what the phone knows: somebody may have restored it since.
        let known = look(scene.state, id).and_then(|inside| inside.base);
        let is_done =
            || known.is_some_and(|(epoch, version)| server.has_done(epoch, id, version, &write.change));
        let (fate, event) = if new.in_tray(key) {
            write.check_not_applied(key, server)?;
            let refused = at == At::Unconfirmed && server.ever_refused(id, key);
            (Fate::InTray, if refused { "fenced-or-refused" } else { "rolled-back" })
        } else if discarded {
            (Fate::Discarded, "discarded")
        } else if applied {
            (Fate::Applied, "applied")
        } else if is_done() {
            (Fate::NothingToDo, "nothing-to-do")
        } else {
            let message = format!("{key} {:?} vanished: neither applied nor in the tray", write.change);
            return Err(Violation { law: FATES, message });
        };
        self.statistics.count("event", event);
        if fate == Fate::Applied && write.change == AnyChange::Group(PoolChange::RestoreGroup) {
            // Its page, which said that it was deleted, is loaded.
            self.reads.insert(id.clone(), 0);
        }
        self.end(key, fate);
        Ok(())
    }

    fn left_the_tray(&mut self, transition: Transition<'_>, key: &str) -> Checked {
        let Transition { old, new, occasion, .. } = transition;
        let group = old.tray.iter().find(|group| group.iter().any(|known| known == key));
        let head = group.and_then(|group| group.first());
        let fate = match transition.deed() {
            Some(Kind::Discard(id)) if head == Some(id) => Fate::Discarded,
            Some(Kind::Retry(id) | Kind::RestoreWithMine(id)) if head == Some(id) => Fate::Rekeyed,
            _ => {
                let message = format!("{key} vanished from the tray on {occasion:?}: {new:?}");
                return Err(Violation { law: FATES, message });
            }
        };
        self.end(key, fate);
        Ok(())
    }

    fn end(&mut self, key: &str, fate: Fate) {
        if let Some(write) = self.writes.get_mut(key) {
            write.fate = fate;
        }
    }

    /// What fails takes those along that need it, in order.
    fn check_groups(&mut self, old: &Shape, new: &Shape) -> Checked {
        for group in new.tray.iter().filter(|group| !old.tray.contains(group)) {
            self.statistics.count("event", if group.len() > 1 { "tray-group" } else { "tray-single" });
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

    /// The server committed a write of this phone just now.
    pub(crate) fn committed(&self, key: &str, server: &Server) -> Checked {
        let Some(write) = self.writes.get(key) else { return Ok(()) };
        let times = server.carried_out(&write.subject, key);
        ensure(times <= 1, VERDICTS, || format!("{key} {:?} was carried out {times} times", write.change))?;
        let given_up = matches!(write.fate, Fate::InTray | Fate::Rekeyed);
        ensure(!given_up || write.may_be_forgotten(server), FATES, || {
            format!("{key} {:?} was rolled back, and now the server has it", write.change)
        })
    }
}

impl Write {
    /// What is rolled back is not in the history.
    fn check_not_applied(&self, key: &str, server: &Server) -> Checked {
        let record = server.record(&server.epoch(), &self.subject, key);
        let applied = record.is_some_and(Record::is_applied);
        ensure(!applied || self.may_be_forgotten(server), FATES, || {
            format!("{key} {:?} was rolled back, but it is in the server's history", self.change)
        })
    }

    /// A restored server knows nothing of what was promised before.
    fn may_be_forgotten(&self, server: &Server) -> bool {
        server.restored_at.is_some() && (server.restored_at >= self.sent_at || self.is_unrecorded)
    }
}
