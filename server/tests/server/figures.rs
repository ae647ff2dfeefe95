//! Law 14: every figure of a group follows from the games that exist now, and from nothing else.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Server, each, of_group, result};

const AB: [[&str; 2]; 2] = [["ann", "ben"], ["cal", "dan"]];
const AC: [[&str; 2]; 2] = [["ann", "cal"], ["ben", "dan"]];
const AD: [[&str; 2]; 2] = [["ann", "dan"], ["ben", "cal"]];

/// Every answer that shows figures of `g1`, without the version.
async fn figures(server: &Server) -> Vec<Value> {
    let mut answers = Vec::new();
    for path in [
        "players",
        "stats",
        "overview",
        "pairings",
        "pairings/gp-ann/gp-ben",
        "pairings/gp-cal/gp-ann",
        "players/gp-ann/stats?include=history",
        "players/gp-dan/stats?include=history",
    ] {
        answers.push(server.get(&format!("/groups/g1/{path}")).await.ok());
    }
    let mut sync = server.get("/groups/g1?include=leaderboard,players,pairings,overview,balances").await.ok();
    sync["version"].take();
    sync["group"]["version"].take();
    answers.push(sync);
    answers
}

async fn played() -> Server {
    let server = Server::start().await;
    server.club().await;
    for (number, (teams, winner, scores)) in
        (1..).zip([(AB, "A", (21, 15)), (AC, "A", (21, 19)), (AD, "B", (20, 22))])
    {
        server.record(&format!("game-{number}"), teams, winner, Some(scores)).await;
        server.advance(Duration::from_mins(10));
    }
    server
}

#[tokio::test]
async fn ratings_follow_the_formula_of_the_contract() {
    let server = Server::start().await;
    server.club().await;
    server.record("game-1", AB, "A", None).await;
    server.advance(Duration::from_secs(1));
    server.record("game-2", AC, "A", None).await;
    let expected = [("gp-ann", 1564), ("gp-ben", 1500), ("gp-cal", 1500), ("gp-dan", 1436)];
    assert_eq!(server.ratings().await, expected.map(|(id, rating)| (id.to_owned(), rating)).into());
}

#[tokio::test]
async fn a_deleted_game_is_as_if_it_had_never_been_played() {
    let server = played().await;
    let before = figures(&server).await;
    server.record("late", AB, "B", Some((3, 21))).await;
    assert_ne!(figures(&server).await, before);
    server.delete("/sessions/s1/games/late").await.ok();
    assert_eq!(figures(&server).await, before);
    server.delete("/sessions/s1/games/game-2").await.ok();
    server.post("/sessions/s1/changes", &json!({"do": "restoreGame", "id": "game-2"})).await.ok();
    assert_eq!(figures(&server).await, before);
}

#[tokio::test]
async fn a_game_in_the_middle_that_is_taken_back_changes_all_that_came_after_it() {
    let server = played().await;
    server.delete("/sessions/s1/games/game-1").await.ok();
    let without = server.ratings().await;
    let other = Server::start().await;
    other.club().await;
    other.record("game-2", AC, "A", Some((21, 19))).await;
    other.advance(Duration::from_mins(10));
    other.record("game-3", AD, "B", Some((20, 22))).await;
    assert_eq!(without, other.ratings().await);
}

#[tokio::test]
async fn an_edited_game_is_as_if_it_had_always_been_so() {
    let server = played().await;
    let before = figures(&server).await;
    server.put("/sessions/s1/games/game-1", &result("B", 9, 21)).await.ok();
    assert_ne!(figures(&server).await, before);
    server.put("/sessions/s1/games/game-1", &result("A", 21, 15)).await.ok();
    assert_eq!(figures(&server).await, before);
}

#[tokio::test]
async fn a_deleted_session_takes_its_figures_with_it_and_brings_them_back() {
    let server = Server::start().await;
    server.club().await;
    server.delete("/sessions/s1").await.ok();
    let nothing = figures(&server).await;
    server.post("/sessions/s1/changes", &json!({"do": "restoreSession"})).await.ok();
    server.record("game-1", AB, "A", Some((21, 20))).await;
    let played = figures(&server).await;
    server.delete("/sessions/s1").await.ok();
    assert_eq!(figures(&server).await, nothing);
    server.post("/sessions/s1/changes", &json!({"do": "restoreSession"})).await.ok();
    assert_eq!(figures(&server).await, played);
}

