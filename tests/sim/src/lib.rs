//! A seeded simulator: phones, a model server and a bad network over the real `step`.
//!
//! One seed is one evening: who taps what and when, what the network does to every call, when a
//! phone dies or the server is put back to an older copy. The phones run `pace_core::step`; the
//! server is a model of its own, written from the wire contract; an onlooker compares after every
//! step what the phones conclude with what is really there, law by law. An evening in which a law is
//! broken is shrunk and told.
//!
//! Reading order: [`plan`], [`run`]; `world` and `network` are what happens, `server` is the model,
//! `watch` and `finish` are the laws.

pub mod breaks;
mod deeds;
mod finish;
mod network;
mod organizer;
mod person;
mod phone;
pub mod plan;
pub mod run;
mod server;
pub mod statistics;
mod subject;
pub mod violation;
mod watch;
mod world;
