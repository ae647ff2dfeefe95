//! Changes as requests and requests as changes: one place knows how a write looks on the wire.

use serde::{Deserialize, Serialize};

use crate::{
    change::{Change, SessionEdit},
    game::{NewGame, Team},
    id::{GameId, PlayerId, SessionId},
    player::Player,
    session::Session,
    wire::{self, Malformed},
};

/// The method of a write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "the words of HTTP")]
pub enum Method {
    Post,
    Put,
    Delete,
}

impl Method {
    /// The word of HTTP.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// A write: what a resend repeats byte for byte.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Request {
    /// POST, PUT or DELETE.
    pub method: Method,
    /// Below the API's base, without query: `/sessions/s1/games`.
    pub path: String,
    /// JSON, or empty.
    pub body: String,
}

/// Body of `POST /sessions` and `PUT /sessions/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionBody {
    /// The session.
    pub session: Session,
    /// Its first games.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub initial_games: Vec<GameDraft>,
    /// Stored by older servers; sent by older clients.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round_robin_count: Option<u32>,
}

/// Body of `POST /sessions/{id}/games`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GameBody {
    /// The game.
    pub game: GameDraft,
    /// A number asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub game_number: Option<u32>,
}

/// A game to be: what a client sends of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GameDraft {
    /// Made by our clients; others leave it to the server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<GameId>,
    /// Players of team A.
    pub team_a: Vec<PlayerId>,
    /// Players of team B.
    pub team_b: Vec<PlayerId>,
    /// None = scheduled.
    #[serde(default)]
    pub winning_team: Option<Team>,
    /// Points of team A.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::wire::score")]
    pub team_a_score: Option<u8>,
    /// Points of team B.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::wire::score")]
    pub team_b_score: Option<u8>,
}

/// Body of `POST /sessions/{id}/changes`: `do` says which of the other members count.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[expect(missing_docs, reason = "members of the change that `do` names")]
pub struct ChangesBody {
    pub r#do: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub set: Option<SessionEdit>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub player: Option<Player>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delete: Option<Vec<GameId>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create: Option<Vec<GameDraft>>,
}

impl GameDraft {
    /// The game to create; `make_id` is asked where the client made none.
    pub fn into_new_game(self, number: Option<u32>, make_id: &mut dyn FnMut() -> GameId) -> NewGame {
        NewGame {
            id: self.id.unwrap_or_else(make_id),
            team_a: self.team_a,
            team_b: self.team_b,
            winning_team: self.winning_team,
            team_a_score: self.team_a_score,
            team_b_score: self.team_b_score,
            game_number: number,
        }
    }
}

impl From<&NewGame> for GameDraft {
    fn from(game: &NewGame) -> Self {
        Self {
            id: Some(game.id.clone()),
            team_a: game.team_a.clone(),
            team_b: game.team_b.clone(),
            winning_team: game.winning_team,
            team_a_score: game.team_a_score,
            team_b_score: game.team_b_score,
        }
    }
}

impl SessionBody {
    /// The change that `POST /sessions` asks for, without what only the server gives.
    pub fn into_create(self, make_id: &mut dyn FnMut() -> GameId) -> Change {
        let games = self.initial_games.into_iter().map(|game| game.into_new_game(None, make_id)).collect();
        let session = Session { version: 0, viewer: None, ..self.session };
        Change::CreateSession { session: Box::new(session), games }
    }
}

impl ChangesBody {
    /// The change that the body asks for.
    ///
    /// # Errors
    /// [`Malformed`] when `do` is not known or a member that it needs is missing.
    pub fn into_change(self, make_id: &mut dyn FnMut() -> GameId) -> Result<Change, Malformed> {
        let missing =
            |path: &str| Malformed { path: path.to_owned(), message: format!("`{path}` is missing") };
        let id = |id: Option<String>| id.ok_or_else(|| missing("id"));
        let player_id = |text: String| {
            PlayerId::new(text)
                .map_err(|error| Malformed { path: "id".to_owned(), message: error.to_string() })
        };
        Ok(match self.r#do.as_str() {
            "editSession" => Change::EditSession(self.set.ok_or_else(|| missing("set"))?),
            "addPlayer" => Change::AddPlayer(self.player.ok_or_else(|| missing("player"))?),
            "renamePlayer" => Change::RenamePlayer {
                id: player_id(id(self.id)?)?,
                name: self.name.ok_or_else(|| missing("name"))?,
            },
            "removePlayer" => Change::RemovePlayer { id: player_id(id(self.id)?)? },
            "replan" => Change::Replan {
                delete: self.delete.unwrap_or_default(),
                create: (self.create.unwrap_or_default().into_iter())
                    .map(|game| game.into_new_game(None, make_id))
                    .collect(),
            },
            "restoreGame" => Change::RestoreGame {
                id: GameId::new(id(self.id)?)
                    .map_err(|error| Malformed { path: "id".to_owned(), message: error.to_string() })?,
            },
            "restoreSession" => Change::RestoreSession,
            other => {
                let message = if other.is_empty() {
                    "`do` is missing".to_owned()
                } else {
                    format!("`{other}` is unknown")
                };
                return Err(Malformed { path: "do".to_owned(), message });
            }
        })
    }
}

