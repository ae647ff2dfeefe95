//! What stands out in a profile.

use pace_rules::group::{Matchup, OpponentStats, PairProfile, PartnerStats, PlayerProfile};

/// With and against whom it goes well for a player, and does not.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct PlayerRemarks {
    /// The best partner.
    pub hot_duo: Option<PartnerStats>,
    /// The worst of at least two partners.
    pub struggles_with: Option<PartnerStats>,
    /// The easiest opponent.
    pub dominates: Option<OpponentStats>,
    /// The hardest opponent.
    pub nemesis: Option<OpponentStats>,
}

/// What stands out in a player's profile.
#[uniffi::export]
pub fn player_remarks(profile: &PlayerProfile) -> PlayerRemarks {
    PlayerRemarks {
        hot_duo: profile.hot_duo().cloned(),
        struggles_with: profile.struggles_with().cloned(),
        dominates: profile.dominates().cloned(),
        nemesis: profile.nemesis().cloned(),
    }
}

/// Against whom it goes well for a pair, and does not.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct PairRemarks {
    /// The easiest opposing pair.
    pub dominates: Option<Matchup>,
    /// The hardest opposing pair.
    pub nemesis: Option<Matchup>,
}

/// What stands out in a pair's profile.
#[uniffi::export]
pub fn pair_remarks(profile: &PairProfile) -> PairRemarks {
    PairRemarks { dominates: profile.dominates().cloned(), nemesis: profile.nemesis().cloned() }
}
