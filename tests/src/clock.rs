//! A clock that a test moves.

use std::{
    collections::BTreeMap,
    future::Future,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use pace_core::Clock;
use pace_rules::time::Timestamp;
use tokio::sync::watch;

/// 2026-01-09T19:00:00Z, in milliseconds since 1970.
const EVENING: i64 = 1_767_985_200_000;

/// Stands still until it is told to go on, and knows who waits for what time.
#[derive(Debug)]
pub struct TestClock {
    time: watch::Sender<Timestamp>,
    waits: watch::Sender<BTreeMap<u64, Timestamp>>,
    next_wait: AtomicU64,
}

impl TestClock {
    /// The beginning of an evening, 2026-01-09T19:00:00Z, where every clock starts.
    pub fn beginning() -> Timestamp {
        Timestamp::from_millis(EVENING)
    }

    /// At the beginning of an evening.
    pub fn new() -> Arc<Self> {
        Arc::new(Self {
            time: watch::Sender::new(Self::beginning()),
            waits: watch::Sender::new(BTreeMap::new()),
            next_wait: AtomicU64::new(0),
        })
    }

    /// Goes on by so much and wakes those whose time has come.
    pub fn advance(&self, by: Duration) {
        self.time.send_modify(|now| *now = *now + by);
    }

    /// Goes on by so much, and waits until all whose time has come go on too.
    ///
    /// # Panics
    /// Never: what it waits for is its own.
    pub async fn pass(&self, by: Duration) {
        self.advance(by);
        let now = self.now();
        let due = |waits: &BTreeMap<u64, Timestamp>| waits.values().any(|time| *time <= now);
        self.waits().wait_for(|waits| !due(waits)).await.expect("the sender is in `self`");
    }

    /// Goes on to that time.
    pub fn advance_to(&self, time: Timestamp) {
        self.time.send_modify(|now| *now = time.max(*now));
    }

    /// The next time that somebody waits for.
    pub fn next_wake(&self) -> Option<Timestamp> {
        self.waits.borrow().values().min().copied()
    }

    /// Changes whenever somebody begins or ends to wait.
    fn waits(&self) -> watch::Receiver<BTreeMap<u64, Timestamp>> {
        self.waits.subscribe()
    }

    /// The same time for the server.
    pub fn of_server(self: &Arc<Self>) -> pace_server::Clock {
        let clock = self.clone();
        Arc::new(move || clock.now())
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        *self.time.borrow()
    }

    fn wait_until(&self, time: Timestamp) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        let id = self.next_wait.fetch_add(1, Ordering::Relaxed);
        Box::pin(async move {
            let mut clock = self.time.subscribe();
            if *clock.borrow() >= time {
                return;
            }
            let _wait = Wait::new(self, id, time);
            // The sender is `self`: it cannot go away meanwhile.
            drop(clock.wait_for(|now| *now >= time).await);
        })
    }
}

/// Somebody who waits; gone when the wait is over or given up.
struct Wait<'a> {
    clock: &'a TestClock,
    id: u64,
}

impl<'a> Wait<'a> {
    fn new(clock: &'a TestClock, id: u64, time: Timestamp) -> Self {
        clock.waits.send_modify(|waits| {
            waits.insert(id, time);
        });
        Self { clock, id }
    }
}

impl Drop for Wait<'_> {
    fn drop(&mut self) {
        self.clock.waits.send_modify(|waits| {
            waits.remove(&self.id);
        });
    }
}
