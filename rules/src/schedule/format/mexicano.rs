//! Mexicano: neighbours in the standing meet.

use std::cmp::Reverse;

use super::standing;
use crate::schedule::{PlayedGame, Round, doubles, evening::pairings, history::History};

/// The next round of those present, by positions on the roster, the best court first.
///
/// Whoever has played least plays, then whoever has waited longest, then whoever comes first in
/// `present`; late arrivals count as in
/// [`remaining_rounds`](crate::schedule::remaining_rounds). These are taken four by
/// four in the order of the standing, and in each four the first and fourth play the second and
/// third. Without a result the standing is the order of `present`.
pub fn mexicano(present: &[usize], courts: usize, played: &[Vec<PlayedGame>]) -> Round {
    let courts = courts.min(present.len() / 4);
    let history = History::of(&pairings(played)).among(present);
    let mut turns: Vec<usize> = (0..present.len()).collect();
    turns.sort_by_key(|place| (history.plays[*place], Reverse(history.waits[*place])));
    turns.truncate(4 * courts);
    turns.sort_unstable();
    let playing: Vec<usize> = turns.into_iter().map(|place| present[place]).collect();
    let order: Vec<usize> = standing(&playing, played).into_iter().map(|row| row.player).collect();
    let (fours, _) = order.as_chunks();
    fours.iter().map(|[first, second, third, fourth]| doubles([*first, *fourth, *second, *third])).collect()
}
