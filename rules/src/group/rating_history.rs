//! How a player's rating came about, game by game.

use serde::{Deserialize, Serialize};

use super::{game_line::GameLine, standings::Standings};
use crate::{
    game::Team,
    id::{GameId, GroupPlayerId, SessionId},
    rating::elo::{START, changed},
};

/// What one game did to a player's rating, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(rename_all = "camelCase")]
pub struct RatingStep {
    /// The game.
    pub game_id: GameId,
    /// Its session.
    pub session_id: SessionId,
    /// The player's team.
    pub team: Team,
    /// Who played and how it ended.
    #[serde(flatten)]
    pub game: GameLine,
    /// The player's rating before.
    pub before: i32,
    /// `after − before`.
    pub change: i32,
    /// The player's rating after.
    pub after: i32,
    /// The rating of the own side before: the mean of its linked players.
    #[serde(serialize_with = "crate::wire::number")]
    pub side_rating: f64,
    /// The rating of the other side before.
    #[serde(serialize_with = "crate::wire::number")]
    pub opponent_rating: f64,
    /// The chance of winning that the ratings gave the own side, in percent.
    #[serde(serialize_with = "crate::wire::number")]
    pub expected: f64,
}

impl Standings<'_> {
    /// The steps of a player's rating from the first game to the newest; none for an id that is not
    /// in the pool.
    pub fn rating_history(&self, id: &GroupPlayerId) -> Option<Vec<RatingStep>> {
        let place = self.place(id)?;
        let mut before = START;
        let mut steps = Vec::new();
        for (played, exchange) in self.games.iter().zip(&self.exchanges) {
            let Some(team) = played.team_of(place) else { continue };
            let after = changed(before, exchange.changes[team as usize]);
            steps.push(RatingStep {
                game_id: played.game.id.clone(),
                session_id: played.session.id.clone(),
                team,
                game: played.line(team),
                before,
                change: after - before,
                after,
                side_rating: exchange.ratings[team as usize],
                opponent_rating: exchange.ratings[team.other() as usize],
                expected: 100.0 * exchange.expected[team as usize],
            });
            before = after;
        }
        Some(steps)
    }
}
