//! Sessions of a group: links by name, and versions that rise together.

use serde_json::{Value, json};

use crate::support::{Server, each, of_group, result, session, won_as};

fn with_players(players: Value) -> Value {
    let mut body = of_group("s1");
    body["session"]["players"] = players;
    body["session"]["organizerId"] = "a".into();
    body
}

#[tokio::test]
async fn a_session_of_an_unknown_group_is_refused_with_a_sentence() {
    let server = Server::start().await;
    let refused = server.post("/sessions", &of_group("s1")).await.refused(404, "group_unknown");
    assert_eq!(refused["error"], "Group not found");
    server.group().await;
    server.delete("/groups/g1").await.ok();
    server.post("/sessions", &of_group("s1")).await.refused(410, "group_deleted");
    server.get("/sessions/s1").await.refused(404, "session_unknown");
}

#[tokio::test]
async fn players_are_linked_by_name_at_creation_unless_they_are_said_to_be_guests() {
    let server = Server::start().await;
    server.group().await;
    server.delete_with("/groups/g1/players", &json!({"playerId": "gp-cal"})).await.ok();
    let players = json!([
        {"id": "a", "name": " ANN "}, {"id": "b", "name": "Ben", "isGuest": true}, {"id": "c", "name": "cal"},
        {"id": "d", "name": "Annette"}, {"id": "e", "name": "Ann_"}, {"id": "f", "name": ""},
    ]);
    let created = server.post("/sessions", &with_players(players)).await.ok();
    assert_eq!(created["session"]["players"][0]["groupPlayerId"], "gp-ann", "in the answer already");
    assert_eq!(server.links("s1").await, ["gp-ann", "-", "gp-cal", "-", "-", "-"]);
    assert_eq!(created["session"]["players"][1]["isGuest"], true);
}

#[tokio::test]
async fn a_link_that_the_client_gives_is_kept_and_one_into_another_group_is_refused() {
    let server = Server::start().await;
    server.group().await;
    server.post("/groups", &json!({"id": "g2", "name": "Monday"})).await.ok();
    server.post("/groups/g2/players", &json!({"id": "gp-eve", "name": "Eve"})).await.ok();
    let roster = |link: &str| {
        with_players(
            json!([{"id": "a", "name": "Annie", "groupPlayerId": link}, {"id": "b"}, {"id": "c"}, {"id": "d"}]),
        )
    };
    for foreign in ["gp-eve", "gp-nobody"] {
        let refused = server.post("/sessions", &roster(foreign)).await.refused(400, "invalid");
        assert!(
            refused["error"].as_str().is_some_and(|text| text.contains("not in this group")),
            "{refused}"
        );
    }
    server.get("/sessions/s1").await.refused(404, "session_unknown");
    server.post("/sessions", &roster("gp-ann")).await.ok();
    assert_eq!(server.links("s1").await[0], "gp-ann");
    let foreign = json!({"do": "addPlayer", "player": {"id": "e", "name": "Eve", "groupPlayerId": "gp-eve"}});
    server.post("/sessions/s1/changes", &foreign).await.refused(400, "invalid");
    assert_eq!(server.get("/sessions/s1").await.ok()["version"], 1);
}

#[tokio::test]
async fn whoever_is_added_or_renamed_is_linked_by_the_new_name() {
    let server = Server::start().await;
    server.group().await;
    let players = json!([{"id": "a", "name": "Ann"}, {"id": "b"}, {"id": "c"}, {"id": "d"}]);
    server.post("/sessions", &with_players(players)).await.ok();
    let change = async |change: Value| server.post("/sessions/s1/changes", &change).await.ok();
    change(json!({"do": "renamePlayer", "id": "b", "name": "ben"})).await;
    change(json!({"do": "addPlayer", "player": {"id": "e", "name": "Cal"}})).await;
    change(json!({"do": "addPlayer", "player": {"id": "f", "name": "Ann", "isGuest": true}})).await;
    assert_eq!(server.links("s1").await, ["gp-ann", "gp-ben", "-", "-", "gp-cal", "-"]);
    change(json!({"do": "renamePlayer", "id": "a", "name": "Zoe"})).await;
    assert_eq!(server.links("s1").await[0], "-", "somebody else came in Ann's place");
    change(json!({"do": "editSession", "set": {"name": "Late"}})).await;
    assert_eq!(server.links("s1").await, ["-", "gp-ben", "-", "-", "gp-cal", "-"]);
}

