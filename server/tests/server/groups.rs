//! Groups: create, list, read, change.

use std::time::Duration;

use pace_server::Access;
use serde_json::{Value, json};

use crate::support::{Server, each, key};

#[tokio::test]
async fn a_created_group_has_its_trimmed_name_and_a_code_to_join_it_by() {
    let server = Server::start().await;
    let reply = server.post("/groups", &json!({"name": "  Friday Night "})).await.ok();
    assert_eq!(reply["success"], true);
    let group = &reply["group"];
    assert_eq!(group["name"], "Friday Night");
    assert_eq!(group["createdAt"], "2026-01-09T19:00:00.000Z");
    assert_eq!(group["version"], 1);
    let code = group["shareableLink"].as_str().expect("a code");
    assert_eq!(code.len(), 6);
    assert!(code.bytes().all(|byte| b"abcdefghjkmnpqrstuvwxyz23456789".contains(&byte)), "{code}");
    let id = group["id"].as_str().expect("an id");
    assert!(id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._~-".contains(&byte)), "{id}");
    assert_eq!(&server.get(&format!("/groups/{id}")).await.ok(), group);
    assert_eq!(reply.get("sync"), None, "only callers that ask get a sync");
}

#[tokio::test]
async fn a_group_without_a_name_is_refused_in_the_words_of_the_contract() {
    let server = Server::start().await;
    for body in
        [json!({}), json!({"name": ""}), json!({"name": "  "}), json!({"name": 7}), json!({"name": null})]
    {
        let refused = server.post("/groups", &body).await.refused(400, "invalid");
        assert_eq!(refused["error"], "Group name is required");
    }
    let refused = server.post("/groups", &json!({"name": "x".repeat(256)})).await.refused(400, "invalid");
    let error = refused["error"].as_str().expect("a sentence");
    assert_eq!(error, "A name has at most 255 characters");
    for word in ["migration", "does not exist", "Groups table"] {
        assert!(!error.contains(word), "the page would show advice on databases");
    }
}

#[tokio::test]
async fn nobody_sees_the_list_of_groups_unless_the_operator_opens_it() {
    let mut server = Server::start().await;
    for name in ["One", "Two", "Three"] {
        server.post("/groups", &json!({"id": name, "name": name})).await.ok();
        server.advance(Duration::from_secs(1));
    }
    server.delete("/groups/Two").await.ok();
    assert_eq!(server.get("/groups").await.ok(), json!([]));
    server.restart(|config| config.access = Access::Open).await;
    let groups = server.get("/groups").await.ok();
    assert_eq!(each(&groups, "name"), ["Three", "One"], "newest first, without deleted ones");
    assert_eq!(groups[0], server.get("/groups/Three").await.ok());
}

#[tokio::test]
async fn an_unknown_group_is_not_found() {
    let server = Server::start().await;
    for path in ["/groups/nope", "/groups/nope?include=sessions", "/groups/no%2Fpe"] {
        let refused = server.get(path).await.refused(404, "group_unknown");
        assert_eq!(refused["error"], "Group not found");
    }
    let renamed = json!({"do": "renameGroup", "name": "X"});
    server.post("/groups/nope/changes", &renamed).await.refused(404, "group_unknown");
    server.post("/groups/nope/players", &json!({"name": "Ann"})).await.refused(404, "group_unknown");
    server.post("/groups/nope/guests", &json!({"name": "Ann"})).await.refused(404, "group_unknown");
    server.call(http::Method::POST, "/groups/nope/players", "{").await.refused(404, "group_unknown");
}

#[tokio::test]
async fn lists_of_an_unknown_group_are_empty() {
    let server = Server::start().await;
    for path in ["/groups/nope/players", "/groups/nope/sessions", "/groups/a%20b/players"] {
        assert_eq!(server.get(path).await.ok(), json!([]), "{path}");
    }
}

#[tokio::test]
async fn each_change_of_a_group_is_carried_out() {
    let server = Server::start().await;
    server.group().await;
    server.delete_with("/groups/g1/players", &json!({"playerId": "gp-cal"})).await.ok();
    let changes = [
        json!({"do": "renameGroup", "name": " Monday "}),
        json!({"do": "renamePlayer", "id": "gp-ann", "name": "Anna"}),
        json!({"do": "returnPlayer", "id": "gp-cal"}),
    ];
    for (change, version) in changes.iter().zip(4..) {
        assert_eq!(server.post("/groups/g1/changes", change).await.ok(), json!({"success": true}));
        assert_eq!(server.group_version().await, version);
    }
    assert_eq!(server.get("/groups/g1").await.ok()["name"], "Monday");
    assert_eq!(each(&server.get("/groups/g1/players").await.ok(), "name"), ["Anna", "Ben", "Cal"]);
}

#[tokio::test]
async fn changes_that_break_a_rule_are_refused() {
    let server = Server::start().await;
    server.group().await;
    let cases = [
        (json!({"do": "renamePlayer", "id": "gp-ann", "name": "BEN"}), 409, "name_taken"),
        (json!({"do": "renamePlayer", "id": "gp-eve", "name": "Eve"}), 404, "player_unknown"),
        (json!({"do": "returnPlayer", "id": "gp-eve"}), 404, "player_unknown"),
        (json!({"do": "renameGroup", "name": " "}), 400, "invalid"),
        (json!({"do": "fly"}), 400, "invalid"),
        (json!({}), 400, "invalid"),
    ];
    for (change, status, code) in cases {
        server.post("/groups/g1/changes", &change).await.refused(status, code);
    }
    assert_eq!(server.group_version().await, 2);
}

#[tokio::test]
async fn a_renewed_code_leads_to_the_group_and_the_old_one_nowhere() {
    let server = Server::start().await;
    server.group().await;
    let old = server.get("/groups/g1").await.ok()["shareableLink"].as_str().expect("a code").to_owned();
    server.post("/groups/g1/changes", &json!({"do": "renewCode"})).await.ok();
    let new = server.get("/groups/g1").await.ok()["shareableLink"].as_str().expect("a code").to_owned();
    assert_ne!(new, old);
    server.get(&format!("/groups/shareable/{old}")).await.refused(404, "group_unknown");
    assert_eq!(server.get(&format!("/groups/shareable/{new}")).await.ok()["id"], "g1");
}

#[tokio::test]
async fn a_group_keeps_the_id_that_its_client_made() {
    let server = Server::start().await;
    let body = json!({"id": "g1", "name": "Friday"});
    let first = server.post("/groups", &body).await.ok();
    server.post("/groups/g1/changes", &json!({"do": "renameGroup", "name": "Monday"})).await.ok();
    let again = server.post("/groups", &body).await.ok();
    assert_eq!(again["group"]["name"], "Monday", "the row as it is now, compared with the create");
    assert_eq!(again["group"]["shareableLink"], first["group"]["shareableLink"]);
    server.post("/groups", &json!({"id": "g1", "name": "Monday"})).await.refused(409, "id_taken");
    for id in ["a/b", "a b", "..", "shareable", ""] {
        server.post("/groups", &json!({"id": id, "name": "Friday"})).await.refused(400, "invalid");
    }
}

#[tokio::test]
async fn a_keyed_creation_without_an_id_that_comes_again_makes_one_group() {
    let server = Server::with(|config| config.access = Access::Open).await;
    let create = |name: &str| server.post("/groups", &json!({"name": name})).key(&key(1));
    let first = create("Friday").await.ok();
    let again = create("Friday").await.ok();
    assert_eq!(again["group"], first["group"]);
    create("Monday").await.refused(422, "key_reused");
    assert_eq!(server.get("/groups").await.ok().as_array().map(Vec::len), Some(1));
    let others: Vec<Value> = [server.post("/groups", &json!({"name": "Friday"})).await.ok()].into();
    assert_ne!(others[0]["group"]["id"], first["group"]["id"], "without a key each is a group of its own");
}
