//! Last write wins by part, and whoever loses is told.

use serde_json::{Value, json};

use crate::support::{Server, key, result, scheduled, won_as};

/// Ann's `s1` with a game `g1` that she won 21-15.
async fn game_of_ann(server: &Server) -> String {
    server.post("/sessions", &crate::support::session("s1")).author("ann").await.ok();
    server.post("/sessions/s1/games", &won_as("g1")).author("ann").await.ok();
    server.now().await.0
}

async fn receipts(server: &Server, author: &str, since: &str) -> Value {
    let sync = server.get(&format!("/sessions/s1?include=games{since}")).author(author).await.ok();
    sync.get("receipts").cloned().unwrap_or(json!([]))
}

#[tokio::test]
async fn whoever_is_overwritten_is_told_until_they_have_seen_it() {
    let mut server = Server::start().await;
    let epoch = game_of_ann(&server).await;
    server.put("/sessions/s1/games/g1", &result("A", 21, 18)).author("ben").await.ok();
    let expected = json!([{"version": 3, "game": "g1", "part": "result",
        "yours": {"winningTeam": "A", "teamAScore": 21, "teamBScore": 15},
        "now": {"winningTeam": "A", "teamAScore": 21, "teamBScore": 18}}]);
    assert_eq!(receipts(&server, "ann", "").await, expected);
    assert_eq!(receipts(&server, "ann", &format!("&since=2&epoch={epoch}")).await, expected);
    assert_eq!(receipts(&server, "ann", "&since=3&epoch=other").await, expected, "of another history");
    assert_eq!(receipts(&server, "ben", "").await, json!([]));
    server.restart(|_| {}).await;
    let write = server.post(&format!("/sessions/s1/games?since=2&epoch={epoch}"), &scheduled());
    assert_eq!(write.author("ann").await.ok()["sync"]["receipts"], expected, "with a write's answer too");
    let seen = format!("&since=3&epoch={epoch}");
    assert_eq!(receipts(&server, "ann", &seen).await, json!([]));
    assert_eq!(receipts(&server, "ann", "").await, json!([]), "and never again");
}

#[tokio::test]
async fn a_conditional_load_ends_the_repetition_too() {
    let server = Server::start().await;
    let epoch = game_of_ann(&server).await;
    server.put("/sessions/s1/games/g1", &result("A", 21, 18)).author("ben").await.ok();
    let path = format!("/sessions/s1?include=games&since=3&epoch={epoch}");
    let etag = format!("W/\"{epoch}.3\"");
    assert_eq!(server.get(&path).author("ann").header("if-none-match", &etag).await.status, 304);
    assert_eq!(receipts(&server, "ann", "").await, json!([]));
}

#[tokio::test]
async fn now_is_the_value_of_the_answer_not_of_the_write() {
    let server = Server::start().await;
    game_of_ann(&server).await;
    server.put("/sessions/s1/games/g1", &result("A", 21, 18)).author("ben").await.ok();
    server.put("/sessions/s1/games/g1", &result("A", 21, 19)).author("ben").await.ok();
    let told = receipts(&server, "ann", "").await;
    assert_eq!(told.as_array().map(Vec::len), Some(1), "ben overwrote himself the second time");
    assert_eq!(told[0]["now"]["teamBScore"], 19);
    server.delete("/sessions/s1/games/g1").author("ben").await.ok();
    let told = receipts(&server, "ann", "").await;
    assert_eq!(told[0]["part"], "result");
    assert_eq!(told[0].get("now"), None, "it is deleted");
}

#[tokio::test]
async fn nobody_is_told_of_their_own_writes() {
    let server = Server::start().await;
    game_of_ann(&server).await;
    server.put("/sessions/s1/games/g1", &result("A", 21, 18)).author("ann").await.ok();
    server.delete("/sessions/s1/games/g1").author("ann").await.ok();
    assert_eq!(receipts(&server, "ann", "").await, json!([]));
}

#[tokio::test]
async fn a_writer_nobody_knows_counts_as_another() {
    let server = Server::start().await;
    game_of_ann(&server).await;
    server.put("/sessions/s1/games/g1", &result("A", 21, 18)).await.ok();
    assert_eq!(receipts(&server, "ann", "").await[0]["version"], 3);
}

#[tokio::test]
async fn parts_are_won_and_lost_apart() {
    let server = Server::start().await;
    game_of_ann(&server).await;
    server.put("/sessions/s1/games/g1", &result("A", 21, 18)).author("ben").await.ok();
    let teams = json!({"teamA": ["ann", "cal"], "teamB": ["ben", "dan"]});
    server.put("/sessions/s1/games/g1", &teams).author("cal").await.ok();
    let told = receipts(&server, "ann", "").await;
    let parts: Vec<_> = told.as_array().expect("a list").iter().map(|told| &told["part"]).collect();
    assert_eq!(parts, ["result", "teams"]);
    assert_eq!(told[1]["yours"], json!({"teamA": ["ann", "ben"], "teamB": ["cal", "dan"]}));
    assert_eq!(receipts(&server, "ben", "").await, json!([]), "his result stands");
}

