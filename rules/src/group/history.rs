//! What is known of a group.

use crate::{game::Game, pool::Pool, session::Session};

/// A group's pool and its sessions, those that exist now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// The group and its players, removed ones too.
    pub pool: Pool,
    /// Its sessions, in any order.
    pub evenings: Vec<Evening>,
}

/// A session with its games.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evening {
    /// The session with its roster.
    pub session: Session,
    /// Its games, in any order; those not yet played count for nothing.
    pub games: Vec<Game>,
}
