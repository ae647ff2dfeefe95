//! Fixed pairs: a round robin of pairs.

use crate::{
    schedule::{Round, doubles},
    session::MAX_GAMES,
};

/// The rounds in which every pair meets every other, or so many rounds, in which they then begin
/// again; a pair is two positions on the roster.
///
/// Pairs that have played least play next, then those that have waited longest; equal games go in the
/// order of the circle method.
pub fn fixed_pairs(pairs: &[[usize; 2]], courts: usize, rounds: Option<usize>) -> Vec<Round> {
    let courts = courts.min(pairs.len() / 2);
    if courts == 0 {
        return Vec::new();
    }
    let most = MAX_GAMES / courts;
    let mut plays = vec![0; pairs.len()];
    let mut last = vec![0; pairs.len()];
    let mut left = circle(pairs.len());
    let mut plan = Vec::new();
    while plan.len() < rounds.unwrap_or(most).min(most) && !left.is_empty() {
        let number = plan.len() + 1;
        let mut round = Round::new();
        while round.len() < courts {
            let is_free = |[one, other]: &[usize; 2]| last[*one] < number && last[*other] < number;
            let turn = |[one, other]: [usize; 2]| {
                (plays[one].max(plays[other]), plays[one] + plays[other], last[one].max(last[other]))
            };
            let free = left.iter().enumerate().filter(|(_, game)| is_free(game));
            let Some((place, _)) = free.min_by_key(|(_, game)| turn(**game)) else { break };
            let [one, other] = left.remove(place);
            for pair in [one, other] {
                (plays[pair], last[pair]) = (plays[pair] + 1, number);
            }
            let ([a, b], [c, d]) = (pairs[one], pairs[other]);
            round.push(doubles([a, b, c, d]));
            if left.is_empty() && rounds.is_some() {
                left = circle(pairs.len());
            }
        }
        plan.push(round);
    }
    plan
}

/// Every two of so many, so that each of them is in every row of half as many games: the last stays
/// and the others walk in a circle. Of an odd number, one rests in each row.
fn circle(count: usize) -> Vec<[usize; 2]> {
    let around = count - 1 + count % 2;
    let game = |row: usize, step: usize| {
        let one = if step == 0 { around } else { (row + step) % around };
        [one, (row + around - step) % around]
    };
    let games = (0..around).flat_map(|row| (0..=around / 2).map(move |step| game(row, step)));
    games.filter(|game| game.iter().all(|pair| *pair < count)).collect()
}
