//! One key of a group, one verdict, for ever.

use http::Method;
use serde_json::{Value, json};

use crate::support::{Server, key, of_group, won_as};

async fn verdicts(server: &Server, query: &str) -> Value {
    server.get(&format!("/groups/g1?{query}")).await.ok()["verdicts"].clone()
}

#[tokio::test]
async fn every_kind_of_write_is_carried_out_once() {
    let server = Server::start().await;
    let change = |change: Value| (Method::POST, "/groups/g1/changes", change.to_string());
    let writes = [
        (Method::POST, "/groups", json!({"id": "g1", "name": "Friday"}).to_string()),
        (Method::POST, "/groups/g1/players", json!({"name": "Ann"}).to_string()),
        (Method::POST, "/groups/g1/players", json!({"names": ["Ben"], "ids": ["gp-ben"]}).to_string()),
        (Method::POST, "/groups/g1/guests", json!({"name": "Cal"}).to_string()),
        (Method::DELETE, "/groups/g1/players", json!({"playerId": "gp-ben"}).to_string()),
        change(json!({"do": "renameGroup", "name": "Monday"})),
        change(json!({"do": "renewCode"})),
        change(json!({"do": "renamePlayer", "id": "gp-ben", "name": "Benno"})),
        change(json!({"do": "returnPlayer", "id": "gp-ben"})),
        change(json!({"do": "recordPayment",
            "payment": {"id": "pay-1", "from": {"name": "Gus"}, "to": {"id": "gp-ben"}, "amount": 5}})),
        change(json!({"do": "deletePayment", "id": "pay-1"})),
        (Method::DELETE, "/groups/g1", String::new()),
        change(json!({"do": "restoreGroup"})),
    ];
    for (number, (method, path, body)) in (1_u32..).zip(writes) {
        let call = || server.call(method.clone(), &format!("{path}?since=0"), body.clone()).key(&key(number));
        let first = call().await.ok();
        let second = call().await.ok();
        for (answer, replayed) in [(&first, false), (&second, true)] {
            assert_eq!(answer["sync"]["ack"]["version"], number, "{method} {path} {body}");
            assert_eq!(answer["sync"]["version"], number, "{method} {path} was carried out twice");
            assert_eq!(answer["sync"]["ack"]["replayed"], replayed);
        }
        assert_eq!(first["player"], second["player"]);
    }
}

#[tokio::test]
async fn a_resend_is_answered_with_the_stored_verdict_and_the_rows_as_they_are_now() {
    let server = Server::start().await;
    server.group().await;
    let add = || server.post("/groups/g1/players?since=0", &json!({"name": "Dee"})).key(&key(1));
    let first = add().await.ok();
    let id = first["player"]["id"].clone();
    server.post("/groups/g1/changes", &json!({"do": "renamePlayer", "id": id, "name": "Deirdre"})).await.ok();
    server.delete_with("/groups/g1/players", &json!({"playerId": id})).await.ok();
    let again = add().await.ok();
    assert_eq!((&again["player"]["id"], &again["player"]["name"]), (&id, &json!("Deirdre")));
    let ack = &again["sync"]["ack"];
    assert_eq!((&ack["version"], &ack["replayed"]), (&json!(3), &json!(true)));
    assert_eq!(again["sync"]["version"], 5);
}

#[tokio::test]
async fn another_payload_under_a_key_is_refused_and_the_key_keeps_its_verdict() {
    let server = Server::start().await;
    server.group().await;
    server.post("/groups/g1/players", &json!({"name": "Dee"})).key(&key(1)).await.ok();
    let others = [
        server.post("/groups/g1/players", &json!({"name": "Eve"})),
        server.post("/groups/g1/guests", &json!({"name": "Dee"})),
        server.call(Method::POST, "/groups/g1/changes", "{"),
        server.delete("/groups/g1"),
    ];
    for other in others {
        other.key(&key(1)).await.refused(422, "key_reused");
    }
    assert_eq!(verdicts(&server, &format!("verdicts={}", key(1))).await[key(1)]["verdict"], "applied");
    assert_eq!(server.group_version().await, 3);
}

