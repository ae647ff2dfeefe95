//! Quirks of the existing web app's server that are mended here, by their numbers in the contract. Those
//! of sessions and games alone are in the tests of those.

use std::{fs, time::Duration};

use pace_server::{Access, ImportArgs, import, system_clock};
use serde_json::{Value, json};

use crate::support::{Server, each, key, of_group, result, session, won_as};

const AB: [[&str; 2]; 2] = [["ann", "ben"], ["cal", "dan"]];
const AC: [[&str; 2]; 2] = [["ann", "cal"], ["ben", "dan"]];
const AD: [[&str; 2]; 2] = [["ann", "dan"], ["ben", "cal"]];

async fn club() -> Server {
    let server = Server::with(|config| config.access = Access::Open).await;
    server.club().await;
    server
}

async fn profile(server: &Server, player: &str) -> Value {
    server.get(&format!("/groups/g1/players/{player}/stats")).await.ok()
}

#[tokio::test]
async fn quirk_1_and_2_an_id_of_a_game_is_never_used_again() {
    let server = club().await;
    let record = async || {
        let game = json!({"game": {"teamA": ["ann", "ben"], "teamB": ["cal", "dan"], "winningTeam": "A"}});
        server.post("/sessions/s1/games", &game).await.ok()["id"].as_str().expect("an id").to_owned()
    };
    let first = record().await;
    server.delete(&format!("/sessions/s1/games/{first}")).await.ok();
    assert_ne!(record().await, first);
    server
        .put(&format!("/sessions/s1/games/{first}"), &result("B", 1, 21))
        .await
        .refused(404, "game_deleted");
}

#[tokio::test]
async fn quirk_3_a_repeated_session_counts_its_games_once() {
    let server = Server::start().await;
    server.club().await;
    let mut body = of_group("s2");
    body["initialGames"] = json!([{"teamA": ["ann", "ben"], "teamB": ["cal", "dan"], "winningTeam": "A"}]);
    for _ in 0..2 {
        server.post("/sessions", &body).await.ok();
    }
    assert_eq!(server.ratings().await["gp-ann"], 1_532);
}

#[tokio::test]
async fn quirk_4_two_groups_made_in_one_millisecond_are_two() {
    let server = club().await;
    for name in ["One", "Two"] {
        server.post("/groups", &json!({"name": name})).await.ok();
    }
    let groups = server.get("/groups").await.ok();
    assert_eq!(each(&groups, "name"), ["Two", "One", "Friday Night"]);
}

#[tokio::test]
async fn quirk_5_a_winner_who_is_changed_has_the_old_effect_taken_back() {
    let server = club().await;
    server.record("game", AB, "A", None).await;
    server.put("/sessions/s1/games/game", &json!({"winningTeam": "B"})).await.ok();
    let expected = [("gp-ann", 1_468), ("gp-ben", 1_468), ("gp-cal", 1_532), ("gp-dan", 1_532)];
    assert_eq!(server.ratings().await, expected.map(|(id, rating)| (id.to_owned(), rating)).into());
    server.put("/sessions/s1/games/game", &json!({"winningTeam": null})).await.ok();
    assert!(server.ratings().await.values().all(|rating| *rating == 1_500));
}

#[tokio::test]
async fn quirk_6_partners_whose_ratings_add_up_to_an_odd_number_are_rated_in_whole_numbers() {
    let server = club().await;
    let mut singles = of_group("s2");
    singles["session"]["gameMode"] = "singles".into();
    server.post("/sessions", &singles).await.ok();
    for number in 1..=8 {
        let game = json!({"game": {"id": format!("game-{number}"), "teamA": ["ann"], "teamB": ["ben"], "winningTeam": "A"}});
        server.post("/sessions/s2/games", &game).await.ok();
        server.advance(Duration::from_secs(1));
    }
    assert_eq!((server.ratings().await["gp-ann"], server.ratings().await["gp-ben"]), (1_651, 1_349));
    server.record("doubles", AC, "A", None).await;
    // The sides have 1575.5 and 1424.5, so E = 0.7046 and the change is floor(64 · 0.2954 + 0.5) = 19.
    let expected = [("gp-ann", 1_670), ("gp-ben", 1_330), ("gp-cal", 1_519), ("gp-dan", 1_481)];
    assert_eq!(server.ratings().await, expected.map(|(id, rating)| (id.to_owned(), rating)).into());
}

