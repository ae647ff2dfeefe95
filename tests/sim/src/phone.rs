//! A phone: the real state machine, a disk, a clock of its own, and what is watched about it.

use std::collections::BTreeSet;

use pace_core::{
    input::{CallId, Token},
    journal::{Journal, Preferences},
    state::State,
};
use pace_rules::{
    id::{GroupId, SessionId},
    time::Timestamp,
};

use crate::{breaks::Break, plan::PhonePlan, watch::Watch};

/// When every evening begins: 2026-01-10T19:30:00Z.
pub(crate) const BEGIN: i64 = 1_768_073_400_000;

/// The server that the phones use.
pub(crate) const SERVER: &str = "http://pace.test:7223";

pub(crate) struct Phone {
    pub(crate) index: usize,
    /// Counts restarts: what was meant for an earlier process is dropped.
    pub(crate) life: u32,
    /// None while the process is dead.
    pub(crate) state: Option<State>,
    pub(crate) disk: Disk,
    skew: i64,
    rate: i64,
    /// How far its clock was set ahead since.
    jumped: i64,
    /// Calls made so far, over all lives.
    pub(crate) calls: usize,
    /// Inputs so far, each with its own entropy.
    inputs: u64,
    next_token: u64,
    /// Calls that the shell has not answered yet.
    pub(crate) in_the_air: BTreeSet<CallId>,
    /// When a wake is scheduled.
    pub(crate) wake_at: Option<i64>,
    /// It dies after so many effects of its next step.
    pub(crate) dies_after: Option<usize>,
    /// Until when it has no network.
    pub(crate) airplane_until: i64,
    /// Sessions that its person knows of.
    pub(crate) known: Vec<SessionId>,
    /// Groups that its person knows of.
    pub(crate) known_groups: Vec<GroupId>,
    pub(crate) watch: Watch,
}

/// What survives the process.
#[derive(Debug)]
pub(crate) struct Disk {
    preferences: String,
    pub(crate) journal: String,
    /// What `journal` says.
    pub(crate) saved: Journal,
    /// So many of the next writes fail.
    pub(crate) failing: u8,
    /// The last write failed, so the disk is behind.
    pub(crate) is_behind: bool,
}

impl Phone {
    pub(crate) fn new(index: usize, plan: &PhonePlan, broken: Option<Break>) -> Self {
        let preferences = Preferences {
            server: SERVER.to_owned(),
            install_id: format!("install-{index}"),
            current_session: None,
            recent_groups: Vec::new(),
        };
        let mut phone = Self {
            index,
            life: 0,
            state: None,
            disk: Disk {
                preferences: serde_json::to_string(&preferences).expect("preferences become JSON"),
                journal: "{}".to_owned(),
                saved: Journal::default(),
                failing: 0,
                is_behind: false,
            },
            skew: plan.skew,
            rate: plan.rate,
            jumped: 0,
            calls: 0,
            inputs: 0,
            next_token: 0,
            in_the_air: BTreeSet::new(),
            wake_at: None,
            dies_after: None,
            airplane_until: 0,
            known: Vec::new(),
            known_groups: Vec::new(),
            watch: Watch::default(),
        };
        phone.start(broken);
        phone
    }

    /// Starts the process with what the disk holds.
    pub(crate) fn start(&mut self, broken: Option<Break>) {
        let preferences: Preferences =
            serde_json::from_str(&self.disk.preferences).expect("preferences read back");
        let journal: Journal = serde_json::from_str(&self.disk.journal).expect("a journal reads back");
        let mut state = State::new(preferences, journal);
        if let Some(Break::Phone(fault)) = broken {
            state.break_with(fault);
        }
        self.state = Some(state);
    }

    /// Ends the process.
    pub(crate) fn die(&mut self) {
        self.state = None;
        self.life += 1;
        self.in_the_air.clear();
        self.wake_at = None;
        self.dies_after = None;
        self.disk.failing = 0;
        self.watch.die();
    }

    /// What its clock shows.
    pub(crate) fn clock(&self, now: i64) -> Timestamp {
        Timestamp::from_millis(self.steady(now).millis() + self.jumped)
    }

    /// What its clock would show if nobody had ever set it.
    pub(crate) fn steady(&self, now: i64) -> Timestamp {
        Timestamp::from_millis(BEGIN + self.skew + now * self.rate / 1_000)
    }

    /// The first moment at which its clock shows that time.
    pub(crate) fn moment_of(&self, time: Timestamp) -> i64 {
        let mut at = (time.millis() - BEGIN - self.skew - self.jumped) * 1_000 / self.rate - 2;
        while self.clock(at) < time {
            at += 1;
        }
        at
    }

    /// Sets the clock.
    pub(crate) fn set_clock(&mut self, by: i64) {
        self.jumped += by;
        self.watch.clock_jumped();
    }

    /// Random bits for the next input.
    pub(crate) fn entropy(&mut self, seed: u64) -> u128 {
        self.inputs += 1;
        let place = (self.index as u64) << 48 | self.inputs;
        fastrand::Rng::with_seed(seed ^ place.wrapping_mul(0x9E37_79B9_7F4A_7C15)).u128(..)
    }

    pub(crate) fn token(&mut self) -> Token {
        self.next_token += 1;
        Token(self.next_token)
    }
}

impl Disk {
    /// Writes the journal; false if that fails.
    pub(crate) fn save_journal(&mut self, journal: &Journal) -> bool {
        if self.failing > 0 {
            self.failing -= 1;
            self.is_behind = true;
            return false;
        }
        self.is_behind = false;
        if *journal != self.saved {
            self.journal = serde_json::to_string(journal).expect("a journal becomes JSON");
            self.saved = serde_json::from_str(&self.journal).expect("a journal reads back");
        }
        true
    }

    pub(crate) fn save_preferences(&mut self, preferences: &Preferences) {
        self.preferences = serde_json::to_string(preferences).expect("preferences become JSON");
    }
}
