//! A game, scheduled or played.

use serde::{Deserialize, Serialize};

use crate::{
    id::{GameId, PlayerId, SessionId},
    time::Timestamp,
};

/// Highest score that a side may have.
pub const MAX_SCORE: u8 = 30;
/// Highest game number that a caller may ask for.
pub const MAX_ASKED_NUMBER: u32 = 1_000_000;

/// One side of the net.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Team {
    /// Team A.
    A,
    /// Team B.
    B,
}

impl Team {
    /// The other side.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }
}

/// A result: who won, and the scores as far as they were given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(rename_all = "camelCase")]
pub struct GameResult {
    /// The winner.
    pub winning_team: Team,
    /// Points of team A, 0 to [`MAX_SCORE`].
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::wire::score")]
    pub team_a_score: Option<u8>,
    /// Points of team B, 0 to [`MAX_SCORE`].
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::wire::score")]
    pub team_b_score: Option<u8>,
}

impl GameResult {
    /// The winner's points, if known.
    pub const fn winner_score(&self) -> Option<u8> {
        match self.winning_team {
            Team::A => self.team_a_score,
            Team::B => self.team_b_score,
        }
    }

    /// The loser's points, if known.
    pub const fn loser_score(&self) -> Option<u8> {
        match self.winning_team {
            Team::A => self.team_b_score,
            Team::B => self.team_a_score,
        }
    }
}

/// A game as the wire carries it: unknown scores are absent, `winningTeam` is always there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(rename_all = "camelCase")]
pub struct Game {
    /// For ever, never derived from the number.
    pub id: GameId,
    /// The session it belongs to.
    pub session_id: SessionId,
    /// Order of display, from 1; given by the server, provisional on a phone until then.
    pub game_number: u32,
    /// 2 players in doubles, 1 in singles.
    pub team_a: Vec<PlayerId>,
    /// As many as `team_a`.
    pub team_b: Vec<PlayerId>,
    /// None = scheduled, not yet played.
    #[serde(default)]
    pub winning_team: Option<Team>,
    /// Points of team A, if known.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::wire::score")]
    pub team_a_score: Option<u8>,
    /// Points of team B, if known.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::wire::score")]
    pub team_b_score: Option<u8>,
    /// When the game was stored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Timestamp>,
    /// When it last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<Timestamp>,
    /// When a winner was first given; edits keep it, clearing the result drops it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result_at: Option<Timestamp>,
    /// It was planned before it was played, so undoing its result leaves it scheduled.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub scheduled: bool,
    /// Who last set the result: an opaque token of the phone, absent for nobody known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The session's version at which this game last changed; 0 on a phone before the server has it.
    #[serde(default, skip_serializing_if = "crate::wire::is_zero")]
    pub version: u64,
}

impl Game {
    /// The result, if the game is played.
    pub fn result(&self) -> Option<GameResult> {
        self.winning_team.map(|winning_team| GameResult {
            winning_team,
            team_a_score: self.team_a_score,
            team_b_score: self.team_b_score,
        })
    }

    /// Whether it has a winner.
    pub const fn is_played(&self) -> bool {
        self.winning_team.is_some()
    }

    /// The players of one side.
    pub fn team(&self, team: Team) -> &[PlayerId] {
        match team {
            Team::A => &self.team_a,
            Team::B => &self.team_b,
        }
    }

    /// The points of one side, if known.
    pub const fn score(&self, team: Team) -> Option<u8> {
        match team {
            Team::A => self.team_a_score,
            Team::B => self.team_b_score,
        }
    }

    /// The difference of the scores of a close game: both known, 1 or 2 apart.
    pub fn close_margin(&self) -> Option<u8> {
        let margin = self.team_a_score.zip(self.team_b_score).map(|(a, b)| a.abs_diff(b));
        margin.filter(|margin| matches!(margin, 1 | 2))
    }

    /// Everybody in it, team A first.
    pub fn players(&self) -> impl Iterator<Item = &PlayerId> {
        self.team_a.iter().chain(&self.team_b)
    }

    /// The order in which games were played: by the time of the first result, then by number.
    pub const fn played_order(&self) -> (Option<Timestamp>, u32) {
        (self.result_at, self.game_number)
    }
}

/// A game that a person asks for: its id is made by the phone, its number by the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewGame {
    /// Made by whoever creates it.
    pub id: GameId,
    /// Players of team A.
    pub team_a: Vec<PlayerId>,
    /// Players of team B.
    pub team_b: Vec<PlayerId>,
    /// None = scheduled.
    pub winning_team: Option<Team>,
    /// Points of team A, if known.
    pub team_a_score: Option<u8>,
    /// Points of team B, if known.
    pub team_b_score: Option<u8>,
    /// A number asked for, 1 to [`MAX_ASKED_NUMBER`]; the next one is given without it, or if it is taken.
    pub game_number: Option<u32>,
}
