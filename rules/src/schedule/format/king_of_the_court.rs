//! King of the court: winners up, losers down.

use std::cmp::Reverse;

use crate::schedule::{PlayedGame, Round, doubles, evening::pairings, history::History};

/// The next round of those present, by positions on the roster, the king's court first; `played`
/// rounds have it first too.
///
/// The winners of a court move up one, the losers down one; on the king's court winners stay. On the
/// last court losers stay, unless people wait: then two of these come on, or the one there is, who
/// have waited longest, for losers of that court who have played most. Two who come from the same
/// side play against each other, each with whom they have played less. The first round goes down the
/// list of those present.
pub fn king_of_the_court(present: &[usize], courts: usize, played: &[Vec<PlayedGame>]) -> Round {
    let seats = 4 * courts.min(present.len() / 4);
    let history = History::of(&pairings(played));
    let mut ladder = played.last().map_or_else(Vec::new, |round| ladder(round));
    ladder.retain(|player| present.contains(player));
    let mut waiting: Vec<usize> = present.iter().copied().filter(|player| !ladder.contains(player)).collect();
    waiting.sort_by_key(|player| Reverse(history.waits.get(*player).copied()));
    waiting.truncate(seats.saturating_sub(ladder.len()) + 2);
    waiting.truncate(seats);
    // The losers of the last court are the last two; whoever has played less keeps the place.
    let last_two = ladder.len().saturating_sub(2);
    ladder[last_two..].sort_by_key(|player| history.plays.get(*player).copied());
    ladder.truncate(seats - waiting.len());
    ladder.append(&mut waiting);
    let together = |one: usize, other: usize| history.partners.get(one, other);
    let (fours, _) = ladder.as_chunks();
    (fours.iter())
        .map(|&[a, b, c, d]| {
            let is_other = together(a, d) + together(b, c) < together(a, c) + together(b, d);
            doubles(if is_other { [a, d, b, c] } else { [a, c, b, d] })
        })
        .collect()
}

/// Everybody of a round by the court that they go to, those of the same side together.
fn ladder(round: &[PlayedGame]) -> Vec<usize> {
    let lowest = round.len().saturating_sub(1);
    let mut sides: Vec<(usize, &[usize])> = Vec::new();
    for (court, game) in round.iter().enumerate() {
        sides.push((court.saturating_sub(1), game.winners()));
        sides.push((lowest.min(court + 1), game.losers()));
    }
    sides.sort_by_key(|(court, _)| *court);
    sides.into_iter().flat_map(|(_, side)| side.iter().copied()).collect()
}
