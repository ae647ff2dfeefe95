//! The face of the phone's side for Kotlin and Swift.
//!
//! Reading order: [`Pace`] is the phone; [`stores`] what its screens hold, each with the methods of the
//! store of the same name in the core; [`observe`] how a screen hears of changes; [`begun`] what has an
//! id before it has a verdict; [`words`], [`planning`], [`remarks`] and [`sports`] what needs no store;
//! `log`, `live` and `clock` are for developers. Records, failures and ids are the core's and the rules' own,
//! marked where they are written.
//!
//! A method that changes something has asked for it before it waits for the first time. Whoever waits
//! may go away: the write goes on.

pub mod begun;
pub mod clock;
pub mod live;
pub mod log;
pub mod observe;
mod pace;
pub mod planning;
pub mod remarks;
mod runtime;
pub mod sports;
pub mod stores;
pub mod words;

pub use pace::Pace;

uniffi::setup_scaffolding!();

// A count is an `Int` beyond.
uniffi::custom_type!(usize, u64, {
    remote,
    lower: |count| u64::try_from(count).unwrap_or(u64::MAX),
    try_lift: |count| Ok(usize::try_from(count)?),
});
