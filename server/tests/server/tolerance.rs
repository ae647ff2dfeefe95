//! What the existing web client does not tolerate (section 7 of the contract), for every endpoint of groups.

use http::Method;
use serde_json::{Value, json};

use crate::support::{Server, of_group, scheduled, won_as};

/// A group with a session, a played game without scores, and one that is planned.
async fn club() -> Server {
    let server = Server::start().await;
    server.club().await;
    server.record("game", [["ann", "ben"], ["cal", "dan"]], "A", None).await;
    server.post("/sessions/s1/games", &scheduled()).await.ok();
    server
}

const READINGS: [&str; 11] = [
    "/groups",
    "/groups/g1",
    "/groups/g1/players",
    "/groups/g1/guests",
    "/groups/g1/sessions",
    "/groups/g1/stats",
    "/groups/g1/overview",
    "/groups/g1/players/gp-ann/stats",
    "/groups/g1/pairings",
    "/groups/g1/pairings/gp-ann/gp-ben",
    "/sessions/s1/games",
];

#[tokio::test]
async fn every_success_has_a_json_body() {
    let server = club().await;
    for path in READINGS {
        server.get(path).await.ok();
    }
    let writes = [
        (Method::POST, "/groups", json!({"name": "Monday"})),
        (Method::POST, "/groups/g1/players", json!({"name": "Eve"})),
        (Method::DELETE, "/groups/g1/players", json!({"playerId": "gp-ann"})),
        (Method::POST, "/groups/g1/guests", json!({"name": "Gus"})),
        (Method::POST, "/groups/g1/stats", json!({})),
        (Method::POST, "/groups/g1/pairings", json!({})),
        (Method::DELETE, "/groups/g1", Value::Null),
    ];
    for (method, path, body) in writes {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let answer = server.call(method, path, body).await.ok();
        assert!(answer.is_object(), "{path}: {answer}");
    }
}

#[tokio::test]
async fn a_reading_without_a_validator_is_never_answered_with_304() {
    let server = club().await;
    for path in READINGS {
        assert_eq!(server.get(path).await.status, 200, "{path}");
    }
}

fn each_object(value: &Value, see: &mut impl FnMut(&serde_json::Map<String, Value>)) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| each_object(value, see)),
        Value::Object(members) => {
            see(members);
            members.values().for_each(|value| each_object(value, see));
        }
        _ => {}
    }
}

#[tokio::test]
async fn scores_are_never_null_and_a_game_always_says_who_won() {
    let server = club().await;
    for path in READINGS {
        each_object(&server.get(path).await.ok(), &mut |object| {
            for score in ["teamAScore", "teamBScore"] {
                assert_ne!(object.get(score), Some(&Value::Null), "{path}");
            }
            if object.contains_key("gameNumber") {
                assert!(object.contains_key("winningTeam"), "{path}");
            }
        });
    }
}

#[tokio::test]
async fn a_game_is_bare_and_a_group_or_a_player_wrapped() {
    let server = club().await;
    assert_eq!(server.post("/sessions/s1/games", &won_as("bare")).await.ok()["id"], "bare");
    assert_eq!(server.put("/sessions/s1/games/bare", &json!({"teamBScore": 3})).await.ok()["id"], "bare");
    let created = server.post("/groups", &json!({"id": "g2", "name": "Monday"})).await.ok();
    assert_eq!((&created["group"]["id"], created.get("id")), (&json!("g2"), None));
    let added = server.post("/groups/g2/players", &json!({"name": "Ann"})).await.ok();
    assert_eq!((&added["player"]["name"], added.get("name")), (&json!("Ann"), None));
}

#[tokio::test]
async fn every_id_and_code_stands_in_a_path_as_it_is() {
    let server = Server::start().await;
    let created = server.post("/groups", &json!({"name": "Friday / Night #1"})).await.ok();
    let group = created["group"]["id"].as_str().expect("an id").to_owned();
    server
        .post(&format!("/groups/{group}/players"), &json!({"names": ["A / B", "C | D", "E%20F"]}))
        .await
        .ok();
    let mut body = of_group("s1");
    body["session"]["groupId"] = group.as_str().into();
    server.post("/sessions", &body).await.ok();
    server.post("/sessions/s1/games", &scheduled()).await.ok();
    let is_safe = |text: &str| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._~-".contains(&byte))
    };
    for path in
        [format!("/groups/{group}"), format!("/groups/{group}/players"), "/sessions/s1/games".to_owned()]
    {
        each_object(&server.get(&path).await.ok(), &mut |object| {
            for name in ["id", "groupId", "shareableLink", "sessionId"] {
                let Some(Value::String(id)) = object.get(name) else { continue };
                assert!(is_safe(id), "{path}: {id}");
            }
        });
    }
}

#[tokio::test]
async fn lists_are_there_even_if_nothing_is_in_them() {
    let server = Server::start().await;
    server.group().await;
    for path in ["players", "sessions", "stats", "pairings"] {
        assert!(server.get(&format!("/groups/g1/{path}")).await.ok().is_array(), "{path}");
    }
    assert_eq!(server.get("/groups/g1/guests").await.ok(), json!({"guests": []}));
    let overview = server.get("/groups/g1/overview").await.ok();
    for list in [
        "closestMatchups",
        "highestElo",
        "bestWinStreak",
        "mostGamesPlayed",
        "highestPairElo",
        "bestPairStreak",
        "mostGamesTogether",
    ] {
        assert_eq!(overview[list], json!([]), "{list}");
    }
    for null in [
        "avgPointDifferential",
        "dreamTeam",
        "unluckyPlayer",
        "unluckyPairing",
        "clutchPlayer",
        "clutchPairing",
        "firstSessionDate",
        "daysSinceFirstSession",
    ] {
        assert_eq!(overview.get(null), Some(&Value::Null), "{null}");
    }
    let profile = server.get("/groups/g1/players/gp-ann/stats").await.ok();
    for list in ["recentForm", "partnerStats", "opponentStats"] {
        assert_eq!(profile[list], json!([]), "{list}");
    }
    let pair = server.get("/groups/g1/pairings/gp-ann/gp-ben").await.ok();
    for list in ["recentForm", "recentGames", "matchups", "unluckyGames", "clutchGames"] {
        assert_eq!(pair[list], json!([]), "{list}");
    }
}

#[tokio::test]
async fn every_deletion_succeeds_twice() {
    let server = club().await;
    for _ in 0..2 {
        server.delete("/sessions/s1/games/game").await.ok();
    }
    for _ in 0..2 {
        server.delete_with("/groups/g1/players", &json!({"playerId": "gp-ann"})).await.ok();
    }
    for _ in 0..2 {
        server.delete("/sessions/s1").await.ok();
    }
    for _ in 0..2 {
        server.delete("/groups/g1").await.ok();
    }
}