#[tokio::test]
async fn keys_are_of_their_group_and_apart_from_those_of_its_sessions() {
    let server = Server::start().await;
    server.group().await;
    server.post("/groups", &json!({"id": "g2", "name": "Monday"})).key(&key(1)).await.ok();
    server.post("/groups/g1/players", &json!({"name": "Dee"})).key(&key(1)).await.ok();
    server.post("/sessions", &of_group("s1")).key(&key(1)).await.ok();
    server.post("/sessions/s1/games", &won_as("g1")).key(&key(2)).await.ok();
    let told = verdicts(&server, &format!("verdicts={},{}", key(1), key(2))).await;
    assert_eq!(told, json!({key(1): {"verdict": "applied", "version": 3}, key(2): {"verdict": "unknown"}}));
}

#[tokio::test]
async fn a_refusal_by_the_rules_is_a_verdict_for_ever() {
    let server = Server::start().await;
    server.group().await;
    let call = || server.post("/groups/g1/guests?since=0", &json!({"name": "Ann"})).key(&key(1));
    let first = call().await.refused(409, "name_taken");
    server
        .post("/groups/g1/changes", &json!({"do": "renamePlayer", "id": "gp-ann", "name": "Zoe"}))
        .await
        .ok();
    let second = call().await.refused(409, "name_taken");
    assert_eq!((&second["error"], &second["existingPlayer"]), (&first["error"], &first["existingPlayer"]));
    assert_eq!(second["sync"]["version"], 3, "with the rows as they are now");
    let expected = json!({"verdict": "rejected", "code": "name_taken", "error": first["error"]});
    assert_eq!(verdicts(&server, &format!("verdicts={}", key(1))).await[key(1)], expected);
}

#[tokio::test]
async fn a_body_that_cannot_be_read_is_no_verdict() {
    let server = Server::start().await;
    server.group().await;
    server.call(Method::POST, "/groups/g1/changes", "{").key(&key(1)).await.refused(400, "invalid");
    let told = verdicts(&server, &format!("verdicts={}", key(1))).await;
    assert_eq!(told[key(1)], json!({"verdict": "unknown"}));
}

#[tokio::test]
async fn a_fenced_write_is_refused_when_it_arrives_late() {
    let mut server = Server::start().await;
    server.group().await;
    server.post("/groups/g1/players", &json!({"name": "Dee"})).key(&key(1)).await.ok();
    let fenced = verdicts(&server, &format!("include=sessions&verdicts={},{}&fence=1", key(1), key(2))).await;
    assert_eq!(fenced[key(1)]["verdict"], "applied", "what is known is not fenced");
    assert_eq!(
        (&fenced[key(2)]["verdict"], &fenced[key(2)]["code"]),
        (&json!("rejected"), &json!("expired"))
    );
    server.restart(|_| {}).await;
    server.post("/groups/g1/players", &json!({"name": "Eve"})).key(&key(2)).await.refused(409, "expired");
    assert_eq!(server.group_version().await, 3, "a fence is no change");
    server.post("/groups/g1/players", &json!({"name": "Eve"})).key(&key(3)).await.ok();
}

#[tokio::test]
async fn verdicts_of_a_deleted_group_are_still_told_and_fenced() {
    let server = Server::start().await;
    server.group().await;
    server.post("/groups/g1/players", &json!({"name": "Dee"})).key(&key(1)).await.ok();
    server.delete("/groups/g1").await.ok();
    let gone = server.get(&format!("/groups/g1?verdicts={},{}&fence=1", key(1), key(2))).await;
    let gone = gone.refused(410, "group_deleted");
    assert_eq!(gone["sync"]["verdicts"][key(1)]["verdict"], "applied");
    assert_eq!(gone["sync"]["verdicts"][key(2)]["code"], "expired");
    server.post("/groups/g1/changes", &json!({"do": "restoreGroup"})).await.ok();
    server.post("/groups/g1/players", &json!({"name": "Eve"})).key(&key(2)).await.refused(409, "expired");
}

#[tokio::test]
async fn a_question_for_verdicts_is_never_answered_with_304() {
    let server = Server::start().await;
    server.group().await;
    let etag = server.get("/groups/g1").await.header("etag").to_owned();
    for fence in ["", "&fence=1"] {
        let path = format!("/groups/g1?verdicts={}{fence}", key(1));
        server.get(&path).header("if-none-match", &etag).await.ok();
    }
}
