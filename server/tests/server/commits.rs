//! Law 13: what is acknowledged is committed, and writes of one commit do not hurt each other.

use std::{
    future::{Future, poll_fn},
    pin::Pin,
    task::Poll,
    time::Duration,
};

use futures_util::future::join_all;
use http_body_util::BodyExt;
use pace_server::Fault;
use serde_json::json;
use sqlx::{Row, SqliteConnection};
use tower::ServiceExt;

use crate::support::{Answer, Call, Server, key, of_group, won_as};

type Pending = Pin<Box<dyn Future<Output = Answer>>>;

/// Polls calls until each has handed its write to the writer, while another connection holds the
/// lock: they all wait for the same commit.
async fn hand_over(server: &Server, calls: Vec<Call>) -> Vec<Pending> {
    let mut pending: Vec<Pending> = calls
        .into_iter()
        .map(|call| {
            let router = server.router();
            Box::pin(async move {
                let request = call.request().map(axum::body::Body::new);
                let response = router.oneshot(request).await.expect("an answer");
                let (head, body) = response.into_parts();
                let body = body.collect().await.expect("a whole answer").to_bytes();
                Answer::new(head.status, head.headers, body)
            }) as Pending
        })
        .collect();
    for call in &mut pending {
        assert!(is_waiting(call).await, "nothing is answered before its commit");
    }
    pending
}

async fn is_waiting(call: &mut Pending) -> bool {
    poll_fn(|context| Poll::Ready(call.as_mut().poll(context).is_pending())).await
}

#[tokio::test]
async fn results_are_dated_in_the_order_of_their_commits_though_the_clock_is_set_back() {
    let mut server = Server::start().await;
    server.evening().await;
    let first = server.post("/sessions/s1/games", &won_as("g1")).await.ok();
    server.set_back(Duration::from_hours(2));
    let second = server.post("/sessions/s1/games", &won_as("g2")).await.ok();
    assert_eq!(second["resultAt"], first["resultAt"], "within one run");
    server.restart(|_| {}).await;
    let third = server.post("/sessions/s1/games", &won_as("g3")).await.ok();
    assert_eq!(third["resultAt"], first["resultAt"], "over a restart");
}

#[tokio::test]
async fn what_is_acknowledged_is_there_for_every_other_connection() {
    let server = Server::start().await;
    server.evening().await;
    let mut other = server.connection().await;
    for number in 1..=20 {
        let id = format!("g{number}");
        server.post("/sessions/s1/games", &won_as(&id)).await.ok();
        let row = sqlx::query("SELECT number FROM game WHERE id = ?")
            .bind(&id)
            .fetch_one(&mut other)
            .await
            .expect("the row is committed");
        assert_eq!(row.get::<i64, _>("number"), number);
    }
}

#[tokio::test]
async fn a_write_that_fails_takes_no_other_of_its_commit_with_it() {
    let server = Server::start().await;
    server.evening().await;
    let mut other = server.connection().await;
    let trap = "CREATE TRIGGER trap AFTER INSERT ON game WHEN NEW.id = 'bad'
                BEGIN SELECT RAISE(ABORT, 'the secret reason'); END";
    sqlx::raw_sql(trap).execute(&mut other).await.expect("a trap");
    sqlx::query("BEGIN IMMEDIATE").execute(&mut other).await.expect("the lock");
    let ids = ["g1", "g2", "bad", "g3"];
    let calls = ids.map(|id| server.post("/sessions/s1/games", &won_as(id))).into();
    let pending = hand_over(&server, calls).await;
    sqlx::query("COMMIT").execute(&mut other).await.expect("released");
    let answers = join_all(pending).await;
    for (place, number) in [(0, 1), (1, 2), (3, 3)] {
        assert_eq!(answers[place].ok()["gameNumber"], number);
    }
    let bad = &answers[2];
    assert_eq!(bad.status, 500);
    let report = bad.header("x-request-id");
    let expected = json!({"error": format!("Something went wrong on the server (report {report})")});
    assert_eq!(bad.json(), expected, "no code, so no verdict; no internals");
    let games = server.get("/sessions/s1/games").await.ok();
    assert_eq!(games.as_array().map(Vec::len), Some(3));
    assert_eq!(server.get("/sessions/s1").await.ok()["version"], 4);
}