#[tokio::test]
async fn a_restored_group_has_the_figures_that_it_had() {
    let server = played().await;
    let before = figures(&server).await;
    server.delete("/groups/g1").await.ok();
    server.get("/groups/g1/overview").await.refused(410, "group_deleted");
    assert_eq!(server.get("/groups/g1/stats").await.ok(), json!([]));
    server.post("/groups/g1/changes", &json!({"do": "restoreGroup"})).await.ok();
    assert_eq!(figures(&server).await, before);
}

#[tokio::test]
async fn a_load_brings_everything_that_it_asks_for_as_it_is_read_one_by_one() {
    let server = played().await;
    let mut guest = of_group("s2");
    guest["session"]["players"][3]["name"] = "Gus".into();
    server.post("/sessions", &guest).await.ok();
    let sync = server.get("/groups/g1?include=sessions,leaderboard,players,pairings,overview").await.ok();
    for (member, path) in [
        ("sessions", "sessions"),
        ("leaderboard", "stats"),
        ("players", "players"),
        ("pairings", "pairings"),
        ("overview", "overview"),
    ] {
        assert_eq!(sync[member], server.get(&format!("/groups/g1/{path}")).await.ok(), "{member}");
    }
    assert_eq!(sync["guests"], server.get("/groups/g1/guests").await.ok()["guests"]);
    assert_eq!(each(&sync["guests"], "name"), ["Gus"]);
    let some = server.get("/groups/g1?include=pairings").await.ok();
    assert_eq!((some.get("leaderboard"), some.get("guests"), some.get("sessions")), (None, None, None));
}

#[tokio::test]
async fn a_profile_shows_how_the_rating_came_about_if_it_is_asked_for() {
    let server = played().await;
    let plain = server.get("/groups/g1/players/gp-ann/stats").await.ok();
    assert_eq!(plain.get("ratingHistory"), None);
    let mut profile = server.get("/groups/g1/players/gp-ann/stats?include=history").await.ok();
    let history = profile["ratingHistory"].take();
    let changes: Vec<i64> =
        each(&history, "change").iter().map(|change| change.as_i64().expect("a number")).collect();
    assert_eq!(changes.len(), 3);
    assert_eq!(1_500 + changes.iter().sum::<i64>(), profile["eloRating"].as_i64().expect("a rating"));
    let asked_wrongly = server.get("/groups/g1/players/gp-ann/stats?include=everything").await;
    asked_wrongly.refused(400, "invalid");
}

#[tokio::test]
async fn readings_that_depend_on_the_day_are_new_on_the_next_one() {
    let server = played().await;
    let daily = [
        "/groups/g1/overview",
        "/groups/g1/guests",
        "/groups/g1?include=overview",
        "/groups/g1?include=players",
    ];
    let others = [
        "/groups/g1/stats",
        "/groups/g1/pairings",
        "/groups/g1/players/gp-ann/stats",
        "/groups/g1/pairings/gp-ann/gp-ben",
        "/groups/g1?include=leaderboard,pairings",
    ];
    let mut etags = Vec::new();
    for path in daily.iter().chain(&others) {
        etags.push(server.get(path).await.header("etag").to_owned());
    }
    assert!(etags[0].ends_with(".20462\""), "{}", etags[0]);
    let status =
        async |path: &str, etag: &str| server.get(path).header("if-none-match", etag).await.status.as_u16();
    for (path, etag) in daily.iter().chain(&others).zip(&etags) {
        assert_eq!(status(path, etag).await, 304, "{path}");
    }
    server.advance(Duration::from_hours(5));
    for (path, etag) in daily.iter().zip(&etags) {
        assert_eq!(status(path, etag).await, 200, "{path}");
    }
    for (path, etag) in others.iter().zip(etags.iter().skip(daily.len())) {
        assert_eq!(status(path, etag).await, 304, "{path}");
    }
}

