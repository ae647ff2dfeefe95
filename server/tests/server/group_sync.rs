//! Loads and syncs of a group: whole, of one version, and not sent to those who have them.

use serde_json::json;

use crate::support::{Server, each, key, of_group, won_as};

#[tokio::test]
async fn a_load_has_the_group_and_its_whole_pool_at_one_version() {
    let server = Server::start().await;
    server.group().await;
    server.delete_with("/groups/g1/players", &json!({"playerId": "gp-ben"})).await.ok();
    let sync = server.get("/groups/g1?include=").await.ok();
    let members = json!([{"id": "gp-ann", "name": "Ann"}, {"id": "gp-ben", "name": "Ben", "removed": true},
        {"id": "gp-cal", "name": "Cal"}]);
    assert_eq!(sync["members"], members);
    assert_eq!(sync["group"], server.get("/groups/g1").await.ok());
    assert_eq!(sync["version"], 3);
    assert!(sync["epoch"].is_string());
    assert_eq!(sync.get("sessions"), None, "only what is asked for");
}

#[tokio::test]
async fn a_load_brings_the_sessions_that_it_asks_for() {
    let server = Server::start().await;
    server.group().await;
    server.post("/sessions", &of_group("s1")).await.ok();
    let sync = server.get("/groups/g1?include=sessions").await.ok();
    assert_eq!(sync["sessions"], server.get("/groups/g1/sessions").await.ok());
}

#[tokio::test]
async fn what_cannot_be_asked_for_is_refused() {
    let server = Server::start().await;
    server.group().await;
    for query in ["include=games", "include=sessions,everything", "verdicts=x"] {
        server.get(&format!("/groups/g1?{query}")).await.refused(400, "invalid");
    }
}

#[tokio::test]
async fn whoever_has_the_present_version_gets_no_body() {
    let server = Server::start().await;
    server.group().await;
    let epoch = server.get("/groups/g1?include=").await.ok()["epoch"].as_str().expect("an epoch").to_owned();
    let paths = ["/groups/g1", "/groups/g1?include=sessions", "/groups/g1/players", "/groups/g1/sessions"];
    for path in paths {
        let etag = server.get(path).await.header("etag").to_owned();
        assert_eq!(etag, format!("W/\"{epoch}.2\""), "{path}");
        let answer = server.get(path).header("if-none-match", &etag).await;
        assert_eq!((answer.status.as_u16(), answer.body.len()), (304, 0), "{path}");
        assert_eq!(answer.header("etag"), etag);
    }
    server.post("/sessions", &of_group("s1")).await.ok();
    for path in paths {
        server.get(path).header("if-none-match", &format!("W/\"{epoch}.2\"")).await.ok();
    }
}

#[tokio::test]
async fn a_deleted_group_is_told_as_such_even_to_those_who_have_its_version() {
    let server = Server::start().await;
    server.group().await;
    server.delete("/groups/g1").await.ok();
    let epoch =
        server.get("/groups/g1?include=").await.refused(410, "group_deleted")["sync"]["epoch"].clone();
    let etag = format!("W/\"{}.3\"", epoch.as_str().expect("an epoch"));
    server.get("/groups/g1").header("if-none-match", &etag).await.refused(410, "group_deleted");
    let gone = server.get("/groups/g1?include=").await.refused(410, "group_deleted");
    assert_eq!((&gone["sync"]["members"], gone["sync"].get("group")), (&json!([]), None), "no name is shown");
}