/// As when the disk is full: the database takes the whole transaction back, not only one write.
#[tokio::test]
async fn writes_that_another_took_down_with_it_are_carried_out_again() {
    let server = Server::start().await;
    server.evening().await;
    let mut other = server.connection().await;
    let trap = "CREATE TRIGGER trap AFTER INSERT ON game WHEN NEW.id = 'bad'
                BEGIN SELECT RAISE(ROLLBACK, 'all of it'); END";
    sqlx::raw_sql(trap).execute(&mut other).await.expect("a trap");
    sqlx::query("BEGIN IMMEDIATE").execute(&mut other).await.expect("the lock");
    let calls = ["g1", "g2", "bad", "g3"].map(|id| server.post("/sessions/s1/games", &won_as(id))).into();
    let pending = hand_over(&server, calls).await;
    sqlx::query("COMMIT").execute(&mut other).await.expect("released");
    let answers = join_all(pending).await;
    let answered = [0, 1, 3].map(|place: usize| answers[place].ok());
    assert_eq!(answers[2].status, 500);
    assert_eq!(server.get("/sessions/s1/games").await.ok(), json!(answered));
}

/// A trap in which the commit fails that holds the game `bad`: a deferred foreign key is looked at
/// by the commit itself.
async fn set_trap(connection: &mut SqliteConnection) {
    let trap = "CREATE TABLE owner (id TEXT PRIMARY KEY);
                CREATE TABLE owned (id TEXT REFERENCES owner (id) DEFERRABLE INITIALLY DEFERRED);
                CREATE TRIGGER trap AFTER INSERT ON game WHEN NEW.id = 'bad'
                BEGIN INSERT INTO owned VALUES ('nobody'); END";
    sqlx::raw_sql(trap).execute(connection).await.expect("a trap");
}

#[tokio::test]
async fn no_answer_leaves_before_its_commit_so_a_commit_that_fails_fails_all_its_writes() {
    let server = Server::start().await;
    server.evening().await;
    let mut other = server.connection().await;
    set_trap(&mut other).await;
    sqlx::query("BEGIN IMMEDIATE").execute(&mut other).await.expect("the lock");
    let calls = ["g1", "bad", "g2"].map(|id| server.post("/sessions/s1/games", &won_as(id))).into();
    let pending = hand_over(&server, calls).await;
    sqlx::query("COMMIT").execute(&mut other).await.expect("released");
    for answer in join_all(pending).await {
        assert_eq!(answer.status, 500);
        assert_eq!(answer.json().get("code"), None, "no verdict");
    }
    assert_eq!(server.get("/sessions/s1/games").await.ok(), json!([]));
    server.post("/sessions/s1/games", &won_as("g1")).await.ok();
}

/// What the test above must notice.
#[tokio::test]
async fn a_server_that_answers_before_its_commits_acknowledges_what_is_not_there() {
    let server = Server::with(|config| config.fault = Some(Fault::AckBeforeCommit)).await;
    server.evening().await;
    set_trap(&mut server.connection().await).await;
    server.post("/sessions/s1/games", &won_as("bad")).await.ok();
    // Behind the commit that failed.
    server.post("/sessions/s1/games", &won_as("g1")).await.ok();
    let games = server.get("/sessions/s1/games").await.ok();
    assert!(!games.to_string().contains("bad"), "{games}");
}

/// The database refuses the second half of a promotion: the links of the guest.
#[tokio::test]
async fn a_write_that_breaks_off_halfway_leaves_nothing_of_its_first_half() {
    let server = Server::start().await;
    server.group().await;
    server.post("/sessions", &of_group("s1")).await.ok();
    let mut other = server.connection().await;
    let trigger = "CREATE TRIGGER broken BEFORE UPDATE ON session BEGIN SELECT RAISE(ABORT, 'broken'); END";
    sqlx::query(trigger).execute(&mut other).await.expect("a trigger");
    let before = server.get("/groups/g1?include=sessions").await.ok();
    let promote = || server.post("/groups/g1/guests", &json!({"name": "Dan"})).key(&key(1));
    assert_eq!(promote().await.status, 500);
    assert_eq!(server.post("/sessions/s1/games", &won_as("g1")).await.status, 500);
    assert_eq!(server.get("/groups/g1?include=sessions").await.ok(), before);
    sqlx::query("DROP TRIGGER broken").execute(&mut other).await.expect("no trigger");
    promote().await.ok();
    assert_ne!(server.links("s1").await[3], "-", "it was no verdict, so it may come again");
}
