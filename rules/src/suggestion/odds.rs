//! How even a game is, in words' worth of steps.

use super::SuggestedGame;
use crate::game::Team;

/// Up to so many percent from 50 a game is even.
const EVEN: f64 = 5.0;
/// Up to so many percent from 50 a side has no more than an edge.
const EDGE: f64 = 15.0;

/// Whom the chances favour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Odds {
    /// From 45 to 55 %.
    Even,
    /// That side has up to 65 %.
    Edge(#[cfg_attr(feature = "uniffi", uniffi(name = "team"))] Team),
    /// That side has more.
    Favourite(#[cfg_attr(feature = "uniffi", uniffi(name = "team"))] Team),
}

impl<Id> SuggestedGame<Id> {
    /// Whom the chances favour.
    pub fn odds(&self) -> Odds {
        let lead = self.chance - 50.0;
        let team = if lead > 0.0 { Team::A } else { Team::B };
        match lead.abs() {
            lead if lead <= EVEN => Odds::Even,
            lead if lead <= EDGE => Odds::Edge(team),
            _ => Odds::Favourite(team),
        }
    }
}
