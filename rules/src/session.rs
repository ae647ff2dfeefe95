//! A session: one evening's roster, costs and mode.

use serde::{Deserialize, Serialize};

use crate::{
    id::{GroupId, PlayerId, SessionId},
    money::Money,
    player::Player,
    time::Timestamp,
};

/// Most players on a roster.
pub const MAX_PLAYERS: usize = 20;
/// Most games in a session, deleted ones not counted.
pub const MAX_GAMES: usize = 1_000;

/// How many play on a side.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "lowercase")]
pub enum GameMode {
    /// Two a side.
    #[default]
    Doubles,
    /// One a side.
    Singles,
}

impl GameMode {
    /// Players on a side.
    pub const fn team_size(self) -> usize {
        match self {
            Self::Doubles => 2,
            Self::Singles => 1,
        }
    }

    /// The least number of players on a roster.
    pub const fn min_players(self) -> usize {
        2 * self.team_size()
    }

    /// The word on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Doubles => "doubles",
            Self::Singles => "singles",
        }
    }
}

/// What the court cost means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum CourtCostType {
    /// Each player pays this.
    #[default]
    PerPerson,
    /// All pay this together.
    Total,
}

impl CourtCostType {
    /// The word on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PerPerson => "per_person",
            Self::Total => "total",
        }
    }
}

/// A session as the wire carries it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// Made by the client.
    pub id: SessionId,
    /// Trimmed; blank counts as none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// When it is played.
    pub date: Timestamp,
    /// In the order that the person gave; settlement deals remainders in it.
    #[serde(default)]
    pub players: Vec<Player>,
    /// Who prepaid; one of `players`.
    pub organizer_id: PlayerId,
    /// What `court_cost_value` means.
    pub court_cost_type: CourtCostType,
    /// Court cost, per person or in total.
    #[serde(default)]
    pub court_cost_value: Money,
    /// Shuttles, in total.
    #[serde(default)]
    pub bird_cost_total: Money,
    /// Bet per player and game.
    #[serde(default)]
    pub bet_per_player: Money,
    /// Doubles or singles.
    #[serde(default)]
    pub game_mode: GameMode,
    /// Absent for a standalone session; an empty text is taken as absent.
    #[serde(default, deserialize_with = "group_or_none", skip_serializing_if = "Option::is_none")]
    pub group_id: Option<GroupId>,
    /// Counts as true when absent in a request.
    #[serde(default = "yes")]
    pub betting_enabled: bool,
    /// Rises by 1 with each applied write to the session or its games; 0 before the server has it.
    #[serde(default, skip_serializing_if = "crate::wire::is_zero")]
    pub version: u64,
    /// The token of the page that only reads; made by the server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub viewer: Option<String>,
}

const fn yes() -> bool {
    true
}

fn group_or_none<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<GroupId>, D::Error> {
    match Option::<String>::deserialize(deserializer)? {
        Some(text) if !text.is_empty() => GroupId::new(text).map(Some).map_err(serde::de::Error::custom),
        _ => Ok(None),
    }
}

impl Session {
    /// What people call it when it has no name.
    pub const DEFAULT_NAME: &str = "Badminton Session";

    /// Its name, or [`Self::DEFAULT_NAME`].
    pub fn title(&self) -> &str {
        self.name.as_deref().unwrap_or(Self::DEFAULT_NAME)
    }

    /// The player of that id.
    pub fn player(&self, id: &PlayerId) -> Option<&Player> {
        self.players.iter().find(|player| player.id == *id)
    }

    /// The bet in force: zero when betting is off.
    pub const fn bet(&self) -> Money {
        if self.betting_enabled { self.bet_per_player } else { Money::ZERO }
    }
}
