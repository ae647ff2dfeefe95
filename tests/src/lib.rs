//! What the tests of the whole system stand on: real phones and a real server over real HTTP, with
//! a [`proxy`] between them that fails on demand and a [`clock`] that a test moves.
//!
//! Nothing here sleeps: whoever waits, waits for an event.

pub mod backend;
pub mod circle;
pub mod clock;
pub mod evening;
pub mod phone;
pub mod proxy;
pub mod scenarios;
pub mod wire;
