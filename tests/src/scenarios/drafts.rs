//! What persons fill in, as a scenario's file holds it.

use pace_rules::{
    game::Team,
    session::{CourtCostType, GameMode},
    time::Timestamp,
};
use serde::Deserialize;

/// A group to begin with.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct NewClub {
    pub(super) name: String,
    #[serde(default)]
    pub(super) players: Vec<NewPlayer>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct NewSession {
    pub(super) name: Option<String>,
    pub(super) date: Option<Timestamp>,
    #[serde(default)]
    pub(super) mode: GameMode,
    pub(super) players: Vec<RosterPlayer>,
    pub(super) organizer: Option<String>,
    #[serde(default = "in_total")]
    pub(super) court_cost_type: CourtCostType,
    #[serde(default)]
    pub(super) court_cost: i64,
    #[serde(default)]
    pub(super) shuttle_cost: i64,
    pub(super) bet: Option<i64>,
    pub(super) planned: Option<Planned>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(untagged)]
pub(super) enum Planned {
    Games(usize),
    All(All),
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum All {
    All,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct NewPlayer {
    #[serde(rename = "as")]
    pub(super) alias: Option<String>,
    pub(super) name: String,
}

/// A player of a new session.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct RosterPlayer {
    #[serde(rename = "as")]
    pub(super) alias: Option<String>,
    pub(super) name: String,
    #[serde(default)]
    pub(super) link: LinkName,
}

/// Who of the group that is; a member by alias.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum LinkName {
    #[default]
    ByName,
    Member(String),
    Guest,
    AddToGroup,
}

/// Somebody who pays: a player of the pool by alias, or a guest.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub(super) enum PersonName {
    Member(String),
    Guest { guest: String },
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct NewGame {
    #[serde(rename = "as")]
    pub(super) alias: String,
    pub(super) team_a: Vec<String>,
    pub(super) team_b: Vec<String>,
    pub(super) result: Option<Played>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Played {
    pub(super) winner: Team,
    pub(super) score_a: Option<u8>,
    pub(super) score_b: Option<u8>,
}

/// New values of a session; what is left out stays.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct SessionValues {
    #[serde(default, deserialize_with = "some")]
    pub(super) name: Option<Option<String>>,
    pub(super) date: Option<Timestamp>,
    pub(super) court_cost_type: Option<CourtCostType>,
    pub(super) court_cost: Option<i64>,
    pub(super) shuttle_cost: Option<i64>,
    #[serde(default, deserialize_with = "some")]
    pub(super) bet: Option<Option<i64>>,
    pub(super) organizer: Option<String>,
}

impl NewPlayer {
    pub(super) fn alias(&self) -> &str {
        self.alias.as_ref().unwrap_or(&self.name)
    }
}

impl RosterPlayer {
    pub(super) fn alias(&self) -> &str {
        self.alias.as_ref().unwrap_or(&self.name)
    }
}

/// A member that is there, also when it is null.
pub(super) fn some<'de, D: serde::Deserializer<'de>, T: Deserialize<'de>>(
    value: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(value).map(Some)
}

const fn in_total() -> CourtCostType {
    CourtCostType::Total
}
