//! Deltas, validators and epochs.

use serde_json::{Value, json};

use crate::support::{Server, key, result, won_as};

fn ids(games: &Value) -> Vec<&str> {
    games.as_array().into_iter().flatten().filter_map(|game| game["id"].as_str()).collect()
}

async fn three_games(server: &Server) -> String {
    server.evening().await;
    for id in ["g1", "g2", "g3"] {
        server.post("/sessions/s1/games", &won_as(id)).await.ok();
    }
    server.now().await.0
}

#[tokio::test]
async fn without_a_base_an_answer_is_full() {
    let server = Server::start().await;
    let epoch = three_games(&server).await;
    server.delete("/sessions/s1/games/g2").await.ok();
    for query in ["", "&since=0", "&since=3", "&since=3&epoch=other", &format!("&since=9&epoch={epoch}")] {
        let sync = server.get(&format!("/sessions/s1?include=games{query}")).await.ok();
        assert_eq!((&sync["since"], &sync["version"]), (&json!(0), &json!(5)), "{query}");
        assert_eq!(sync["session"]["id"], "s1");
        assert_eq!(ids(&sync["games"]), ["g1", "g3"]);
        assert_eq!(sync.get("deleted"), None);
    }
}

#[tokio::test]
async fn with_a_base_an_answer_is_what_changed_since() {
    let server = Server::start().await;
    let epoch = three_games(&server).await;
    let since = |version: u64| format!("/sessions/s1?include=games&since={version}&epoch={epoch}");
    server.put("/sessions/s1/games/g1", &result("A", 21, 3)).await.ok();
    server.delete("/sessions/s1/games/g2").await.ok();
    let delta = server.get(&since(4)).await.ok();
    assert_eq!((&delta["since"], &delta["version"]), (&json!(4), &json!(6)));
    assert_eq!(delta.get("session"), None, "its own members did not change");
    assert_eq!(ids(&delta["games"]), ["g1"]);
    assert_eq!(delta["games"][0]["version"], 5);
    assert_eq!(delta["deleted"], json!(["g2"]));

    server.post("/sessions/s1/changes", &json!({"do": "editSession", "set": {"name": "Late"}})).await.ok();
    let delta = server.get(&since(6)).await.ok();
    assert_eq!(delta["session"]["name"], "Late");
    assert_eq!(delta["session"]["version"], 7);
    assert_eq!((delta.get("games"), delta.get("deleted")), (None, None));

    server.post("/sessions/s1/changes", &json!({"do": "restoreGame", "id": "g2"})).await.ok();
    let delta = server.get(&since(7)).await.ok();
    assert_eq!(ids(&delta["games"]), ["g2"], "a restored game is an ordinary row");

    let delta = server.get(&since(8)).await.ok();
    assert_eq!(delta, json!({"epoch": epoch, "since": 8, "version": 8}), "unchanged is an empty delta");
}

#[tokio::test]
async fn an_answer_that_the_caller_has_is_not_sent_again() {
    let server = Server::start().await;
    let epoch = three_games(&server).await;
    for path in ["/sessions/s1", "/sessions/s1?include=games"] {
        let etag = server.get(path).await.header("etag").to_owned();
        assert_eq!(etag, format!("W/\"{epoch}.4\""));
        let answer = server.get(path).header("if-none-match", &etag).await;
        assert_eq!((answer.status.as_u16(), answer.text()), (304, ""));
        assert_eq!(answer.header("etag"), etag);
        let several = format!("\"x\", {etag}");
        assert_eq!(server.get(path).header("if-none-match", &several).await.status, 304);
        server.get(path).header("if-none-match", "W/\"other.4\"").await.ok();
        server.get(path).await.ok();
    }
    server.delete("/sessions/s1/games/g2").await.ok();
    let answer = server.get("/sessions/s1").header("if-none-match", &format!("W/\"{epoch}.4\"")).await;
    assert_eq!(answer.ok()["version"], 5);
}

