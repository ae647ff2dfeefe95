//! Ways to spend an evening, and what is played next in each.

mod fixed_pairs;
mod king_of_the_court;
mod mexicano;
mod standing;

pub use fixed_pairs::fixed_pairs;
pub(super) use fixed_pairs::fixed_sides;
pub use king_of_the_court::king_of_the_court;
pub use mexicano::mexicano;
pub use standing::{Standing, standing};

use super::{Round, plan};

/// A way to spend an evening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Format {
    /// [`round_robin`](super::round_robin), and on several courts a [`plan`].
    RoundRobin,
    /// [`americano`].
    Americano,
    /// [`mexicano`].
    Mexicano,
    /// [`king_of_the_court`].
    KingOfTheCourt,
    /// [`fixed_pairs`].
    FixedPairs,
}

impl Format {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 5] =
        [Self::RoundRobin, Self::Americano, Self::Mexicano, Self::KingOfTheCourt, Self::FixedPairs];

    /// What players call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::RoundRobin => "Round robin",
            Self::Americano => "Americano",
            Self::Mexicano => "Mexicano",
            Self::KingOfTheCourt => "King of the court",
            Self::FixedPairs => "Fixed pairs",
        }
    }

    /// What it is, in a sentence.
    pub const fn explanation(self) -> &'static str {
        match self {
            Self::RoundRobin => "Everyone plays with and against everyone, and each game won counts.",
            Self::Americano => {
                "Partners change every round until everyone has played with everyone, and each player collects \
                 the points of their side."
            }
            Self::Mexicano => {
                "Each player collects the points of their side, and players close in the standing meet next: \
                 first and fourth against second and third."
            }
            Self::KingOfTheCourt => {
                "Winners move up a court and losers move down, with another partner every round."
            }
            Self::FixedPairs => "Partners stay together all evening and every pair meets every other.",
        }
    }

    /// Whether each round follows from the results of those before, so that no more than the next one
    /// can be planned.
    pub const fn needs_results(self) -> bool {
        matches!(self, Self::Mexicano | Self::KingOfTheCourt)
    }
}

/// Rotating partners until everybody has played with everybody, or so many rounds, by positions on
/// the roster. Who wins is told by [`standing`].
pub fn americano(players: usize, courts: usize, rounds: Option<usize>) -> Vec<Round> {
    plan(players, courts, rounds.unwrap_or_else(|| americano_rounds(players, courts)))
}

/// The rounds that it takes until everybody can have played with everybody.
pub(super) fn americano_rounds(players: usize, courts: usize) -> usize {
    let partners = players.saturating_mul(players.saturating_sub(1)) / 2;
    let at_a_time = 2 * courts.min(players / 4);
    partners.div_ceil(at_a_time.max(1))
}
