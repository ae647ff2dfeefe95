//! Lists of everything, and health.

use std::time::Duration;

use pace_server::Access;
use serde_json::json;

use crate::support::{Server, session};

#[tokio::test]
async fn nobody_sees_a_list_unless_the_operator_opens_it() {
    let mut server = Server::start().await;
    server.evening().await;
    assert_eq!(server.get("/sessions").await.ok(), json!([]));
    assert_eq!(server.get("/sessions/summary").await.ok(), json!([]));
    server.restart(|config| config.access = Access::Open).await;
    assert_eq!(server.get("/sessions").await.ok().as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn an_open_server_lists_live_sessions_newest_created_first() {
    let server = Server::with(|config| config.access = Access::Open).await;
    for id in ["s1", "s2", "s3", "s4"] {
        server.post("/sessions", &session(id)).await.ok();
    }
    server.advance(Duration::from_secs(1));
    let mut nameless = session("s5");
    nameless["session"].as_object_mut().expect("an object").remove("name");
    server.post("/sessions", &nameless).await.ok();
    server.delete("/sessions/s2").await.ok();
    let sessions = server.get("/sessions").await.ok();
    let ids: Vec<_> = sessions.as_array().expect("a list").iter().map(|session| &session["id"]).collect();
    assert_eq!(ids, ["s5", "s4", "s3", "s1"]);
    assert_eq!(sessions[3], server.get("/sessions/s1").await.ok());
    let summaries = server.get("/sessions/summary").await.ok();
    let expected = json!({"id": "s5", "name": null, "date": "2026-01-09T19:00:00.000Z", "playerCount": 4,
        "gameMode": "doubles", "groupId": null});
    assert_eq!(summaries[0], expected);
    assert_eq!(summaries.as_array().map(Vec::len), Some(4));
}

#[tokio::test]
async fn health_counts_the_sessions() {
    let mut server = Server::start().await;
    server.evening().await;
    let mut answer = server.get("/health/db").await.ok();
    // Its name is the database's own, over restarts too.
    let name = answer["database"].take();
    assert_eq!(answer, json!({"ok": true, "db": "connected", "sessionsCount": 1, "database": null}));
    server.restart(|config| config.restored = true).await;
    assert_eq!(server.get("/health/db").await.ok()["database"], name);
    assert!(name.as_str().is_some_and(|name| name.len() >= 12), "{name}");
    assert_eq!(server.get("/health").await.ok(), json!({"ok": true}));
    assert_eq!(server.raw(http::Method::GET, "/health", "").await.ok(), json!({"ok": true}));
}
