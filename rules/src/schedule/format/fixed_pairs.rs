//! Fixed sides: a round robin of pairs, or of single players.

use crate::{
    schedule::{Pairing, Round, history::History},
    session::MAX_GAMES,
};

/// The rounds in which every pair meets every other, or so many rounds, in which they then begin
/// again; a pair is two positions on the roster.
///
/// Pairs that have played least play next, then those that have waited longest; equal games go in the
/// order of the circle method.
pub fn fixed_pairs(pairs: &[[usize; 2]], courts: usize, rounds: Option<usize>) -> Vec<Round> {
    let sides: Vec<Vec<usize>> = pairs.iter().map(|pair| pair.to_vec()).collect();
    fixed_sides(&sides, courts, rounds, &[])
}

/// The same for sides of any size, after these rounds: without a number, until every side has met
/// every other as often.
pub(in crate::schedule) fn fixed_sides(
    sides: &[Vec<usize>],
    courts: usize,
    rounds: Option<usize>,
    played: &[Round],
) -> Vec<Round> {
    let courts = courts.min(sides.len() / 2);
    if courts == 0 {
        return Vec::new();
    }
    let most = MAX_GAMES / courts;
    let (mut plays, mut last) = before(sides, played);
    let mut left = not_met(sides, played);
    let mut plan = Vec::new();
    while plan.len() < rounds.unwrap_or(most).min(most) && !left.is_empty() {
        let number = played.len() + plan.len() + 1;
        let mut round = Round::new();
        while round.len() < courts {
            let is_free = |[one, other]: &[usize; 2]| last[*one] < number && last[*other] < number;
            let turn = |[one, other]: [usize; 2]| {
                (plays[one].max(plays[other]), plays[one] + plays[other], last[one].max(last[other]))
            };
            let free = left.iter().enumerate().filter(|(_, game)| is_free(game));
            let Some((place, _)) = free.min_by_key(|(_, game)| turn(**game)) else { break };
            let [one, other] = left.remove(place);
            for side in [one, other] {
                (plays[side], last[side]) = (plays[side] + 1, number);
            }
            round.push(Pairing { team_a: sides[one].clone(), team_b: sides[other].clone() });
            if left.is_empty() && rounds.is_some() {
                left = circle(sides.len());
            }
        }
        plan.push(round);
    }
    plan
}

/// How often each side has played, and in which round last. A side counts as its member who has
/// played more.
fn before(sides: &[Vec<usize>], played: &[Round]) -> (Vec<usize>, Vec<usize>) {
    let history = History::of(played).among(&sides.concat());
    let mut place = 0;
    let mut figures = |side: &Vec<usize>| {
        let places = place..place + side.len();
        place = places.end;
        let plays = history.plays[places.clone()].iter().max().copied().unwrap_or(0);
        let wait = history.waits[places].iter().min().copied().unwrap_or(0);
        (plays, played.len().saturating_sub(wait))
    };
    sides.iter().map(&mut figures).unzip()
}

/// The games between sides that have met less often than others; all of them where all have met as
/// often.
fn not_met(sides: &[Vec<usize>], played: &[Round]) -> Vec<[usize; 2]> {
    let is = |team: &[usize], side: usize| {
        team.len() == sides[side].len() && team.iter().all(|player| sides[side].contains(player))
    };
    let met = |[one, other]: [usize; 2]| {
        let is_theirs = |game: &&Pairing| {
            is(&game.team_a, one) && is(&game.team_b, other)
                || is(&game.team_a, other) && is(&game.team_b, one)
        };
        played.iter().flatten().filter(is_theirs).count()
    };
    let games = circle(sides.len());
    let fewest = games.iter().map(|game| met(*game)).min().unwrap_or(0);
    games.into_iter().filter(|game| met(*game) == fewest).collect()
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
    games.filter(|game| game.iter().all(|side| *side < count)).collect()
}