impl Request {
    /// The request that carries a change of that session.
    pub fn of(change: &Change, session: &SessionId) -> Self {
        let base = format!("/sessions/{session}");
        let post = |path: String, body: String| Self { method: Method::Post, path, body };
        let changes = |body: ChangesBody| post(format!("{base}/changes"), wire::json(&body));
        let named = |r#do: &str| ChangesBody { r#do: r#do.to_owned(), ..ChangesBody::default() };
        match change {
            Change::CreateSession { session, games } => {
                let body = SessionBody {
                    session: session.as_ref().clone(),
                    initial_games: games.iter().map(GameDraft::from).collect(),
                    round_robin_count: u32::try_from(games.len()).ok().filter(|count| *count > 0),
                };
                post("/sessions".to_owned(), wire::json(&body))
            }
            Change::EditSession(edit) => {
                changes(ChangesBody { set: Some(edit.clone()), ..named("editSession") })
            }
            Change::ReplaceSession(session) => {
                let session = session.as_ref().clone();
                let body = SessionBody { session, initial_games: Vec::new(), round_robin_count: None };
                Self { method: Method::Put, path: base, body: wire::json(&body) }
            }
            Change::DeleteSession => Self { method: Method::Delete, path: base, body: String::new() },
            Change::RestoreSession => changes(named("restoreSession")),
            Change::AddPlayer(player) => {
                changes(ChangesBody { player: Some(player.clone()), ..named("addPlayer") })
            }
            Change::RenamePlayer { id, name } => changes(ChangesBody {
                id: Some(id.to_string()),
                name: Some(name.clone()),
                ..named("renamePlayer")
            }),
            Change::RemovePlayer { id } => {
                changes(ChangesBody { id: Some(id.to_string()), ..named("removePlayer") })
            }
            Change::CreateGame(game) => {
                let body = GameBody { game: GameDraft::from(game), game_number: game.game_number };
                post(format!("{base}/games"), wire::json(&body))
            }
            Change::EditGame { id, edit } => {
                Self { method: Method::Put, path: format!("{base}/games/{id}"), body: wire::json(edit) }
            }
            Change::DeleteGame { id } => {
                Self { method: Method::Delete, path: format!("{base}/games/{id}"), body: String::new() }
            }
            Change::RestoreGame { id } => {
                changes(ChangesBody { id: Some(id.to_string()), ..named("restoreGame") })
            }
            Change::Replan { delete, create } => changes(ChangesBody {
                delete: Some(delete.clone()),
                create: Some(create.iter().map(GameDraft::from).collect()),
                ..named("replan")
            }),
        }
    }

    /// The session and the change that the request carries; `make_id` is asked for the id of a game
    /// whose client made none.
    ///
    /// # Errors
    /// [`Malformed`] when the path is no write's path or the body does not fit it.
    pub fn change(&self, make_id: &mut dyn FnMut() -> GameId) -> Result<(SessionId, Change), Malformed> {
        let at_path = |message: String| Malformed { path: "path".to_owned(), message };
        let session = |text: &str| SessionId::new(text).map_err(|error| at_path(error.to_string()));
        let game = |text: &str| GameId::new(text).map_err(|error| at_path(error.to_string()));
        let body = self.body.as_bytes();
        let segments: Vec<&str> = self.path.split('/').skip(1).collect();
        Ok(match (self.method, segments.as_slice()) {
            (Method::Post, ["sessions"]) => {
                let body: SessionBody = wire::parse(body)?;
                (body.session.id.clone(), body.into_create(make_id))
            }
            (Method::Put, ["sessions", id]) => {
                let body: SessionBody = wire::parse(body)?;
                (session(id)?, Change::ReplaceSession(Box::new(body.session)))
            }
            (Method::Delete, ["sessions", id]) => (session(id)?, Change::DeleteSession),
            (Method::Post, ["sessions", id, "changes"]) => {
                (session(id)?, wire::parse::<ChangesBody>(body)?.into_change(make_id)?)
            }
            (Method::Post, ["sessions", id, "games"]) => {
                let GameBody { game, game_number } = wire::parse(body)?;
                (session(id)?, Change::CreateGame(game.into_new_game(game_number, make_id)))
            }
            (Method::Put, ["sessions", id, "games", game_id]) => {
                (session(id)?, Change::EditGame { id: game(game_id)?, edit: wire::parse(body)? })
            }
            (Method::Delete, ["sessions", id, "games", game_id]) => {
                (session(id)?, Change::DeleteGame { id: game(game_id)? })
            }
            _ => return Err(at_path(format!("{} is no write of ours", self.path))),
        })
    }
}
