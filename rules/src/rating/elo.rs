//! Elo for players and pairs, in whole numbers.
//!
//! The formula is that of A. E. Elo, *The Rating of Chessplayers* (1978), with the side's mean in
//! doubles and every partner changed alike. Points play no part in it.

use crate::game::Team;

/// Everybody's rating before the first game, and that of a side without rated players.
pub const START: i32 = 1500;
/// No rating falls below this.
pub const FLOOR: i32 = 100;
/// The most that one game can change a player's rating.
pub const PLAYER_K: f64 = 64.0;
/// The most that one game can change a pair's rating.
pub const PAIR_K: f64 = 32.0;

/// The score, from 0 to 1, that a side may expect of a game: `1 / (1 + 10^((other − own) / 400))`.
pub fn expected(own: f64, other: f64) -> f64 {
    1.0 / (1.0 + 10_f64.powf((other - own) / 400.0))
}

/// A side's rating: the mean of its rated players, [`START`] without any.
pub fn side_rating(players: impl Iterator<Item = i32>) -> f64 {
    let (sum, count) =
        players.fold((0.0, 0.0), |(sum, count), rating| (sum + f64::from(rating), count + 1.0));
    if count == 0.0 { START.into() } else { sum / count }
}

/// What a game changes, team A first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Exchange {
    /// The sides' ratings before the game.
    pub ratings: [f64; 2],
    /// The score, from 0 to 1, that each side could expect.
    pub expected: [f64; 2],
    /// What is added to each rating: `floor(k·(score − expected) + 0.5)`.
    pub changes: [i32; 2],
}

impl Exchange {
    /// Judges a game between sides of these ratings.
    pub fn of(k: f64, ratings: [f64; 2], winner: Team) -> Self {
        let [a, b] = ratings;
        let of_a = expected(a, b);
        let expected = [of_a, 1.0 - of_a];
        let scores = if winner == Team::A { [1.0, 0.0] } else { [0.0, 1.0] };
        let changes = [0, 1].map(|side| rounded(k * (scores[side] - expected[side])));
        Self { ratings, expected, changes }
    }
}

/// A rating after a change.
pub fn changed(rating: i32, change: i32) -> i32 {
    rating.saturating_add(change).max(FLOOR)
}

#[expect(clippy::cast_possible_truncation, reason = "a change is at most K, and a cast stops at the ends")]
fn rounded(change: f64) -> i32 {
    (change + 0.5).floor() as i32
}
