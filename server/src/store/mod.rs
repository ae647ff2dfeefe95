//! The truth and its one writer.
//!
//! A write is judged by [`judge`], or by [`group`] if it is about a group, on what is stored, with
//! the same rules as the phone's, and settled in one transaction: rows, versions, parts, receipts and
//! the record of its verdict. [`sqlite`] does the storing; nothing else knows a dialect of SQL.

mod error;
mod group;
mod judge;
mod question;
mod rows;
mod sqlite;
mod write;

pub(crate) use error::StoreError;
pub use sqlite::OpenError;
pub(crate) use sqlite::{Closing, Store, export, import};
pub(crate) use {
    group::{GroupData, GroupOutcome, GroupQuestion, GroupReading, GroupWrite, GroupWritten, Named, Needs},
    question::{Question, Reading},
    write::{Base, ExistingPlayer, Fingerprint, Key, Outcome, Refusal, Write, Written},
};
