//! Schedules: who plays with whom, and when.
//!
//! Reading order: [`opening`] is what a session is created with: a [`round_robin`], or another
//! [`mod@format`] of an evening, some of which need the results of the last round; [`plan`] is doubles on
//! several courts, from `tables` of known plans or by `search` on a `board`; [`replan`] goes on from
//! what was played when people come and go; [`fairness`] says how good a plan is, and [`Outlook`] how
//! good the whole evening will have been.

mod board;
mod dice;
mod evening;
mod fairness;
pub mod format;
mod history;
mod opening;
mod outlook;
mod pairs;
mod plan;
mod replan;
mod score;
mod search;
mod singles;
mod tables;

pub use evening::{PlayedGame, new_games, played_rounds};
pub use fairness::{Extent, Fairness, fairness};
pub use opening::{NoPlan, opening};
pub use outlook::{Outlook, Share};
pub use plan::plan;
pub use replan::{Remaining, Replan, remaining_rounds, replan};

use crate::session::{GameMode, MAX_GAMES, MAX_PLAYERS};

/// The games of a round, one a court.
pub type Round = Vec<Pairing>;

/// A planned game: positions on the roster, from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pairing {
    /// Positions of team A.
    pub team_a: Vec<usize>,
    /// Positions of team B.
    pub team_b: Vec<usize>,
}

impl Pairing {
    /// Everybody in it, team A first.
    pub fn players(&self) -> impl Iterator<Item = usize> {
        self.team_a.iter().chain(&self.team_b).copied()
    }

    /// Each two who play together.
    pub fn partners(&self) -> impl Iterator<Item = (usize, usize)> {
        let team = |team: &Vec<usize>| Some((*team.first()?, *team.get(1)?));
        [&self.team_a, &self.team_b].into_iter().filter_map(team)
    }

    /// Each two who play against each other.
    pub fn opponents(&self) -> impl Iterator<Item = (usize, usize)> {
        self.team_a.iter().flat_map(|one| self.team_b.iter().map(move |other| (*one, *other)))
    }
}

/// The three ways in which four players meet, as places among the four.
const SPLITS: [[usize; 4]; 3] = [[0, 1, 2, 3], [0, 2, 1, 3], [0, 3, 1, 2]];

/// Six players in doubles, each row `a + b` against `c + d`. Everybody plays 8 games and no pair
/// plays together more than twice, which is the least possible; everybody meets everybody 3 or 4
/// times as an opponent; nobody rests twice running or keeps a partner, not even where the cycle
/// begins again.
const SIX: [[usize; 4]; 12] = [
    [0, 1, 2, 3],
    [0, 2, 4, 5],
    [1, 4, 3, 5],
    [0, 3, 2, 5],
    [0, 4, 1, 3],
    [1, 5, 2, 4],
    [0, 5, 3, 4],
    [0, 4, 1, 2],
    [1, 3, 2, 5],
    [0, 3, 1, 4],
    [0, 2, 3, 5],
    [1, 2, 4, 5],
];

/// How many games are planned when no number is asked for: one full cycle; none for a roster that no
/// session of that mode has.
pub fn possible_games(mode: GameMode, players: usize) -> usize {
    match (mode, players) {
        (_, players) if players < mode.min_players() || players > MAX_PLAYERS => 0,
        (GameMode::Singles, players) => players * (players - 1) / 2,
        (GameMode::Doubles, 4) => 3,
        (GameMode::Doubles, 5) => 15,
        (GameMode::Doubles, 6) => SIX.len(),
        // Four games for everybody.
        (GameMode::Doubles, players) => players,
    }
}

/// How many games [`round_robin`] plans, without planning them.
pub fn planned_games(mode: GameMode, players: usize, count: Option<usize>) -> usize {
    match possible_games(mode, players) {
        0 => 0,
        possible => count.unwrap_or(possible).min(MAX_GAMES),
    }
}

/// The games of a round robin in the order in which they are played, by positions on the roster.
///
/// `count` is [`possible_games`] when it is not given and [`MAX_GAMES`] at most. A smaller one cuts
/// the list, a larger one begins the cycle again. Singles and doubles with 4 and 5 players follow the
/// order that existing clients know; doubles with 7 players and more are a [`plan`] on one court.
pub fn round_robin(mode: GameMode, players: usize, count: Option<usize>) -> Vec<Pairing> {
    let count = planned_games(mode, players, count);
    if count == 0 {
        return Vec::new();
    }
    match mode {
        GameMode::Singles => repeat(&singles(players), count),
        GameMode::Doubles => match players {
            4 => repeat(&SPLITS.map(doubles), count),
            5 => repeat(&five(), count),
            6 => repeat(&SIX.map(doubles), count),
            _ => plan(players, 1, count).concat(),
        },
    }
}

fn repeat(cycle: &[Pairing], count: usize) -> Vec<Pairing> {
    cycle.iter().cycle().take(count).cloned().collect()
}

pub(crate) fn doubles([a, b, c, d]: [usize; 4]) -> Pairing {
    Pairing { team_a: vec![a, b], team_b: vec![c, d] }
}

fn singles(players: usize) -> Vec<Pairing> {
    let meets = |a| (a + 1..players).map(move |b| Pairing { team_a: vec![a], team_b: vec![b] });
    (0..players).flat_map(meets).collect()
}

/// Each of the three splits in turn, and in it each player sits out in turn.
fn five() -> Vec<Pairing> {
    let court = |resting: usize| [0, 1, 2, 3].map(|place| if place < resting { place } else { place + 1 });
    let games =
        |split: [usize; 4]| (0..5).map(move |resting| doubles(split.map(|place| court(resting)[place])));
    SPLITS.into_iter().flat_map(games).collect()
}
