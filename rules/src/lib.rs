//! The law of the game: data and pure functions, with no I/O, clock, randomness or async.
//!
//! The server and the phone judge with the same functions: a phone folds its own unanswered
//! [`change::Change`]s over what it has of the server to show a tap at once, and the server decides
//! with the very same [`apply::apply`].
//!
//! Reading order: [`session`], [`game`], [`state`], [`change`], [`apply`], [`sync`]; then what is
//! computed from the games that exist.

pub mod apply;
pub mod change;
pub mod game;
pub mod highlights;
pub mod id;
pub mod money;
pub mod part;
pub mod player;
pub mod recorded_twice;
pub mod rejection;
pub mod request;
mod rotation;
pub mod schedule;
pub mod scoring;
pub mod session;
pub mod settlement;
pub mod share_text;
pub mod state;
pub mod statistics;
pub mod sync;
pub mod time;
pub mod transfers;
pub mod undo;
pub mod wire;
