//! A group's pool of players and the payments between them: what a person does to it, and the one
//! judgement of it that the phone and the server share.
//!
//! Unlike a session's games, the pool says nothing about results: those follow from the sessions.
//! Who owes whom follows from both, in [`crate::balances`].

mod apply;
mod change;
mod link;
mod part;
mod payment;
mod request;
mod state;
mod sync;

pub use apply::{PoolTouched, apply_to_pool};
pub use change::{NewMember, PoolChange, PoolTarget};
pub use link::link_roster;
pub use part::UnknownPoolPart;
pub use payment::{MAX_PAYMENTS, MAX_TOMBSTONES, NewPayment, Payment, Person};
pub use request::{GroupBody, MemberBody, NamesBody, PoolChangesBody, RemovalBody};
pub use state::{MAX_MEMBERS, Member, Pool, same_name};
pub use sync::{Group, GroupMember, GroupOverwrote, GroupSync};
