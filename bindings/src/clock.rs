//! Time for tests of what is built on the face.

use std::{future::Future, pin::Pin, sync::Arc};

use pace_core::Clock;
use pace_rules::time::Timestamp;
use tokio::sync::watch;

/// A clock that stands still until it is told to go on. What waits for its time waits here, so that
/// nothing has to be called back: whoever moved it asks the phone when it has [`crate::Pace::woken`]
/// and when it is [`crate::Pace::idle`].
#[derive(uniffi::Object)]
pub struct StillClock {
    time: watch::Sender<Timestamp>,
}

#[uniffi::export]
impl StillClock {
    /// One that shows this time.
    #[uniffi::constructor]
    pub fn new(time: Timestamp) -> Arc<Self> {
        Arc::new(Self { time: watch::Sender::new(time) })
    }

    /// What it shows.
    pub fn now(&self) -> Timestamp {
        *self.time.borrow()
    }

    /// Goes on to that time.
    pub fn go_on_to(&self, time: Timestamp) {
        self.time.send_replace(time);
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
}
