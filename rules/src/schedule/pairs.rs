//! How often each two players met.

use crate::session::MAX_PLAYERS;

/// A power of two, so that an index cut to its bits is always inside.
const WIDTH: usize = 32;
const _: () = assert!(MAX_PLAYERS <= WIDTH, "every player has a row");

/// A count for each two players, the same both ways round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pairs([[i32; WIDTH]; WIDTH]);

impl Pairs {
    pub(super) const fn new() -> Self {
        Self([[0; WIDTH]; WIDTH])
    }

    #[inline]
    pub(super) const fn get(&self, one: usize, other: usize) -> i32 {
        self.0[one % WIDTH][other % WIDTH]
    }

    #[inline]
    pub(super) const fn add(&mut self, one: usize, other: usize, times: i32) {
        self.0[one % WIDTH][other % WIDTH] += times;
        self.0[other % WIDTH][one % WIDTH] += times;
    }

    /// The counts of all pairs of the first so many players.
    pub(super) fn counts(&self, players: usize) -> impl Iterator<Item = i32> {
        (0..players).flat_map(move |one| (one + 1..players).map(move |other| self.get(one, other)))
    }
}
