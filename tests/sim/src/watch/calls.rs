//! Which calls may be made, when, and how many.

use std::time::Duration;

use pace_core::{
    effect::{Call, Cause},
    inspect::At,
    state::State,
};
use pace_rules::{
    id::{GroupId, SessionId},
    time::Timestamp,
};

use super::{Kind, Occasion, Scene, Watch};
use crate::{
    subject::{Line, Subject, look},
    violation::{Checked, Violation, ensure},
};

const CALLS: &str = "11 calls";
const ORDER: &str = "7 order";
const IDLE: Duration = Duration::from_mins(1);
const ACTION: Duration = Duration::from_secs(30);

impl Watch {
    pub(super) fn note_activity(&mut self, occasion: &Occasion, time: Timestamp) {
        match &occasion.kind {
            Kind::Load => {
                self.reads.extend(occasion.subject.iter().map(|id| (id.clone(), 0)));
                self.last_activity = Some(time);
            }
            Kind::Tap | Kind::Retry(_) | Kind::Discard(_) | Kind::RestoreWithMine(_) | Kind::List => {
                self.last_activity = Some(time);
            }
            Kind::Left => self.left_at = self.left_at.or(Some(time)),
            Kind::Returned => {
                let unknown = std::mem::take(&mut self.left_for_unknown);
                if self.left_at.take().is_some_and(|left| unknown || time.since(left) >= IDLE) {
                    self.reads.extend(self.shapes.keys().map(|id| (id.clone(), 0)));
                    self.last_activity = Some(time);
                }
            }
            // What a load found in the journal is sent when its answer is here.
            Kind::Answered
                if self.shapes.values().flat_map(|shape| &shape.log).any(|l| l.at == At::Recovered) =>
            {
                self.last_activity = self.last_activity.map(|_| time);
            }
            Kind::Aside | Kind::SetServer | Kind::Answered | Kind::Woke => {}
        }
    }

    /// The phone makes a call.
    pub(crate) fn called(&mut self, scene: Scene<'_>, call: &Call) -> Checked {
        let Scene { state, disk, time, now, .. } = scene;
        let since = self.last_activity.map(|last| time.since(last));
        ensure(since.is_some_and(|since| since <= IDLE), CALLS, || {
            format!("{} {} is called {since:?} after anybody did anything", call.method, call.path)
        })?;
        let Some(key) = &call.key else { return self.reads(state, call) };
        let write = self.writes.get(key).ok_or_else(|| Violation {
            law: "4 one key, one verdict",
            message: format!("{key} is sent, and nobody knows it"),
        })?;
        let path = call.path.split('?').next().unwrap_or_default();
        let same = (call.method, path, &call.body)
            == (write.request.method.as_str(), write.request.path.as_str(), &write.request.body);
        ensure(same, "4 one key, one verdict", || format!("{key} is sent with other bytes: {call:?}"))?;
        ensure(disk.journal.contains(key.as_str()), "12 journal", || {
            format!("{key} {:?} is sent before it is on disk", write.change)
        })?;
        self.check_order(state, call, key)?;
        self.count_write(call, key, time, now)
    }

    fn reads(&mut self, state: &State, call: &Call) -> Checked {
        let path = call.path.split('?').next().unwrap_or_default();
        if matches!(path, "/sessions/summary" | "/groups") || path.starts_with("/groups/shareable/") {
            return Ok(());
        }
        let id = subject_of(path)
            .ok_or_else(|| Violation { law: CALLS, message: format!("{path} is nothing to read") })?;
        if let (Some(author), false) = (&call.author, self.authors.contains_key(&id)) {
            self.authors.insert(id.clone(), author.clone());
        }
        let creates = look(state, &id).is_some_and(|inside| {
            inside.base.is_none() && inside.log.iter().any(|held| held.change.creates_subject())
        });
        ensure(!creates, "8 nothing is fetched that may not exist", || {
            format!("{id} is fetched, and its create has no verdict")
        })?;
        self.count_read(&id)?;
        let lines = self.shapes.get(&id).into_iter().flat_map(|shape| &shape.log);
        let unasked = lines
            .filter(|line| {
                let sent = self.writes.get(&line.key).is_some_and(|write| write.is_unanswered);
                let unconfirmed = line.at == At::Unconfirmed && !self.just_unconfirmed.contains(&line.key);
                unconfirmed || line.at == At::Recovered && sent
            })
            .find(|line| self.is_load && !call.path.contains(&line.key));
        ensure(unasked.is_none(), "5 a load or sync asks for verdicts", || {
            format!("{} does not ask about {unasked:?}", call.path)
        })
    }

