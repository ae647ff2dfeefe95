//! What a person does to a session, as data: every change sets values, none adds to one.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    game::{NewGame, Team},
    id::{GameId, PlayerId},
    money::Money,
    part::Part,
    player::Player,
    session::{CourtCostType, Session},
    time::Timestamp,
};

/// One intent, one write, one transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Begins a session, with the games planned for it.
    CreateSession {
        /// The session.
        session: Box<Session>,
        /// Its first games, numbered 1…n in this order.
        games: Vec<NewGame>,
    },
    /// Sets some of the session's parts.
    EditSession(SessionEdit),
    /// Sets all of the session's own parts; players are added or renamed, none removed.
    ReplaceSession(Box<Session>),
    /// Deletes the session.
    DeleteSession,
    /// Takes the deletion of the session back.
    RestoreSession,
    /// Puts a player at the end of the roster.
    AddPlayer(Player),
    /// Gives a player another name.
    RenamePlayer {
        /// Who.
        id: PlayerId,
        /// The new name.
        name: String,
    },
    /// Takes a player without games off the roster.
    RemovePlayer {
        /// Who.
        id: PlayerId,
    },
    /// Records a played game or schedules one.
    CreateGame(NewGame),
    /// Sets members of a game.
    EditGame {
        /// Which.
        id: GameId,
        /// What.
        edit: GameEdit,
    },
    /// Deletes a game.
    DeleteGame {
        /// Which.
        id: GameId,
    },
    /// Takes the deletion of a game back.
    RestoreGame {
        /// Which.
        id: GameId,
    },
    /// Replaces unplayed games by others.
    Replan {
        /// Unplayed games to delete.
        delete: Vec<GameId>,
        /// Games to schedule.
        create: Vec<NewGame>,
    },
}

/// New values for a session; absent = unchanged.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(rename_all = "camelCase", default)]
pub struct SessionEdit {
    /// Blank or null clears it.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "crate::wire::some")]
    pub name: Option<Option<String>>,
    /// When it is played.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Timestamp>,
    /// What the court cost means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub court_cost_type: Option<CourtCostType>,
    /// Court cost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub court_cost_value: Option<Money>,
    /// Shuttle cost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bird_cost_total: Option<Money>,
    /// Bet per player and game.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bet_per_player: Option<Money>,
    /// Whether the bet is on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub betting_enabled: Option<bool>,
    /// Who prepaid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organizer_id: Option<PlayerId>,
}

/// New values for a game; absent = unchanged, null = cleared. Clearing the winner clears the scores.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct GameEdit {
    /// Players of team A.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team_a: Option<Vec<PlayerId>>,
    /// Players of team B.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team_b: Option<Vec<PlayerId>>,
    /// The winner.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "crate::wire::some")]
    pub winning_team: Option<Option<Team>>,
    /// Points of team A.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "crate::wire::some_score")]
    pub team_a_score: Option<Option<u8>>,
    /// Points of team B.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "crate::wire::some_score")]
    pub team_b_score: Option<Option<u8>>,
}

impl GameEdit {
    /// Sets the whole result, or clears it.
    pub fn result(result: Option<crate::game::GameResult>) -> Self {
        Self {
            winning_team: Some(result.map(|result| result.winning_team)),
            team_a_score: Some(result.and_then(|result| result.team_a_score)),
            team_b_score: Some(result.and_then(|result| result.team_b_score)),
            ..Self::default()
        }
    }
}

/// Something that one change writes and another may need.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// The session's existence.
    Session,
    /// One of the session's own parts.
    Detail(Part),
    /// A player on the roster.
    Player(PlayerId),
    /// A game.
    Game(GameId),
}

