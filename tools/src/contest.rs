//! How good predictions are.

use std::fmt;

use pace_rules::game::Team;

use crate::{file::Games, predictors::Predictor};

/// The nearest that a prediction may come to certainty before its loss is counted.
const CERTAIN: f64 = 1e-9;

/// How well one rating predicted the second half of the games.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// Games whose winner was the favourite, even odds for half a game; from 0 to 1.
    pub accuracy: f64,
    /// The mean of −ln of the winner's chance; 0.6931 is that of a coin.
    pub log_loss: f64,
    /// How many games were predicted.
    pub predicted: usize,
    /// How many games there are.
    pub games: usize,
}

/// Lets a rating predict each game before it sees it; the second half counts. None if it predicts no
/// game of it.
#[expect(clippy::cast_precision_loss, reason = "no file has 2^52 rows")]
pub fn score(games: &Games, predictor: &mut dyn Predictor) -> Option<Score> {
    let (mut right, mut loss, mut predicted) = (0.0, 0.0, 0);
    for (nth, game) in games.matches.iter().enumerate() {
        if nth >= games.matches.len() / 2
            && let Some(chance) = predictor.chance(game)
        {
            let winner = if game.winner == Team::A { chance } else { 1.0 - chance };
            right += if winner > 0.5 {
                1.0
            } else if winner < 0.5 {
                0.0
            } else {
                0.5
            };
            loss -= winner.max(CERTAIN).ln();
            predicted += 1;
        }
        predictor.see(game);
    }
    let share = |sum: f64| sum / predicted as f64;
    (predicted > 0).then(|| Score {
        accuracy: share(right),
        log_loss: share(loss),
        predicted,
        games: games.matches.len(),
    })
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "accuracy {:4.1} %  log loss {:.4}  ({} of {} rows)",
            100.0 * self.accuracy,
            self.log_loss,
            grouped(self.predicted),
            grouped(self.games)
        )
    }
}

/// A number with commas between thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy);
    groups.collect::<Vec<_>>().join(",")
}
