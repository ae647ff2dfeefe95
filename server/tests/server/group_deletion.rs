//! Deleting a group takes everything with it, and can be taken back for 30 days.

use std::time::Duration;

use pace_server::Access;
use serde_json::json;

use crate::{
    soft_delete::kept_of,
    support::{Server, game_id, key, of_group, session, won_as},
};

const DAY: Duration = Duration::from_hours(24);

async fn played() -> Server {
    let server = Server::with(|config| config.access = Access::Open).await;
    server.group().await;
    for id in ["s1", "s2"] {
        server.post("/sessions", &of_group(id)).await.ok();
        server.post(&format!("/sessions/{id}/games"), &won_as("game")).await.ok();
    }
    server.post("/sessions", &session("elsewhere")).await.ok();
    server
}

#[tokio::test]
async fn a_deleted_group_takes_its_pool_and_sessions_with_it_and_deleting_it_again_succeeds() {
    let server = played().await;
    let viewer = server.get("/sessions/s1").await.ok()["viewer"].as_str().expect("a token").to_owned();
    for _ in 0..2 {
        assert_eq!(server.delete("/groups/g1").await.ok(), json!({"success": true}));
    }
    let refused = server.get("/groups/g1").await.refused(410, "group_deleted");
    assert_eq!((&refused["error"], refused.get("sync")), (&json!("This group was deleted"), None));
    for list in ["/groups", "/groups/g1/players", "/groups/g1/sessions", "/sessions/s1/games"] {
        assert_eq!(server.get(list).await.ok(), json!([]), "{list}");
    }
    server.get("/sessions/s1").await.refused(410, "session_deleted");
    assert_eq!(server.get("/sessions").await.ok().as_array().map(Vec::len), Some(1));
    assert_eq!(server.get("/health/db").await.ok()["sessionsCount"], 1);
    assert_eq!(server.raw(http::Method::GET, &format!("/s/{viewer}"), "").await.status, 410);
    server.post("/sessions/s1/games", &won_as("late")).await.refused(410, "session_deleted");
    server.post("/groups/g1/players", &json!({"name": "Eve"})).await.refused(410, "group_deleted");
    server.post("/groups/g1/guests", &json!({"name": "Dan"})).await.refused(410, "group_deleted");
    server.post("/groups", &json!({"id": "g1", "name": "Friday Night"})).await.refused(410, "group_deleted");
    server.delete_with("/groups/g1/players", &json!({"playerId": "gp-ann"})).await.ok();
    server.delete("/sessions/s1").await.ok();
    server.delete("/sessions/s1/games/game").await.ok();
}

#[tokio::test]
async fn a_session_comes_back_only_with_its_group() {
    let server = played().await;
    server.delete("/groups/g1").await.ok();
    let restore = json!({"do": "restoreSession"});
    server.post("/sessions/s1/changes", &restore).await.refused(410, "group_deleted");
}

#[tokio::test]
async fn a_restored_group_is_as_it_was_with_everything_but_what_was_deleted_before() {
    let server = played().await;
    server.delete("/sessions/s2").await.ok();
    let paths = ["/groups/g1/players", "/groups/g1/sessions", "/sessions/s1", "/sessions/s1/games"];
    let mut before = Vec::new();
    for path in paths {
        before.push(server.get(path).await.ok());
    }
    let group = server.get("/groups/g1").await.ok();
    server.delete("/groups/g1").await.ok();
    server.post("/groups/g1/changes", &json!({"do": "restoreGroup"})).await.ok();
    for (path, before) in paths.iter().zip(before) {
        assert_eq!(server.get(path).await.ok(), before, "{path}");
    }
    server.get("/sessions/s2").await.refused(410, "session_deleted");
    let restored = server.get("/groups/g1").await.ok();
    assert_eq!(restored["shareableLink"], group["shareableLink"]);
    assert_eq!(restored["version"], group["version"].as_u64().expect("a version") + 2);
}

#[tokio::test]
async fn deleting_a_group_that_cannot_exist_succeeds() {
    let server = Server::start().await;
    for path in ["/groups/nope", "/groups/%ff", "/groups/a%20b"] {
        assert_eq!(server.delete(path).await.ok(), json!({"success": true}), "{path}");
    }
    server.post("/groups", &json!({"id": "nope", "name": "Friday"})).await.ok();
}