#[tokio::test]
async fn nobody_is_linked_by_a_result() {
    let server = Server::start().await;
    server.group().await;
    server.post("/sessions", &of_group("s1")).await.ok();
    server.post("/groups/g1/players", &json!({"name": "Dan"})).await.ok();
    server.post("/sessions/s1/games", &won_as("g1")).await.ok();
    assert_eq!(server.links("s1").await[3], "-", "Dan was a guest when the session was made");
}

#[tokio::test]
async fn a_session_joins_a_group_by_replacement_and_stays_in_it() {
    let server = Server::start().await;
    server.group().await;
    server.post("/groups", &json!({"id": "g2", "name": "Monday"})).await.ok();
    server.post("/sessions", &session("s1")).await.ok();
    let before = server.group_version().await;
    server.put("/sessions/s1", &of_group("s1")).await.ok();
    assert_eq!(server.links("s1").await, ["gp-ann", "gp-ben", "gp-cal", "-"]);
    assert_eq!(server.group_version().await, before + 1);
    assert_eq!(server.put("/sessions/s1", &session("s1")).await.ok()["session"]["groupId"], "g1");
    let mut elsewhere = of_group("s1");
    elsewhere["session"]["groupId"] = "g2".into();
    let refused = server.put("/sessions/s1", &elsewhere).await.refused(400, "invalid");
    assert_eq!(refused["error"], "A session cannot move to another group");
    elsewhere["session"]["groupId"] = "g3".into();
    server.put("/sessions/s1", &elsewhere).await.refused(404, "group_unknown");
}

#[tokio::test]
async fn a_groups_sessions_come_newest_first_as_they_are_read_one_by_one() {
    let server = Server::start().await;
    server.group().await;
    for (id, date) in [("s1", "2026-01-09"), ("s2", "2026-01-16"), ("s3", "2026-01-09"), ("s4", "2026-01-02")]
    {
        let mut body = of_group(id);
        body["session"]["date"] = format!("{date}T19:00:00.000Z").into();
        server.post("/sessions", &body).await.ok();
    }
    server.post("/sessions", &session("elsewhere")).await.ok();
    let sessions = server.get("/groups/g1/sessions").await.ok();
    assert_eq!(each(&sessions, "id"), ["s2", "s3", "s1", "s4"]);
    assert_eq!(sessions[0], server.get("/sessions/s2").await.ok());
    server.delete("/sessions/s3").await.ok();
    assert_eq!(each(&server.get("/groups/g1/sessions").await.ok(), "id"), ["s2", "s1", "s4"]);
}

#[tokio::test]
async fn every_write_to_a_session_or_a_game_counts_its_group_up() {
    let server = Server::start().await;
    server.group().await;
    let mut expected = server.group_version().await;
    let writes = [
        server.post("/sessions", &of_group("s1")),
        server.post("/sessions/s1/games", &won_as("g1")),
        server.put("/sessions/s1/games/g1", &result("B", 3, 21)),
        server.delete("/sessions/s1/games/g1"),
        server.post("/sessions/s1/changes", &json!({"do": "restoreGame", "id": "g1"})),
        server.post("/sessions/s1/changes", &json!({"do": "editSession", "set": {"name": "Late"}})),
        server.delete("/sessions/s1"),
        server.post("/sessions/s1/changes", &json!({"do": "restoreSession"})),
    ];
    for write in writes {
        write.await.ok();
        expected += 1;
        assert_eq!(server.group_version().await, expected);
    }
    server.put("/sessions/s1/games/g1", &result("B", 3, 21)).await.ok();
    server.put("/sessions/s1/games/g1", &result("B", 21, 3)).await.refused(400, "invalid");
    server.post("/sessions", &session("elsewhere")).await.ok();
    assert_eq!(server.group_version().await, expected, "what changes nothing of it does not count");
}
