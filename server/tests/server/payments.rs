//! Balances of a group, and payments that settle them.

use std::{fs, time::Duration};

use pace_rules::pool::MAX_TOMBSTONES;
use pace_server::{Format, ImportArgs, import, system_clock};
use serde_json::{Value, json};

use crate::{
    archive::taken,
    support::{Server, each, game_id, key, of_group},
};

const CHANGES: &str = "/groups/g1/changes";

async fn balances(server: &Server) -> Value {
    server.get("/groups/g1?include=balances").await.ok()["balances"].clone()
}

/// A payment of Ben's to Ann.
fn paid(id: &str, amount: f64) -> Value {
    let payment = json!({"id": id, "from": {"id": "gp-ben"}, "to": {"id": "gp-ann"}, "amount": amount});
    json!({"do": "recordPayment", "payment": payment})
}

/// The evening `s1` cost 48.50, which Ann prepaid; Dan is a guest.
async fn evening() -> Server {
    let server = Server::start().await;
    server.group().await;
    server.post("/sessions", &of_group("s1")).await.ok();
    server
}

#[tokio::test]
async fn whoever_prepaid_is_to_receive_and_all_balances_add_up_to_nothing() {
    let server = evening().await;
    let balances = balances(&server).await;
    assert_eq!(each(&balances["people"], "name"), ["Ann", "Ben", "Cal", "Dan"]);
    let amounts = [json!(36.37), json!(-12.13), json!(-12.12), json!(-12.12)];
    assert_eq!(each(&balances["people"], "balance"), amounts);
    assert_eq!((&balances["people"][0]["id"], balances["people"][3].get("id")), (&json!("gp-ann"), None));
    assert_eq!(
        balances["people"][1]["lines"],
        json!([{"session": "s1", "title": "Friday 9",
        "date": "2026-01-09T19:00:00.000Z", "amount": -12.13}])
    );
    let plan = json!([{"from": {"id": "gp-ben"}, "to": {"id": "gp-ann"}, "amount": 12.13},
        {"from": {"id": "gp-cal"}, "to": {"id": "gp-ann"}, "amount": 12.12},
        {"from": {"name": "Dan"}, "to": {"id": "gp-ann"}, "amount": 12.12}]);
    assert_eq!((&balances["plan"], &balances["payments"]), (&plan, &json!([])));
}