impl Change {
    /// What the change writes.
    pub fn writes(&self) -> BTreeSet<Target> {
        match self {
            Self::CreateSession { session, games } => [Target::Session]
                .into_iter()
                .chain(session.players.iter().map(|player| Target::Player(player.id.clone())))
                .chain(games.iter().map(|game| Target::Game(game.id.clone())))
                .collect(),
            Self::DeleteSession | Self::RestoreSession => [Target::Session].into(),
            Self::EditSession(edit) => edit.parts().into_iter().map(Target::Detail).collect(),
            Self::ReplaceSession(session) => Part::SESSION
                .into_iter()
                .map(Target::Detail)
                .chain(session.players.iter().map(|player| Target::Player(player.id.clone())))
                .collect(),
            Self::AddPlayer(player) => [Target::Player(player.id.clone())].into(),
            Self::RenamePlayer { id, .. } | Self::RemovePlayer { id } => [Target::Player(id.clone())].into(),
            Self::CreateGame(game) => [Target::Game(game.id.clone())].into(),
            Self::EditGame { id, .. } | Self::DeleteGame { id } | Self::RestoreGame { id } => {
                [Target::Game(id.clone())].into()
            }
            Self::Replan { delete, create } => {
                delete.iter().chain(create.iter().map(|game| &game.id)).cloned().map(Target::Game).collect()
            }
        }
    }

    /// What the change writes or needs: a later change that touches what an earlier one writes
    /// depends on it.
    pub fn touches(&self) -> BTreeSet<Target> {
        let mut touched = self.writes();
        touched.insert(Target::Session);
        let mut need = |players: &[PlayerId]| touched.extend(players.iter().cloned().map(Target::Player));
        match self {
            Self::CreateGame(game) => {
                need(&game.team_a);
                need(&game.team_b);
            }
            Self::Replan { create, .. } => {
                for game in create {
                    need(&game.team_a);
                    need(&game.team_b);
                }
            }
            Self::EditGame { edit, .. } => {
                need(edit.team_a.as_deref().unwrap_or_default());
                need(edit.team_b.as_deref().unwrap_or_default());
            }
            Self::EditSession(edit) => need(edit.organizer_id.as_slice()),
            Self::ReplaceSession(session) => need(std::slice::from_ref(&session.organizer_id)),
            // Whoever is the organizer cannot leave.
            Self::RemovePlayer { .. } => drop(touched.insert(Target::Detail(Part::Organizer))),
            _ => {}
        }
        touched
    }

    /// The one game that it is about, if it is about one.
    pub const fn game(&self) -> Option<&GameId> {
        match self {
            Self::CreateGame(game) => Some(&game.id),
            Self::EditGame { id, .. } | Self::DeleteGame { id } | Self::RestoreGame { id } => Some(id),
            _ => None,
        }
    }

    /// Whether it creates that game.
    pub fn creates(&self, id: &GameId) -> bool {
        match self {
            Self::CreateGame(game) => game.id == *id,
            Self::CreateSession { games, .. } => games.iter().any(|game| game.id == *id),
            Self::Replan { create, .. } => create.iter().any(|game| game.id == *id),
            _ => false,
        }
    }

    /// Whether this change needs what `earlier` writes.
    pub fn depends_on(&self, earlier: &Self) -> bool {
        !self.touches().is_disjoint(&earlier.writes())
    }
}

impl SessionEdit {
    /// The parts that it sets.
    pub fn parts(&self) -> Vec<Part> {
        [
            (self.name.is_some(), Part::Name),
            (self.date.is_some(), Part::Date),
            (self.court_cost_type.is_some() || self.court_cost_value.is_some(), Part::CourtCost),
            (self.bird_cost_total.is_some(), Part::BirdCost),
            (self.bet_per_player.is_some() || self.betting_enabled.is_some(), Part::Bet),
            (self.organizer_id.is_some(), Part::Organizer),
        ]
        .into_iter()
        .filter_map(|(set, part)| set.then_some(part))
        .collect()
    }
}

impl Part {
    /// The session's own parts, players apart.
    pub const SESSION: [Self; 6] =
        [Self::Name, Self::Date, Self::CourtCost, Self::BirdCost, Self::Bet, Self::Organizer];
    /// The parts of a game that can be set.
    pub const GAME: [Self; 2] = [Self::Result, Self::Teams];
}