#[tokio::test]
async fn a_keyed_deletion_of_a_group_never_seen_refuses_its_late_creation() {
    let server = Server::start().await;
    let id = game_id(1);
    for _ in 0..2 {
        let deleted = server.delete(&format!("/groups/{id}?since=0")).key(&key(1)).await.ok();
        assert_eq!(deleted, json!({"success": true}), "there is no history to tell of");
    }
    server.post("/groups", &json!({"id": id, "name": "X"})).key(&key(2)).await.refused(410, "group_deleted");
    server.get(&format!("/groups/{id}")).await.refused(410, "group_deleted");
}

#[tokio::test]
async fn a_keyed_removal_of_a_player_never_seen_refuses_the_late_addition() {
    let server = Server::start().await;
    server.group().await;
    let id = game_id(1);
    let removal = json!({"playerId": id});
    for number in 1..=2 {
        let removed = server.delete_with("/groups/g1/players?since=0", &removal).key(&key(number)).await.ok();
        assert_eq!(removed["sync"]["ack"]["version"], 2, "nothing changed");
    }
    let late = json!({"id": id, "name": "Dee"});
    server.post("/groups/g1/players", &late).key(&key(3)).await.refused(409, "expired");
    server.post("/groups/g1/guests", &late).key(&key(4)).await.refused(409, "expired");
    server.post("/groups/g1/players", &json!({"name": "Dee"})).await.ok();
}

#[tokio::test]
async fn after_30_days_a_deleted_group_keeps_nothing_but_ids_and_verdicts() {
    let mut server = played().await;
    let add = || server.post("/groups/g1/players", &json!({"name": "Dee"})).key(&key(1));
    add().await.ok();
    let taken = || server.post("/groups/g1/guests", &json!({"name": "Dee"})).key(&key(2));
    taken().await.refused(409, "name_taken");
    let payment = json!({"id": "pay", "from": {"name": "Gus"}, "to": {"id": "gp-ann"}, "amount": 5});
    let payment = json!({"do": "recordPayment", "payment": payment});
    server.post("/groups/g1/changes", &payment).await.ok();
    let renamed = json!({"do": "renameGroup", "name": "Friday Nights"});
    server.post("/groups/g1/changes?since=0", &renamed).key(&key(3)).author("ben").await.ok();
    server.delete("/groups/g1").await.ok();
    server.delete("/sessions/elsewhere").await.ok();
    server.advance(DAY * 29);
    server.restart(|_| {}).await;
    server.post("/groups/g1/changes", &json!({"do": "restoreGroup"})).await.ok();
    server.get("/sessions/s1").await.ok();
    server.delete("/groups/g1").await.ok();

    server.advance(DAY * 31);
    server.restart(|_| {}).await;
    server.post("/groups/g1/changes", &json!({"do": "restoreGroup"})).await.refused(410, "group_deleted");
    server.get("/groups/g1").await.refused(410, "group_deleted");
    server.get("/sessions/s1").await.refused(410, "session_deleted");
    server.post("/groups", &json!({"id": "g1", "name": "Friday Night"})).await.refused(410, "group_deleted");
    server.post("/sessions", &of_group("s1")).await.refused(410, "session_deleted");
    server.post("/sessions", &of_group("new")).await.refused(410, "group_deleted");
    server.delete("/groups/g1").await.ok();
    let gone = server.get(&format!("/groups/g1?verdicts={},{}", key(1), key(2))).await;
    let gone = gone.refused(410, "group_deleted");
    assert_eq!(gone["sync"]["verdicts"][key(1)]["verdict"], "applied");
    assert_eq!(gone["sync"]["verdicts"][key(2)]["code"], "name_taken");
    server
        .post("/groups/g1/players", &json!({"name": "Dee"}))
        .key(&key(1))
        .await
        .refused(410, "group_deleted");
    assert_eq!(kept_of(&server, &["Ann", "Dee", "Gus", "Friday"]).await, [""; 0]);
}
