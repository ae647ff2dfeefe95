//! A group's pool: add, list, remove, promote.

use serde_json::json;

use crate::support::{Server, each, key, of_group, won_as};

const PLAYERS: &str = "/groups/g1/players";
const GUESTS: &str = "/groups/g1/guests";

#[tokio::test]
async fn an_added_player_comes_back_with_figures_at_their_start() {
    let server = Server::start().await;
    server.group().await;
    let reply = server.post(PLAYERS, &json!({"name": " Dee "})).await.ok();
    let id = reply["player"]["id"].clone();
    let expected = json!({"success": true, "player": {"id": id, "groupId": "g1", "name": "Dee", "eloRating": 1500,
        "wins": 0, "losses": 0, "totalGames": 0, "createdAt": "2026-01-09T19:00:00.000Z"}});
    assert_eq!(reply, expected);
    assert_eq!(server.get(PLAYERS).await.ok()[3], reply["player"]);
}

#[tokio::test]
async fn several_names_are_added_in_one_write_and_answered_in_their_order() {
    let server = Server::start().await;
    server.group().await;
    let reply = server.post(PLAYERS, &json!({"names": ["Zoe", "ben", "Dee"], "name": "Not me"})).await.ok();
    assert_eq!(reply["success"], true);
    assert_eq!(each(&reply["players"], "name"), ["Zoe", "Ben", "Dee"]);
    assert_eq!(reply["players"][1]["id"], "gp-ben");
    assert_eq!(reply.get("player"), None);
    assert_eq!(server.group_version().await, 3);
    let one = server.post(PLAYERS, &json!({"names": ["Eve"]})).await.ok();
    assert_eq!(each(&one["players"], "name"), ["Eve"], "a list is answered with a list");
    assert_eq!(each(&server.get(PLAYERS).await.ok(), "name"), ["Ann", "Ben", "Cal", "Dee", "Eve", "Zoe"]);
}

#[tokio::test]
async fn a_name_that_is_there_already_answers_the_player_who_has_it() {
    let server = Server::start().await;
    server.group().await;
    let reply = server.post(PLAYERS, &json!({"name": "  aNN "})).await.ok();
    assert_eq!((&reply["player"]["id"], &reply["player"]["name"]), (&json!("gp-ann"), &json!("Ann")));
    assert_eq!(server.group_version().await, 2, "nothing changed");
}

#[tokio::test]
async fn wildcards_in_names_are_letters_like_any_other() {
    let server = Server::start().await;
    server.group().await;
    for name in ["A_n", "%", "B%"] {
        let added = server.post(PLAYERS, &json!({"name": name})).await.ok();
        assert_eq!(added["player"]["name"], name);
    }
    assert_eq!(each(&server.get(PLAYERS).await.ok(), "name"), ["%", "A_n", "Ann", "B%", "Ben", "Cal"]);
}

#[tokio::test]
async fn players_without_a_name_are_refused_in_the_words_of_the_contract() {
    let server = Server::start().await;
    server.group().await;
    for body in [
        json!({}),
        json!({"name": " "}),
        json!({"name": 7}),
        json!({"names": []}),
        json!({"names": ["Eve", ""]}),
    ] {
        let refused = server.post(PLAYERS, &body).await.refused(400, "invalid");
        assert_eq!(refused["error"], "Player name is required", "{body}");
    }
    for body in [json!({}), json!({"name": " "})] {
        let refused = server.post(GUESTS, &body).await.refused(400, "invalid");
        assert_eq!(refused["error"], "Name is required", "{body}");
    }
    server.post(PLAYERS, &json!({"names": [7]})).await.refused(400, "invalid");
    assert_eq!(server.get(PLAYERS).await.ok().as_array().map(Vec::len), Some(3));
}

