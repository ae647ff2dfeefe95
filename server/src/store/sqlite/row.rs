//! Rows as the rules' data.

use std::str::FromStr;

use pace_rules::{
    game::{Game, Team},
    id::{GameId, GroupId, GroupPlayerId, InvalidId, PlayerId, SessionId},
    money::Money,
    player::Player,
    session::{CourtCostType, GameMode, Session},
    time::Timestamp,
};
use serde::de::DeserializeOwned;
use sqlx::{Row, sqlite::SqliteRow};

use crate::store::{error::StoreError, write::Fingerprint};

type Read<T> = Result<T, StoreError>;

fn unreadable(column: &'static str, reason: &impl ToString) -> StoreError {
    StoreError::Unreadable { column, reason: reason.to_string() }
}

/// A number that is never negative.
pub(super) fn number<T: TryFrom<i64, Error: ToString>>(row: &SqliteRow, column: &'static str) -> Read<T> {
    T::try_from(row.try_get::<i64, _>(column)?).map_err(|error| unreadable(column, &error))
}

fn maybe_number<T: TryFrom<i64, Error: ToString>>(row: &SqliteRow, column: &'static str) -> Read<Option<T>> {
    let value: Option<i64> = row.try_get(column)?;
    value.map(|value| T::try_from(value).map_err(|error| unreadable(column, &error))).transpose()
}

fn maybe_time(row: &SqliteRow, column: &'static str) -> Read<Option<Timestamp>> {
    Ok(row.try_get::<Option<i64>, _>(column)?.map(Timestamp::from_millis))
}

fn money(row: &SqliteRow, column: &'static str) -> Read<Money> {
    Ok(Money::from_cents(row.try_get(column)?))
}

pub(super) fn id<T>(
    row: &SqliteRow,
    column: &'static str,
    read: impl FnOnce(String) -> Result<T, InvalidId>,
) -> Read<T> {
    read(row.try_get(column)?).map_err(|error| unreadable(column, &error))
}

pub(super) fn maybe_id<T>(
    row: &SqliteRow,
    column: &'static str,
    read: impl FnOnce(String) -> Result<T, InvalidId>,
) -> Read<Option<T>> {
    let text: Option<String> = row.try_get(column)?;
    text.map(|text| read(text).map_err(|error| unreadable(column, &error))).transpose()
}

pub(super) fn fingerprint(row: &SqliteRow) -> Read<Option<Fingerprint>> {
    let bytes: Option<Vec<u8>> = row.try_get("fingerprint")?;
    bytes
        .map(|bytes| {
            Fingerprint::try_from(bytes).map_err(|_| unreadable("fingerprint", &"of another length"))
        })
        .transpose()
}

/// The columns of a session that [`session`] reads, after its `seq`.
pub(super) fn session(row: &SqliteRow, players: Vec<Player>) -> Read<Session> {
    let court_cost_type: &str = row.try_get("court_cost_type")?;
    let game_mode: &str = row.try_get("game_mode")?;
    Ok(Session {
        id: id(row, "id", SessionId::new)?,
        name: row.try_get("name")?,
        date: Timestamp::from_millis(row.try_get("date")?),
        players,
        organizer_id: id(row, "organizer_id", PlayerId::new)?,
        court_cost_type: match court_cost_type {
            "per_person" => CourtCostType::PerPerson,
            "total" => CourtCostType::Total,
            other => return Err(unreadable("court_cost_type", &other)),
        },
        court_cost_value: money(row, "court_cost")?,
        bird_cost_total: money(row, "bird_cost")?,
        bet_per_player: money(row, "bet")?,
        game_mode: match game_mode {
            "doubles" => GameMode::Doubles,
            "singles" => GameMode::Singles,
            other => return Err(unreadable("game_mode", &other)),
        },
        group_id: maybe_id(row, "group_id", GroupId::new)?,
        betting_enabled: row.try_get("betting_enabled")?,
        version: number(row, "version")?,
        viewer: row.try_get("viewer")?,
    })
}

pub(super) fn player(row: &SqliteRow) -> Read<Player> {
    Ok(Player {
        id: id(row, "id", PlayerId::new)?,
        name: row.try_get("name")?,
        group_player_id: maybe_id(row, "group_player_id", GroupPlayerId::new)?,
        is_guest: row.try_get("is_guest")?,
    })
}

/// A game; none for a row of which only the id is known.
pub(super) fn game(row: &SqliteRow, session: &SessionId) -> Read<Option<Game>> {
    let Some(game_number) = maybe_number(row, "number")? else { return Ok(None) };
    let team = |first, second| -> Read<Vec<PlayerId>> {
        let players = [maybe_id(row, first, PlayerId::new)?, maybe_id(row, second, PlayerId::new)?];
        Ok(players.into_iter().flatten().collect())
    };
    let winning_team: Option<&str> = row.try_get("winning_team")?;
    Ok(Some(Game {
        id: id(row, "id", GameId::new)?,
        session_id: session.clone(),
        game_number,
        team_a: team("team_a1", "team_a2")?,
        team_b: team("team_b1", "team_b2")?,
        winning_team: match winning_team {
            None => None,
            Some("A") => Some(Team::A),
            Some("B") => Some(Team::B),
            Some(other) => return Err(unreadable("winning_team", &other)),
        },
        team_a_score: maybe_number(row, "team_a_score")?,
        team_b_score: maybe_number(row, "team_b_score")?,
        created_at: maybe_time(row, "created_at")?,
        updated_at: maybe_time(row, "updated_at")?,
        result_at: maybe_time(row, "result_at")?,
        scheduled: row.try_get("scheduled")?,
        author: row.try_get("author")?,
        version: number(row, "version")?,
    }))
}

pub(super) fn part<P: FromStr<Err: ToString>>(row: &SqliteRow) -> Read<P> {
    let text: &str = row.try_get("part")?;
    text.parse().map_err(|error: P::Err| unreadable("part", &error))
}

/// A value that was stored as JSON.
pub(super) fn json<T: DeserializeOwned>(row: &SqliteRow, column: &'static str) -> Read<T> {
    let text: &str = row.try_get(column)?;
    serde_json::from_str(text).map_err(|error| unreadable(column, &error))
}
