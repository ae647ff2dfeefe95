//! A law that was broken.

use std::fmt;

/// Which law, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The law's number and name.
    pub law: &'static str,
    /// What was seen.
    pub message: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "law {}: {}", self.law, self.message)
    }
}

/// The outcome of a check.
pub(crate) type Checked = Result<(), Violation>;

/// Fails unless the condition holds.
pub(crate) fn ensure(holds: bool, law: &'static str, message: impl FnOnce() -> String) -> Checked {
    if holds { Ok(()) } else { Err(Violation { law, message: message() }) }
}
