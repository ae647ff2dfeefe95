//! Stores what follows from a judgement.

use pace_rules::{
    game::{Game, Team},
    id::{GameId, PlayerId},
    player::Player,
    session::Session,
    time::Timestamp,
};
use sqlx::SqliteConnection;

use super::{Seq, group, place_id};
use crate::store::{
    error::StoreError,
    judge::{Judgement, Stored, Tombstone},
    write::{Fingerprint, Write},
};

type Saved = Result<(), StoreError>;

/// Stores the rows of a judgement; returns the session's row, none if there is no such session.
pub(super) async fn save(
    conn: &mut SqliteConnection,
    known: Option<Seq>,
    stored: &Stored,
    judgement: &Judgement,
    write: &Write,
    at: Timestamp,
) -> Result<Option<Seq>, StoreError> {
    if let Some(Tombstone::Session(id)) = &judgement.tombstone {
        return tombstone(conn, id.as_str(), at).await.map(Some);
    }
    let seq = match (known, &stored.state.session) {
        (Some(seq), _) => seq,
        (None, Some(session)) if judgement.changes() => insert(conn, session, write, at).await?,
        (None, _) => return Ok(None),
    };
    if let Some(Tombstone::Game(id)) = &judgement.tombstone {
        sqlx::query("INSERT INTO game (session, id, version, deleted_at) VALUES (?, ?, 0, ?)")
            .bind(seq)
            .bind(id.as_str())
            .bind(at.millis())
            .execute(&mut *conn)
            .await?;
    }
    if judgement.changes() {
        update(conn, seq, stored, judgement, at).await?;
        games(conn, seq, stored, judgement, write, at).await?;
        parts(conn, seq, judgement, write).await?;
        losses(conn, seq, judgement).await?;
        if let Some(group) = stored.state.session.as_ref().and_then(|session| session.group_id.as_ref()) {
            group::count_up(conn, group).await?;
        }
    }
    Ok(Some(seq))
}

/// Takes an id that no session may ever have.
async fn tombstone(conn: &mut SqliteConnection, id: &str, at: Timestamp) -> Result<Seq, StoreError> {
    let seq = sqlx::query_scalar(
        "INSERT INTO session (id, version, created_at, updated_at, deleted_at, purged_at)
         VALUES (?, 0, ?2, ?2, ?2, ?2) RETURNING seq",
    )
    .bind(id)
    .bind(at.millis())
    .fetch_one(conn)
    .await?;
    Ok(seq)
}

async fn insert(
    conn: &mut SqliteConnection,
    session: &Session,
    write: &Write,
    at: Timestamp,
) -> Result<Seq, StoreError> {
    let seq = sqlx::query_scalar(
        "INSERT INTO session (id, version, fingerprint, viewer, game_mode, round_robin_count, created_at, updated_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7) RETURNING seq",
    )
    .bind(session.id.as_str())
    .bind(signed(session.version))
    .bind(&write.fingerprint[..])
    .bind(&session.viewer)
    .bind(session.game_mode.as_str())
    .bind(write.round_robin_count)
    .bind(at.millis())
    .fetch_one(conn)
    .await?;
    Ok(seq)
}

async fn update(
    conn: &mut SqliteConnection,
    seq: Seq,
    stored: &Stored,
    judgement: &Judgement,
    at: Timestamp,
) -> Saved {
    let own = judgement.own.then_some(stored.state.session.as_deref()).flatten();
    let Some(session) = own else {
        sqlx::query("UPDATE session SET version = ?, updated_at = ? WHERE seq = ?")
            .bind(signed(judgement.version))
            .bind(at.millis())
            .bind(seq)
            .execute(conn)
            .await?;
        return Ok(());
    };
    sqlx::query("UPDATE session SET deleted_at = CASE WHEN ? THEN coalesce(deleted_at, ?) END WHERE seq = ?")
        .bind(stored.state.is_deleted)
        .bind(at.millis())
        .bind(seq)
        .execute(&mut *conn)
        .await?;
    self::session(conn, seq, session, judgement.version, at).await
}

/// Stores a session's own members, as of that version.
pub(super) async fn session(
    conn: &mut SqliteConnection,
    seq: Seq,
    session: &Session,
    version: u64,
    at: Timestamp,
) -> Saved {
    sqlx::query(
        "UPDATE session SET version = ?1, own_version = ?1, updated_at = ?2, name = ?3, date = ?4,
             organizer_id = ?5, court_cost_type = ?6, court_cost = ?7, bird_cost = ?8, bet = ?9,
             betting_enabled = ?10, game_mode = ?11, group_id = ?12
         WHERE seq = ?13",
    )
    .bind(signed(version))
    .bind(at.millis())
    .bind(&session.name)
    .bind(session.date.millis())
    .bind(session.organizer_id.as_str())
    .bind(session.court_cost_type.as_str())
    .bind(session.court_cost_value.cents())
    .bind(session.bird_cost_total.cents())
    .bind(session.bet_per_player.cents())
    .bind(session.betting_enabled)
    .bind(session.game_mode.as_str())
    .bind(session.group_id.as_ref().map(pace_rules::id::GroupId::as_str))
    .bind(seq)
    .execute(&mut *conn)
    .await?;
    players(conn, seq, &session.players).await
}

