//! The leaderboard.

use serde::{Deserialize, Serialize};

use super::{
    form::{Outcome, Trend},
    standings::Standings,
};
use crate::id::GroupPlayerId;

/// One line of the leaderboard.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(rename_all = "camelCase")]
pub struct LeaderboardRow {
    /// The player.
    pub group_player_id: GroupPlayerId,
    /// The name in the pool.
    pub player_name: String,
    /// The rating after all games.
    pub elo_rating: i32,
    /// The position, from 1, also among equal ratings.
    pub rank: usize,
    /// Games played.
    pub total_games: u32,
    /// Games won.
    pub wins: u32,
    /// Games lost.
    pub losses: u32,
    /// Games won in percent of games played, unrounded; 0 without games.
    #[serde(serialize_with = "crate::wire::number")]
    pub win_rate: f64,
    /// The last five results, newest first.
    pub recent_form: Vec<Outcome>,
    /// Where they lead.
    pub trend: Trend,
}

impl Standings<'_> {
    /// The active players, best rating first; of equal ones, by name.
    pub fn leaderboard(&self) -> Vec<LeaderboardRow> {
        let rows = self.ranking.iter().enumerate();
        rows.map(|(above, place)| {
            let standing = &self.members[*place];
            LeaderboardRow {
                group_player_id: standing.id.clone(),
                player_name: standing.member.name.clone(),
                elo_rating: standing.rating,
                rank: above + 1,
                total_games: standing.tally.games(),
                wins: standing.tally.wins,
                losses: standing.tally.losses,
                win_rate: standing.tally.win_rate(),
                recent_form: standing.tally.form.outcomes(),
                trend: standing.tally.form.trend(),
            }
        })
        .collect()
    }
}
