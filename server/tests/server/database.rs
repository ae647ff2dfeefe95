//! Databases that cannot be used, and a disk without room.

use std::{fs, path::Path};

use pace_server::{Config, OpenError, StartError, start, system_clock};
use serde_json::json;
use sqlx::Connection;

use crate::support::{Server, connect, won_as};

async fn refusal(database: &Path) -> (OpenError, String) {
    match start(Config::new(database), system_clock()).await {
        Err(StartError::Database(error)) => {
            let sentence = error.to_string();
            (error, sentence)
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join("notes.txt");
    let text = "not a database, but long enough to look for a header in it ".repeat(20);
    fs::write(&file, &text).expect("a file");
    let (error, sentence) = refusal(&file).await;
    assert!(matches!(error, OpenError::Foreign { .. }), "{error:?}");
    assert!(sentence.contains("is no database of Pace"), "{sentence}");
    assert_eq!(fs::read_to_string(&file).expect("the file"), text);
}

#[tokio::test]
async fn a_database_of_another_program_is_refused_and_left_alone() {
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join("other.db");
    fs::write(&file, "").expect("a file");
    let mut connection = connect(&file).await;
    sqlx::raw_sql("CREATE TABLE session (id TEXT)").execute(&mut connection).await.expect("a table");
    connection.close().await.expect("closed");
    let before = fs::read(&file).expect("the file");
    assert!(matches!(refusal(&file).await.0, OpenError::Foreign { .. }));
    assert_eq!(fs::read(&file).expect("the file"), before);
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_refused_and_left_alone() {
    let mut server = Server::start().await;
    server.evening().await;
    server.stop().await;
    let mut connection = server.connection().await;
    sqlx::raw_sql("PRAGMA user_version = 99").execute(&mut connection).await.expect("a newer version");
    connection.close().await.expect("closed");
    let (error, sentence) = refusal(&server.database()).await;
    assert!(matches!(error, OpenError::Newer { found: 99, known: 3, .. }), "{error:?}");
    assert!(sentence.contains("newer version of Pace"), "{sentence}");
}

#[tokio::test]
async fn a_damaged_database_is_refused() {
    let mut server = Server::start().await;
    server.evening().await;
    server.stop().await;
    let mut bytes = fs::read(server.database()).expect("the file");
    bytes[100..4096].fill(0xab);
    fs::write(server.database(), bytes).expect("damaged");
    let (error, _) = refusal(&server.database()).await;
    assert!(matches!(error, OpenError::Unusable { .. }), "{error:?}");
}

#[tokio::test]
async fn a_file_that_cannot_be_made_is_refused() {
    let directory = tempfile::tempdir().expect("a directory");
    let (error, sentence) = refusal(&directory.path().join("missing/pace.db")).await;
    assert!(matches!(error, OpenError::Inaccessible { .. }), "{error:?}");
    assert!(sentence.contains("cannot open or create"), "{sentence}");
    let (error, _) = refusal(directory.path()).await;
    assert!(matches!(error, OpenError::Inaccessible { .. }), "{error:?}");
}

#[tokio::test]
async fn an_address_in_use_is_named() {
    let server = Server::start().await;
    let directory = tempfile::tempdir().expect("a directory");
    let database = directory.path().join("pace.db");
    let config = Config { listen: server.addr, ..Config::new(&database) };
    match start(config, system_clock()).await {
        Err(error @ StartError::AddressInUse(_)) => {
            assert!(error.to_string().contains(&server.addr.to_string()), "{error}");
        }
        other => panic!("{other:?}"),
    }
    assert!(!database.exists(), "nothing is made for a server that does not start");
}

/// The disk is a database that may not grow beyond so many pages.
#[tokio::test]
async fn on_a_full_disk_writes_are_refused_and_earlier_ones_stay() {
    let mut server = Server::with(|config| config.limits.max_pages = Some(30)).await;
    server.evening().await;
    let next = |stored: usize| format!("game-{stored:04}");
    let mut stored = Vec::new();
    let refused = loop {
        let answer = server.post("/sessions/s1/games", &won_as(&next(stored.len()))).await;
        if answer.status != 200 {
            break answer;
        }
        stored.push(answer.ok());
        assert!(stored.len() < 1_000, "the limit is never reached");
    };
    let refused = refused.refused(507, "storage_full");
    assert!(!refused["error"].to_string().contains("database"), "{refused}");
    assert!(!stored.is_empty());
    assert_eq!(server.get("/sessions/s1/games").await.ok(), json!(stored));
    let again = server.post("/sessions/s1/games", &won_as(&next(stored.len())));
    again.await.refused(507, "storage_full");
    server.restart(|_| {}).await;
    assert_eq!(server.get("/sessions/s1/games").await.ok(), json!(stored));
    server.post("/sessions/s1/games", &won_as("with-room-again")).await.ok();
}
