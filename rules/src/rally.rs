//! Scoring rally by rally. A sport is data ([`Sport`]); a [`Match`] is the list of who won each rally,
//! and everything that a scoreboard shows follows from it, so that any number of points is undone by
//! taking them off the list.
//!
//! ```
//! use pace_rules::{game::Team, rally::{Match, Sport}, session::GameMode};
//!
//! let mut game = Match::new(Sport::BADMINTON, 1, GameMode::Singles, Team::A);
//! game.won_by(Team::B);
//! let board = game.board();
//! assert_eq!((board.points, board.serve.map(|serve| serve.team)), ([0, 1], Some(Team::B)));
//! ```

mod serving;
mod sport;

use crate::{
    game::{GameResult, MAX_SCORE, Team},
    session::GameMode,
};
use serving::Serving;

pub use serving::{Court, Serve};
pub use sport::{Service, Sport};

/// Most rallies that are kept: more than any match has.
pub const MAX_RALLIES: usize = 2_000;

/// A match under way or finished.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Match {
    /// The sport.
    sport: Sport,
    /// Of so many games more than half have to be won; an even number is the odd one below, and 0 is 1.
    best_of: u8,
    /// Singles or doubles.
    mode: GameMode,
    /// Who serves first.
    first_server: Team,
    /// Who won each rally; those after the end of the match count for nothing.
    rallies: Vec<Team>,
}

/// What a scoreboard shows.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Board {
    /// Points of A and B in the finished games, in order.
    pub finished: Vec<[u8; 2]>,
    /// Points of A and B in the game under way; of the last game once the match is over.
    pub points: [u8; 2],
    /// Games won by A and B.
    pub games: [u8; 2],
    /// Who serves next; none once the match is over.
    pub serve: Option<Serve>,
    /// Who wins the game or the match with the next rally, A before B.
    pub at_point: Vec<AtPoint>,
    /// What the last rally calls for.
    pub pause: Option<Pause>,
    /// Who won the match.
    pub winner: Option<Team>,
}

/// Somebody is one rally away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AtPoint {
    /// Who.
    pub team: Team,
    /// Whether it is the match, and not only a game.
    pub is_match: bool,
}

/// A break in play.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Pause {
    /// The interval of a game.
    Interval,
    /// In the last game, or the only one, the sides change ends.
    ChangeEnds,
    /// A game is over and another one follows.
    Game {
        /// Who won it.
        winner: Team,
    },
    /// The match is over.
    Match {
        /// Who won it.
        winner: Team,
    },
}

impl Match {
    /// A match that begins. Of `best_of` games more than half have to be won; an even number is the
    /// odd one below, and 0 is 1.
    pub const fn new(sport: Sport, best_of: u8, mode: GameMode, first_server: Team) -> Self {
        Self { sport, best_of, mode, first_server, rallies: Vec::new() }
    }

    /// The sport.
    pub const fn sport(&self) -> &Sport {
        &self.sport
    }

    /// Who won each rally so far.
    pub fn rallies(&self) -> &[Team] {
        &self.rallies
    }

    /// A rally was won. False, and nothing happens, once the match is over.
    pub fn won_by(&mut self, team: Team) -> bool {
        let goes_on = self.rallies.len() < MAX_RALLIES && self.board().winner.is_none();
        if goes_on {
            self.rallies.push(team);
        }
        goes_on
    }

    /// Takes the last rally back; false if there was none.
    pub fn undo(&mut self) -> bool {
        self.rallies.pop().is_some()
    }
}

#[cfg_attr(feature = "uniffi", uniffi::export)]
impl Match {
    /// What a scoreboard shows now.
    pub fn board(&self) -> Board {
        let mut fold = Fold::new(self);
        for team in &self.rallies {
            fold.rally(*team);
        }
        fold.board()
    }

    /// What is recorded of a finished match; none before. The points are those of a match of one
    /// game, as far as a record can hold them; of several games the winner alone is known.
    pub fn result(&self) -> Option<GameResult> {
        let board = self.board();
        let winning_team = board.winner?;
        let is_kept = board.finished.len() == 1 && board.points.iter().all(|points| *points <= MAX_SCORE);
        let [a, b] = board.points.map(|points| is_kept.then_some(points));
        Some(GameResult { winning_team, team_a_score: a, team_b_score: b })
    }