#[tokio::test]
async fn quirk_8_counts_and_records_come_from_the_same_games() {
    let server = club().await;
    for (number, winner) in (1..).zip(["A", "A", "A", "B"]) {
        server
            .record(
                &format!("game-{number}"),
                AB,
                winner,
                Some(if winner == "A" { (21, 15) } else { (19, 21) }),
            )
            .await;
        server.advance(Duration::from_secs(1));
    }
    server.put("/sessions/s1/games/game-1", &json!({"teamBScore": 11})).await.ok();
    server.delete("/sessions/s1/games/game-2").await.ok();
    let board = server.get("/groups/g1/stats").await.ok();
    let overview = server.get("/groups/g1/overview").await.ok();
    let players = server.get("/groups/g1/players").await.ok();
    let ann = profile(&server, "gp-ann").await;
    let pair = server.get("/groups/g1/pairings/gp-ann/gp-ben").await.ok();
    assert_eq!((&board[0]["totalGames"], &board[0]["wins"]), (&json!(3), &json!(2)));
    assert_eq!((&players[0]["totalGames"], &players[0]["wins"]), (&json!(3), &json!(2)));
    assert_eq!(overview["mostGamesPlayed"][0], json!({"name": "Ann", "games": 3}));
    assert_eq!(overview["bestWinStreak"][0], json!({"name": "Ann", "streak": 2}));
    assert_eq!((&ann["pointsScored"], &ann["pointsConceded"]), (&json!(61), &json!(47)));
    assert_eq!((&pair["pointsFor"], &pair["pointsAgainst"]), (&json!(61), &json!(47)));
    assert_eq!(overview["mostGamesTogether"].as_array().map(Vec::len), Some(2));
    assert_eq!(overview["avgPointDifferential"], 6.0, "(10 + 6 + 2) / 3");
}

#[tokio::test]
async fn quirk_9_a_score_of_0_is_a_score() {
    let server = club().await;
    server.record("game", AB, "A", Some((21, 0))).await;
    let ann = profile(&server, "gp-ann").await;
    assert_eq!((&ann["pointsScored"], &ann["recentGames"][0]["teamBScore"]), (&json!(21), &json!(0)));
    assert_eq!(server.get("/groups/g1/overview").await.ok()["avgPointDifferential"], 21);
}

#[tokio::test]
async fn quirk_10_scores_that_are_not_known_are_left_out_everywhere() {
    let server = club().await;
    server.record("game", AB, "A", None).await;
    for path in ["pairings/gp-ann/gp-ben", "players/gp-ann/stats", "players/gp-ann/stats?include=history"] {
        let answer = server.get(&format!("/groups/g1/{path}")).await;
        assert!(!answer.text().contains("Score\":"), "{path}: {}", answer.text());
    }
}

#[tokio::test]
async fn quirk_11_games_count_in_the_order_in_which_their_results_came() {
    let server = Server::start().await;
    server.club().await;
    let mut planned = of_group("s2");
    planned["initialGames"] = json!([
        {"id": "one", "teamA": ["ann", "ben"], "teamB": ["cal", "dan"], "winningTeam": null},
        {"id": "two", "teamA": ["ann", "cal"], "teamB": ["ben", "dan"], "winningTeam": null},
        {"id": "three", "teamA": ["ann", "dan"], "teamB": ["ben", "cal"], "winningTeam": null},
    ]);
    server.post("/sessions", &planned).await.ok();
    for (game, winner) in [("three", "A"), ("one", "A"), ("two", "B")] {
        server.advance(Duration::from_mins(1));
        server.put(&format!("/sessions/s2/games/{game}"), &json!({"winningTeam": winner})).await.ok();
    }
    server.advance(Duration::from_mins(1));
    server.put("/sessions/s2/games/three", &json!({"teamAScore": 21})).await.ok();
    let ann = profile(&server, "gp-ann").await;
    assert_eq!(ann["recentForm"], json!(["L", "W", "W"]));
    assert_eq!(ann["currentStreak"], -1);
    assert_eq!(ann["recentGames"][0]["date"], "2026-01-09T19:03:00.000Z", "when it was played");
}

