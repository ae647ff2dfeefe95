//! Groups, as the store's callers ask for them and as writes to them are judged.

pub(super) mod judge;
mod question;
mod write;

pub(crate) use question::{GroupData, GroupQuestion, GroupReading, Named, Needs, PoolMember, StoredEvening};
pub(crate) use write::{GroupOutcome, GroupWrite, GroupWritten};
