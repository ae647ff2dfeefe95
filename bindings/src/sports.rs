//! What a scoreboard can count.

use pace_rules::rally::Sport;

/// All sports, in the order in which they are offered.
#[uniffi::export]
pub fn sports() -> Vec<Sport> {
    Sport::ALL.to_vec()
}
