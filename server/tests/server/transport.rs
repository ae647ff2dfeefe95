//! What every answer keeps: other origins, errors as JSON, limits of size, compression.

use http::Method;
use serde_json::json;

use crate::support::{Server, key, session, won, won_as};

#[tokio::test]
async fn every_path_answers_a_preflight() {
    let server = Server::start().await;
    for path in [
        "/api/sessions",
        "/api/sessions/x/games/y",
        "/api/groups",
        "/api/groups/shareable/x",
        "/api/groups/x/players",
        "/api/groups/x/pairings/y/z",
        "/nowhere",
        "/s/x",
        "/",
    ] {
        let answer = server.raw(Method::OPTIONS, path, "").await;
        assert_eq!(answer.status, 204, "{path}");
        assert_eq!(answer.header("access-control-allow-methods"), "GET, POST, PUT, DELETE, OPTIONS");
        let allowed = "Content-Type, Idempotency-Key, If-None-Match, Pace-Seen, Pace-Author";
        assert_eq!(answer.header("access-control-allow-headers"), allowed);
        assert_eq!(answer.header("access-control-max-age"), "600");
    }
}

/// The client of these tests checks the headers of each answer it gets, 400s to 507s included.
#[tokio::test]
async fn unknown_paths_and_methods_are_refused_as_json_for_every_origin() {
    let server = Server::start().await;
    for path in [
        "/",
        "/api",
        "/api/",
        "/api/nowhere",
        "/api/sessions/s1/nowhere",
        "/api/sessions/",
        "/api/sessions/%ff",
        "/s/%ff",
    ] {
        server.raw(Method::GET, path, "").await.refused(404, "not_found");
    }
    for (method, path) in [
        (Method::PATCH, "/api/sessions"),
        (Method::DELETE, "/api/sessions"),
        (Method::GET, "/api/sessions/s1/changes"),
        (Method::POST, "/s/x"),
    ] {
        server.raw(method, path, "").await.refused(405, "method_not_allowed");
    }
}

#[tokio::test]
async fn validators_are_exposed_to_other_origins() {
    let server = Server::start().await;
    server.evening().await;
    let exposed = server.get("/sessions/s1").await;
    let exposed = exposed.header("access-control-expose-headers");
    assert!(exposed.contains("ETag") && exposed.contains("Retry-After"), "{exposed}");
}

#[tokio::test]
async fn bodies_beyond_the_limit_are_refused() {
    let server = Server::start().await;
    server.evening().await;
    let blanks = |kib: usize, body: &serde_json::Value| format!("{body}{}", " ".repeat(kib * 1024));
    let larger = blanks(64, &won());
    server.call(Method::POST, "/sessions/s1/games", larger).await.refused(413, "too_large");
    let large = blanks(255, &session("s2"));
    server.call(Method::POST, "/sessions", large).await.ok();
    let larger = blanks(256, &session("s3"));
    server.call(Method::POST, "/sessions", larger).await.refused(413, "too_large");
}

#[tokio::test]
async fn headers_and_queries_that_cannot_be_read_are_refused() {
    let server = Server::start().await;
    server.evening().await;
    let post = || server.post("/sessions/s1/games", &won());
    post().key("not-a-uuid").await.refused(400, "invalid");
    post().header("pace-seen", "-1").await.refused(400, "invalid");
    post().author(&"x".repeat(129)).await.refused(400, "invalid");
    server.get("/sessions/s1?include=games&since=x").await.refused(400, "invalid");
    server.get("/sessions/s1?include=games&verdicts=x").await.refused(400, "invalid");
    let keys: Vec<String> = (0..51).map(key).collect();
    server
        .get(&format!("/sessions/s1?include=games&verdicts={}", keys.join(",")))
        .await
        .refused(400, "invalid");
    assert_eq!(server.get("/sessions/s1/games").await.ok(), json!([]));
    post().author(&"x".repeat(128)).key(&key(1)).await.ok();
}

#[tokio::test]
async fn answers_are_compressed_for_those_who_read_it() {
    let server = Server::start().await;
    server.evening().await;
    let answer = server.get("/sessions/s1").header("accept-encoding", "gzip").await;
    assert_eq!(answer.header("content-encoding"), "gzip");
    assert_eq!(answer.body[..2], [0x1f, 0x8b]);
}

/// Bodies that fit nowhere, for each write that has one.
#[tokio::test]
async fn what_is_wrong_with_a_body_is_said_in_the_words_of_the_wire() {
    let server = Server::start().await;
    server.evening().await;
    server.group().await;
    server.post("/sessions/s1/games", &won_as("g1")).await.ok();
    let listed = json!([null, ["ann", "ben"], ["cal", "dan"], "A", 21, 15]);
    let mut positional = session("s2");
    positional["session"]["players"][0] = json!(["ann", "Ann"]);
    let mut games = session("s2");
    games["initialGames"] = json!([listed]);
    let bodies = [
        (Method::POST, "/sessions", json!({"session": []})),
        (Method::POST, "/sessions", positional.clone()),
        (Method::POST, "/sessions", games),
        (Method::PUT, "/sessions/s1", positional),
        (Method::POST, "/sessions/s1/games", json!({"game": listed})),
        (Method::POST, "/sessions/s1/games", json!({"game": 7})),
        (Method::POST, "/sessions/s1/games", json!({"game": {"teamA": "ann", "teamB": []}})),
        (Method::PUT, "/sessions/s1/games/g1", json!(["A", 21, 15])),
        (Method::PUT, "/sessions/s1/games/g1", json!({"teamAScore": 256})),
        (Method::PUT, "/sessions/s1/games/g1", json!({"winningTeam": 1})),
        (Method::POST, "/sessions/s1/changes", json!({"do": "addPlayer", "player": ["eve", "Eve"]})),
        (Method::POST, "/sessions/s1/changes", json!({"do": "editSession", "set": ["Friday"]})),
        (Method::POST, "/sessions/s1/changes", json!({"do": "replan", "create": [listed]})),
        (Method::POST, "/sessions/s1/changes", json!({"do": []})),
        (Method::POST, "/groups", json!({"id": {}, "name": "Monday"})),
        (Method::POST, "/groups/g1/players", json!({"names": {"0": "Eve"}})),
        (Method::POST, "/groups/g1/players", json!({"id": 7, "name": "Eve"})),
        (Method::POST, "/groups/g1/guests", json!({"id": 7, "name": "Eve"})),
        (Method::DELETE, "/groups/g1/players", json!(["gp-ann"])),
        (Method::POST, "/groups/g1/changes", json!({"do": "recordPayment", "payment": ["p"]})),
    ];
    for (method, path, body) in bodies {
        let refused = server.call(method, path, body.to_string()).await.refused(400, "invalid");
        let sentence = refused["error"].as_str().expect("a sentence");
        for word in
            ["struct", "u8", "u32", "invalid type", "sequence", "map", "enum", "Draft", "Body", "Edit"]
        {
            assert!(!sentence.contains(word), "{path} {body}: {sentence}");
        }
    }
    assert_eq!(server.get("/sessions/s1").await.ok()["version"], 2);
}
