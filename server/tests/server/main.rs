//! The server over real HTTP: every endpoint with its errors, and the promises of the wire.

mod support;

mod archive;
mod archive_any;
mod commits;
mod contract;
mod database;
mod figures;
mod games;
mod group_deletion;
mod group_sessions;
mod group_sync;
mod group_verdicts;
mod groups;
mod join;
mod lists;
mod migration;
mod not_tolerated;
mod overload;
mod payments;
mod pool;
mod process;
mod quirks;
mod receipts;
mod sessions;
mod soft_delete;
mod sync;
mod transport;
mod verdicts;
mod viewer;
