//! The evening as it happens: one queue of events in order of time, and nothing else.

use std::collections::BTreeMap;

use pace_core::{
    effect::{Call, Effect},
    input::{Answer, CallError, CallId, Event, Input},
    journal::Journal,
    step::step,
};
use pace_rules::{
    id::{GroupId, SessionId},
    time::Timestamp,
};

use crate::{
    breaks::Break,
    phone::{BEGIN, Phone},
    plan::Plan,
    server::Server,
    statistics::Statistics,
    violation::{Checked, ensure},
    watch::{Occasion, Scene},
};

/// Something that is going to happen.
pub(crate) enum Happening {
    Act(usize),
    /// A request reaches the server.
    Arrive(Box<Arriving>),
    Answer {
        phone: usize,
        life: u32,
        call: CallId,
        answer: Result<Answer, CallError>,
    },
    Wake {
        phone: usize,
        life: u32,
    },
}

/// A request in the air, and what becomes of its answer.
#[derive(Clone)]
pub(crate) struct Arriving {
    pub(crate) phone: usize,
    pub(crate) life: u32,
    pub(crate) call: Call,
    /// How long the answer takes; none if it is lost.
    pub(crate) back: Option<i64>,
    pub(crate) whole: bool,
    pub(crate) server: ServerMood,
}

/// What the server does with a request.
#[derive(Clone)]
pub(crate) enum ServerMood {
    Judges,
    /// It answers this without looking.
    Says(Answer),
    /// It judges, and something else comes back.
    JudgesAndSays(Answer),
    JudgesAndDies,
}

pub(crate) struct World<'p> {
    pub(crate) plan: &'p Plan,
    pub(crate) broken: Option<Break>,
    /// Milliseconds from the beginning.
    pub(crate) now: i64,
    queue: BTreeMap<(i64, u64), Happening>,
    scheduled: u64,
    pub(crate) server: Server,
    pub(crate) server_down_until: i64,
    pub(crate) phones: Vec<Phone>,
    /// Every session that was created, for others to open.
    pub(crate) sessions: Vec<SessionId>,
    /// Every group that was created.
    pub(crate) groups: Vec<GroupId>,
    /// No more trouble.
    pub(crate) is_healed: bool,
    pub(crate) statistics: Statistics,
    /// By epoch and key, whether a write was applied.
    verdicts: BTreeMap<(String, String), bool>,
    /// What happened, in words, if somebody wants to read it.
    pub(crate) story: Option<Vec<String>>,
    /// A hash of everything that happened.
    pub(crate) digest: u64,
}

impl<'p> World<'p> {
    pub(crate) fn new(plan: &'p Plan, broken: Option<Break>, tells: bool) -> Self {
        let phones = plan.phones.iter().enumerate().map(|(index, phone)| Phone::new(index, phone, broken));
        let fault = match broken {
            Some(Break::Server(fault)) => Some(fault),
            _ => None,
        };
        let mut world = Self {
            plan,
            broken,
            now: 0,
            queue: BTreeMap::new(),
            scheduled: 0,
            server: Server::new(fault),
            server_down_until: 0,
            phones: phones.collect(),
            sessions: Vec::new(),
            groups: Vec::new(),
            is_healed: false,
            statistics: Statistics::default(),
            verdicts: BTreeMap::new(),
            story: tells.then(Vec::new),
            digest: 0xcbf2_9ce4_8422_2325,
        };
        for (index, action) in plan.actions.iter().enumerate() {
            world.schedule(action.at, Happening::Act(index));
        }
        world
    }

    pub(crate) fn schedule(&mut self, at: i64, happening: Happening) {
        self.scheduled += 1;
        self.queue.insert((at.max(self.now), self.scheduled), happening);
    }

    /// Lets everything happen that is going to.
    pub(crate) fn run_until_quiet(&mut self) -> Checked {
        let mut steps = 0_u32;
        while let Some(((at, _), happening)) = self.queue.pop_first() {
            self.now = at;
            steps += 1;
            ensure(steps < 100_000, "11 calls", || "things happen without end".to_owned())?;
            match happening {
                Happening::Act(index) => self.act(index)?,
                Happening::Arrive(arriving) => self.arrive(*arriving)?,
                Happening::Answer { phone, life, call, answer } => {
                    self.answered(phone, life, call, answer)?;
                }
                Happening::Wake { phone, life } => self.woke(phone, life)?,
            }
        }
        Ok(())
    }

    pub(crate) fn tell(&mut self, line: impl FnOnce() -> String) {
        if let Some(story) = &mut self.story {
            let (seconds, millis) = (self.now / 1_000, self.now % 1_000);
            story.push(format!("{seconds:>6}.{millis:03} s  {}", line()));
        }
    }

