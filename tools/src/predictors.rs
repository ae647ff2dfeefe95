//! The ratings, as something that predicts a match and then learns from it.

use std::collections::HashMap;

use pace_rules::rating::{
    elo::{Exchange, PAIR_K, START, changed, expected, side_rating},
    points::{Seen, Strengths},
};

use crate::file::Match;

/// Predicts a match, then sees it.
pub trait Predictor {
    /// The chance, from 0 to 1, of team A; none for a match that is not of its kind.
    fn chance(&self, game: &Match) -> Option<f64>;
    /// Learns from it.
    fn see(&mut self, game: &Match);
}

/// The rating of the boards, with any K.
pub struct Elo {
    k: f64,
    ratings: Vec<i32>,
}

impl Elo {
    /// So many newcomers.
    pub fn new(k: f64, players: usize) -> Self {
        Self { k, ratings: vec![START; players] }
    }

    fn sides(&self, game: &Match) -> [f64; 2] {
        game.sides.each_ref().map(|side| side_rating(side.iter().map(|player| self.ratings[*player])))
    }
}

impl Predictor for Elo {
    fn chance(&self, game: &Match) -> Option<f64> {
        let [a, b] = self.sides(game);
        Some(expected(a, b))
    }

    fn see(&mut self, game: &Match) {
        let exchange = Exchange::of(self.k, self.sides(game), game.winner);
        for (side, change) in game.sides.iter().zip(exchange.changes) {
            for player in side {
                self.ratings[*player] = changed(self.ratings[*player], change);
            }
        }
    }
}

/// The rating of pairs: doubles only.
#[derive(Default)]
pub struct PairElo {
    ratings: HashMap<[usize; 2], i32>,
}

impl PairElo {
    fn pairs(game: &Match) -> Option<[[usize; 2]; 2]> {
        let pair = |side: &Vec<usize>| {
            let mut pair = <[usize; 2]>::try_from(side.as_slice()).ok()?;
            pair.sort_unstable();
            Some(pair)
        };
        Some([pair(&game.sides[0])?, pair(&game.sides[1])?])
    }

    fn rating(&self, pair: [usize; 2]) -> i32 {
        self.ratings.get(&pair).copied().unwrap_or(START)
    }
}

impl Predictor for PairElo {
    fn chance(&self, game: &Match) -> Option<f64> {
        let [a, b] = Self::pairs(game)?.map(|pair| self.rating(pair).into());
        Some(expected(a, b))
    }

    fn see(&mut self, game: &Match) {
        let Some(pairs) = Self::pairs(game) else { return };
        let exchange = Exchange::of(PAIR_K, pairs.map(|pair| self.rating(pair).into()), game.winner);
        for (pair, change) in pairs.into_iter().zip(exchange.changes) {
            self.ratings.insert(pair, changed(self.rating(pair), change));
        }
    }
}

/// The rating by points, singles and doubles apart.
pub struct Points {
    singles: Strengths,
    doubles: Strengths,
}

impl Points {
    /// So many newcomers.
    pub fn new(players: usize) -> Self {
        Self { singles: Strengths::new(players), doubles: Strengths::new(players) }
    }
}

impl Predictor for Points {
    fn chance(&self, game: &Match) -> Option<f64> {
        let strengths = if game.sides[0].len() == 1 { &self.singles } else { &self.doubles };
        let sides = game.sides.each_ref().map(|side| side.iter().copied().map(Some).collect::<Vec<_>>());
        Some(strengths.chance(sides.each_ref().map(Vec::as_slice)))
    }

    fn see(&mut self, game: &Match) {
        let strengths = if game.sides[0].len() == 1 { &mut self.singles } else { &mut self.doubles };
        let sides = game.sides.each_ref().map(|side| side.iter().copied().map(Some).collect::<Vec<_>>());
        strengths.see(sides.each_ref().map(Vec::as_slice), Seen::scored(game.winner, game.points));
    }
}
