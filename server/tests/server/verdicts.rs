//! One key, one verdict, for ever.

use http::Method;
use serde_json::{Value, json};

use crate::support::{Server, game_id, key, result, session, won, won_as};

async fn verdicts(server: &Server, query: &str) -> Value {
    server.get(&format!("/sessions/s1?include=games&{query}")).await.ok()["verdicts"].clone()
}

#[tokio::test]
async fn a_resend_is_answered_with_the_stored_verdict_and_the_rows_as_they_are_now() {
    let server = Server::start().await;
    server.evening().await;
    let record = || server.post("/sessions/s1/games?since=0", &won()).key(&key(1)).author("ann");
    let first = record().await.ok();
    let id = first["id"].as_str().expect("an id").to_owned();
    server.put(&format!("/sessions/s1/games/{id}"), &result("A", 21, 3)).await.ok();
    let again = record().await.ok();
    assert_eq!(again["id"], first["id"]);
    assert_eq!(again["teamBScore"], 3, "the row as it is now");
    assert_eq!(
        (&again["sync"]["ack"]["version"], &again["sync"]["ack"]["replayed"]),
        (&json!(2), &json!(true))
    );
    assert_eq!(again["sync"]["version"], 3);
    assert_eq!(server.get("/sessions/s1/games").await.ok().as_array().map(Vec::len), Some(1));

    server.delete(&format!("/sessions/s1/games/{id}")).await.ok();
    let late = record().await.ok();
    assert_eq!((&late["id"], &late["deleted"]), (&first["id"], &json!(true)));
    assert_eq!(late["sync"]["ack"]["version"], 2);
    assert_eq!(server.get("/sessions/s1/games").await.ok(), json!([]), "it is not made again");
}

#[tokio::test]
async fn every_kind_of_write_is_carried_out_once() {
    let server = Server::start().await;
    let base = "?since=0";
    let mut put = session("s1");
    put["session"]["name"] = "Renamed".into();
    let edit = result("B", 3, 21);
    let change = json!({"do": "addPlayer", "player": {"id": "eve", "name": "Eve"}});
    let writes = [
        (Method::POST, "/sessions".to_owned(), session("s1").to_string()),
        (Method::POST, "/sessions/s1/games".to_owned(), won_as("g1").to_string()),
        (Method::PUT, "/sessions/s1/games/g1".to_owned(), edit.to_string()),
        (Method::PUT, "/sessions/s1".to_owned(), put.to_string()),
        (Method::POST, "/sessions/s1/changes".to_owned(), change.to_string()),
        (Method::DELETE, "/sessions/s1/games/g1".to_owned(), String::new()),
        (Method::DELETE, "/sessions/s1".to_owned(), String::new()),
    ];
    for (number, (method, path, body)) in (1_u32..).zip(writes) {
        let call = || server.call(method.clone(), &format!("{path}{base}"), body.clone()).key(&key(number));
        let first = call().await.ok();
        let second = call().await.ok();
        assert_eq!(first["sync"]["ack"]["version"], number, "{method} {path}");
        assert_eq!(second["sync"]["ack"]["version"], number, "{method} {path}");
        assert_eq!(second["sync"]["version"], number, "{method} {path} was carried out twice");
        assert_eq!(first["sync"]["ack"]["replayed"], false);
        assert_eq!(second["sync"]["ack"]["replayed"], true);
    }
}