    fn hash(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let part = part.iter().fold(0, |sum: u64, byte| sum << 8 | u64::from(*byte));
            self.digest = (self.digest ^ part).wrapping_mul(0x0100_0000_01b3).rotate_left(23);
        }
    }

    fn answered(
        &mut self,
        phone: usize,
        life: u32,
        call: CallId,
        answer: Result<Answer, CallError>,
    ) -> Checked {
        let here = &mut self.phones[phone];
        if here.life != life || !here.in_the_air.remove(&call) {
            return Ok(());
        }
        match &answer {
            Ok(answer) => self.hash(&answer.body),
            Err(error) => self.hash(format!("{error:?}").as_bytes()),
        }
        self.tell(|| match &answer {
            Ok(answer) => format!(
                "phone {phone} gets {} for {call:?}: {}",
                answer.status,
                String::from_utf8_lossy(&answer.body)
            ),
            Err(error) => format!("phone {phone} gets {error:?} for {call:?}"),
        });
        let here = &mut self.phones[phone];
        let time = here.steady(self.now);
        here.watch.answered(call, &answer, time);
        self.step(phone, Event::Answered { call, answer })
    }

    fn woke(&mut self, phone: usize, life: u32) -> Checked {
        let here = &mut self.phones[phone];
        if here.life != life || here.wake_at != Some(self.now) {
            return Ok(());
        }
        here.wake_at = None;
        self.step(phone, Event::Woke)
    }

    /// One step of a phone, with all that follows at once.
    pub(crate) fn step(&mut self, index: usize, event: Event) -> Checked {
        let occasion = Occasion::of(&event);
        let (now, seed) = (self.now, self.plan.seed);
        let phone = &mut self.phones[index];
        let entropy = phone.entropy(seed);
        let (clock, time) = (phone.clock(now), phone.steady(now));
        let Some(state) = &mut phone.state else { return Ok(()) };
        let is_wake = matches!(event, Event::Woke);
        let effects = step(state, Input { now: clock, entropy, event });
        let scene = Scene { state, server: &self.server, disk: &phone.disk, time, now };
        phone.watch.stepped(scene, &occasion)?;
        let mut is_saved = true;
        for (done, effect) in effects.into_iter().enumerate() {
            if self.phones[index].dies_after.is_some_and(|last| done >= last) {
                self.tell(|| format!("phone {index} dies midway"));
                self.statistics.count("deed", "died-midway");
                self.phones[index].die();
                return Ok(());
            }
            self.perform(index, effect, time, &mut is_saved)?;
        }
        let phone = &mut self.phones[index];
        phone.dies_after = None;
        let Some(state) = &phone.state else { return Ok(()) };
        phone.watch.settled(Scene { state, server: &self.server, disk: &phone.disk, time, now })?;
        let wake = state.next_wake();
        if is_wake {
            ensure(wake.is_none_or(|wake| wake > clock), "11 calls", || {
                format!("phone {index} woke at {clock} and wants to be woken at {wake:?} again, for nothing")
            })?;
        }
        let wake_at = wake.map(|wake| phone.moment_of(wake).max(now));
        if phone.wake_at != wake_at {
            phone.wake_at = wake_at;
            let life = phone.life;
            if let Some(at) = wake_at {
                self.schedule(at, Happening::Wake { phone: index, life });
            }
        }
        Ok(())
    }

    fn perform(&mut self, index: usize, effect: Effect, time: Timestamp, is_saved: &mut bool) -> Checked {
        let phone = &mut self.phones[index];
        let Some(state) = &phone.state else { return Ok(()) };
        let (server, now) = (&self.server, self.now);
        match effect {
            Effect::SaveJournal => {
                let journal: Journal = state.journal();
                *is_saved &= phone.disk.save_journal(&journal);
            }
            Effect::SavePreferences => phone.disk.save_preferences(state.preferences()),
            Effect::Call(call) => {
                phone.in_the_air.insert(call.id);
                if *is_saved {
                    let scene = Scene { state, server, disk: &phone.disk, time, now };
                    phone.watch.called(scene, &call)?;
                    self.hash(call.path.as_bytes());
                    self.hash(call.body.as_bytes());
                    self.send(index, call);
                } else {
                    self.statistics.count("fate", "not-journaled");
                    let life = phone.life;
                    let answer = Err(CallError::NotJournaled);
                    self.schedule(self.now, Happening::Answer { phone: index, life, call: call.id, answer });
                }
            }
            Effect::Resolve(token, outcome) => {
                let scene = Scene { state, server, disk: &phone.disk, time, now };
                phone.watch.resolved(scene, token, &outcome)?;
                self.hash(&token.0.to_be_bytes());
                self.tell(|| format!("phone {index}: {token:?} ends as {outcome:?}"));
            }
            Effect::Publish(_) | Effect::PublishHome => {}
        }
        Ok(())
    }

    pub(crate) fn server_time(&self) -> Timestamp {
        Timestamp::from_millis(BEGIN + self.now)
    }

    fn one_verdict(&mut self, key: &str, applied: bool) -> Checked {
        let first = *self.verdicts.entry((self.server.epoch(), key.to_owned())).or_insert(applied);
        ensure(first == applied, "4 one key, one verdict", || {
            format!("{key} was judged applied = {first} at first, and now {applied}")
        })
    }

    /// A load or sync was told what became of writes: an unknown one is fenced by that, for ever.
    fn told_verdicts(&mut self, call: &Call, answer: &Answer) -> Checked {
        if !call.path.contains("&verdicts=") || !call.path.contains("&fence=1") {
            return Ok(());
        }
        let body: serde_json::Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        let verdicts = body.get("verdicts").or_else(|| body.get("sync")?.get("verdicts"));
        for (key, verdict) in verdicts.and_then(serde_json::Value::as_object).into_iter().flatten() {
            self.one_verdict(key, verdict["verdict"] == "applied")?;
        }
        Ok(())
    }

    /// The server decided on a call: one verdict for ever, and none against what the phone knows.
    pub(crate) fn judged(&mut self, phone: usize, call: &Call, answer: &Answer) -> Checked {
        let Some(key) = &call.key else { return self.told_verdicts(call, answer) };
        let text = String::from_utf8_lossy(&answer.body);
        let applied = match answer.status {
            200 => true,
            400 | 404 | 409 | 410
                if !text.contains("\"session_unknown\"") && !text.contains("\"group_unknown\"") =>
            {
                false
            }
            _ => return Ok(()),
        };
        self.one_verdict(key, applied)?;
        if applied { self.phones[phone].watch.committed(key, &self.server) } else { Ok(()) }
    }

    /// The outcome as far as it is known: a violation with its story.
    pub(crate) fn into_story(self) -> Vec<String> {
        self.story.unwrap_or_default()
    }
}