#[tokio::test]
async fn a_payment_settles_and_is_taken_back() {
    let server = evening().await;
    let before = balances(&server).await;
    let version = server.group_version().await;
    server.advance(Duration::from_mins(1));
    assert_eq!(server.post(CHANGES, &paid("pay-1", 12.13)).await.ok(), json!({"success": true}));
    assert_eq!(server.group_version().await, version + 1);
    let after = balances(&server).await;
    assert_eq!(each(&after["people"], "balance")[..2], [json!(24.24), json!(0)]);
    assert_eq!(after["plan"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        after["payments"],
        json!([{"id": "pay-1", "from": {"id": "gp-ben"}, "to": {"id": "gp-ann"},
        "amount": 12.13, "at": "2026-01-09T19:01:00.000Z"}])
    );
    for _ in 0..2 {
        server.post(CHANGES, &json!({"do": "deletePayment", "id": "pay-1"})).await.ok();
    }
    assert_eq!(balances(&server).await, before);
    assert_eq!(server.group_version().await, version + 2);
    server.post(CHANGES, &paid("pay-1", 12.13)).await.refused(404, "payment_deleted");
}

#[tokio::test]
async fn payments_that_break_a_rule_are_refused() {
    let server = evening().await;
    server.post(CHANGES, &paid("pay-1", 12.13)).await.ok();
    let mut to_self = paid("pay-2", 1.0);
    to_self["payment"]["to"] = json!({"id": "gp-ben"});
    let mut to_stranger = paid("pay-2", 1.0);
    to_stranger["payment"]["to"] = json!({"id": "gp-eve"});
    let mut without = paid("pay-2", 1.0);
    without["payment"].take();
    let cases = [
        (paid("pay-2", 0.0), 400, "invalid"),
        (paid("pay-2", -1.0), 400, "invalid"),
        (paid("pay-2", 0.001), 400, "invalid"),
        (to_self, 400, "invalid"),
        (to_stranger, 404, "player_unknown"),
        (without, 400, "invalid"),
        (paid("pay-1", 3.0), 409, "id_taken"),
        (json!({"do": "deletePayment"}), 400, "invalid"),
    ];
    for (change, status, code) in cases {
        server.post(CHANGES, &change).await.refused(status, code);
    }
    assert_eq!(balances(&server).await["payments"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn a_payment_that_comes_again_is_one_payment() {
    let server = evening().await;
    let call = |number| server.post(&format!("{CHANGES}?since=0"), &paid("pay-1", 5.0)).key(&key(number));
    let version = server.group_version().await + 1;
    for (number, replayed) in [(1, false), (1, true), (2, false)] {
        let ack = call(number).await.ok()["sync"]["ack"].clone();
        assert_eq!((&ack["version"], &ack["replayed"]), (&json!(version), &json!(replayed)));
    }
    assert_eq!(balances(&server).await["payments"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn a_payment_of_a_guest_follows_the_guest_into_the_pool() {
    let server = evening().await;
    let mut payment = paid("pay-1", 12.12);
    payment["payment"]["from"] = json!({"name": " dan "});
    server.post(CHANGES, &payment).await.ok();
    assert_eq!(balances(&server).await["people"][3]["balance"], 0);
    server.post("/groups/g1/guests", &json!({"id": "gp-dan", "name": "Dan"})).await.ok();
    let after = balances(&server).await;
    assert_eq!(after["people"][3]["balance"], 0);
    assert_eq!(after["payments"][0]["from"], json!({"id": "gp-dan"}));
    let again = server.post(CHANGES, &payment).await.ok();
    assert_eq!(again, json!({"success": true}), "compared with the create, not with the row");
}

#[tokio::test]
async fn a_keyed_deletion_of_a_payment_never_seen_refuses_its_late_record() {
    let server = evening().await;
    let id = game_id(1);
    let version = server.group_version().await;
    server.post(CHANGES, &json!({"do": "deletePayment", "id": id})).key(&key(1)).await.ok();
    assert_eq!(server.group_version().await, version, "nothing changed");
    server.post(CHANGES, &paid(&id, 1.0)).key(&key(2)).await.refused(404, "payment_deleted");
    server.post(CHANGES, &json!({"do": "deletePayment", "id": "never"})).await.ok();
    server.post(CHANGES, &paid("never", 1.0)).await.ok();
}

#[tokio::test]
async fn deletions_of_what_never_was_leave_room_for_payments_and_players() {
    let server = evening().await;
    let last = u32::try_from(MAX_TOMBSTONES).expect("few");
    for number in 0..=last {
        let payment = json!({"do": "deletePayment", "id": game_id(number)});
        server.post(CHANGES, &payment).key(&key(number)).await.ok();
    }
    server.post(CHANGES, &paid(&game_id(0), 1.0)).key(&key(last + 1)).await.refused(404, "payment_deleted");
    // The one too many left nothing behind.
    server.post(CHANGES, &paid(&game_id(last), 1.0)).key(&key(last + 2)).await.ok();
}

#[tokio::test]
async fn a_game_that_is_deleted_owes_nobody_anything() {
    let server = evening().await;
    let before = balances(&server).await;
    server.record("game", [["ann", "ben"], ["cal", "dan"]], "A", None).await;
    assert_eq!(balances(&server).await["people"][0]["balance"], 38.87, "2.50 a game and player");
    server.delete("/sessions/s1/games/game").await.ok();
    assert_eq!(balances(&server).await, before);
    server.delete("/sessions/s1").await.ok();
    assert_eq!(balances(&server).await, json!({"people": [], "plan": [], "payments": []}));
}

#[tokio::test]
async fn a_deleted_group_keeps_its_payments_until_it_is_restored() {
    let server = evening().await;
    server.post(CHANGES, &paid("pay-1", 12.13)).await.ok();
    let before = balances(&server).await;
    server.delete("/groups/g1").await.ok();
    server.post(CHANGES, &paid("pay-2", 1.0)).await.refused(410, "group_deleted");
    server.post(CHANGES, &json!({"do": "deletePayment", "id": "pay-1"})).await.refused(410, "group_deleted");
    server.post(CHANGES, &json!({"do": "restoreGroup"})).await.ok();
    assert_eq!(balances(&server).await, before);
}

#[tokio::test]
async fn payments_are_taken_out_and_put_in_with_their_group() {
    let server = evening().await;
    server.post(CHANGES, &paid("pay-2", 12.13)).await.ok();
    server.advance(Duration::from_mins(1));
    server.post(CHANGES, &paid("pay-1", 1.0)).await.ok();
    server.post(CHANGES, &paid("pay-3", 2.0)).await.ok();
    server.post(CHANGES, &json!({"do": "deletePayment", "id": "pay-3"})).await.ok();
    let text = taken("g1", &server.database(), Format::Json).await.expect("the group");
    let archive: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(each(&archive["payments"], "id"), ["pay-2", "pay-1"]);

    let directory = tempfile::tempdir().expect("a directory");
    let put = async |name: &str, archive: &Value| {
        let file = directory.path().join(format!("{name}.json"));
        fs::write(&file, archive.to_string()).expect("a file");
        let db = directory.path().join(format!("{name}.db"));
        let imported = import(&ImportArgs { files: vec![file], db: db.clone() }, &system_clock()).await;
        imported.map(|_| db).map_err(|error| error.to_string())
    };
    let db = put("same", &archive).await.expect("imported");
    assert_eq!(taken("g1", &db, Format::Json).await, Ok(text));
    let mut twice = archive.clone();
    twice["payments"][1] = twice["payments"][0].clone();
    let refused = put("twice", &twice).await.expect_err("one id for two payments");
    assert!(refused.contains("payment pay-2: its id is taken"), "{refused}");
    let mut broken = archive.clone();
    broken["payments"][1]["to"] = json!({"id": "gp-eve"});
    let refused = put("broken", &broken).await.expect_err("she is not in the group");
    assert!(refused.contains("payment pay-1: Player not found"), "{refused}");
}
