//! Sessions: create, read, replace, change.

use serde_json::{Value, json};

use crate::support::{Server, key, session, won};

fn with(member: &str, value: Value) -> Value {
    let mut body = session("s1");
    body["session"][member] = value;
    body
}

#[tokio::test]
async fn a_created_session_comes_back_as_it_was_sent_with_version_1_and_a_viewer_token() {
    let server = Server::start().await;
    let reply = server.post("/sessions", &session("s1")).await.ok();
    assert_eq!(reply["success"], true);
    let mut created = reply["session"].clone();
    let viewer = created["viewer"].take();
    assert_eq!(viewer.as_str().map(str::len), Some(32));
    assert_eq!(created["version"], 1);
    let mut expected = session("s1")["session"].clone();
    expected["version"] = 1.into();
    expected["viewer"] = Value::Null;
    assert_eq!(created, expected);
    assert_eq!(server.get("/sessions/s1").await.ok(), reply["session"]);
    assert_eq!(reply.get("sync"), None, "only callers that ask get a sync");
}

#[tokio::test]
async fn players_keep_the_order_and_marks_they_were_sent_with() {
    let server = Server::start().await;
    let players = json!([
        {"id": "z", "name": "Zoe", "isGuest": true}, {"id": "a", "name": "  "},
        {"id": "m", "name": " Mia ", "groupPlayerId": "gp-1"}, {"id": "b", "name": "Bo", "isGuest": false},
    ]);
    let mut body = with("players", players);
    body["session"]["organizerId"] = "m".into();
    server.post("/sessions", &body).await.ok();
    let expected = json!([
        {"id": "z", "name": "Zoe", "isGuest": true}, {"id": "a", "name": "Player 2"},
        {"id": "m", "name": "Mia", "groupPlayerId": "gp-1"}, {"id": "b", "name": "Bo", "isGuest": false},
    ]);
    assert_eq!(server.get("/sessions/s1").await.ok()["players"], expected);
}

#[tokio::test]
async fn absent_members_take_their_defaults_and_absent_names_stay_absent() {
    let server = Server::start().await;
    let mut body = session("s1");
    let members = body["session"].as_object_mut().expect("an object");
    for member in ["name", "courtCostValue", "birdCostTotal", "betPerPlayer", "gameMode", "bettingEnabled"] {
        members.remove(member);
    }
    server.post("/sessions", &body).await.ok();
    let stored = server.get("/sessions/s1").await.ok();
    assert_eq!(stored.get("name"), None);
    assert_eq!(stored.get("groupId"), None);
    assert_eq!(stored["gameMode"], "doubles");
    assert_eq!(stored["bettingEnabled"], true);
    assert_eq!(stored["courtCostValue"], 0);
}

#[tokio::test]
async fn initial_games_are_numbered_in_their_order_and_are_of_version_1() {
    let server = Server::start().await;
    let mut body = session("s1");
    body["initialGames"] = json!([
        {"id": "g-b", "teamA": ["ann", "ben"], "teamB": ["cal", "dan"], "winningTeam": null},
        {"id": "g-a", "teamA": ["ann", "cal"], "teamB": ["ben", "dan"], "winningTeam": "B"},
    ]);
    body["roundRobinCount"] = 2.into();
    server.post("/sessions", &body).await.ok();
    let games = server.get("/sessions/s1/games").await.ok();
    let seen: Vec<_> = games
        .as_array()
        .expect("a list")
        .iter()
        .map(|game| (game["id"].clone(), game["gameNumber"].clone(), game["version"].clone()))
        .collect();
    assert_eq!(seen, [(json!("g-b"), json!(1), json!(1)), (json!("g-a"), json!(2), json!(1))]);
}

#[tokio::test]
async fn sessions_that_break_a_rule_are_refused_and_nothing_is_stored() {
    let server = Server::start().await;
    let three = json!([{"id": "ann", "name": "Ann"}, {"id": "b", "name": "B"}, {"id": "c", "name": "C"}]);
    let twice = json!([{"id": "ann", "name": "A"}, {"id": "ann", "name": "B"},
        {"id": "c", "name": "C"}, {"id": "d", "name": "D"}]);
    let cases = [
        (with("players", json!([])), "Session must have at least one player"),
        (with("players", three), "Session must have at least 4 players for doubles mode"),
        (with("players", twice), "on the roster"),
        (with("organizerId", json!("eve")), "The organizer must be one of the players"),
        (with("courtCostValue", json!(-1)), "session.courtCostValue: an amount cannot be negative"),
        (with("birdCostTotal", json!(0.001)), "session.birdCostTotal: an amount has at most two decimals"),
        (with("name", json!("x".repeat(256))), "A name has at most 255 characters"),
        (with("date", json!("yesterday")), "session.date: a date is written like"),
        (with("id", json!("a/b")), "session.id: an id has"),
    ];
    for (body, sentence) in cases {
        let refused = server.post("/sessions", &body).await.refused(400, "invalid");
        assert!(refused["error"].as_str().is_some_and(|error| error.contains(sentence)), "{refused}");
        server.get("/sessions/s1").await.refused(404, "session_unknown");
    }
}

