//! Why the store gave no answer.

/// Nothing here is a verdict: it says whether the write may have been applied, no more.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StoreError {
    /// Not applied: too many writes wait.
    #[error("too many writes wait")]
    Busy,
    /// Not applied: there is no room for it.
    #[error("no room on the disk")]
    Full,
    /// Not known: the writer has it and did not answer in time.
    #[error("the writer did not answer in time")]
    Unanswered,
    /// Not known: a commit failed, or took the writes of others down with it.
    #[error("a group of writes was lost: {0}")]
    Lost(String),
    /// The database failed.
    #[error("database: {0}")]
    Database(#[source] sqlx::Error),
    /// A stored value is none that was ever written here.
    #[error("unreadable value in column {column}: {reason}")]
    Unreadable {
        /// Where it stands.
        column: &'static str,
        /// What is wrong with it.
        reason: String,
    },
}

/// The primary result code of `SQLite` behind an error.
pub(super) fn sqlite_code(error: &sqlx::Error) -> Option<i32> {
    let code: i32 = error.as_database_error()?.code()?.parse().ok()?;
    Some(code & 0xff)
}

pub(super) const SQLITE_BUSY: i32 = 5;
pub(super) const SQLITE_READONLY: i32 = 8;
pub(super) const SQLITE_FULL: i32 = 13;
pub(super) const SQLITE_CANTOPEN: i32 = 14;
pub(super) const SQLITE_NOTADB: i32 = 26;

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match sqlite_code(&error) {
            Some(SQLITE_FULL) => Self::Full,
            _ => Self::Database(error),
        }
    }
}