#[tokio::test]
async fn another_payload_under_a_key_is_refused_and_the_key_keeps_its_verdict() {
    let server = Server::start().await;
    server.evening().await;
    server.post("/sessions/s1/games", &won_as("g1")).key(&key(1)).await.ok();
    let others = [
        server.post("/sessions/s1/games", &won_as("g2")),
        server.post("/sessions/s1/changes", &won_as("g1")),
        server.call(Method::POST, "/sessions/s1/games", "{"),
        server.delete("/sessions/s1/games/g1"),
    ];
    for other in others {
        other.key(&key(1)).await.refused(422, "key_reused");
    }
    assert_eq!(verdicts(&server, &format!("verdicts={}", key(1))).await[key(1)]["verdict"], "applied");
    server.post("/sessions/s1/games", &won_as("g1")).key(&key(1)).await.ok();
    assert_eq!(server.get("/sessions/s1/games").await.ok().as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn the_query_is_no_part_of_a_write() {
    let server = Server::start().await;
    server.evening().await;
    server.post("/sessions/s1/games", &won_as("g1")).key(&key(1)).await.ok();
    let again = server.post("/sessions/s1/games?since=0", &won_as("g1")).key(&key(1)).await.ok();
    assert_eq!(again["sync"]["ack"]["replayed"], true);
}

#[tokio::test]
async fn keys_are_of_their_session() {
    let server = Server::start().await;
    server.evening().await;
    server.post("/sessions", &session("s2")).await.ok();
    server.post("/sessions/s1/games", &won_as("g1")).key(&key(1)).await.ok();
    server.post("/sessions/s2/games", &won_as("g1")).key(&key(1)).await.ok();
    assert_eq!(server.get("/sessions/s2/games").await.ok().as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn a_refusal_by_the_rules_is_a_verdict_for_ever() {
    let server = Server::start().await;
    server.evening().await;
    let eve = json!({"do": "addPlayer", "player": {"id": "eve", "name": "Eve"}});
    server.post("/sessions/s1/changes", &eve).await.ok();
    server.post("/sessions/s1/games", &won_as("g1")).await.ok();
    let remove = json!({"do": "removePlayer", "id": "dan"});
    let call = || server.post("/sessions/s1/changes?since=0", &remove).key(&key(1));
    let first = call().await.refused(409, "player_has_games");
    server.delete("/sessions/s1/games/g1").await.ok();
    let second = call().await.refused(409, "player_has_games");
    assert_eq!(second["error"], first["error"]);
    assert_eq!(second["sync"]["version"], 4, "with the rows as they are now");
    let verdicts = verdicts(&server, &format!("verdicts={}", key(1))).await;
    let expected = json!({"verdict": "rejected", "code": "player_has_games", "error": first["error"]});
    assert_eq!(verdicts[key(1)], expected);
    server.post("/sessions/s1/changes", &remove).key(&key(2)).await.ok();
}

#[tokio::test]
async fn a_body_that_cannot_be_read_is_no_verdict() {
    let server = Server::start().await;
    server.evening().await;
    let call = server.call(Method::POST, "/sessions/s1/games?since=0", "{").key(&key(1));
    let refused = call.await.refused(400, "invalid");
    assert_eq!(refused["sync"]["version"], 1);
    let verdicts = verdicts(&server, &format!("verdicts={}", key(1))).await;
    assert_eq!(verdicts[key(1)], json!({"verdict": "unknown"}));
}

#[tokio::test]
async fn a_load_tells_what_became_of_writes() {
    let server = Server::start().await;
    server.evening().await;
    server.post("/sessions/s1/games", &won_as("g1")).key(&key(1)).await.ok();
    let verdicts = verdicts(&server, &format!("verdicts={},{}", key(1), key(2))).await;
    let expected = json!({key(1): {"verdict": "applied", "version": 2}, key(2): {"verdict": "unknown"}});
    assert_eq!(verdicts, expected);
    let late = server.post("/sessions/s1/games?since=0", &won_as("g2")).key(&key(2)).await.ok();
    assert_eq!(late["sync"]["ack"]["replayed"], false, "without a fence it may still arrive");
}

#[tokio::test]
async fn a_fenced_write_is_refused_when_it_arrives_late() {
    let mut server = Server::start().await;
    server.evening().await;
    server.post("/sessions/s1/games", &won_as("g1")).key(&key(1)).await.ok();
    let fenced = verdicts(&server, &format!("verdicts={},{}&fence=1", key(1), key(2))).await;
    assert_eq!(fenced[key(1)]["verdict"], "applied", "what is known is not fenced");
    assert_eq!(
        (&fenced[key(2)]["verdict"], &fenced[key(2)]["code"]),
        (&json!("rejected"), &json!("expired"))
    );
    server.restart(|_| {}).await;
    server.post("/sessions/s1/games", &won_as("g2")).key(&key(2)).await.refused(409, "expired");
    server.put("/sessions/s1/games/g1", &result("B", 3, 21)).key(&key(2)).await.refused(409, "expired");
    assert_eq!(server.get("/sessions/s1/games").await.ok().as_array().map(Vec::len), Some(1));
    assert_eq!(server.now().await.1, 2, "a fence is no change");
    server.post("/sessions/s1/games", &won_as("g2")).key(&key(3)).await.ok();
}

#[tokio::test]
async fn a_question_for_verdicts_is_never_answered_with_304() {
    let server = Server::start().await;
    server.evening().await;
    let etag = server.get("/sessions/s1").await.header("etag").to_owned();
    for fence in ["", "&fence=1"] {
        let path = format!("/sessions/s1?include=games&verdicts={}{fence}", key(1));
        server.get(&path).header("if-none-match", &etag).await.ok();
    }
}

#[tokio::test]
async fn a_keyed_deletion_of_an_id_never_seen_refuses_its_late_creation() {
    let server = Server::start().await;
    server.evening().await;
    let id = game_id(1);
    let path = format!("/sessions/s1/games/{id}");
    let deleted = server.delete(&format!("{path}?since=0")).key(&key(1)).await.ok();
    assert_eq!(deleted["sync"]["ack"]["version"], 1, "nothing changed");
    server.post("/sessions/s1/games", &won_as(&id)).key(&key(2)).await.refused(404, "game_deleted");
    let again = server.delete(&format!("{path}?since=0")).key(&key(3)).await.ok();
    assert_eq!(again["sync"]["ack"]["version"], 1);

    let other = game_id(2);
    server.delete(&format!("/sessions/s1/games/{other}")).await.ok();
    server.post("/sessions/s1/games", &won_as(&other)).await.ok();
}

#[tokio::test]
async fn a_keyed_deletion_of_a_session_never_seen_refuses_its_late_creation() {
    let server = Server::start().await;
    let id = game_id(1);
    for _ in 0..2 {
        let deleted = server.delete(&format!("/sessions/{id}?since=0")).key(&key(1)).await.ok();
        assert_eq!(deleted, json!({"success": true}), "there is no history to tell of");
    }
    server.post("/sessions", &session(&id)).key(&key(2)).await.refused(410, "session_deleted");
    server.get(&format!("/sessions/{id}")).await.refused(410, "session_deleted");
}
