//! Parts: the unit of "last write wins".

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{
    game::{Game, Team},
    id::PlayerId,
    money::Money,
    session::{CourtCostType, Session},
    time::Timestamp,
};

/// What is written and overwritten as one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Part {
    /// A game's winner and scores.
    Result,
    /// Who plays a game.
    Teams,
    /// Whether a game or session exists.
    Existence,
    /// The session's name.
    Name,
    /// The session's date.
    Date,
    /// Court cost and its kind.
    CourtCost,
    /// Shuttle cost.
    BirdCost,
    /// Bet and whether it is on.
    Bet,
    /// Who prepaid.
    Organizer,
    /// One player of the roster.
    Player(#[cfg_attr(feature = "uniffi", uniffi(name = "player"))] PlayerId),
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Result => "result",
            Self::Teams => "teams",
            Self::Existence => "existence",
            Self::Name => "name",
            Self::Date => "date",
            Self::CourtCost => "courtCost",
            Self::BirdCost => "birdCost",
            Self::Bet => "bet",
            Self::Organizer => "organizer",
            Self::Player(id) => return write!(f, "player:{id}"),
        })
    }
}

/// A word that names no part.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no part of a game or session")]
pub struct UnknownPart(String);

impl std::str::FromStr for Part {
    type Err = UnknownPart;
    fn from_str(text: &str) -> Result<Self, UnknownPart> {
        let unknown = || UnknownPart(text.to_owned());
        Ok(match text {
            "result" => Self::Result,
            "teams" => Self::Teams,
            "existence" => Self::Existence,
            "name" => Self::Name,
            "date" => Self::Date,
            "courtCost" => Self::CourtCost,
            "birdCost" => Self::BirdCost,
            "bet" => Self::Bet,
            "organizer" => Self::Organizer,
            _ => {
                let id = text.strip_prefix("player:").ok_or_else(unknown)?;
                Self::Player(PlayerId::new(id).map_err(|_| unknown())?)
            }
        })
    }
}

impl Serialize for Part {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Part {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The value of one part: the members of the game or session that belong to it. A result that was
/// cleared has `winningTeam` null.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[expect(missing_docs, reason = "each member is the wire's member of that name, see `Game` and `Session`")]
pub struct PartValue {
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "crate::wire::some")]
    pub winning_team: Option<Option<Team>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team_a_score: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team_b_score: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team_a: Option<Vec<PlayerId>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team_b: Option<Vec<PlayerId>>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "crate::wire::some")]
    pub name: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub court_cost_type: Option<CourtCostType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub court_cost_value: Option<Money>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bird_cost_total: Option<Money>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bet_per_player: Option<Money>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub betting_enabled: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organizer_id: Option<PlayerId>,
}

impl Part {
    /// The value of this part of a game: `Existence` is the whole of it.
    pub fn of_game(&self, game: &Game) -> PartValue {
        let mut value = PartValue::default();
        if matches!(self, Self::Teams | Self::Existence) {
            value.team_a = Some(game.team_a.clone());
            value.team_b = Some(game.team_b.clone());
        }
        if matches!(self, Self::Result | Self::Existence) {
            value.winning_team = Some(game.winning_team);
            value.team_a_score = game.team_a_score;
            value.team_b_score = game.team_b_score;
        }
        value
    }

    /// The value of this part of a session; none for a player who is not on its roster.
    pub fn of_session(&self, session: &Session) -> Option<PartValue> {
        let mut value = PartValue::default();
        match self {
            Self::Name | Self::Existence => value.name = Some(session.name.clone()),
            Self::Date => value.date = Some(session.date),
            Self::CourtCost => {
                value.court_cost_type = Some(session.court_cost_type);
                value.court_cost_value = Some(session.court_cost_value);
            }
            Self::BirdCost => value.bird_cost_total = Some(session.bird_cost_total),
            Self::Bet => {
                value.bet_per_player = Some(session.bet_per_player);
                value.betting_enabled = Some(session.betting_enabled);
            }
            Self::Organizer => value.organizer_id = Some(session.organizer_id.clone()),
            Self::Player(id) => value.name = Some(Some(session.player(id)?.name.clone())),
            Self::Result | Self::Teams => {}
        }
        Some(value)
    }
}
