//! Live statistics of a session, from the games that exist now.

use std::collections::BTreeMap;

use crate::{game::Team, id::PlayerId, money::Money, state::SessionState};

/// What one player did in a session. Only played games count.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PlayerStatistics {
    /// Who.
    pub player: PlayerId,
    /// The name on the roster.
    pub name: String,
    /// Games won.
    pub wins: u32,
    /// Games lost.
    pub losses: u32,
    /// Points of the own side; an unknown score counts as 0.
    pub points_for: u32,
    /// Points of the other side; an unknown score counts as 0.
    pub points_against: u32,
    /// What the bets brought: the bet for each win, less the bet for each loss.
    pub net: Money,
}

#[cfg_attr(feature = "uniffi", uniffi::export)]
impl PlayerStatistics {
    /// Games played.
    pub const fn games(&self) -> u32 {
        self.wins + self.losses
    }

    /// Games won in percent of games played, unrounded; 0 without games.
    pub fn win_rate(&self) -> f64 {
        win_rate(self.wins, self.games())
    }

    /// Points for less points against.
    pub const fn difference(&self) -> i64 {
        self.points_for as i64 - self.points_against as i64
    }
}

/// Games won in percent of games played, unrounded; 0 without games.
pub(crate) fn win_rate(wins: u32, games: u32) -> f64 {
    if games == 0 { 0.0 } else { 100.0 * f64::from(wins) / f64::from(games) }
}

/// The statistics of all players in roster order; empty without a session.
pub fn statistics(state: &SessionState) -> Vec<PlayerStatistics> {
    let Some(session) = &state.session else { return Vec::new() };
    let mut rows: Vec<PlayerStatistics> = (session.players.iter())
        .map(|player| PlayerStatistics {
            player: player.id.clone(),
            name: player.name.clone(),
            wins: 0,
            losses: 0,
            points_for: 0,
            points_against: 0,
            net: Money::ZERO,
        })
        .collect();
    let places: BTreeMap<&PlayerId, usize> =
        session.players.iter().enumerate().map(|(place, player)| (&player.id, place)).collect();
    for game in state.games.values() {
        let Some(winner) = game.winning_team else { continue };
        for side in [Team::A, Team::B] {
            for place in game.team(side).iter().filter_map(|player| places.get(player)) {
                let row = &mut rows[*place];
                *(if side == winner { &mut row.wins } else { &mut row.losses }) += 1;
                row.points_for += u32::from(game.score(side).unwrap_or(0));
                row.points_against += u32::from(game.score(side.other()).unwrap_or(0));
            }
        }
    }
    for row in &mut rows {
        row.net = session.bet() * (i64::from(row.wins) - i64::from(row.losses));
    }
    rows
}