#[tokio::test]
async fn a_removed_player_leaves_lists_and_returns_under_the_same_id_when_the_name_is_added() {
    let server = Server::start().await;
    server.group().await;
    let removal = json!({"playerId": "gp-ann"});
    for _ in 0..2 {
        assert_eq!(server.delete_with(PLAYERS, &removal).await.ok(), json!({"success": true}));
    }
    assert_eq!(each(&server.get(PLAYERS).await.ok(), "name"), ["Ben", "Cal"]);
    assert_eq!(server.group_version().await, 3, "the second removal changed nothing");
    let returned = server.post(PLAYERS, &json!({"name": "ANN"})).await.ok();
    assert_eq!((&returned["player"]["id"], &returned["player"]["name"]), (&json!("gp-ann"), &json!("Ann")));
    assert_eq!(each(&server.get(PLAYERS).await.ok(), "name"), ["Ann", "Ben", "Cal"]);
}

#[tokio::test]
async fn removing_whoever_is_not_there_succeeds_and_nobody_named_is_refused() {
    let server = Server::start().await;
    server.group().await;
    for id in ["gp-nobody", "a/b", "a b"] {
        assert_eq!(
            server.delete_with(PLAYERS, &json!({"playerId": id})).await.ok(),
            json!({"success": true})
        );
    }
    let elsewhere = server.delete_with("/groups/nope/players", &json!({"playerId": "gp-ann"})).await.ok();
    assert_eq!(elsewhere, json!({"success": true}));
    for body in [json!({}), json!({"playerId": ""}), json!({"playerId": 7})] {
        let refused = server.delete_with(PLAYERS, &body).await.refused(400, "invalid");
        assert_eq!(refused["error"], "Player ID is required", "{body}");
    }
    server.delete(PLAYERS).await.refused(400, "invalid");
    assert_eq!(server.get(PLAYERS).await.ok().as_array().map(Vec::len), Some(3));
}

#[tokio::test]
async fn a_player_of_another_group_cannot_be_removed_from_here() {
    let server = Server::start().await;
    server.group().await;
    server.post("/groups", &json!({"id": "g2", "name": "Monday"})).await.ok();
    server.delete_with("/groups/g2/players", &json!({"playerId": "gp-ann"})).await.ok();
    assert_eq!(server.get(PLAYERS).await.ok().as_array().map(Vec::len), Some(3));
}

#[tokio::test]
async fn a_promoted_guest_is_a_player_and_linked_in_all_sessions_of_the_group() {
    let server = Server::start().await;
    server.group().await;
    let mut old = of_group("s1");
    old["session"]["date"] = "2020-01-01T19:00:00.000Z".into();
    server.post("/sessions", &old).await.ok();
    let mut said = of_group("s2");
    said["session"]["players"][3] = json!({"id": "dan", "name": " DAN ", "isGuest": true});
    server.post("/sessions", &said).await.ok();
    let mut elsewhere = of_group("s3");
    elsewhere["session"]["groupId"] = json!(null);
    server.post("/sessions", &elsewhere).await.ok();
    assert_eq!(server.links("s1").await, ["gp-ann", "gp-ben", "gp-cal", "-"]);
    let before = server.group_version().await;

    let reply = server.post(GUESTS, &json!({"id": "gp-dan", "name": "dan "})).await.ok();
    let player = json!({"id": "gp-dan", "groupId": "g1", "name": "dan", "eloRating": 1500});
    assert_eq!(reply, json!({"player": player, "message": "dan joined the group"}));
    for session in ["s1", "s2"] {
        assert_eq!(server.links(session).await[3], "gp-dan");
        let session = server.get(&format!("/sessions/{session}")).await.ok();
        assert_eq!(session["version"], 2, "phones in the session see it");
        assert_eq!(session["players"][3].get("isGuest"), None);
    }
    assert_eq!(server.links("s3").await, ["-"; 4], "a session of no group is left alone");
    assert_eq!(server.group_version().await, before + 1);
}

