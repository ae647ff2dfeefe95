//! A rating by points: how strong somebody is, how sure that is, and the odds of a game.
//!
//! A strength is a normal belief. What a game says of the strengths is the log ratio of its points,
//! `z = 20·ln((a + 1) / (b + 1))`: about 3 for 21-18, 6 for 21-15, 16 for 21-9. A side's strength is
//! the sum of its players'. With `Δ` the difference of the sides and `S = Σσ² + β²`, a game moves
//! each player of the first side by `σ²/S·(z − Δ)`, each of the second against it, and leaves
//! `σ²·(1 − σ²/S) + τ²` of the uncertainty: Kalman's filter for a sum of strengths.
//!
//! The odds are `Φ(k·Δ/√S)`. How decisive a lead is, `k`, differs between a deuce in tennis and three
//! games to 21, and between friends of one level and a mixed club, so it is learned on the way, from
//! the games before the one that is predicted: [`Decisiveness`]. The parameters are in
//! `docs/decisions/0006-two-ratings.md` with what was tried.

use super::normal::{cumulative, density};
use crate::game::Team;

/// What is not known of a newcomer's strength, as a standard deviation: whoever is stronger than the
/// mean of a club by one beats it by about 21-17 in singles.
pub const START_DEVIATION: f64 = 4.0;
/// The chance of one game, as a standard deviation: in part the binomial one of 40 rallies (6.4), in
/// part the day's form.
pub const GAME_DEVIATION: f64 = 10.0;
/// As much of a strength may change from a game to the next.
pub const DRIFT_DEVIATION: f64 = 0.1;
/// A game without scores says less: its chance is so many times as large.
const UNSCORED: f64 = 2.0;
/// The lead of a winner without scores where no game of the session has any: a 21-15.
pub const USUAL_MARGIN: f64 = 6.4;

/// The middle of the scale that people see.
const SHOWN_START: f64 = 1500.0;
/// Points on that scale for one unit of strength: members of a club are then about as far apart as
/// in Elo.
const SHOWN_UNIT: f64 = 40.0;

/// What is believed of somebody's strength.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Belief {
    /// The most likely strength; 0 for a newcomer.
    pub mean: f64,
    /// The uncertainty squared.
    pub variance: f64,
}

impl Default for Belief {
    fn default() -> Self {
        Self { mean: 0.0, variance: START_DEVIATION * START_DEVIATION }
    }
}

impl Belief {
    /// The strength on a scale on which newcomers have 1500.
    #[expect(clippy::cast_possible_truncation, reason = "a cast stops at the ends")]
    pub fn rating(self) -> i32 {
        (SHOWN_START + SHOWN_UNIT * self.mean).round() as i32
    }

    /// How much of a newcomer's uncertainty is gone, in percent.
    pub fn reliability(self) -> f64 {
        100.0 * (1.0 - self.variance / Self::default().variance).clamp(0.0, 1.0)
    }
}

/// The log ratio of points: what a game says of the difference of its sides. Of a match of several
/// games, the points of all of them.
pub fn margin(points: [u32; 2]) -> f64 {
    let [a, b] = points.map(|points| f64::from(points) + 1.0);
    20.0 * (a / b).ln()
}

/// The difference of a margin, in points of a game to 21: 6 for a 21-15.
pub fn lead_to_21(margin: f64) -> f64 {
    let loser = (22.0 * (-margin.abs() / 20.0).exp() - 1.0).max(0.0);
    (21.0 - loser).copysign(margin)
}

/// How decisive a lead is: the factor `k` of the odds, the most likely one after who won so far. Each
/// game moves it by one step of Fisher's scoring; it begins low, so that little is promised of a
/// group's first games.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Decisiveness {
    factor: f64,
    information: f64,
}

impl Default for Decisiveness {
    fn default() -> Self {
        Self { factor: 0.6, information: 3.0 }
    }
}

impl Decisiveness {
    const RANGE: (f64, f64) = (0.05, 10.0);

    /// The chance, from 0 to 1, of the first side.
    pub fn chance(self, forecast: Forecast) -> f64 {
        cumulative(self.factor * forecast.lead / forecast.deviation).clamp(1e-9, 1.0 - 1e-9)
    }