#[tokio::test]
async fn a_write_answers_the_delta_since_the_base_of_its_caller() {
    let server = Server::start().await;
    let epoch = three_games(&server).await;
    server.put("/sessions/s1/games/g1", &result("A", 21, 3)).await.ok();
    let path = format!("/sessions/s1/games?since=4&epoch={epoch}");
    let game = server.post(&path, &won_as("g4")).key(&key(1)).await.ok();
    assert_eq!(game["id"], "g4");
    let sync = &game["sync"];
    assert_eq!((&sync["since"], &sync["version"]), (&json!(4), &json!(6)));
    assert_eq!(ids(&sync["games"]), ["g1", "g4"], "of others too");
    let ack = json!({"key": key(1), "verdict": "applied", "version": 6, "replayed": false});
    assert_eq!(sync["ack"], ack);

    let path = format!("/sessions/s1/games/g4?since=6&epoch={epoch}");
    let deleted = server.delete(&path).key(&key(2)).await.ok();
    assert_eq!(deleted["success"], true);
    assert_eq!(deleted["sync"]["deleted"], json!(["g4"]));
    let path = format!("/sessions/s1/changes?since=7&epoch={epoch}");
    let change = json!({"do": "editSession", "set": {"name": "Late"}});
    let changed = server.post(&path, &change).key(&key(3)).await.ok();
    assert_eq!(changed["sync"]["session"]["name"], "Late");
    let unasked = server.post("/sessions/s1/games", &won_as("g5")).key(&key(4)).await.ok();
    assert_eq!(unasked.get("sync"), None);
}

#[tokio::test]
async fn a_write_that_changes_nothing_acks_the_present_version() {
    let server = Server::start().await;
    let epoch = three_games(&server).await;
    let path = format!("/sessions/s1/games/g1?since=4&epoch={epoch}");
    let game = server.put(&path, &result("A", 21, 15)).key(&key(1)).await.ok();
    assert_eq!(game["sync"]["ack"]["version"], 4);
    assert_eq!(game["sync"]["version"], 4);
    let path = format!("/sessions/s1/games/unknown?since=4&epoch={epoch}");
    let deleted = server.delete(&path).key(&key(2)).await.ok();
    assert_eq!(deleted["sync"]["ack"]["version"], 4);
}

#[tokio::test]
async fn a_refused_write_brings_its_caller_up_to_date() {
    let server = Server::start().await;
    let epoch = three_games(&server).await;
    server.delete("/sessions/s1/games/g2").await.ok();
    let path = format!("/sessions/s1/games/g2?since=4&epoch={epoch}");
    let refused = server.put(&path, &result("B", 3, 21)).key(&key(1)).await.refused(404, "game_deleted");
    assert_eq!(refused["sync"]["deleted"], json!(["g2"]));
    assert_eq!(refused["sync"].get("ack"), None);
    let refused = server.put("/sessions/s1/games/g2", &result("B", 3, 21)).await.refused(404, "game_deleted");
    assert_eq!(refused.get("sync"), None);
}

#[tokio::test]
async fn a_restart_keeps_the_history_and_a_restored_database_begins_another() {
    let mut server = Server::start().await;
    let epoch = three_games(&server).await;
    server.restart(|_| {}).await;
    assert_eq!(server.now().await, (epoch.clone(), 4));
    server.restart(|config| config.restored = true).await;
    let (restored, version) = server.now().await;
    assert_ne!(restored, epoch);
    assert_eq!(version, 4);
    let sync = server.get(&format!("/sessions/s1?include=games&since=4&epoch={epoch}")).await.ok();
    assert_eq!(sync["since"], 0, "a base of another history is of no use");
    let stale = server.get("/sessions/s1").header("if-none-match", &format!("W/\"{epoch}.4\"")).await;
    stale.ok();
    server.restart(|_| {}).await;
    assert_eq!(server.now().await.0, restored);
}