#[tokio::test]
async fn a_session_without_a_roster_is_told_what_is_missing() {
    let server = Server::start().await;
    let mut body = session("s1");
    body["session"].as_object_mut().expect("an object").remove("players");
    let refused = server.post("/sessions", &body).await.refused(400, "invalid");
    assert_eq!(refused["error"], "Session must have at least one player");
}

#[tokio::test]
async fn a_body_that_is_no_json_is_refused_with_the_path_to_what_is_wrong() {
    let server = Server::start().await;
    server.evening().await;
    server.call(http::Method::POST, "/sessions", "{").await.refused(400, "invalid");
    server.call(http::Method::POST, "/sessions/s1/games", "").await.refused(400, "invalid");
    server.call(http::Method::PUT, "/sessions/s1", b"\xff".as_slice()).await.refused(400, "invalid");
    let body = json!({"game": {"teamA": ["ann", 7], "teamB": []}});
    let refused = server.post("/sessions/s1/games", &body).await.refused(400, "invalid");
    assert!(refused["error"].as_str().is_some_and(|error| error.contains("game.teamA[1]")), "{refused}");
}

#[tokio::test]
async fn a_create_that_comes_again_answers_the_stored_session_and_leaves_its_games_alone() {
    let server = Server::start().await;
    let mut body = session("s1");
    body["initialGames"] = json!([{"teamA": ["ann", "ben"], "teamB": ["cal", "dan"], "winningTeam": null}]);
    let first = server.post("/sessions", &body).await.ok();
    let games = server.get("/sessions/s1/games").await.ok();
    let game = games[0]["id"].as_str().expect("an id").to_owned();
    server.put(&format!("/sessions/s1/games/{game}"), &json!({"winningTeam": "A"})).await.ok();
    server.post("/sessions/s1/changes", &json!({"do": "editSession", "set": {"name": "Late"}})).await.ok();

    let second = server.post("/sessions", &body).await.ok();
    assert_eq!(second["session"]["name"], "Late", "the row as it is now, compared with the create");
    assert_eq!(second["session"]["viewer"], first["session"]["viewer"]);
    let games = server.get("/sessions/s1/games").await.ok();
    assert_eq!(games.as_array().map(Vec::len), Some(1));
    assert_eq!(games[0]["winningTeam"], "A");
}

#[tokio::test]
async fn a_session_id_with_other_content_is_taken() {
    let server = Server::start().await;
    server.evening().await;
    server.post("/sessions", &with("name", json!("Another"))).await.refused(409, "id_taken");
    assert_eq!(server.get("/sessions/s1").await.ok()["name"], "Friday 9");
}

#[tokio::test]
async fn an_empty_group_is_none() {
    let server = Server::start().await;
    for standalone in [json!(null), json!("")] {
        let mut body = session(if standalone.is_null() { "s1" } else { "s2" });
        body["session"]["groupId"] = standalone;
        let created = server.post("/sessions", &body).await.ok();
        assert_eq!(created["session"].get("groupId"), None);
    }
}

#[tokio::test]
async fn an_unknown_session_is_not_found() {
    let server = Server::start().await;
    for path in ["/sessions/nope", "/sessions/nope?include=games", "/sessions/no%2Fpe"] {
        let refused = server.get(path).await.refused(404, "session_unknown");
        assert_eq!(refused["error"], "Session not found");
    }
    server.put("/sessions/nope", &session("nope")).await.refused(404, "session_unknown");
    server
        .post("/sessions/nope/changes", &json!({"do": "restoreSession"}))
        .await
        .refused(404, "session_unknown");
}

#[tokio::test]
async fn replacing_a_session_sets_its_own_members_whole_and_keeps_players_and_games() {
    let server = Server::start().await;
    server.evening().await;
    server.post("/sessions/s1/games", &won()).await.ok();
    let mut body = session("elsewhere");
    let members = body["session"].as_object_mut().expect("an object");
    members.remove("name");
    members.remove("bettingEnabled");
    members["players"] = json!([{"id": "ann", "name": "Anna"}, {"id": "ben", "name": "Ben"},
        {"id": "cal", "name": "Cal"}, {"id": "eve", "name": "Eve"}]);
    let reply = server.put("/sessions/s1", &body).await.ok();
    assert_eq!(reply["success"], true);
    let session = &reply["session"];
    assert_eq!(session["id"], "s1", "the path's id wins");
    assert_eq!(session.get("name"), None);
    assert_eq!(session["bettingEnabled"], true);
    let names: Vec<_> = (0..5).map(|place| session["players"][place]["name"].clone()).collect();
    assert_eq!(names, ["Anna", "Ben", "Cal", "Dan", "Eve"]);
    assert_eq!(session["version"], 3);
    assert_eq!(server.get("/sessions/s1/games").await.ok().as_array().map(Vec::len), Some(1));
    server.put("/sessions/s1", &json!({"session": {}})).await.refused(400, "invalid");
}

