//! The pages of a group that only show.

use pace_rules::{
    group::{PairProfile, PlayerProfile, RatingStep},
    id::GroupPlayerId,
    suggestion::Suggestion,
    time::Timestamp,
};
use serde::Deserialize;

use super::Page;
use crate::{failure::Failure, shared::Shared};

/// A player's page.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PlayerSnapshot {
    /// Rises with each snapshot of the page.
    pub revision: u64,
    /// Where the page stands.
    pub page: Page,
    /// The player; none while nothing can be shown.
    pub player: Option<Shared<PlayerPage>>,
    /// When it was last fetched.
    pub last_synced: Option<Timestamp>,
    /// Why the last sync failed.
    pub sync_failure: Option<Failure>,
}

/// What there is to say about a player.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(rename_all = "camelCase")]
pub struct PlayerPage {
    /// Records, partners, opponents, games.
    #[serde(flatten)]
    pub profile: PlayerProfile,
    /// What each game did to the rating, from the first to the newest.
    #[serde(default)]
    pub rating_history: Vec<RatingStep>,
}

/// A pair's page.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PairSnapshot {
    /// Rises with each snapshot of the page.
    pub revision: u64,
    /// Where the page stands.
    pub page: Page,
    /// The pair; none while nothing can be shown.
    pub pair: Option<Shared<PairProfile>>,
    /// When it was last fetched.
    pub last_synced: Option<Timestamp>,
    /// Why the last sync failed.
    pub sync_failure: Option<Failure>,
}

/// Who should play next.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SuggestionSnapshot {
    /// Rises with each snapshot of the page.
    pub revision: u64,
    /// Where the page stands.
    pub page: Page,
    /// Games with their odds, and who rests; none while nothing can be shown.
    pub suggestion: Option<Shared<Suggestion<GroupPlayerId>>>,
    /// When it was last fetched.
    pub last_synced: Option<Timestamp>,
    /// Why the last sync failed.
    pub sync_failure: Option<Failure>,
}