#[tokio::test]
async fn recording_a_planned_game_overwrites_nobody() {
    let server = Server::start().await;
    server.post("/sessions", &crate::support::session("s1")).author("ann").await.ok();
    let mut planned = scheduled();
    planned["game"]["id"] = "g1".into();
    server.post("/sessions/s1/games", &planned).author("ann").await.ok();
    let epoch = server.now().await.0;
    let path = format!("/sessions/s1/games/g1?since=2&epoch={epoch}");
    let game = server.put(&path, &result("A", 21, 18)).key(&key(1)).author("ben").await.ok();
    assert_eq!(game["sync"]["ack"].get("overwrote"), None);
    assert_eq!(receipts(&server, "ann", "").await, json!([]));
}

#[tokio::test]
async fn a_deletion_tells_everybody_who_had_a_part_in_the_game_once() {
    let server = Server::start().await;
    game_of_ann(&server).await;
    server.put("/sessions/s1/games/g1", &result("B", 18, 21)).author("ben").await.ok();
    server.delete("/sessions/s1/games/g1").author("cal").await.ok();
    let whole = json!({"teamA": ["ann", "ben"], "teamB": ["cal", "dan"], "winningTeam": "B",
        "teamAScore": 18, "teamBScore": 21});
    let expected = json!([{"version": 4, "game": "g1", "part": "existence", "yours": whole}]);
    assert_eq!(receipts(&server, "ben", "").await, expected);
    let ann = receipts(&server, "ann", "").await;
    let parts: Vec<_> = ann.as_array().expect("a list").iter().map(|told| &told["part"]).collect();
    assert_eq!(parts, ["result", "existence"]);
    assert_eq!(receipts(&server, "cal", "").await, json!([]));
}

#[tokio::test]
async fn whoever_deleted_is_told_of_a_restoration() {
    let server = Server::start().await;
    game_of_ann(&server).await;
    server.delete("/sessions/s1/games/g1").author("ann").await.ok();
    let restore = json!({"do": "restoreGame", "id": "g1"});
    server.post("/sessions/s1/changes", &restore).author("ben").await.ok();
    let told = receipts(&server, "ann", "").await;
    assert_eq!((&told[0]["part"], &told[0]["yours"]), (&json!("existence"), &json!({})));
    assert_eq!(told[0]["now"]["teamAScore"], 21);
}

#[tokio::test]
async fn parts_of_the_session_have_authors_too() {
    let server = Server::start().await;
    game_of_ann(&server).await;
    let edit = json!({"do": "editSession", "set": {"name": "Bens", "birdCostTotal": 8.5}});
    server.post("/sessions/s1/changes", &edit).author("ben").await.ok();
    let rename = json!({"do": "renamePlayer", "id": "dan", "name": "Daniel"});
    server.post("/sessions/s1/changes", &rename).author("ben").await.ok();
    let expected = json!([
        {"version": 3, "part": "name", "yours": {"name": "Friday 9"}, "now": {"name": "Bens"}},
        {"version": 4, "part": "player:dan", "yours": {"name": "Dan"}, "now": {"name": "Daniel"}},
    ]);
    assert_eq!(receipts(&server, "ann", "").await, expected, "costs were set to what they were");
}

#[tokio::test]
async fn a_writer_learns_what_it_overwrote_unseen() {
    let server = Server::start().await;
    let epoch = game_of_ann(&server).await;
    let path = format!("/sessions/s1/games/g1?since=2&epoch={epoch}");
    let overwrote = |answer: &Value| answer["sync"]["ack"].get("overwrote").cloned();
    let seen = server.put(&path, &result("A", 21, 18)).author("ben").key(&key(1)).seen(2).await.ok();
    assert_eq!(overwrote(&seen), None, "he acted on what he saw");
    let unseen = || server.put(&path, &result("A", 21, 19)).author("ann").key(&key(2)).seen(2);
    let before = json!([{"game": "g1", "part": "result",
        "before": {"winningTeam": "A", "teamAScore": 21, "teamBScore": 18}}]);
    assert_eq!(overwrote(&unseen().await.ok()), Some(before.clone()));
    assert_eq!(overwrote(&unseen().await.ok()), Some(before), "a replay tells the same");
    let own = server.put(&path, &result("A", 21, 17)).author("ann").key(&key(3)).seen(2).await.ok();
    assert_eq!(overwrote(&own), None, "her own value");
    let unknown = server.put(&path, &result("A", 21, 16)).author("ben").key(&key(4)).await.ok();
    assert_eq!(overwrote(&unknown).map(|list| list[0]["part"].clone()), Some(json!("result")));
    let deleted = server.delete(&path).author("cal").key(&key(5)).seen(5).await.ok();
    assert_eq!(overwrote(&deleted).map(|list| list[0]["part"].clone()), Some(json!("existence")));
}
