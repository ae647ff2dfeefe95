//! How many stores and subscriptions the other side holds, so that a test can tell a leak.

use std::sync::atomic::{AtomicU64, Ordering};

static STORES: AtomicU64 = AtomicU64::new(0);
static SUBSCRIPTIONS: AtomicU64 = AtomicU64::new(0);

/// What is held at this moment in the whole process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct LiveCounts {
    /// Stores that were not closed.
    pub stores: u64,
    /// Subscriptions that were not closed.
    pub subscriptions: u64,
}

/// Counts what is held.
#[uniffi::export]
pub fn live_counts() -> LiveCounts {
    LiveCounts { stores: STORES.load(Ordering::SeqCst), subscriptions: SUBSCRIPTIONS.load(Ordering::SeqCst) }
}

/// Counts as long as it lives.
pub(crate) struct Live(&'static AtomicU64);

impl Live {
    pub(crate) fn store() -> Self {
        Self::count(&STORES)
    }

    pub(crate) fn subscription() -> Self {
        Self::count(&SUBSCRIPTIONS)
    }

    fn count(counter: &'static AtomicU64) -> Self {
        counter.fetch_add(1, Ordering::SeqCst);
        Self(counter)
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}
