//! An evening of doubles with rotating partners.

use super::{
    Pairing, Round,
    board::MAX_ROUNDS,
    doubles,
    history::History,
    search::{MAX_TURNS, search},
    tables::{Four, table},
};
use crate::session::{MAX_GAMES, MAX_PLAYERS};

/// The rounds of an evening by positions on the roster, at most [`MAX_GAMES`] games.
///
/// Courts that the players cannot fill stay idle. No rounds for a roster that no session of doubles
/// has, or without a court.
///
/// Whoever has played least plays next, so nobody is ever more than one game behind. Under this the
/// plan has as few repeated partners as can be found, then no long rests (nobody rests twice running
/// where there are fewer than two rosters for the courts), then opponents as even as can be found.
/// Where a table is known to be best it is taken; otherwise a search of bounded length
/// finds the same plan at every run.
pub fn plan(players: usize, courts: usize, rounds: usize) -> Vec<Round> {
    if players > MAX_PLAYERS { Vec::new() } else { plan_after(&History::new(players), courts, rounds) }
}

/// The rounds that best follow that history, by its positions.
pub(super) fn plan_after(history: &History, courts: usize, rounds: usize) -> Vec<Round> {
    let players = history.plays.len();
    let courts = courts.min(players / 4);
    if courts == 0 {
        return Vec::new();
    }
    let rounds = rounds.min(MAX_GAMES / courts);
    // After a cycle everybody has played as often again, so that the next one may follow.
    let cycle = table(players).filter(|_| courts == players / 4 && history.is_even()).unwrap_or_default();
    let window = if cycle.is_empty() { MAX_ROUNDS } else { cycle.len() };
    let turns = MAX_TURNS / rounds.div_ceil(window).max(1);
    let mut history = history.clone();
    let mut plan: Vec<Round> = Vec::new();
    while plan.len() < rounds {
        let size = window.min(rounds - plan.len());
        for fours in search(&history, courts, size, cycle.get(..size), turns) {
            let round: Round = fours.into_iter().map(in_order).collect();
            history.record(&round);
            plan.push(round);
        }
    }
    plan
}

/// The game with the earlier positions first.
fn in_order([a, b, c, d]: Four) -> Pairing {
    let mut teams = [[a.min(b), a.max(b)], [c.min(d), c.max(d)]];
    teams.sort_unstable();
    let [[a, b], [c, d]] = teams;
    doubles([a, b, c, d])
}
