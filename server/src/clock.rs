//! The time, given from outside.

use std::{
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use pace_rules::time::Timestamp;

/// Tells the present time.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// The clock of this machine.
pub fn system_clock() -> Clock {
    Arc::new(|| {
        let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp::from_millis(i64::try_from(since_1970.as_millis()).unwrap_or(i64::MAX))
    })
}
