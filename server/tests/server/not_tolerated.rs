//! What the existing web client does not tolerate (section 7 of the contract), each in the words of that
//! list and for every endpoint that it is about.

use http::Method;
use pace_server::Access;
use serde_json::{Map, Value, json};

use crate::support::{Server, key, of_group, result, scheduled, session, won_as};

/// Everything that the web client reads. `$code` is the group's.
const READINGS: [&str; 17] = [
    "/groups",
    "/groups/g1",
    "/groups/shareable/$code",
    "/groups/g1/players",
    "/groups/g1/guests",
    "/groups/g1/sessions",
    "/groups/g1/stats",
    "/groups/g1/overview",
    "/groups/g1/players/gp-ann/stats",
    "/groups/g1/pairings",
    "/groups/g1/pairings/gp-ann/gp-ben",
    "/sessions",
    "/sessions/summary",
    "/sessions/s1",
    "/sessions/s1/games",
    "/health",
    "/health/db",
];

/// A group with a session: a played game without scores, a close one, and one that is planned.
async fn club() -> Server {
    let server = Server::with(|config| config.access = Access::Open).await;
    server.club().await;
    let teams = [["ann", "ben"], ["cal", "dan"]];
    server.record("game", teams, "A", None).await;
    server.record("close", teams, "B", Some((20, 22))).await;
    server.post("/sessions/s1/games", &scheduled()).await.ok();
    server
}

/// Every reading of the web client and its answer.
async fn readings(server: &Server) -> Vec<(&'static str, Value)> {
    let code = server.get("/groups/g1").await.ok()["shareableLink"].as_str().expect("a code").to_owned();
    let mut answers = Vec::new();
    for path in READINGS {
        answers.push((path, server.get(&path.replace("$code", &code)).await.ok()));
    }
    answers
}

/// Every write of the web client and its answer.
async fn writes(server: &Server) -> Vec<(&'static str, Value)> {
    let mut planned = of_group("s2");
    planned["initialGames"] = json!([scheduled()["game"]]);
    let writes = [
        (Method::POST, "/groups", json!({"name": "Monday"})),
        (Method::POST, "/groups/g1/players", json!({"name": "Eve"})),
        (Method::POST, "/groups/g1/players", json!({"names": ["Fay", "Gil"]})),
        (Method::DELETE, "/groups/g1/players", json!({"playerId": "gp-ann"})),
        (Method::POST, "/groups/g1/guests", json!({"name": "Gus"})),
        (Method::POST, "/groups/g1/stats", json!({})),
        (Method::POST, "/groups/g1/pairings", json!({})),
        (Method::POST, "/sessions", planned),
        (Method::PUT, "/sessions/s2", session("s2")),
        (Method::POST, "/sessions/s1/games", scheduled()),
        (
            Method::POST,
            "/sessions/s1/games",
            json!({"game": {"teamA": ["ann", "ben"], "teamB": ["cal", "dan"],
            "winningTeam": "A", "teamAScore": null}}),
        ),
        (Method::PUT, "/sessions/s1/games/game", json!({"teamAScore": 21, "teamBScore": null})),
        (Method::PUT, "/sessions/s1/games/close", json!({"winningTeam": null})),
        (Method::DELETE, "/sessions/s1/games/game", Value::Null),
        (Method::DELETE, "/sessions/s1", Value::Null),
        (Method::DELETE, "/groups/g1", Value::Null),
    ];
    let mut answers = Vec::new();
    for (method, path, body) in writes {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        answers.push((path, server.call(method, path, body).await.ok()));
    }
    answers
}

async fn every_answer() -> Vec<(&'static str, Value)> {
    let server = club().await;
    let mut answers = readings(&server).await;
    answers.extend(writes(&server).await);
    answers
}

fn each_object(value: &Value, see: &mut impl FnMut(&Map<String, Value>)) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| each_object(value, see)),
        Value::Object(members) => {
            see(members);
            members.values().for_each(|value| each_object(value, see));
        }
        _ => {}
    }
}

