//! Recent form: the last results and where they lead.

use serde::{Deserialize, Serialize};

/// How many results make the form.
const LENGTH: usize = 5;

/// How a game ended for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Outcome {
    /// Won.
    #[serde(rename = "W")]
    Win,
    /// Lost.
    #[serde(rename = "L")]
    Loss,
}

/// Where the last results lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "lowercase")]
pub enum Trend {
    /// At least two more wins than losses.
    Up,
    /// At least two more losses than wins.
    Down,
    /// Neither.
    Stable,
}

/// The last five results.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Form {
    /// A bit for each, 1 for a win, the newest lowest.
    wins: u8,
    games: usize,
}

impl Form {
    pub(super) fn add(&mut self, won: bool) {
        self.wins = (self.wins << 1 | u8::from(won)) & ((1 << LENGTH) - 1);
        self.games = (self.games + 1).min(LENGTH);
    }

    /// Newest first.
    pub(super) fn outcomes(self) -> Vec<Outcome> {
        let won = |place: usize| if self.wins >> place & 1 == 1 { Outcome::Win } else { Outcome::Loss };
        (0..self.games).map(won).collect()
    }

    pub(super) fn trend(self) -> Trend {
        let wins = self.wins.count_ones() as usize;
        let losses = self.games - wins;
        if wins > losses + 1 {
            Trend::Up
        } else if losses > wins + 1 {
            Trend::Down
        } else {
            Trend::Stable
        }
    }
}
