//! The server over real HTTP: every endpoint with its errors, and the promises of the wire.

mod support;

mod commits;
mod database;
mod games;
mod lists;
mod overload;
mod process;
mod receipts;
mod sessions;
mod soft_delete;
mod sync;
mod transport;
mod verdicts;
mod viewer;
