//! How good a plan is.

use super::{history::History, pairs::Pairs};

/// What is wrong with a plan, the worst first: the derived order is the one in which demands go that
/// conflict. Everybody's number of games is no part of it, as it is never wrong.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Score {
    /// Games that two partners play together beyond the first, over all pairs.
    pub(super) repeats: i32,
    /// How far rests are longer than need be: for each, 1 + 2 + … + the rounds too many.
    pub(super) waiting: i32,
    /// Over all pairs the number of two games together: more when repeats pile up.
    pub(super) partners: i32,
    /// Over all pairs the number of two games against each other. As the number of meetings is
    /// given, it is least when the sum of their squares is.
    pub(super) opponents: i32,
}

/// By how much a change makes a plan worse, in the units of [`Score`].
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Worse {
    pub(super) waiting: i32,
    pub(super) partners: i32,
    pub(super) opponents: i32,
}

impl Score {
    /// The score of what was played, rests apart.
    pub(super) fn of(history: &History) -> Self {
        let players = history.plays.len();
        let two = |pairs: &Pairs| pairs.counts(players).map(|times| times * (times - 1) / 2).sum();
        Self {
            repeats: history.partners.counts(players).map(|times| (times - 1).max(0)).sum(),
            waiting: 0,
            partners: two(&history.partners),
            opponents: two(&history.opponents),
        }
    }

    /// No plan of so many games after that history scores less: every game goes to the pairs that
    /// have met least.
    pub(super) fn least(history: &History, games: usize, waiting: i32) -> Self {
        let players = history.plays.len();
        let partners = spread(&history.partners, players, 2 * games);
        let opponents = spread(&history.opponents, players, 4 * games);
        Self {
            repeats: partners.iter().map(|times| (times - 1).max(0)).sum(),
            waiting,
            partners: partners.iter().map(|times| times * (times - 1) / 2).sum(),
            opponents: opponents.iter().map(|times| times * (times - 1) / 2).sum(),
        }
    }
}

/// The counts after so many more meetings, each of a pair that has met least.
fn spread(pairs: &Pairs, players: usize, meetings: usize) -> Vec<i32> {
    let mut counts: Vec<i32> = pairs.counts(players).collect();
    for _ in 0..meetings {
        if let Some(least) = counts.iter_mut().min() {
            *least += 1;
        }
    }
    counts
}
