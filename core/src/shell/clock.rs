//! Time from outside, so that a test can move it.

use std::{
    future::{Future, ready},
    pin::Pin,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use pace_rules::time::Timestamp;

/// Tells the time and waits for it.
pub trait Clock: Send + Sync + 'static {
    /// The time now.
    fn now(&self) -> Timestamp;
    /// Ends when it is that time.
    fn wait_until(&self, time: Timestamp) -> Pin<Box<dyn Future<Output = ()> + Send + '_>>;
    /// Ends when a phone may go on with its work: at once, but for tests that let it stand still.
    fn go_ahead(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(ready(()))
    }
}

/// The clock of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp::from_millis(i64::try_from(since_1970.as_millis()).unwrap_or(i64::MAX))
    }

    fn wait_until(&self, time: Timestamp) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        // A millisecond more, so that the time has come when the wait ends.
        let wait = time.since(self.now()) + Duration::from_millis(1);
        Box::pin(tokio::time::sleep(wait))
    }
}
