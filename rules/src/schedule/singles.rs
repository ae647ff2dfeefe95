//! Singles that follow what was played.

use std::cmp::Reverse;

use super::{Pairing, Round, history::History};
use crate::session::MAX_GAMES;

/// The rounds of singles that follow that history, by its positions: whoever has played least, and
/// of those who has waited longest, plays next, against somebody of whom the same is true and whom
/// they have met least.
pub(super) fn singles_after(history: &History, courts: usize, rounds: usize) -> Vec<Round> {
    let players = history.plays.len();
    let courts = courts.min(players / 2);
    let mut history = history.clone();
    let mut plan = Vec::new();
    for _ in 0..rounds.min(MAX_GAMES.checked_div(courts).unwrap_or(0)) {
        let turn = |player: &usize| (history.plays[*player], Reverse(history.waits[*player]), *player);
        let mut waiting: Vec<usize> = (0..players).collect();
        waiting.sort_by_key(turn);
        let mut round = Round::new();
        while round.len() < courts {
            let first = waiting.remove(0);
            let met = |other: &usize| history.opponents.get(first, *other);
            let against =
                waiting.iter().min_by_key(|other| (history.plays[**other], met(other), turn(other)));
            let Some(second) = against.copied() else { break };
            waiting.retain(|player| *player != second);
            round.push(Pairing { team_a: vec![first], team_b: vec![second] });
        }
        history.record(&round);
        plan.push(round);
    }
    plan
}