#[tokio::test]
async fn writes_answer_the_group_to_those_who_ask() {
    let server = Server::start().await;
    let created = server.post("/groups?since=0", &json!({"id": "g1", "name": "F"})).key(&key(1)).await.ok();
    assert_eq!(created["sync"]["group"], created["group"]);
    let ack = json!({"key": key(1), "verdict": "applied", "version": 1, "replayed": false});
    assert_eq!(created["sync"]["ack"], ack);
    let added = server
        .post("/groups/g1/players?since=1", &json!({"id": "gp-1", "name": "Ann"}))
        .key(&key(2))
        .await
        .ok();
    assert_eq!(added["sync"]["members"], json!([{"id": "gp-1", "name": "Ann"}]));
    assert_eq!(added["sync"]["ack"]["version"], 2);
    let promoted = server.post("/groups/g1/guests?since=2", &json!({"name": "Ben"})).key(&key(3)).await.ok();
    assert_eq!(each(&promoted["sync"]["members"], "name"), ["Ann", "Ben"]);
    let removal = json!({"playerId": "gp-1"});
    let removed = server.delete_with("/groups/g1/players?since=3", &removal).key(&key(4)).await.ok();
    assert_eq!(removed["sync"]["members"][0]["removed"], true);
    let renamed = json!({"do": "renameGroup", "name": "Monday"});
    let renamed = server.post("/groups/g1/changes?since=4", &renamed).key(&key(5)).await.ok();
    assert_eq!(renamed["sync"]["group"]["name"], "Monday");
    let deleted = server.delete("/groups/g1?since=5").key(&key(6)).await.ok();
    assert_eq!(deleted["sync"]["ack"]["version"], 6);
    assert_eq!((deleted["sync"].get("group"), &deleted["sync"]["members"]), (None, &json!([])));
    let refused = server.post("/groups/g1/players?since=0", &json!({"name": "Eve"})).await;
    assert_eq!(refused.refused(410, "group_deleted").get("sync"), None);
}

#[tokio::test]
async fn a_write_tells_what_it_replaced_that_its_author_had_not_seen() {
    let server = Server::start().await;
    server.post("/groups", &json!({"id": "g1", "name": "Friday"})).author("ann").await.ok();
    server.post("/groups/g1/players", &json!({"id": "gp-1", "name": "Cal"})).author("ann").await.ok();
    let mut number = 0;
    let mut overwrote = async |change: serde_json::Value, author: &str, seen: u64| {
        number += 1;
        let call =
            server.post("/groups/g1/changes?since=0", &change).key(&key(number)).author(author).seen(seen);
        call.await.ok()["sync"]["ack"]["overwrote"].clone()
    };
    let rename = |name: &str| json!({"do": "renameGroup", "name": name});
    assert_eq!(
        overwrote(rename("Monday"), "ben", 0).await,
        json!([{"part": "name", "before": {"name": "Friday"}}])
    );
    assert_eq!(overwrote(rename("Tuesday"), "cal", 3).await, json!(null), "cal has seen ben's");
    assert_eq!(overwrote(rename("Sunday"), "cal", 0).await, json!(null), "it was cal's own");
    let player = json!({"do": "renamePlayer", "id": "gp-1", "name": "Carl"});
    assert_eq!(
        overwrote(player, "ben", 0).await,
        json!([{"part": "player:gp-1", "before": {"name": "Cal"}}])
    );
    assert_eq!(
        overwrote(json!({"do": "renewCode"}), "ben", 0).await,
        json!([{"part": "code", "before": {}}])
    );
    let removal = json!({"playerId": "gp-1"});
    let removed =
        server.delete_with("/groups/g1/players?since=0", &removal).key(&key(90)).author("ann").seen(1);
    let expected = json!([{"part": "player:gp-1", "before": {"name": "Carl"}}]);
    assert_eq!(removed.await.ok()["sync"]["ack"]["overwrote"], expected);
    let deleted = server.delete("/groups/g1?since=0").key(&key(91)).author("ben").seen(0).await.ok();
    assert_eq!(
        deleted["sync"]["ack"]["overwrote"],
        json!([{"part": "existence", "before": {"name": "Sunday"}}])
    );
}

#[tokio::test]
async fn a_game_elsewhere_leaves_a_group_as_it_is() {
    let server = Server::start().await;
    server.group().await;
    server.evening().await;
    server.post("/sessions/s1/games", &won_as("g1")).await.ok();
    assert_eq!(server.group_version().await, 2);
}