    fn count_read(&mut self, id: &Subject) -> Checked {
        let calls = self.reads.get_mut(id).ok_or_else(|| Violation {
            law: CALLS,
            message: format!("{id} is read, and nobody opened or pulled it"),
        })?;
        *calls += 1;
        let calls = *calls;
        ensure(calls <= 2, CALLS, || format!("a load or sync of {id} makes {calls} calls"))
    }

    /// What is tapped first goes first; what needs a write without a verdict waits.
    fn check_order(&self, state: &State, call: &Call, key: &str) -> Checked {
        let inside = look(state, &self.writes[key].subject).ok_or_else(|| Violation {
            law: ORDER,
            message: format!("{key} is sent for what is not there"),
        })?;
        let mut held_back: Vec<&Line<'_>> = Vec::new();
        for held in &inside.log {
            if held.key == key {
                let needs = held_back.iter().find(|earlier| held.change.depends_on(&earlier.change));
                return ensure(needs.is_none(), ORDER, || {
                    format!("{:?} is sent and needs {:?}", held.change, needs.map(|needs| &needs.change))
                });
            }
            let waits = match held.at {
                At::Unconfirmed | At::Recovered => true,
                _ => held_back.iter().any(|earlier| held.change.depends_on(&earlier.change)),
            };
            ensure(waits, ORDER, || {
                format!("{:?} is sent before {:?} ({:?})", call.path, held.change, held.at)
            })?;
            held_back.push(held);
        }
        Err(Violation { law: ORDER, message: format!("{key} is sent and not in the log") })
    }

    fn count_write(&mut self, call: &Call, key: &str, time: Timestamp, now: i64) -> Checked {
        let write = self.writes.get_mut(key).expect("looked up before");
        if let Some(author) = &call.author {
            self.authors.entry(write.subject.clone()).or_insert_with(|| author.clone());
        }
        let subject = write.subject.clone();
        let first = *write.first_sent.get_or_insert(time);
        write.sent_at = write.sent_at.or(Some(now));
        write.calls = write.calls.saturating_add(1);
        let calls = write.calls;
        ensure(first.since(write.tapped) <= ACTION, CALLS, || {
            format!("{key} is first sent {:?} after its tap", first.since(write.tapped))
        })?;
        ensure(write.not_before.is_none_or(|wait| time >= wait), CALLS, || {
            format!("{key} is sent at {time}, before {:?}", write.not_before)
        })?;
        ensure(time.since(first) <= ACTION, CALLS, || {
            format!("{key} is sent {:?} after its first call", time.since(first))
        })?;
        self.sent.insert(call.id, key.to_owned());
        match call.cause {
            Cause::Action => ensure(calls <= 3, CALLS, || format!("{key} is called {calls} times")),
            Cause::Load | Cause::Sync => self.count_read(&subject),
        }
    }
}

/// What a path of a load or sync is about.
fn subject_of(path: &str) -> Option<Subject> {
    let session = path.strip_prefix("/sessions/").and_then(|id| SessionId::new(id).ok());
    let group = path.strip_prefix("/groups/").and_then(|id| GroupId::new(id).ok());
    session.map(Subject::Session).or(group.map(Subject::Group))
}