#[tokio::test]
async fn a_phone_in_a_session_gets_the_roster_anew_after_a_promotion() {
    let server = Server::start().await;
    server.group().await;
    server.post("/sessions", &of_group("s1")).await.ok();
    server.post("/sessions/s1/games", &won_as("g1")).await.ok();
    let (epoch, version) = server.now().await;
    server.post(GUESTS, &json!({"name": "Dan"})).await.ok();
    let path = format!("/sessions/s1?include=games&since={version}&epoch={epoch}");
    let sync = server.get(&path).await.ok();
    assert!(sync["session"]["players"][3]["groupPlayerId"].is_string(), "{sync}");
    assert_eq!(sync.get("games"), None, "games did not change");
}

#[tokio::test]
async fn a_guest_of_a_players_name_is_refused_with_that_player() {
    let server = Server::start().await;
    server.group().await;
    let call = || server.post(GUESTS, &json!({"name": "ANN"})).key(&key(1));
    for _ in 0..2 {
        let refused = call().await.refused(409, "name_taken");
        assert_eq!(refused["existingPlayer"], json!({"id": "gp-ann", "name": "Ann"}));
        assert_eq!(refused["error"], "A player of that name is already in the group");
    }
}

#[tokio::test]
async fn promoting_a_removed_players_name_brings_that_player_back_and_links_the_name() {
    let server = Server::start().await;
    server.group().await;
    let mut guest = of_group("s1");
    guest["session"]["players"][0]["isGuest"] = true.into();
    server.post("/sessions", &guest).await.ok();
    server.delete_with(PLAYERS, &json!({"playerId": "gp-ann"})).await.ok();
    let reply = server.post(GUESTS, &json!({"name": "ann"})).await.ok();
    assert_eq!((&reply["player"]["id"], &reply["player"]["name"]), (&json!("gp-ann"), &json!("Ann")));
    assert_eq!(each(&server.get(PLAYERS).await.ok(), "name"), ["Ann", "Ben", "Cal"]);
    assert_eq!(server.links("s1").await[0], "gp-ann");
}

#[tokio::test]
async fn a_players_id_that_its_client_made_is_kept_and_refused_to_others() {
    let server = Server::start().await;
    server.group().await;
    let dee = json!({"id": "gp-dee", "name": "Dee"});
    server.post(PLAYERS, &dee).await.ok();
    server
        .post("/groups/g1/changes", &json!({"do": "renamePlayer", "id": "gp-dee", "name": "Deirdre"}))
        .await
        .ok();
    let again = server.post(PLAYERS, &dee).await.ok();
    assert_eq!(again["player"]["name"], "Deirdre", "compared with the create, not with the row");
    server.post(PLAYERS, &json!({"id": "gp-dee", "name": "Eve"})).await.refused(409, "id_taken");
    assert_eq!(server.group_version().await, 4);
}

#[tokio::test]
async fn names_of_groups_players_and_guests_keep_nothing_that_turns_or_hides_text() {
    let server = Server::start().await;
    let created = server.post("/groups", &json!({"id": "g1", "name": "Fri\u{202E}day\r\nNight"})).await.ok();
    assert_eq!(created["group"]["name"], "Friday  Night");
    let added = server
        .post("/groups/g1/players", &json!({"id": "gp-ann", "name": "\u{2066}An\u{7}n\u{2069}"}))
        .await
        .ok();
    assert_eq!(added["player"]["name"], "Ann");
    let promoted = server.post("/groups/g1/guests", &json!({"name": "\u{200F}Gus\u{1B}"})).await.ok();
    assert_eq!(promoted["player"]["name"], "Gus");
    let rename = |name: &str| json!({"do": "renamePlayer", "id": "gp-ann", "name": name});
    server.post("/groups/g1/changes", &rename("A\u{202A}nna")).await.ok();
    let players = server.get("/groups/g1/players").await.ok();
    assert_eq!(players[0]["name"], "Anna");
    // Nothing that is seen is left of these.
    server.post("/groups/g1/changes", &rename("\u{202E}\u{0}")).await.refused(400, "invalid");
    server.post("/groups", &json!({"name": "\u{2068}\t"})).await.refused(400, "invalid");
}