    fn learn(&mut self, forecast: Forecast, won: bool) {
        let chance = self.chance(forecast);
        let lead = forecast.lead / forecast.deviation;
        let slope = lead * density(self.factor * lead);
        let spread = chance * (1.0 - chance);
        self.information += slope * slope / spread;
        let step = slope * (f64::from(u8::from(won)) - chance) / spread / self.information;
        self.factor = (self.factor + step).clamp(Self::RANGE.0, Self::RANGE.1);
    }
}

/// What is expected of a game.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Forecast {
    /// `Δ`: by how much the first side is stronger.
    pub lead: f64,
    /// `√S`: how far the game's margin may be from it.
    pub deviation: f64,
}

impl Forecast {
    /// The forecast of a game of these sides.
    pub fn of(sides: [impl Iterator<Item = Belief>; 2]) -> Self {
        let sum = |(mean, variance), belief: Belief| (mean + belief.mean, variance + belief.variance);
        let [(a, of_a), (b, of_b)] = sides.map(|side| side.fold((0.0, 0.0), sum));
        let variance: f64 = of_a + of_b + GAME_DEVIATION * GAME_DEVIATION;
        Self { lead: a - b, deviation: variance.sqrt() }
    }
}

/// What is seen of a game: its winner, and the points of team A and B where they are known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// The winner.
    pub winner: Team,
    /// The margin for team A.
    pub margin: f64,
    /// The standard deviation of chance.
    deviation: f64,
}

impl Seen {
    /// A game or match with its points.
    pub fn scored(winner: Team, points: [u32; 2]) -> Self {
        Self { winner, margin: margin(points), deviation: GAME_DEVIATION }
    }

    /// A game of which only the winner is known: taken for won by the usual margin, with more chance.
    pub fn unscored(winner: Team, usual_margin: f64) -> Self {
        let margin = if winner == Team::A { usual_margin } else { -usual_margin };
        Self { winner, margin, deviation: UNSCORED * GAME_DEVIATION }
    }
}

/// A player's place in [`Strengths`]; none is a guest, who counts as a newcomer and is not rated.
pub type Seat = Option<usize>;

/// The strengths of some players in singles or in doubles, after the games seen so far.
#[derive(Debug, Clone, Default)]
pub struct Strengths {
    beliefs: Vec<Belief>,
    decisiveness: Decisiveness,
}

impl Strengths {
    /// So many newcomers.
    pub fn new(players: usize) -> Self {
        Self { beliefs: vec![Belief::default(); players], decisiveness: Decisiveness::default() }
    }

    /// What is believed of a player.
    pub fn belief(&self, seat: Seat) -> Belief {
        seat.and_then(|place| self.beliefs.get(place)).copied().unwrap_or_default()
    }

    /// How decisive a lead is by now.
    pub const fn decisiveness(&self) -> Decisiveness {
        self.decisiveness
    }

    /// What is expected of a game of these sides.
    pub fn forecast(&self, sides: [&[Seat]; 2]) -> Forecast {
        Forecast::of(sides.map(|side| side.iter().map(|seat| self.belief(*seat))))
    }

    /// The chance, from 0 to 1, of the first side.
    pub fn chance(&self, sides: [&[Seat]; 2]) -> f64 {
        self.decisiveness.chance(self.forecast(sides))
    }

    /// Learns from a game.
    pub fn see(&mut self, sides: [&[Seat]; 2], seen: Seen) {
        let forecast = self.forecast(sides);
        self.decisiveness.learn(forecast, seen.winner == Team::A);
        let variance = forecast.deviation.powi(2) - GAME_DEVIATION.powi(2) + seen.deviation.powi(2);
        for (side, sign) in [(sides[0], 1.0), (sides[1], -1.0)] {
            for place in side.iter().flatten() {
                let Some(belief) = self.beliefs.get_mut(*place) else { continue };
                let weight = belief.variance / variance;
                belief.mean += sign * weight * (seen.margin - forecast.lead);
                belief.variance = belief.variance * (1.0 - weight) + DRIFT_DEVIATION * DRIFT_DEVIATION;
            }
        }
    }
}
