//! Individual points.

use std::cmp::Reverse;

use crate::{game::Team, schedule::PlayedGame};

/// What one player has collected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The position on the roster.
    pub player: usize,
    /// Points of the player's side in all games; an unknown score counts as 0.
    pub points: u32,
    /// Games won.
    pub wins: u32,
    /// Games played.
    pub games: u32,
}

/// The standing of these players, best first: most points, then most wins, then fewest games, then as
/// given.
pub fn standing(players: &[usize], played: &[Vec<PlayedGame>]) -> Vec<Standing> {
    let row = |player: &usize| {
        let mut row = Standing { player: *player, points: 0, wins: 0, games: 0 };
        for game in played.iter().flatten() {
            let (team, points) = if game.pairing.team_a.contains(player) {
                (Team::A, game.result.team_a_score)
            } else if game.pairing.team_b.contains(player) {
                (Team::B, game.result.team_b_score)
            } else {
                continue;
            };
            row.points += u32::from(points.unwrap_or(0));
            row.wins += u32::from(game.result.winning_team == team);
            row.games += 1;
        }
        row
    };
    let mut rows: Vec<Standing> = players.iter().map(row).collect();
    rows.sort_by_key(|row| (Reverse(row.points), Reverse(row.wins), row.games));
    rows
}
