//! The phone's side of Pace: what a person taps shows at once, the server decides, and a failure
//! takes it back exactly.
//!
//! One equation holds it all: **view = fold(apply, base, log)**. `base` is what the server said,
//! complete up to a version; `log` is what this phone wrote and has no verdict of. Rolling back is
//! dropping an entry and folding again; a refresh replaces only `base`. There is no inverse code.
//!
//! Reading order: [`input`], [`effect`] and [`step`] are the machine, without I/O, clock, randomness
//! or async; [`state`], `machine`, `queue`, `page` and `tray` are what it does with any `subject`;
//! `session` and `group` are the two subjects, `profiles` and `lists` what is only read; `view`
//! folds; [`snapshot`] is what screens show, and [`plan`] what the rest of an evening would become.

mod address;
mod answer;
mod author;
mod base;
mod code;
pub mod deed;
pub mod draft;
pub mod effect;
pub mod failure;
#[doc(hidden)]
pub mod fault;
#[cfg(feature = "uniffi")]
mod ffi;
mod group;
pub mod ids;
pub mod input;
#[doc(hidden)]
pub mod inspect;
pub mod journal;
mod lists;
mod machine;
pub mod notice;
mod page;
pub mod plan;
pub mod profiles;
mod queue;
mod reading;
mod recent;
mod search;
mod session;
pub mod shared;
mod shell;
pub mod snapshot;
pub mod state;
pub mod step;
mod subject;
mod tap;
mod tray;
mod turn;
mod view;

pub use address::{AddressError, address};
pub use shell::{
    CallRecord, Client, Clock, DEFAULT_SERVER, Data, Embedded, GroupStore, HomeStore, Idle, Options, Outcome,
    PairStore, PlayerStore, SessionStore, StartError, SuggestionStore, SystemClock,
};

#[cfg(feature = "uniffi")]
uniffi::setup_scaffolding!();
