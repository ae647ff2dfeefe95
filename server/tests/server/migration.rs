//! A database of an earlier schema goes on working.

use serde_json::json;

use crate::support::{Server, connect, each, key, of_group};

/// The server on the database that the first schema left.
async fn migrated() -> Server {
    let mut server = Server::start().await;
    server.stop().await;
    for suffix in ["", "-wal", "-shm"] {
        let file = format!("{}{suffix}", server.database().display());
        if std::fs::exists(&file).expect("a directory") {
            std::fs::remove_file(&file).expect("removed");
        }
    }
    std::fs::write(server.database(), "").expect("an empty file");
    let mut connection = connect(&server.database()).await;
    let script = include_str!("../fixtures/schema_1.sql");
    sqlx::raw_sql(script).execute(&mut connection).await.expect("the old database");
    drop(connection);
    server.restart(|_| {}).await;
    server
}

#[tokio::test]
async fn sessions_games_and_verdicts_of_the_first_schema_are_as_they_were() {
    let server = migrated().await;
    let sync = server.get("/sessions/s1?include=games").author("ann").await.ok();
    assert_eq!(sync["epoch"], "abd2bc35189e", "no answer changed, so the history goes on");
    assert_eq!(sync["version"], 5);
    assert_eq!(each(&sync["session"]["players"], "name"), ["Ann", "Ben", "Cal", "Dan"]);
    assert_eq!(sync["session"]["players"][3]["groupPlayerId"], "gp-1");
    assert_eq!(sync["games"].as_array().map(Vec::len), Some(1));
    assert_eq!(
        (&sync["games"][0]["winningTeam"], &sync["games"][0]["teamAScore"]),
        (&json!("B"), &json!(19))
    );
    assert_eq!(sync["receipts"][0]["yours"]["teamBScore"], 0);
    server.get("/sessions/s2").await.refused(410, "session_deleted");

    let body = r#"{"winningTeam": "B", "teamAScore": 19, "teamBScore": 21}"#;
    let again = server.call(http::Method::PUT, "/sessions/s1/games/g1?since=0", body).key(&key(3)).await.ok();
    assert_eq!(again["sync"]["ack"]["replayed"], true);
    let told = server.get(&format!("/sessions/s1?include=games&verdicts={}", key(4))).await.ok();
    assert_eq!(told["verdicts"][key(4)]["code"], "player_has_games");
}

#[tokio::test]
async fn a_database_of_the_first_schema_takes_groups() {
    let mut server = migrated().await;
    server.group().await;
    server.post("/sessions", &of_group("s3")).await.ok();
    server.restart(|_| {}).await;
    assert_eq!(server.links("s3").await, ["gp-ann", "gp-ben", "gp-cal", "-"]);
    assert_eq!(server.get("/health/db").await.ok()["sessionsCount"], 2);
}
