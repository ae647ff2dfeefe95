//! Time for tests of what is built on the face.

use std::{future::Future, pin::Pin, sync::Arc};

use pace_core::Clock;
use pace_rules::time::Timestamp;
use tokio::sync::watch;

/// A clock that stands still until it is told to go on, and that can hold its phones back. What waits
/// for it waits here, so that nothing has to be called back: whoever moved it asks the phone when it
/// has [`crate::Pace::woken`] and when it is [`crate::Pace::idle`].
#[derive(uniffi::Object)]
pub struct StillClock {
    time: watch::Sender<Timestamp>,
    is_held: watch::Sender<bool>,
}

#[uniffi::export]
impl StillClock {
    /// One that shows this time.
    #[uniffi::constructor]
    pub fn new(time: Timestamp) -> Arc<Self> {
        Arc::new(Self { time: watch::Sender::new(time), is_held: watch::Sender::new(false) })
    }

    /// What it shows.
    pub fn now(&self) -> Timestamp {
        *self.time.borrow()
    }

    /// Goes on to that time.
    pub fn go_on_to(&self, time: Timestamp) {
        self.time.send_replace(time);
    }

    /// From now on what is asked of a phone shows, and nothing of it is written or sent; it takes no
    /// note of answers.
    pub fn hold(&self) {
        self.is_held.send_replace(true);
    }

    /// Phones go on.
    pub fn release(&self) {
        self.is_held.send_replace(false);
    }
}

impl Clock for StillClock {
    fn now(&self) -> Timestamp {
        Self::now(self)
    }

    fn wait_until(&self, time: Timestamp) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        let mut clock = self.time.subscribe();
        // The sender is `self`: it cannot go away meanwhile.
        Box::pin(async move { drop(clock.wait_for(|now| *now >= time).await) })
    }

    fn go_ahead(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        let mut is_held = self.is_held.subscribe();
        Box::pin(async move { drop(is_held.wait_for(|is_held| !is_held).await) })
    }
}