#[tokio::test]
async fn each_change_of_a_session_is_carried_out() {
    let server = Server::start().await;
    server.evening().await;
    let changes = [
        json!({"do": "editSession", "set": {"name": null, "birdCostTotal": 9.99, "bettingEnabled": false}}),
        json!({"do": "addPlayer", "player": {"id": "eve", "name": "Eve"}}),
        json!({"do": "renamePlayer", "id": "eve", "name": "Eva"}),
        json!({"do": "removePlayer", "id": "dan"}),
        json!({"do": "replan", "create": [{"id": "g1", "teamA": ["ann", "ben"], "teamB": ["cal", "eve"]}]}),
    ];
    for change in &changes {
        assert_eq!(server.post("/sessions/s1/changes", change).await.ok(), json!({"success": true}));
    }
    let session = server.get("/sessions/s1").await.ok();
    assert_eq!(session.get("name"), None);
    assert_eq!(session["birdCostTotal"], 9.99);
    assert_eq!(session["bettingEnabled"], false);
    assert_eq!(session["players"][3], json!({"id": "eve", "name": "Eva"}));
    assert_eq!(session["version"], 6);
    assert_eq!(server.get("/sessions/s1/games").await.ok()[0]["id"], "g1");
}

#[tokio::test]
async fn changes_that_break_a_rule_are_refused() {
    let server = Server::start().await;
    server.evening().await;
    let game = server.post("/sessions/s1/games", &won()).await.ok();
    let cases = [
        (json!({"do": "removePlayer", "id": "ben"}), 409, "player_has_games"),
        (json!({"do": "replan", "delete": [game["id"]]}), 409, "game_played"),
        (json!({"do": "restoreGame", "id": "never"}), 404, "game_unknown"),
        (json!({"do": "editSession", "set": {}}), 400, "invalid"),
        (json!({"do": "editSession"}), 400, "invalid"),
        (json!({"do": "fly"}), 400, "invalid"),
        (json!({}), 400, "invalid"),
    ];
    for (change, status, code) in cases {
        server.post("/sessions/s1/changes", &change).await.refused(status, code);
    }
    assert_eq!(server.get("/sessions/s1").await.ok()["version"], 2);
}

#[tokio::test]
async fn a_replan_is_one_write_and_reuses_the_numbers_it_frees() {
    let server = Server::start().await;
    let mut body = session("s1");
    body["initialGames"] = json!([
        {"id": "g1", "teamA": ["ann", "ben"], "teamB": ["cal", "dan"], "winningTeam": null},
        {"id": "g2", "teamA": ["ann", "cal"], "teamB": ["ben", "dan"], "winningTeam": null},
    ]);
    server.post("/sessions", &body).await.ok();
    let replan = json!({"do": "replan", "delete": ["g1", "g2"],
        "create": [{"id": "g3", "teamA": ["ann", "dan"], "teamB": ["ben", "cal"]}]});
    server.post("/sessions/s1/changes", &replan).key(&key(1)).await.ok();
    let games = server.get("/sessions/s1/games").await.ok();
    assert_eq!(games.as_array().map(Vec::len), Some(1));
    assert_eq!((&games[0]["id"], &games[0]["gameNumber"]), (&json!("g3"), &json!(1)));
    assert_eq!(games[0]["version"], 2);
}

#[tokio::test]
async fn names_keep_nothing_that_turns_or_hides_what_stands_beside_them() {
    let server = Server::start().await;
    let mut body = session("s1");
    body["session"]["name"] = "Fri\u{202E}day\n9".into();
    body["session"]["players"][0]["name"] = "\u{0}An\tn\u{2066}".into();
    body["session"]["players"][1]["name"] = "\u{200E}\u{7F}".into();
    let created = server.post("/sessions", &body).await.ok();
    assert_eq!(created["session"]["name"], "Friday 9");
    assert_eq!(created["session"]["players"][0]["name"], "An n");
    assert_eq!(created["session"]["players"][1]["name"], "Player 2");
}

#[tokio::test]
async fn a_session_cannot_have_the_id_of_a_list() {
    let server = Server::start().await;
    let refused = server.post("/sessions", &session("summary")).await.refused(400, "invalid");
    assert!(refused["error"].as_str().is_some_and(|text| text.contains("session.id")), "{refused}");
}