    /// The match after one more rally; the same once it is over.
    #[must_use]
    pub fn after(&self, team: Team) -> Self {
        let mut next = self.clone();
        next.won_by(team);
        next
    }

    /// The match without its last rally; the same if there was none.
    #[must_use]
    pub fn before(&self) -> Self {
        let mut last = self.clone();
        last.undo();
        last
    }
}

/// The place of a team in a pair of figures.
const fn place(team: Team) -> usize {
    match team {
        Team::A => 0,
        Team::B => 1,
    }
}

struct Fold<'a> {
    of: &'a Match,
    finished: Vec<[u8; 2]>,
    games: [u8; 2],
    points: [u8; 2],
    serving: Serving,
    pause: Option<Pause>,
    winner: Option<Team>,
}

impl<'a> Fold<'a> {
    fn new(of: &'a Match) -> Self {
        Self {
            of,
            finished: Vec::new(),
            games: [0; 2],
            points: [0; 2],
            serving: Serving::new(of.sport.service, of.mode, of.first_server),
            pause: None,
            winner: None,
        }
    }

    /// How many games win the match.
    const fn needed(&self) -> u8 {
        let more_than_half = self.of.best_of.div_ceil(2);
        if more_than_half == 0 { 1 } else { more_than_half }
    }

    /// Whether a game with these points is won by that side.
    fn is_won(&self, points: [u8; 2], team: Team) -> bool {
        let sport = &self.of.sport;
        let (own, other) = (points[place(team)], points[place(team.other())]);
        let is_capped = sport.cap.is_some_and(|cap| own >= cap && own > other);
        is_capped || own >= sport.points && own >= other.saturating_add(sport.margin)
    }

    fn rally(&mut self, team: Team) {
        if self.winner.is_some() {
            return;
        }
        if matches!(self.pause, Some(Pause::Game { .. })) {
            self.points = [0; 2];
        }
        self.pause = None;
        if self.serving.scores(team) {
            let own = &mut self.points[place(team)];
            *own = own.saturating_add(1);
            self.pause = self.pause_of_points(team);
        }
        self.serving.rally(team, self.points, &self.of.sport);
        if self.is_won(self.points, team) {
            self.finish(team);
        }
    }

    /// The first of the two to come there stops play.
    fn pause_of_points(&self, team: Team) -> Option<Pause> {
        let comes_to = |points: Option<u8>| {
            points.is_some_and(|points| {
                self.points[place(team)] == points && self.points[place(team.other())] < points
            })
        };
        let is_last = self.games == [self.needed() - 1; 2];
        if is_last && comes_to(self.of.sport.change_ends) {
            return Some(Pause::ChangeEnds);
        }
        comes_to(self.of.sport.interval).then_some(Pause::Interval)
    }

    fn finish(&mut self, team: Team) {
        self.finished.push(self.points);
        self.games[place(team)] += 1;
        if self.games[place(team)] == self.needed() {
            self.winner = Some(team);
            self.pause = Some(Pause::Match { winner: team });
        } else {
            self.pause = Some(Pause::Game { winner: team });
            self.serving.next_game(team);
        }
    }

    fn at_point(&self) -> Vec<AtPoint> {
        let mut at_point = Vec::new();
        if self.winner.is_some() || matches!(self.pause, Some(Pause::Game { .. })) {
            return at_point;
        }
        for team in [Team::A, Team::B] {
            let mut next = self.points;
            next[place(team)] = next[place(team)].saturating_add(1);
            if self.serving.scores(team) && self.is_won(next, team) {
                let is_match = self.games[place(team)] + 1 == self.needed();
                at_point.push(AtPoint { team, is_match });
            }
        }
        at_point
    }

    fn board(self) -> Board {
        let at_point = self.at_point();
        let begins = matches!(self.pause, Some(Pause::Game { .. }));
        let points = if begins { [0; 2] } else { self.points };
        let serve = self.winner.is_none().then(|| self.serving.serve(points));
        Board {
            at_point,
            points,
            serve,
            finished: self.finished,
            games: self.games,
            pause: self.pause,
            winner: self.winner,
        }
    }
}