/// Puts the roster in the place of what was stored of it.
async fn players(conn: &mut SqliteConnection, seq: Seq, players: &[Player]) -> Saved {
    sqlx::query("DELETE FROM player WHERE session = ?").bind(seq).execute(&mut *conn).await?;
    for (position, player) in (0_i64..).zip(players) {
        sqlx::query(
            "INSERT INTO player (session, position, id, name, group_player_id, is_guest)
             VALUES (?, ?, ?, ?, ?, ?)",
        )
        .bind(seq)
        .bind(position)
        .bind(player.id.as_str())
        .bind(&player.name)
        .bind(player.group_player_id.as_ref().map(pace_rules::id::GroupPlayerId::as_str))
        .bind(player.is_guest)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

async fn games(
    conn: &mut SqliteConnection,
    seq: Seq,
    stored: &Stored,
    judgement: &Judgement,
    write: &Write,
    at: Timestamp,
) -> Saved {
    // Deleted ones first: their numbers are free for those that come.
    for id in &judgement.games {
        if !stored.state.games.contains_key(id) {
            sqlx::query("UPDATE game SET version = ?, deleted_at = ? WHERE session = ? AND id = ?")
                .bind(signed(judgement.version))
                .bind(at.millis())
                .bind(seq)
                .bind(id.as_str())
                .execute(&mut *conn)
                .await?;
        }
    }
    for game in judgement.games.iter().filter_map(|id| stored.state.games.get(id)) {
        self::game(conn, seq, game, Some(&write.fingerprint)).await?;
    }
    Ok(())
}

/// Stores a game; the fingerprint is that of the request which created it.
pub(super) async fn game(
    conn: &mut SqliteConnection,
    seq: Seq,
    game: &Game,
    fingerprint: Option<&Fingerprint>,
) -> Saved {
    let side = |players: &[PlayerId], index: usize| players.get(index).map(|id| id.as_str().to_owned());
    sqlx::query(
        "INSERT INTO game (session, id, version, fingerprint, number, team_a1, team_a2, team_b1, team_b2,
             winning_team, team_a_score, team_b_score, scheduled, author, created_at, updated_at, result_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (session, id) DO UPDATE SET version = excluded.version, number = excluded.number,
             team_a1 = excluded.team_a1, team_a2 = excluded.team_a2, team_b1 = excluded.team_b1,
             team_b2 = excluded.team_b2, winning_team = excluded.winning_team,
             team_a_score = excluded.team_a_score, team_b_score = excluded.team_b_score,
             scheduled = excluded.scheduled, author = excluded.author, updated_at = excluded.updated_at,
             result_at = excluded.result_at, deleted_at = NULL",
    )
    .bind(seq)
    .bind(game.id.as_str())
    .bind(signed(game.version))
    .bind(fingerprint.map(|bytes| &bytes[..]))
    .bind(game.game_number)
    .bind(side(&game.team_a, 0))
    .bind(side(&game.team_a, 1))
    .bind(side(&game.team_b, 0))
    .bind(side(&game.team_b, 1))
    .bind(game.winning_team.map(|team| match team {
        Team::A => "A",
        Team::B => "B",
    }))
    .bind(game.team_a_score)
    .bind(game.team_b_score)
    .bind(game.scheduled)
    .bind(&game.author)
    .bind(game.created_at.map(Timestamp::millis))
    .bind(game.updated_at.map(Timestamp::millis))
    .bind(game.result_at.map(Timestamp::millis))
    .execute(conn)
    .await?;
    Ok(())
}

async fn parts(conn: &mut SqliteConnection, seq: Seq, judgement: &Judgement, write: &Write) -> Saved {
    for (game, part) in &judgement.parts {
        sqlx::query(
            "INSERT INTO part (session, game, part, version, author) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT (session, game, part) DO UPDATE SET version = excluded.version, author = excluded.author",
        )
        .bind(seq)
        .bind(place_id(game.as_ref()))
        .bind(part.to_string())
        .bind(signed(judgement.version))
        .bind(&write.author)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

async fn losses(conn: &mut SqliteConnection, seq: Seq, judgement: &Judgement) -> Saved {
    for loss in &judgement.losses {
        let (game, part): &(Option<GameId>, _) = &loss.place;
        sqlx::query(
            "INSERT INTO receipt (session, author, version, game, part, yours) VALUES (?, ?, ?, ?, ?, ?)",
        )
        .bind(seq)
        .bind(&loss.author)
        .bind(signed(judgement.version))
        .bind(place_id(game.as_ref()))
        .bind(part.to_string())
        .bind(super::json(&loss.yours))
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

/// Versions stay far below the greatest number of the database.
pub(super) fn signed(version: u64) -> i64 {
    i64::try_from(version).unwrap_or(i64::MAX)
}