#[tokio::test]
async fn quirk_13_and_14_a_promotion_changes_past_figures_ratings_included() {
    let server = Server::start().await;
    server.group().await;
    server.post("/sessions", &of_group("s1")).await.ok();
    server.record("game", AB, "A", None).await;
    assert_eq!(server.ratings().await.get("gp-dan"), None);
    let promoted = server.post("/groups/g1/guests", &json!({"id": "gp-dan", "name": "Dan"})).await.ok();
    assert_eq!(promoted["player"]["eloRating"], 1_468);
    let as_member = club().await;
    as_member.record("game", AB, "A", None).await;
    assert_eq!(server.ratings().await, as_member.ratings().await);
}

#[tokio::test]
async fn quirk_15_wildcards_in_a_name_link_nobody_else() {
    let server = Server::start().await;
    server.group().await;
    let mut body = of_group("s1");
    body["session"]["players"][3]["name"] = "D_n".into();
    server.post("/sessions", &body).await.ok();
    server.post("/sessions", &of_group("s2")).await.ok();
    server.post("/groups/g1/guests", &json!({"id": "gp-1", "name": "D_n"})).await.ok();
    assert_eq!(
        (&server.links("s1").await[3], &server.links("s2").await[3]),
        (&"gp-1".to_owned(), &"-".to_owned())
    );
}

#[tokio::test]
async fn quirk_16_a_removed_player_is_on_no_board_and_in_no_rank_and_nobody_is_unknown() {
    let server = club().await;
    for (number, teams) in (1..).zip([AB, AB, AB, AC]) {
        server.record(&format!("game-{number}"), teams, "A", None).await;
        server.advance(Duration::from_secs(1));
    }
    server.delete_with("/groups/g1/players", &json!({"playerId": "gp-ann"})).await.ok();
    let board = server.get("/groups/g1/stats").await.ok();
    assert_eq!(each(&board, "rank"), [1, 2, 3]);
    let ben = profile(&server, "gp-ben").await;
    assert_eq!((&ben["rank"], &ben["totalPlayers"]), (&board[0]["rank"], &json!(3)));
    let overview = server.get("/groups/g1/overview").await;
    assert_eq!(overview.ok()["totalPlayers"], 3);
    assert!(!overview.text().contains("Unknown") && !overview.text().contains("Ann"), "{}", overview.text());
    assert_eq!(ben["partnerStats"][0]["partnerName"], "Ann", "the history stays");
}

#[tokio::test]
async fn quirk_17_an_overview_hides_no_failure_and_a_draw_in_points_is_not_close() {
    let server = club().await;
    server.get("/groups/nope/overview").await.refused(404, "group_unknown");
    server.record("draw", AB, "A", Some((21, 21))).await;
    let overview = server.get("/groups/g1/overview").await.ok();
    assert_eq!((&overview["clutchPlayer"], &overview["unluckyPlayer"]), (&Value::Null, &Value::Null));
    server.record("close", AB, "A", Some((21, 19))).await;
    let overview = server.get("/groups/g1/overview").await.ok();
    assert_eq!(overview["clutchPlayer"], json!({"name": "Ann", "count": 1}));
    assert_eq!(overview["unluckyPairing"], json!({"player1Name": "Cal", "player2Name": "Dan", "count": 1}));
}

/// The client of these tests refuses any answer that may be cached.
#[tokio::test]
async fn quirk_18_a_reading_after_a_game_shows_it() {
    let server = club().await;
    assert_eq!(server.get("/groups/g1/stats").await.header("cache-control"), "no-store");
    server.record("game", AB, "A", None).await;
    assert_eq!(server.get("/groups/g1/stats").await.ok()[0]["eloRating"], 1_532);
}

#[tokio::test]
async fn quirk_19_mistakes_of_the_caller_are_told_as_such() {
    let server = club().await;
    let post = |path: &str, body: &'static str| server.call(http::Method::POST, path, body);
    post("/groups", "{").await.refused(400, "invalid");
    post("/groups", "[]").await.refused(400, "invalid");
    post("/groups/g1/players", "{").await.refused(400, "invalid");
    post("/groups/g1/guests", "7").await.refused(400, "invalid");
    post("/groups/nope/players", "{}").await.refused(404, "group_unknown");
    server.put("/sessions/nope", &session("nope")).await.refused(404, "session_unknown");
    server.put("/groups/g1", &json!({})).await.refused(405, "method_not_allowed");
}

