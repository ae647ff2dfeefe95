//! An evening's games in rounds and by positions on the roster, and planned games as games of the
//! session.

use super::{Pairing, Round};
use crate::{
    game::{Game, GameResult, NewGame, Team},
    id::{GameId, PlayerId},
    player::Player,
    state::SessionState,
};

/// A game that was played.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlayedGame {
    /// Who, by positions on the roster.
    pub pairing: Pairing,
    /// Who won, and the scores as far as they are known.
    pub result: GameResult,
}

impl PlayedGame {
    /// Positions of the side that won.
    pub fn winners(&self) -> &[usize] {
        self.side(self.result.winning_team)
    }

    /// Positions of the side that lost.
    pub fn losers(&self) -> &[usize] {
        self.side(self.result.winning_team.other())
    }

    fn side(&self, team: Team) -> &[usize] {
        match team {
            Team::A => &self.pairing.team_a,
            Team::B => &self.pairing.team_b,
        }
    }
}

/// The rounds without their results.
pub(super) fn pairings(played: &[Vec<PlayedGame>]) -> Vec<Round> {
    played.iter().map(|round| round.iter().map(|game| game.pairing.clone()).collect()).collect()
}

/// The played games of a session in rounds, for the formats that go by results.
///
/// In order of display; a round ends when all courts are taken or when the next game needs somebody
/// who is in it.
pub fn played_rounds(state: &SessionState, courts: usize) -> Vec<Vec<PlayedGame>> {
    let played = |(game, pairing): (&Game, Pairing)| Some(PlayedGame { result: game.result()?, pairing });
    let rounds = rounds(state, courts, Game::is_played).into_iter();
    rounds.map(|round| round.into_iter().filter_map(played).collect()).collect()
}

/// The games of a session that are in, in rounds.
pub(super) fn rounds(
    state: &SessionState,
    courts: usize,
    is_in: impl Fn(&Game) -> bool,
) -> Vec<Vec<(&Game, Pairing)>> {
    let players = state.session.as_ref().map_or(&[][..], |session| &session.players);
    let mut rounds: Vec<Vec<(&Game, Pairing)>> = Vec::new();
    for game in state.by_number().into_iter().filter(|game| is_in(game)) {
        let is_apart = |(other, _): &(&Game, Pairing)| {
            other.players().all(|it| game.players().all(|player| player != it))
        };
        let open = rounds.last_mut().filter(|round| round.len() < courts && round.iter().all(is_apart));
        let pairing = pairing(players, game);
        match open {
            Some(round) => round.push((game, pairing)),
            None => rounds.push(vec![(game, pairing)]),
        }
    }
    rounds
}

fn pairing(players: &[Player], game: &Game) -> Pairing {
    let position = |id: &PlayerId| players.iter().position(|player| player.id == *id);
    let side = |team: &[PlayerId]| team.iter().filter_map(position).collect();
    Pairing { team_a: side(&game.team_a), team_b: side(&game.team_b) }
}

/// Planned games as games to schedule for these players, with ids from `make_id`.
pub fn new_games<'a>(
    players: &[Player],
    planned: impl IntoIterator<Item = &'a Pairing>,
    make_id: &mut dyn FnMut() -> GameId,
) -> Vec<NewGame> {
    let side = |positions: &[usize]| {
        positions.iter().filter_map(|position| Some(players.get(*position)?.id.clone())).collect()
    };
    (planned.into_iter())
        .map(|pairing| NewGame {
            id: make_id(),
            team_a: side(&pairing.team_a),
            team_b: side(&pairing.team_b),
            winning_team: None,
            team_a_score: None,
            team_b_score: None,
            game_number: None,
        })
        .collect()
}
