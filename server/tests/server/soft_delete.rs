//! Deletions that can be taken back for 30 days.

use std::time::Duration;

use serde_json::json;
use sqlx::Row;

use crate::support::{Server, game_id, key, result, session, won, won_as};

const DAY: Duration = Duration::from_hours(24);

#[tokio::test]
async fn a_deleted_session_is_gone_and_deleting_it_again_succeeds() {
    let server = Server::start().await;
    server.evening().await;
    server.post("/sessions/s1/games", &won_as("g1")).await.ok();
    for _ in 0..2 {
        assert_eq!(server.delete("/sessions/s1").await.ok(), json!({"success": true}));
    }
    let refused = server.get("/sessions/s1").await.refused(410, "session_deleted");
    assert_eq!(refused.get("sync"), None);
    assert_eq!(server.get("/sessions/s1/games").await.ok(), json!([]));
    server.post("/sessions/s1/games", &won()).await.refused(410, "session_deleted");
    server.put("/sessions/s1/games/g1", &result("A", 21, 3)).await.refused(410, "session_deleted");
    server.put("/sessions/s1", &session("s1")).await.refused(410, "session_deleted");
    server.post("/sessions", &session("s1")).await.refused(410, "session_deleted");
}

#[tokio::test]
async fn verdicts_of_a_deleted_session_are_still_told_and_fenced() {
    let server = Server::start().await;
    server.evening().await;
    server.post("/sessions/s1/games", &won_as("g1")).key(&key(1)).await.ok();
    server.delete("/sessions/s1").await.ok();
    let path = format!("/sessions/s1?include=games&verdicts={},{}&fence=1", key(1), key(2));
    let gone = server.get(&path).await.refused(410, "session_deleted");
    assert_eq!(gone["sync"]["verdicts"][key(1)]["verdict"], "applied");
    assert_eq!(gone["sync"]["verdicts"][key(2)]["code"], "expired");
    server.post("/sessions/s1/changes", &json!({"do": "restoreSession"})).await.ok();
    server.post("/sessions/s1/games", &won_as("g2")).key(&key(2)).await.refused(409, "expired");
}

#[tokio::test]
async fn a_restored_session_is_as_it_was() {
    let server = Server::start().await;
    server.evening().await;
    let game = server.post("/sessions/s1/games", &won_as("g1")).await.ok();
    server.delete("/sessions/s1").await.ok();
    server.post("/sessions/s1/changes", &json!({"do": "restoreSession"})).await.ok();
    assert_eq!(server.get("/sessions/s1").await.ok()["version"], 4);
    assert_eq!(server.get("/sessions/s1/games").await.ok(), json!([game]));
}

#[tokio::test]
async fn a_restored_game_is_as_it_was_and_gives_way_when_its_number_was_taken() {
    let server = Server::start().await;
    server.evening().await;
    let first = server.post("/sessions/s1/games", &won_as("g1")).author("ann").await.ok();
    server.delete("/sessions/s1/games/g1").await.ok();
    server.post("/sessions/s1/games", &won_as("g2")).await.ok();
    let restore = json!({"do": "restoreGame", "id": "g1"});
    server.post("/sessions/s1/changes", &restore).author("ben").await.ok();
    let games = server.get("/sessions/s1/games").await.ok();
    assert_eq!((&games[0]["id"], &games[1]["id"]), (&json!("g2"), &json!("g1")));
    assert_eq!(games[1]["gameNumber"], 2);
    for kept in ["teamA", "teamB", "winningTeam", "teamAScore", "resultAt", "createdAt", "author"] {
        assert_eq!(games[1][kept], first[kept], "{kept}");
    }
}

#[tokio::test]
async fn after_30_days_a_deleted_session_keeps_nothing_but_its_id_and_verdicts() {
    let mut server = Server::start().await;
    server.evening().await;
    let create = || server.post("/sessions/s1/games", &won_as("g1")).key(&key(1));
    create().await.ok();
    // A refusal whose sentence names a player is kept as a verdict.
    let removal = json!({"do": "removePlayer", "id": "ann"});
    let refused = server.post("/sessions/s1/changes", &removal).key(&key(2)).await;
    assert!(refused.refused(409, "player_has_games")["error"].to_string().contains("Ann"));
    server.delete("/sessions/s1").await.ok();
    server.advance(DAY * 29);
    server.restart(|_| {}).await;
    let restore = json!({"do": "restoreSession"});
    server.post("/sessions/s1/changes", &restore).await.ok();
    server.delete("/sessions/s1").await.ok();

    server.advance(DAY * 31);
    server.restart(|_| {}).await;
    server.post("/sessions/s1/changes", &restore).await.refused(410, "session_deleted");
    server.get("/sessions/s1").await.refused(410, "session_deleted");
    server.post("/sessions", &session("s1")).await.refused(410, "session_deleted");
    server.delete("/sessions/s1").await.ok();
    let path = format!("/sessions/s1?include=games&verdicts={}", key(1));
    let gone = server.get(&path).await.refused(410, "session_deleted");
    assert_eq!(gone["sync"]["verdicts"][key(1)]["verdict"], "applied");
    assert_eq!(gone["sync"].get("session"), None);
    assert_eq!(kept_of(&server, &["Ann", "Friday", "ann"]).await, [""; 0]);
}