/// Not tolerated: 204 or empty bodies. That the answers are 200 and JSON is seen when they are read.
#[tokio::test]
async fn no_success_is_204_or_empty() {
    for (path, answer) in every_answer().await {
        assert!(answer.is_object() || answer.is_array(), "{path}: {answer}");
    }
}

/// The web client sends no validators, so it takes 304 for a failure.
#[tokio::test]
async fn a_reading_without_a_validator_is_never_answered_with_304() {
    let server = club().await;
    for _ in 0..2 {
        readings(&server).await;
    }
}

#[tokio::test]
async fn no_score_is_null() {
    let mut scores = 0;
    for (path, answer) in every_answer().await {
        each_object(&answer, &mut |object| {
            for score in ["teamAScore", "teamBScore"].into_iter().filter_map(|name| object.get(name)) {
                assert!(score.is_u64(), "{path}: {object:?}");
                scores += 1;
            }
        });
    }
    assert!(scores > 0);
}

#[tokio::test]
async fn no_game_lacks_its_winning_team() {
    let mut winners = Vec::new();
    for (path, answer) in every_answer().await {
        each_object(&answer, &mut |object| {
            if object.contains_key("gameNumber") {
                let winner = object.get("winningTeam").unwrap_or_else(|| panic!("{path}: {object:?}"));
                winners.push(winner.clone());
            }
        });
    }
    for winner in [json!("A"), json!("B"), Value::Null] {
        assert!(winners.contains(&winner), "{winner} in {winners:?}");
    }
}

#[tokio::test]
async fn no_recorded_or_edited_game_is_wrapped() {
    let server = club().await;
    let recorded = server.post("/sessions/s1/games", &won_as("bare")).await.ok();
    let edited = server.put("/sessions/s1/games/bare", &result("B", 3, 21)).await.ok();
    for game in [recorded, edited] {
        assert_eq!((&game["id"], &game["sessionId"]), (&json!("bare"), &json!("s1")));
        assert_eq!((game.get("game"), game.get("success")), (None, None), "{game}");
    }
}

#[tokio::test]
async fn no_created_group_or_added_player_is_unwrapped() {
    let server = Server::start().await;
    let created = server.post("/groups", &json!({"id": "g2", "name": "Monday"})).await.ok();
    assert_eq!((&created["success"], &created["group"]["id"]), (&json!(true), &json!("g2")));
    assert_eq!(created.get("id"), None);
    let added = server.post("/groups/g2/players", &json!({"name": "Ann"})).await.ok();
    assert_eq!((&added["success"], &added["player"]["name"]), (&json!(true), &json!("Ann")));
    assert_eq!(added.get("name"), None);
    let added = server.post("/groups/g2/players", &json!({"names": ["Ben"]})).await.ok();
    assert_eq!((&added["success"], &added["players"][0]["name"]), (&json!(true), &json!("Ben")));
}

/// The web client puts ids into paths as they are, and joins them with `|`.
#[tokio::test]
async fn no_id_or_code_has_letters_that_cannot_stand_in_a_path() {
    let server = Server::with(|config| config.access = Access::Open).await;
    let created = server.post("/groups", &json!({"name": "Friday / Night #1?"})).await.ok();
    let group = created["group"]["id"].as_str().expect("an id").to_owned();
    let names = json!({"names": ["A / B", "C | D", "E%20F", "G ? H"]});
    let added = server.post(&format!("/groups/{group}/players"), &names).await.ok();
    let mut body = of_group("s1");
    body["session"]["groupId"] = group.as_str().into();
    let session = server.post("/sessions", &body).await.ok();
    let game = server.post("/sessions/s1/games", &scheduled()).await.ok();
    let is_safe = |text: &str| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._~-".contains(&byte))
    };
    let mut seen = 0;
    for answer in [created, added, session, game] {
        each_object(&answer, &mut |object| {
            for name in ["id", "groupId", "shareableLink", "sessionId", "viewer"] {
                let Some(Value::String(id)) = object.get(name) else { continue };
                assert!(is_safe(id), "{name}: {id}");
                seen += 1;
            }
        });
    }
    assert!(seen >= 15, "{seen}");
}

