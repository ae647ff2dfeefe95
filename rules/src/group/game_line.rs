//! A game in a list of games.

use serde::{Deserialize, Serialize};

use super::timeline::Played;
use crate::{game::Team, id::PlayerId, time::Timestamp};

/// A game as somebody's list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(rename_all = "camelCase")]
pub struct GameLine {
    /// The names on the session's roster, guests too.
    pub team_a_names: Vec<String>,
    /// As many as in team A.
    pub team_b_names: Vec<String>,
    /// Points of team A, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team_a_score: Option<u8>,
    /// Points of team B, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team_b_score: Option<u8>,
    /// Whether the player or pair whose list it is won.
    pub won: bool,
    /// When the result was first recorded; the session's date where that is not known.
    pub date: Timestamp,
    /// In lists of close games: by how many points, 1 or 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub margin: Option<u8>,
}

/// How many games a list of recent ones has.
pub(super) const RECENT: usize = 10;

/// Who stands on no roster; the rules let nobody with games leave one.
const UNKNOWN: &str = "Unknown";

impl Played<'_> {
    /// The game in the list of somebody of that team.
    pub(super) fn line(&self, team: Team) -> GameLine {
        let name = |id: &PlayerId| {
            self.session.player(id).map_or_else(|| UNKNOWN.to_owned(), |player| player.name.clone())
        };
        GameLine {
            team_a_names: self.game.team_a.iter().map(name).collect(),
            team_b_names: self.game.team_b.iter().map(name).collect(),
            team_a_score: self.game.team_a_score,
            team_b_score: self.game.team_b_score,
            won: team == self.winner,
            date: self.game.result_at.unwrap_or(self.session.date),
            margin: None,
        }
    }
}

/// The close games among somebody's games, in the same order: those lost, those won.
pub(super) fn close_games(games: &[(&Played<'_>, Team)]) -> [Vec<GameLine>; 2] {
    let mut lists = [Vec::new(), Vec::new()];
    for (played, team) in games {
        if let Some(margin) = played.game.close_margin() {
            let line = GameLine { margin: Some(margin), ..played.line(*team) };
            lists[usize::from(line.won)].push(line);
        }
    }
    lists
}