/// Which of these texts some value of the database still holds.
pub(crate) async fn kept_of(server: &Server, texts: &[&str]) -> Vec<String> {
    let mut connection = server.connection().await;
    let tables: Vec<String> = sqlx::query_scalar("SELECT name FROM sqlite_schema WHERE type = 'table'")
        .fetch_all(&mut connection)
        .await
        .expect("the tables");
    let mut kept = Vec::new();
    for table in tables {
        let sql = sqlx::AssertSqlSafe(format!("SELECT * FROM {table}"));
        for row in sqlx::query(sql).fetch_all(&mut connection).await.expect("the rows") {
            for column in 0..row.len() {
                let value: Option<String> = row.try_get_unchecked(column).ok().flatten();
                let value = value.unwrap_or_default();
                kept.extend(
                    texts.iter().filter(|text| value.contains(**text)).map(|_| format!("{table}: {value}")),
                );
            }
        }
    }
    kept
}

#[tokio::test]
async fn after_30_days_a_deleted_game_keeps_nothing_but_its_id() {
    let mut server = Server::start().await;
    server.evening().await;
    let create = won_as("g1");
    server.post("/sessions/s1/games", &create).key(&key(1)).await.ok();
    server.delete("/sessions/s1/games/g1").await.ok();
    server.advance(DAY * 31);
    server.restart(|_| {}).await;
    let restore = json!({"do": "restoreGame", "id": "g1"});
    server.post("/sessions/s1/changes", &restore).await.refused(404, "game_unknown");
    server.post("/sessions/s1/games", &create).await.refused(404, "game_deleted");
    let replayed = server.post("/sessions/s1/games", &create).key(&key(1)).await.ok();
    assert_eq!(replayed, json!({"id": "g1", "deleted": true}));
}

#[tokio::test]
async fn a_game_of_a_deleted_session_is_deleted_already() {
    let server = Server::start().await;
    server.evening().await;
    server.post("/sessions/s1/games", &won_as("g1")).await.ok();
    server.delete("/sessions/s1").await.ok();
    assert_eq!(server.delete("/sessions/s1/games/g1").await.ok(), json!({"success": true}));
    // A phone wants to know what became of its write.
    server.delete("/sessions/s1/games/g1").key(&key(1)).await.refused(410, "session_deleted");
}

#[tokio::test]
async fn a_game_of_a_purged_session_is_deleted_already_and_leaves_no_id_behind() {
    let mut server = Server::start().await;
    server.evening().await;
    server.delete("/sessions/s1").await.ok();
    server.advance(DAY * 31);
    server.restart(|_| {}).await;
    let path = format!("/sessions/s1/games/{}", game_id(1));
    assert_eq!(server.delete(&path).await.ok(), json!({"success": true}));
    server.delete(&path).key(&key(1)).await.refused(410, "session_deleted");
    assert_eq!(kept_of(&server, &[&game_id(1)]).await, [""; 0]);
}

#[tokio::test]
async fn a_deleted_session_shows_nobodys_name() {
    let server = Server::start().await;
    server.evening().await;
    server.post("/sessions/s1/games", &won_as("g1")).await.ok();
    server.delete("/sessions/s1").await.ok();
    let gone = server.get("/sessions/s1?include=games").await.refused(410, "session_deleted");
    assert_eq!(gone["sync"].get("session"), None, "{gone}");
    assert_eq!(gone["sync"].get("games"), None, "{gone}");
}

#[tokio::test]
async fn who_is_refused_for_a_deletion_is_shown_nothing_of_what_was_deleted() {
    let server = Server::start().await;
    server.evening().await;
    server.delete("/sessions/s1").await.ok();
    for _ in 0..2 {
        let write = server.post("/sessions/s1/games?since=0", &won_as("g1")).key(&key(1));
        let refused = write.await.refused(410, "session_deleted");
        assert_eq!(refused.get("sync"), None, "{refused}");
    }
}

#[tokio::test]
async fn deleting_what_cannot_exist_succeeds() {
    let server = Server::start().await;
    for path in ["/sessions/%ff", "/sessions/%ff/games/g1", "/sessions/a%20b", "/sessions/s1/games/%2F"] {
        assert_eq!(server.delete(path).await.ok(), json!({"success": true}), "{path}");
    }
}