#[tokio::test]
async fn quirk_21_without_leave_nothing_is_listed() {
    let server = Server::start().await;
    server.club().await;
    for path in ["/groups", "/sessions", "/sessions/summary"] {
        assert_eq!(server.get(path).await.ok(), json!([]), "{path}");
    }
}

#[tokio::test]
async fn quirk_23_no_game_is_left_out_however_many_there_are() {
    let mut server = Server::start().await;
    server.stop().await;
    let players = ["ann", "ben", "cal", "dan"].map(|id| json!({"id": id, "name": id, "groupPlayerId": id}));
    let session = |number: usize| {
        let at = format!("2026-01-{:02}T19:00:00.000Z", number + 1);
        let games: Vec<Value> = (0..800)
            .map(|game| json!({"id": format!("{number}-{game}"), "sessionId": format!("s{number}"), "gameNumber": game + 1,
                "teamA": ["ann", "ben"], "teamB": ["cal", "dan"], "winningTeam": "A", "resultAt": at}))
            .collect();
        json!({"session": {"id": format!("s{number}"), "date": at, "players": players, "organizerId": "ann",
            "courtCostType": "total", "groupId": "g1"}, "createdAt": at, "games": games})
    };
    let archive = json!({"pace": 1, "group": {"id": "g1", "name": "Busy", "shareableLink": "busy22"}, "players": [],
        "sessions": [session(1), session(2)]});
    let file = server.database().with_extension("json");
    fs::write(&file, archive.to_string()).expect("a file");
    let put = ImportArgs { files: vec![file], db: server.database() };
    import(&put, &system_clock()).await.expect("imported");
    server.restart(|_| {}).await;
    for player in ["ann", "dan"] {
        // Put in by their links alone, they count as removed until somebody brings them back.
        server.post("/groups/g1/changes", &json!({"do": "returnPlayer", "id": player})).await.ok();
    }
    assert_eq!(each(&server.get("/groups/g1/stats").await.ok(), "totalGames"), [1_600, 1_600]);
    assert_eq!(profile(&server, "ann").await["totalGames"], 1_600);
    assert_eq!(server.get("/groups/g1/overview").await.ok()["totalGames"], 1_600);
    let pair = server.get("/groups/g1/pairings/ann/ben").await.ok();
    assert_eq!((&pair["gamesPlayed"], &pair["bestWinStreak"]), (&json!(1_600), &json!(1_600)));
}

#[tokio::test]
async fn quirk_24_every_date_has_its_zone() {
    let server = Server::start().await;
    server.group().await;
    server.post("/sessions", &of_group("s1")).await.ok();
    let guests = server.get("/groups/g1/guests").await.ok();
    assert_eq!(guests["guests"][0]["lastSessionDate"], "2026-01-09T19:00:00.000Z");
}

#[tokio::test]
async fn quirk_25_a_replaced_session_stays_in_its_group_with_its_players_and_links() {
    let server = club().await;
    server.record("game", AD, "A", None).await;
    let mut body = session("s1");
    body["session"]["players"][3] = json!({"id": "eve", "name": "Eve"});
    server.put("/sessions/s1", &body).key(&key(1)).await.ok();
    assert_eq!(server.get("/sessions/s1").await.ok()["groupId"], "g1");
    assert_eq!(server.links("s1").await, ["gp-ann", "gp-ben", "gp-cal", "gp-dan", "-"]);
    assert_eq!(server.get("/sessions/s1/games").await.ok().as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn quirk_20_who_is_not_in_the_session_plays_no_game_of_it() {
    let server = club().await;
    let game = |team_a: [&str; 2], scores: (u8, u8)| {
        json!({"game": {"teamA": team_a, "teamB": ["cal", "dan"], "winningTeam": "A", "teamAScore": scores.0,
            "teamBScore": scores.1}})
    };
    for wrong in [game(["ann", "eve"], (21, 3)), game(["ann", "ann"], (21, 3)), game(["ann", "ben"], (3, 21))]
    {
        server.post("/sessions/s1/games", &wrong).await.refused(400, "invalid");
    }
    server.post("/sessions/s1/games", &won_as("game")).await.ok();
}