/// Ids that clients make are bound to the same letters.
#[tokio::test]
async fn no_id_that_could_not_stand_in_a_path_is_taken_from_a_client() {
    let server = Server::start().await;
    server.evening().await;
    server.group().await;
    for wrong in ["a/b", "a?b", "a#b", "a%b", "a|b", "a b", "", ".", "..", "ä"] {
        server.post("/sessions", &session(wrong)).await.refused(400, "invalid");
        let mut body = session("s2");
        body["session"]["players"][3]["id"] = wrong.into();
        server.post("/sessions", &body).await.refused(400, "invalid");
        server.post("/sessions/s1/games", &won_as(wrong)).await.refused(400, "invalid");
        server.post("/groups", &json!({"id": wrong, "name": "Monday"})).await.refused(400, "invalid");
        let player = json!({"id": wrong, "name": "Eve"});
        server.post("/groups/g1/players", &player).await.refused(400, "invalid");
    }
}

#[tokio::test]
async fn no_list_is_missing_from_the_figures_of_a_group_in_which_nobody_has_played() {
    let server = Server::start().await;
    server.group().await;
    for path in ["stats", "pairings"] {
        assert!(server.get(&format!("/groups/g1/{path}")).await.ok().is_array(), "{path}");
    }
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
    assert_eq!(server.get("/groups/g1/stats").await.ok()[0]["recentForm"], json!([]));
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
async fn no_list_is_missing_where_a_group_has_nothing_or_is_unknown() {
    let server = Server::start().await;
    server.group().await;
    for group in ["g1", "nope"] {
        assert_eq!(server.get(&format!("/groups/{group}/sessions")).await.ok(), json!([]));
        assert_eq!(server.get(&format!("/groups/{group}/pairings")).await.ok(), json!([]));
    }
    assert_eq!(server.get("/groups/g1/guests").await.ok(), json!({"guests": []}));
    for path in ["/groups/nope/players", "/groups/nope/stats", "/groups", "/sessions", "/sessions/summary"] {
        assert_eq!(server.get(path).await.ok(), json!([]), "{path}");
    }
}

/// The session page deletes twice in a row; what goes with something else that is deleted counts too.
#[tokio::test]
async fn no_second_deletion_fails() {
    let server = club().await;
    let success = json!({"success": true});
    let twice = async |path: &str| {
        for _ in 0..2 {
            assert_eq!(server.delete(path).await.ok(), success, "{path}");
        }
    };
    let remove = async |player: &str| {
        let removal = json!({"playerId": player});
        assert_eq!(server.delete_with("/groups/g1/players", &removal).await.ok(), success, "{player}");
    };
    twice("/sessions/s1/games/game").await;
    for _ in 0..2 {
        remove("gp-ann").await;
    }
    twice("/sessions/s1").await;
    twice("/sessions/s1/games/game").await;
    twice("/sessions/s1/games/close").await;
    server.post("/sessions", &of_group("s2")).await.ok();
    twice("/groups/g1").await;
    twice("/sessions/s2").await;
    twice("/sessions/s2/games/game").await;
    remove("gp-ann").await;
    remove("gp-ben").await;
}

/// A write with a key has one verdict, however often it is sent.
#[tokio::test]
async fn no_second_deletion_under_the_same_key_fails() {
    let server = club().await;
    for _ in 0..2 {
        server.delete("/sessions/s1/games/game").key(&key(1)).await.ok();
    }
    for _ in 0..2 {
        server.delete("/sessions/s1").key(&key(2)).await.ok();
    }
    server.delete("/sessions/s1/games/game").key(&key(1)).await.ok();
    for _ in 0..2 {
        server.delete("/groups/g1").key(&key(3)).await.ok();
    }
}
