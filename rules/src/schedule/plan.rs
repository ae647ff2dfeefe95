//! An evening of doubles with rotating partners.

use super::{
    Pairing, Round,
    board::MAX_ROUNDS,
    history::History,
    search::{MAX_TURNS, search},
    tables::table,
};
use crate::session::{MAX_GAMES, MAX_PLAYERS};

/// The rounds of an evening by positions on the roster, at most [`MAX_GAMES`] games.
///
/// Courts that the players cannot fill stay idle. No rounds for a roster that no session of doubles
/// has, or without a court.
///
/// Whoever has played least plays next, so nobody is ever more than one game behind. Under this the
/// plan has as few repeated partners as can be found, then no long rests (nobody rests twice running
/// where there are fewer than 8 players a court), then opponents as even as can be found. Where a
/// table is known to be best it is taken; otherwise a search of bounded length finds the same plan
/// at every run. The first round goes down the roster.
pub fn plan(players: usize, courts: usize, rounds: usize) -> Vec<Round> {
    if players > MAX_PLAYERS {
        return Vec::new();
    }
    let plan = plan_after(&History::new(players), courts, rounds);
    // As nobody has played, anybody can have anybody's place: the first to play gets the first.
    let mut seen = Vec::new();
    for player in plan.iter().flatten().flat_map(Pairing::players) {
        if !seen.contains(&player) {
            seen.push(player);
        }
    }
    let place = |player: &usize| seen.iter().position(|it| it == player).unwrap_or(*player);
    let side = |team: &[usize]| team.iter().map(place).collect();
    let game = |game: &Pairing| in_order(side(&game.team_a), side(&game.team_b));
    plan.iter().map(|round| round.iter().map(game).collect()).collect()
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
            let round: Round =
                fours.into_iter().map(|[a, b, c, d]| in_order(vec![a, b], vec![c, d])).collect();
            history.record(&round);
            plan.push(round);
        }
    }
    plan
}

/// The game with the earlier positions first.
fn in_order(mut team_a: Vec<usize>, mut team_b: Vec<usize>) -> Pairing {
    team_a.sort_unstable();
    team_b.sort_unstable();
    if team_b < team_a { Pairing { team_a: team_b, team_b: team_a } } else { Pairing { team_a, team_b } }
}
