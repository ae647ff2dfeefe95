//! Games: record, edit, delete, list.

use std::{collections::BTreeSet, future::IntoFuture, time::Duration};

use serde_json::{Value, json};

use crate::support::{Server, key, result, scheduled, won, won_as};

#[tokio::test]
async fn a_recorded_game_is_answered_bare_and_whole() {
    let server = Server::start().await;
    server.evening().await;
    let mut game = server.post("/sessions/s1/games", &won()).await.ok();
    let id = game["id"].take();
    assert!(id.as_str().is_some_and(|id| id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')));
    let time = "2026-01-09T19:00:00.000Z";
    let expected = json!({"id": null, "sessionId": "s1", "gameNumber": 1, "teamA": ["ann", "ben"],
        "teamB": ["cal", "dan"], "winningTeam": "A", "teamAScore": 21, "teamBScore": 15,
        "createdAt": time, "updatedAt": time, "resultAt": time, "version": 2});
    assert_eq!(game, expected);
}

#[tokio::test]
async fn unknown_scores_are_absent_zero_is_kept_and_a_scheduled_game_has_a_null_winner() {
    let server = Server::start().await;
    server.evening().await;
    let mut to_nil = won();
    to_nil["game"]["teamBScore"] = 0.into();
    assert_eq!(server.post("/sessions/s1/games", &to_nil).await.ok()["teamBScore"], 0);
    let planned = server.post("/sessions/s1/games", &scheduled()).await.ok();
    assert_eq!(planned.get("winningTeam"), Some(&Value::Null));
    let games = server.get("/sessions/s1/games").await.ok();
    assert_eq!(games[0]["teamBScore"], 0);
    for absent in ["teamAScore", "teamBScore", "resultAt"] {
        assert_eq!(games[1].get(absent), None, "{absent}");
    }
    assert_eq!(games[1].get("winningTeam"), Some(&Value::Null));
}

#[tokio::test]
async fn games_that_break_a_rule_are_refused_and_nothing_is_stored() {
    let server = Server::start().await;
    server.evening().await;
    let game = |team_a: Value, team_b: Value, winner: Value, a: Value, b: Value| {
        json!({"game": {"teamA": team_a, "teamB": team_b, "winningTeam": winner,
            "teamAScore": a, "teamBScore": b}})
    };
    let (ab, cd) = (json!(["ann", "ben"]), json!(["cal", "dan"]));
    let none = || Value::Null;
    let cases = [
        game(json!(["ann", "eve"]), cd.clone(), none(), none(), none()),
        game(json!(["ann", "ann"]), cd.clone(), none(), none(), none()),
        game(ab.clone(), json!(["ann", "dan"]), none(), none(), none()),
        game(json!(["ann"]), json!(["ben"]), none(), none(), none()),
        game(json!(["ann", "ben", "cal"]), json!(["dan"]), none(), none(), none()),
        game(ab.clone(), cd.clone(), json!("A"), json!(15), json!(21)),
        game(ab.clone(), cd.clone(), json!("A"), json!(31), json!(21)),
        game(ab.clone(), cd.clone(), none(), json!(21), json!(15)),
        game(ab.clone(), cd.clone(), json!("C"), none(), none()),
        game(ab, cd, json!("A"), json!(-1), none()),
    ];
    for body in &cases {
        server.post("/sessions/s1/games", body).await.refused(400, "invalid");
    }
    assert_eq!(server.get("/sessions/s1/games").await.ok(), json!([]));
    assert_eq!(server.get("/sessions/s1").await.ok()["version"], 1);
}

#[tokio::test]
async fn a_game_of_an_unknown_session_is_refused() {
    let server = Server::start().await;
    server.post("/sessions/nope/games", &won()).await.refused(404, "session_unknown");
    assert_eq!(server.get("/sessions/nope/games").await.ok(), json!([]));
}

#[tokio::test]
async fn a_number_that_is_asked_for_is_given_if_it_is_free() {
    let server = Server::start().await;
    server.evening().await;
    let mut body = won();
    body["gameNumber"] = 7.into();
    assert_eq!(server.post("/sessions/s1/games", &body).await.ok()["gameNumber"], 7);
    assert_eq!(server.post("/sessions/s1/games", &won()).await.ok()["gameNumber"], 8);
    body["game"]["teamBScore"] = 3.into();
    assert_eq!(server.post("/sessions/s1/games", &body).await.ok()["gameNumber"], 9);
}

#[tokio::test]
async fn an_edit_sets_what_it_names_and_moves_the_time_of_the_change_only() {
    let server = Server::start().await;
    server.evening().await;
    let game = server.post("/sessions/s1/games", &scheduled()).await.ok();
    let path = format!("/sessions/s1/games/{}", game["id"].as_str().expect("an id"));
    server.advance(Duration::from_mins(10));
    let played = server.put(&path, &result("B", 20, 22)).author("ann").await.ok();
    assert_eq!(played["createdAt"], game["createdAt"]);
    assert_eq!(played["updatedAt"], "2026-01-09T19:10:00.000Z");
    assert_eq!(played["resultAt"], "2026-01-09T19:10:00.000Z");
    assert_eq!(played["author"], "ann");
    assert_eq!((&played["id"], &played["gameNumber"]), (&game["id"], &game["gameNumber"]));
    server.advance(Duration::from_mins(1));
    let corrected = server.put(&path, &json!({"teamAScore": null})).author("ben").await.ok();
    assert_eq!(corrected.get("teamAScore"), None);
    assert_eq!(corrected["teamBScore"], 22);
    assert_eq!(corrected["resultAt"], "2026-01-09T19:10:00.000Z", "edits keep it");
    assert_eq!(corrected["updatedAt"], "2026-01-09T19:11:00.000Z");
    assert_eq!(corrected["author"], "ben");
    let cleared = server.put(&path, &json!({"winningTeam": null})).await.ok();
    assert_eq!(cleared.get("winningTeam"), Some(&Value::Null));
    for absent in ["teamAScore", "teamBScore", "resultAt", "author"] {
        assert_eq!(cleared.get(absent), None, "{absent}");
    }
}

#[tokio::test]
async fn edits_that_say_nothing_or_break_a_rule_are_refused() {
    let server = Server::start().await;
    server.evening().await;
    let game = server.post("/sessions/s1/games", &won()).await.ok();
    let path = format!("/sessions/s1/games/{}", game["id"].as_str().expect("an id"));
    let nothing = server.put(&path, &json!({"gameNumber": 3})).await.refused(400, "invalid");
    assert_eq!(nothing["error"], "No fields to update");
    for edit in [json!({"winningTeam": "B"}), json!({"teamA": ["cal", "ben"]}), json!({"teamAScore": 3})] {
        server.put(&path, &edit).await.refused(400, "invalid");
    }
    assert_eq!(server.get("/sessions/s1/games").await.ok()[0], game);
}

#[tokio::test]
async fn an_edit_of_an_unknown_game_is_refused_and_a_placeholder_of_the_web_client_too() {
    let server = Server::start().await;
    server.evening().await;
    server
        .put("/sessions/s1/games/game-1767985200000", &result("A", 21, 3))
        .await
        .refused(404, "game_unknown");
    server.put("/sessions/nope/games/g", &result("A", 21, 3)).await.refused(404, "session_unknown");
    server.put("/sessions/s1/games/a%7Cb", &result("A", 21, 3)).await.refused(404, "game_unknown");
}

#[tokio::test]
async fn deleting_what_is_not_there_succeeds() {
    let server = Server::start().await;
    server.evening().await;
    let success = json!({"success": true});
    for path in [
        "/sessions/nope",
        "/sessions/nope/games/g",
        "/sessions/s1/games/g",
        "/sessions/s1/games/game-1767985200000",
        "/sessions/a%7Cb",
        "/sessions/s1/games/a%7Cb",
    ] {
        assert_eq!(server.delete(path).await.ok(), success, "{path}");
    }
    assert_eq!(server.get("/sessions/s1").await.ok()["version"], 1);
}

#[tokio::test]
async fn an_id_is_never_used_again_and_a_late_edit_never_meets_another_game() {
    let server = Server::start().await;
    server.evening().await;
    let first = server.post("/sessions/s1/games", &won()).await.ok();
    let path = format!("/sessions/s1/games/{}", first["id"].as_str().expect("an id"));
    server.delete(&path).await.ok();
    let second = server.post("/sessions/s1/games", &won()).await.ok();
    assert_eq!(second["gameNumber"], first["gameNumber"]);
    assert_ne!(second["id"], first["id"]);
    server.put(&path, &result("B", 1, 21)).await.refused(404, "game_deleted");
    server.delete(&path).await.ok();
    assert_eq!(server.get("/sessions/s1/games").await.ok(), json!([second]));
}

#[tokio::test]
async fn a_client_made_id_that_comes_again_is_the_same_game_or_taken() {
    let server = Server::start().await;
    server.evening().await;
    let game = server.post("/sessions/s1/games", &won_as("g1")).await.ok();
    assert_eq!(game["id"], "g1");
    assert_eq!(server.post("/sessions/s1/games", &won_as("g1")).await.ok(), game);
    assert_eq!(server.post("/sessions/s1/games", &won_as("g1")).key(&key(1)).await.ok(), game);
    let mut other = won_as("g1");
    other["game"]["teamBScore"] = 3.into();
    server.post("/sessions/s1/games", &other).await.refused(409, "id_taken");
    server.put("/sessions/s1/games/g1", &result("A", 21, 3)).await.ok();
    let again = server.post("/sessions/s1/games", &won_as("g1")).await.ok();
    assert_eq!(again["teamBScore"], 3, "compared with the create, never with today's row");
    assert_eq!(server.get("/sessions/s1/games").await.ok().as_array().map(Vec::len), Some(1));
}

/// Law 10: numbers are given under the session's lock.
#[tokio::test]
async fn a_hundred_games_recorded_at_once_get_the_numbers_1_to_100() {
    let server = Server::start().await;
    server.evening().await;
    let calls: Vec<_> =
        (0..100).map(|_| tokio::spawn(server.post("/sessions/s1/games", &won()).into_future())).collect();
    let (mut numbers, mut ids, mut versions) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for call in calls {
        let game = call.await.expect("a call").ok();
        numbers.insert(game["gameNumber"].as_u64());
        versions.insert(game["version"].as_u64());
        ids.insert(game["id"].to_string());
    }
    assert_eq!(numbers, (1..=100).map(Some).collect());
    assert_eq!(versions, (2..=101).map(Some).collect(), "each write has a version of its own");
    assert_eq!(ids.len(), 100);
    let listed = server.get("/sessions/s1/games").await.ok();
    let listed: Vec<_> = listed.as_array().expect("a list").iter().map(|game| &game["gameNumber"]).collect();
    assert!(listed.is_sorted_by_key(|number| number.as_u64()));
}

#[tokio::test]
async fn a_score_that_no_game_can_have_is_refused_with_a_sentence_for_people() {
    let server = Server::start().await;
    server.evening().await;
    server.post("/sessions/s1/games", &won_as("g1")).await.ok();
    for score in [json!(31), json!(256), json!(-1), json!(2.5), json!("21"), json!(1e300)] {
        let mut body = won();
        body["game"]["teamAScore"] = score.clone();
        for call in [
            server.post("/sessions/s1/games", &body),
            server.put("/sessions/s1/games/g1", &json!({"winningTeam": "A", "teamAScore": score})),
        ] {
            let refused = call.await.refused(400, "invalid");
            let sentence = refused["error"].as_str().unwrap_or_default();
            assert!(sentence.contains("A score is between 0 and 30"), "{sentence}");
        }
    }
}

#[tokio::test]
async fn a_list_is_no_object() {
    let server = Server::start().await;
    server.evening().await;
    let body = json!([{"teamA": ["ann", "ben"], "teamB": ["cal", "dan"]}]);
    server.post("/sessions/s1/games", &body).await.refused(400, "invalid");
}