#[tokio::test]
async fn days_are_counted_by_the_calendar_in_utc_and_guests_for_30_of_them() {
    let server = Server::start().await;
    server.group().await;
    server.post("/sessions", &of_group("s1")).await.ok();
    let days = async || server.get("/groups/g1/overview").await.ok()["daysSinceFirstSession"].clone();
    let guests = async || each(&server.get("/groups/g1/guests").await.ok()["guests"], "name");
    assert_eq!(days().await, 0);
    server.advance(Duration::from_hours(13));
    assert_eq!(days().await, 1, "it was yesterday evening");
    assert_eq!(guests().await, ["Dan"]);
    server.advance(Duration::from_hours(29 * 24));
    assert_eq!(guests().await, ["Dan"]);
    server.advance(Duration::from_hours(24));
    assert_eq!(guests().await, [] as [&str; 0]);
    assert_eq!(days().await, 31);
}

#[tokio::test]
async fn figures_of_nobody_are_not_found() {
    let server = Server::start().await;
    server.club().await;
    for path in ["g1/players/gp-eve/stats", "g1/players/a%20b/stats"] {
        server.get(&format!("/groups/{path}")).await.refused(404, "player_unknown");
    }
    for path in ["g1/pairings/gp-ann/gp-eve", "g1/pairings/gp-ann/a%20b"] {
        server.get(&format!("/groups/{path}")).await.refused(404, "pairing_unknown");
    }
    for path in ["overview", "guests", "players/gp-ann/stats", "pairings/gp-ann/gp-ben"] {
        server.get(&format!("/groups/nope/{path}")).await.refused(404, "group_unknown");
    }
    for path in ["stats", "pairings"] {
        assert_eq!(server.get(&format!("/groups/nope/{path}")).await.ok(), json!([]));
        server.post(&format!("/groups/nope/{path}"), &json!({})).await.refused(404, "group_unknown");
    }
    server.post("/groups", &json!({"id": "g2", "name": "Monday"})).await.ok();
    server.get("/groups/g2/players/gp-ann/stats").await.refused(404, "player_unknown");
}

#[tokio::test]
async fn a_suggestion_is_even_and_takes_turns_and_partners_of_tonight_into_account() {
    let server = Server::start().await;
    server.club().await;
    server.post("/groups/g1/players", &json!({"id": "gp-eve", "name": "Eve"})).await.ok();
    let everybody = "gp-ann,gp-ben,gp-cal,gp-dan";
    let ask = async |query: &str| server.get(&format!("/groups/g1/suggestion?{query}")).await.ok();
    let fresh = ask(&format!("present={everybody}")).await;
    assert_eq!(fresh["games"].as_array().map(Vec::len), Some(1));
    assert_eq!((&fresh["games"][0]["chance"], &fresh["resting"]), (&json!(50), &json!([])));
    for (number, winner) in (1..).zip(["A", "A", "A"]) {
        server.record(&format!("game-{number}"), AB, winner, Some((21, 9))).await;
        server.advance(Duration::from_mins(10));
    }
    let next = ask(&format!("present={everybody}&session=s1")).await;
    let sides = [&next["games"][0]["teamA"], &next["games"][0]["teamB"]];
    assert!(!sides.contains(&&json!(["gp-ann", "gp-ben"])), "new partners: {next}");
    let with_eve = ask(&format!("present={everybody},gp-eve&session=s1")).await;
    let players = format!("{}{}", with_eve["games"][0]["teamA"], with_eve["games"][0]["teamB"]);
    assert!(players.contains("gp-eve"), "whoever played least plays: {with_eve}");
    assert_eq!(with_eve["resting"][0]["games"], 3);
    let singles = ask("present=gp-ann,gp-dan&mode=singles").await;
    assert_eq!(singles["games"][0]["teamA"].as_array().map(Vec::len), Some(1));
    assert_eq!(ask("present=gp-ann").await["games"], json!([]));
}

#[tokio::test]
async fn a_suggestion_for_whoever_is_not_there_is_refused() {
    let server = Server::start().await;
    server.club().await;
    let ask = async |query: &str| server.get(&format!("/groups/g1/suggestion?{query}")).await;
    ask("present=gp-ann,gp-nobody").await.refused(404, "player_unknown");
    ask("present=a%20b").await.refused(404, "player_unknown");
    ask("present=gp-ann&session=elsewhere").await.refused(404, "session_unknown");
    for query in ["courts=0", "courts=11", "courts=x", "mode=triples"] {
        ask(query).await.refused(400, "invalid");
    }
    let crowd: Vec<String> = (0..21).map(|number| format!("gp-{number}")).collect();
    ask(&format!("present={}", crowd.join(","))).await.refused(400, "invalid");
    server.get("/groups/nope/suggestion").await.refused(404, "group_unknown");
}
