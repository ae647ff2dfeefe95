//! The list of pairs.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::standings::Standings;
use crate::id::GroupPlayerId;

/// Games together from which on a pair has a rank.
const QUALIFYING_GAMES: u32 = 5;

/// One pair.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(rename_all = "camelCase")]
pub struct PairingRow {
    /// The player whose id is lower.
    pub player1_id: GroupPlayerId,
    /// The name in the pool.
    pub player1_name: String,
    /// The player whose id is higher.
    pub player2_id: GroupPlayerId,
    /// The name in the pool.
    pub player2_name: String,
    /// Games together.
    pub games_played: u32,
    /// Games won.
    pub wins: u32,
    /// Games lost.
    pub losses: u32,
    /// Games won in percent of games played, unrounded.
    #[serde(serialize_with = "crate::wire::number")]
    pub win_rate: f64,
    /// The pair's own rating.
    pub elo_rating: i32,
    /// Whether they have played enough for a rank: 5 games.
    pub is_qualified: bool,
}

impl Standings<'_> {
    /// The pairs of active players: qualified ones first, then best win rate, then most games.
    pub fn pairings(&self) -> Vec<PairingRow> {
        let mut rows: Vec<PairingRow> = (self.pairs_by_name().into_iter())
            .map(|([one, other], standing)| {
                let tally = &standing.tally;
                PairingRow {
                    player1_id: self.id(*one),
                    player1_name: self.name(*one),
                    player2_id: self.id(*other),
                    player2_name: self.name(*other),
                    games_played: tally.games(),
                    wins: tally.wins,
                    losses: tally.losses,
                    win_rate: tally.win_rate(),
                    elo_rating: standing.rating,
                    is_qualified: tally.games() >= QUALIFYING_GAMES,
                }
            })
            .collect();
        rows.sort_by_key(|row| Reverse(row.games_played));
        rows.sort_by(|one, other| other.win_rate.total_cmp(&one.win_rate));
        rows.sort_by_key(|row| !row.is_qualified);
        rows
    }
}
