//! Whether a phone does anything by itself at the moment.

use pace_rules::time::Timestamp;
use tokio::sync::watch;

use super::{Engine, Inner};

/// A phone that does nothing by itself until it wakes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Idle {
    /// When it goes on by itself; none if it waits for a person.
    pub wakes_at: Option<Timestamp>,
    /// How many outcomes are still waited for.
    pub waiting: usize,
}

impl Engine {
    /// Something else is under way.
    pub(in crate::shell) fn begin(&self) {
        self.under_way.send_modify(|count| *count += 1);
    }

    /// Something is no longer under way.
    pub(in crate::shell) fn finish(&self) {
        self.under_way.send_modify(|count| *count -= 1);
    }

    /// Waits until nothing is under way or due.
    pub(in crate::shell) async fn idle(&self) -> Idle {
        self.look(|under_way, inner| {
            let waiting = inner.waiting.values().filter(|waiting| !waiting.is_closed()).count();
            (under_way == 0).then(|| Idle { wakes_at: inner.state.next_wake(), waiting })
        })
        .await
    }

    /// Waits until nothing is due.
    pub(in crate::shell) async fn woken(&self) {
        self.look(|_, _| Some(())).await;
    }

    /// Looks after each step until that is found and nothing is due.
    async fn look<T>(&self, found: impl Fn(usize, &Inner) -> Option<T>) -> T {
        let mut steps = self.under_way.subscribe();
        loop {
            if let Some(found) = self.seen(&mut steps, &found) {
                return found;
            }
            // The sender is `self`: it cannot go away meanwhile.
            drop(steps.changed().await);
        }
    }

    fn seen<T>(
        &self,
        steps: &mut watch::Receiver<usize>,
        found: impl Fn(usize, &Inner) -> Option<T>,
    ) -> Option<T> {
        // No step is made meanwhile, so the count and the state belong together.
        let inner = self.lock();
        let under_way = *steps.borrow_and_update();
        let is_due = inner.state.next_wake().is_some_and(|time| time <= self.now());
        if is_due { None } else { found(under_way, &inner) }
    }
}
