//! How fair a plan is, in figures and in words.

use super::{Round, history::History};
use crate::session::MAX_PLAYERS;

/// The fewest and the most of something that everybody has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Extent {
    /// The fewest.
    pub least: usize,
    /// The most.
    pub most: usize,
}

/// How fair some rounds are. Made by [`fairness`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Fairness {
    /// Games that partners play together beyond their first, over all pairs.
    pub repeats: usize,
    /// Games that two players play together.
    pub partners: Extent,
    /// Some partners play together again, and nobody with anybody else.
    pub has_fixed_partners: bool,
    /// Games that two players play against each other.
    pub opponents: Extent,
    /// The sum of the squares of these over all pairs.
    pub sum_of_squares: usize,
    /// The least that this sum can be for as many games: when no pair meets more than once more than
    /// another.
    pub least_sum_of_squares: usize,
    /// Games that a player plays.
    pub plays: Extent,
    /// Most rounds running that anybody rests.
    pub longest_rest: usize,
}

/// How fair these rounds are to so many players; more than a roster has do not count.
pub fn fairness(players: usize, rounds: &[Round]) -> Fairness {
    let players = players.min(MAX_PLAYERS);
    let mut history = History::new(players);
    let mut longest_rest = 0;
    for round in rounds {
        history.record(round);
        longest_rest = history.waits.iter().copied().max().unwrap_or(0).max(longest_rest);
    }
    let plays = Extent::of(&history.plays);
    measured(&history, plays, longest_rest)
}

/// The figures of what is in a history.
pub(super) fn measured(history: &History, plays: Extent, longest_rest: usize) -> Fairness {
    let players = history.plays.len();
    let count = |times: i32| usize::try_from(times).unwrap_or(0);
    let partners: Vec<usize> = history.partners.counts(players).map(count).collect();
    let opponents: Vec<usize> = history.opponents.counts(players).map(count).collect();
    let meetings: usize = opponents.iter().sum();
    let each = meetings.checked_div(opponents.len()).unwrap_or(0);
    let once_more = meetings - each * opponents.len();
    let partners_of = |player: usize| {
        (0..players).filter(|other| *other != player && history.partners.get(player, *other) > 0).count()
    };
    Fairness {
        has_fixed_partners: partners.iter().any(|times| *times > 1)
            && (0..players).all(|player| partners_of(player) <= 1),
        repeats: partners.iter().map(|times| times.saturating_sub(1)).sum(),
        partners: Extent::of(&partners),
        opponents: Extent::of(&opponents),
        sum_of_squares: opponents.iter().map(|times| times * times).sum(),
        least_sum_of_squares: each * each * opponents.len() + (2 * each + 1) * once_more,
        plays,
        longest_rest,
    }
}

impl Extent {
    pub(super) fn of(counts: &[usize]) -> Self {
        Self {
            least: counts.iter().copied().min().unwrap_or(0),
            most: counts.iter().copied().max().unwrap_or(0),
        }
    }

    /// "once", "3 times", "once or twice", "3 or 4 times", "2 to 5 times".
    pub(super) fn times(self) -> String {
        let Self { least, most } = self;
        match (least, most) {
            _ if least == most => times(most),
            (1, 2) => "once or twice".to_owned(),
            _ if least + 1 == most => format!("{least} or {most} times"),
            _ => format!("{least} to {most} times"),
        }
    }
}

impl std::fmt::Display for Extent {
    /// "2-2".
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.least, self.most)
    }
}

impl Fairness {
    /// The figures behind the words, "plays 8-8, repeats 0, opponents 2-2, longest rest 1"; empty
    /// without a game.
    pub fn figures(&self) -> String {
        if self.plays.most == 0 {
            return String::new();
        }
        let Self { plays, repeats, opponents, longest_rest, .. } = self;
        format!("plays {plays}, repeats {repeats}, opponents {opponents}, longest rest {longest_rest}")
    }

    /// Rounds running that anybody sits out beyond one.
    pub const fn rests(&self) -> usize {
        self.longest_rest.saturating_sub(1)
    }

    /// What people want to know, a sentence each; empty without a game.
    pub fn sentences(&self) -> Vec<String> {
        if self.plays.most == 0 {
            return Vec::new();
        }
        let mut sentences = vec![format!("Everyone plays {}.", self.plays.times())];
        match self.partners {
            Extent { most: 0, .. } => {}
            _ if self.has_fixed_partners => sentences.push("Partners stay together.".to_owned()),
            Extent { least: 0, most: 1 } => {
                sentences.push("Nobody plays with the same partner twice.".to_owned());
            }
            Extent { least, most } if least == most => {
                sentences.push(format!("Everyone plays with everyone {}.", times(most)));
            }
            Extent { most, .. } => {
                sentences.push(format!("Nobody plays with the same partner more than {}.", times(most)));
            }
        }
        sentences.push(match self.opponents {
            Extent { least: 0, most } => format!("Nobody meets the same opponent more than {}.", times(most)),
            opponents => format!("Everyone meets everyone {}.", opponents.times()),
        });
        sentences.push(match self.longest_rest {
            0 => "Nobody rests.".to_owned(),
            1 => "Nobody rests twice running.".to_owned(),
            rounds => format!("Nobody rests more than {rounds} rounds running."),
        });
        sentences
    }
}

fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    }
}
