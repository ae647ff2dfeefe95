//! What stands out in a profile: with whom it goes well, and against whom it does not.
//!
//! Rates are in percent of games played. Of equal rates the one over more games says more.

use std::cmp::Reverse;

use super::{HeadToHead, Matchup, OpponentStats, PairProfile, PartnerStats, PlayerProfile};

/// From this rate on somebody goes well with, or is beaten by, a player or pair.
const GOOD: f64 = 70.0;
/// Below this rate partners struggle.
const POOR_WITH_PARTNER: f64 = 40.0;
/// Below this rate an opponent is a nemesis.
const POOR_AGAINST: f64 = 30.0;
/// Fewer games of two players say nothing.
const GAMES_OF_PLAYERS: u32 = 3;
/// Fewer games of two pairs say nothing.
const GAMES_OF_PAIRS: u32 = 2;
/// One game decides nothing between two.
const GAMES_FOR_AN_EDGE: u32 = 2;

/// Who has the better of games with or against somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Edge {
    /// At least 70 % were won.
    Ahead,
    /// Something between.
    Even,
    /// At most 30 % were won.
    Behind,
}

impl Edge {
    fn of(games: u32, win_rate: f64) -> Option<Self> {
        (games >= GAMES_FOR_AN_EDGE).then_some(if win_rate >= GOOD {
            Self::Ahead
        } else if win_rate <= POOR_AGAINST {
            Self::Behind
        } else {
            Self::Even
        })
    }
}

#[cfg_attr(feature = "uniffi", uniffi::export)]
impl HeadToHead {
    /// Who has the better of it; none before the second game.
    pub fn edge(&self) -> Option<Edge> {
        Edge::of(self.games_played, self.win_rate)
    }
}

#[cfg_attr(feature = "uniffi", uniffi::export)]
impl Matchup {
    /// Which pair has the better of it; none before the second game.
    pub fn edge(&self) -> Option<Edge> {
        Edge::of(self.games_played, self.win_rate)
    }
}

impl PlayerProfile {
    /// The best partner: of those with 3 games, if at least 70 % were won.
    pub fn hot_duo(&self) -> Option<&PartnerStats> {
        best(&self.partner_stats, GAMES_OF_PLAYERS)
    }

    /// The worst of at least two partners: of those with 3 games, if fewer than 40 % were won.
    pub fn struggles_with(&self) -> Option<&PartnerStats> {
        let has_choice = self.partner_stats.len() >= 2;
        worst(&self.partner_stats, GAMES_OF_PLAYERS, POOR_WITH_PARTNER).filter(|_| has_choice)
    }

    /// The easiest opponent: of those with 3 games, if at least 70 % were won.
    pub fn dominates(&self) -> Option<&OpponentStats> {
        best(&self.opponent_stats, GAMES_OF_PLAYERS)
    }

    /// The hardest opponent: of those with 3 games, if fewer than 30 % were won.
    pub fn nemesis(&self) -> Option<&OpponentStats> {
        worst(&self.opponent_stats, GAMES_OF_PLAYERS, POOR_AGAINST)
    }
}

impl PairProfile {
    /// The easiest opposing pair: of those with 2 games, if at least 70 % were won.
    pub fn dominates(&self) -> Option<&Matchup> {
        best(&self.matchups, GAMES_OF_PAIRS)
    }

    /// The hardest opposing pair: of those with 2 games, if fewer than 30 % were won.
    pub fn nemesis(&self) -> Option<&Matchup> {
        worst(&self.matchups, GAMES_OF_PAIRS, POOR_AGAINST)
    }
}

/// Something with games and a rate.
trait Rated {
    fn games(&self) -> u32;
    fn rate(&self) -> f64;
}

impl Rated for PartnerStats {
    fn games(&self) -> u32 {
        self.record.games_played
    }
    fn rate(&self) -> f64 {
        self.record.win_rate
    }
}

impl Rated for OpponentStats {
    fn games(&self) -> u32 {
        self.record.games_played
    }
    fn rate(&self) -> f64 {
        self.record.win_rate
    }
}

impl Rated for Matchup {
    fn games(&self) -> u32 {
        self.games_played
    }
    fn rate(&self) -> f64 {
        self.win_rate
    }
}

/// The best of those with enough games, the first in the list of equal ones, if it is good.
fn best<T: Rated>(rows: &[T], least_games: u32) -> Option<&T> {
    let enough = rows.iter().filter(|row| row.games() >= least_games);
    let best = enough.min_by(|one, other| {
        other.rate().total_cmp(&one.rate()).then(Reverse(one.games()).cmp(&Reverse(other.games())))
    });
    best.filter(|row| row.rate() >= GOOD)
}

/// The worst of those with enough games, the first in the list of equal ones, if it is poor.
fn worst<T: Rated>(rows: &[T], least_games: u32, poor: f64) -> Option<&T> {
    let enough = rows.iter().filter(|row| row.games() >= least_games);
    let worst = enough.min_by(|one, other| {
        one.rate().total_cmp(&other.rate()).then(Reverse(one.games()).cmp(&Reverse(other.games())))
    });
    worst.filter(|row| row.rate() < poor)
}
