//! A group as a file: taken out of a database, and put into one.
//!
//! What is put in may also be the answers of the existing web app's server, saved as files.

mod assemble;
mod check;
mod csv;
mod document;
mod export;
mod import;
mod shape;

use std::{io, path::PathBuf};

use crate::store::{OpenError, StoreError};

pub(crate) use document::{Archive, ArchivedGroup, ArchivedPlayer, ArchivedSession, Bundle};
pub use export::{ExportArgs, Format, export};
pub use import::{ImportArgs, Imported, import};

/// Why nothing was exported or imported.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// A file cannot be read or written.
    #[error("cannot use {path}: {source}")]
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file holds something else than a group's data, or data that break a rule.
    #[error("{path}: {reason}; nothing was imported")]
    Unfit {
        /// Which.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The database cannot be opened.
    #[error(transparent)]
    Database(#[from] OpenError),
    /// No group has that id or code.
    #[error("the database has no group {0}")]
    GroupUnknown(String),
    /// What is to be put in is there.
    #[error("{0} is in the database already; nothing was imported")]
    Taken(String),
    /// The database failed.
    #[error("the database failed: {0}")]
    Failed(String),
}

impl From<StoreError> for ArchiveError {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<sqlx::Error> for ArchiveError {
    fn from(error: sqlx::Error) -> Self {
        StoreError::from(error).into()
    }
}
