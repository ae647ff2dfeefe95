//! Overload and the end of a server.

use std::{
    future::{IntoFuture, poll_fn},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    task::Poll,
    time::Duration,
};

use futures_util::stream::{FuturesUnordered, StreamExt};
use http::Method;
use pace_rules::time::Timestamp;
use pace_server::{Config, start};
use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::support::{Server, result, won, won_as};

#[tokio::test]
async fn a_server_without_a_place_left_says_so_at_once() {
    let server = Server::with(|config| config.limits.concurrency = 0).await;
    let answer = server.get("/health").await;
    answer.refused(503, "busy");
    assert_eq!(answer.header("retry-after"), "1");
}

#[tokio::test]
async fn a_write_that_the_writer_has_not_begun_in_time_is_never_applied() {
    let mut server = Server::start().await;
    server.evening().await;
    server.restart(|config| config.limits.request_time = Duration::from_millis(50)).await;
    let mut other = server.connection().await;
    sqlx::query("BEGIN IMMEDIATE").execute(&mut other).await.expect("the lock");
    let answer = server.post("/sessions/s1/games", &won()).await;
    answer.refused(503, "busy");
    assert_eq!(answer.header("retry-after"), "1");
    sqlx::query("COMMIT").execute(&mut other).await.expect("released");
    // A server that stops has carried out whatever was not taken back.
    server.restart(|_| {}).await;
    assert_eq!(server.get("/sessions/s1/games").await.ok(), json!([]));
}

/// The clock that dates commits stands still, so the writer has begun the write and does not end it.
#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn a_write_that_the_writer_has_begun_is_never_said_to_be_unapplied() {
    let mut server = Server::start().await;
    server.evening().await;
    server.post("/sessions/s1/games", &won_as("g1")).await.ok();
    server.stop().await;
    let (release, held) = std::sync::mpsc::channel::<()>();
    let (held, armed) = (Mutex::new(held), Arc::new(AtomicBool::new(false)));
    let is_armed = Arc::clone(&armed);
    let clock = Arc::new(move || {
        if is_armed.swap(false, Ordering::SeqCst) {
            held.lock().expect("one writer").recv().expect("released");
        }
        Timestamp::from_millis(1_767_990_000_000)
    });
    let mut config = Config::new(server.database());
    config.limits.request_time = Duration::from_millis(50);
    let running = start(config, clock).await.expect("the server starts");
    let slow = Server::at(running.addr);
    armed.store(true, Ordering::SeqCst);
    let answer = slow.put("/sessions/s1/games/g1", &result("B", 9, 21)).await;
    assert_eq!(answer.status, 500, "{}", answer.text());
    assert_eq!(answer.json().get("code"), None, "a code would say that it was not applied");
    release.send(()).expect("the writer waits");
    running.stop().await;
    server.restart(|_| {}).await;
    assert_eq!(server.get("/sessions/s1/games").await.ok()[0]["winningTeam"], "B");
}

#[tokio::test]
async fn a_full_queue_refuses_further_writes() {
    let server = Server::with(|config| config.limits.queue = 1).await;
    server.evening().await;
    let mut other = server.connection().await;
    sqlx::query("BEGIN IMMEDIATE").execute(&mut other).await.expect("the lock");
    let mut calls: FuturesUnordered<_> =
        (0..10).map(|_| server.post("/sessions/s1/games", &won()).into_future()).collect();
    // One write at most is with the writer and one in the queue; the others are answered at once.
    for _ in 0..8 {
        let answer = calls.next().await.expect("an answer");
        answer.refused(503, "busy");
        assert_eq!(answer.header("retry-after"), "1");
    }
    sqlx::query("COMMIT").execute(&mut other).await.expect("released");
    let mut applied = 0;
    while let Some(answer) = calls.next().await {
        applied += usize::from(answer.status == 200);
    }
    assert!(applied >= 1, "what was in the queue is carried out");
    assert_eq!(server.get("/sessions/s1/games").await.ok().as_array().map(Vec::len), Some(applied));
}

#[tokio::test]
async fn a_body_that_never_arrives_is_not_waited_for() {
    let server = Server::with(|config| config.limits.request_time = Duration::from_millis(50)).await;
    let mut stream = TcpStream::connect(server.addr).await.expect("the server listens");
    let head = "POST /api/sessions HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\n{";
    stream.write_all(head.as_bytes()).await.expect("half a request");
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).await.expect("an answer");
    assert_eq!(&answer, b"HTTP/1.1 503");
}

#[tokio::test]
async fn a_head_that_never_ends_is_not_waited_for() {
    let server = Server::with(|config| config.limits.idle_time = Duration::from_millis(50)).await;
    let mut stream = TcpStream::connect(server.addr).await.expect("the server listens");
    stream.write_all(b"GET /health HTTP/1.1\r\nhost: x\r\n").await.expect("half a head");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("the end");
    assert!(!answer.contains("200 OK"), "{answer}");
}

#[tokio::test]
async fn connections_beyond_the_limit_wait_for_their_turn() {
    let server = Server::with(|config| config.limits.connections = 1).await;
    let mut first = TcpStream::connect(server.addr).await.expect("the server listens");
    let mut second = server.get("/health").into_future();
    for _ in 0..20 {
        first.write_all(b"HEAD /health HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("a request");
        let mut answer = Vec::new();
        while !answer.ends_with(b"\r\n\r\n") {
            answer.push(first.read_u8().await.expect("an answer"));
        }
        let waits = poll_fn(|context| Poll::Ready(second.as_mut().poll(context).is_pending())).await;
        assert!(waits, "the second is answered beside the first");
    }
    drop(first);
    second.await.ok();
}

#[tokio::test]
async fn a_connection_that_does_not_end_cannot_keep_a_server_from_stopping() {
    let mut server = Server::with(|config| {
        config.limits.request_time = Duration::from_millis(50);
        config.limits.stop_time = Duration::from_millis(50);
    })
    .await;
    let mut stream = TcpStream::connect(server.addr).await.expect("the server listens");
    // The head of a second request has begun, so the connection is not idle.
    let requests = b"GET /health HTTP/1.1\r\nhost: x\r\n\r\nGET /hea";
    stream.write_all(requests).await.expect("a request and a half");
    let mut answer = [0; 15];
    stream.read_exact(&mut answer).await.expect("an answer");
    server.stop().await;
}

#[tokio::test]
async fn a_server_that_stops_answers_what_it_has_accepted() {
    let mut server = Server::start().await;
    server.evening().await;
    let mut stream = TcpStream::connect(server.addr).await.expect("the server listens");
    let body = won().to_string();
    let head = format!(
        "POST /api/sessions/s1/games HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await.expect("the head of a request");
    // It asks for the body, so it has accepted the request.
    let mut go_on = [0; 25];
    stream.read_exact(&mut go_on).await.expect("an interim answer");
    assert_eq!(&go_on, b"HTTP/1.1 100 Continue\r\n\r\n");
    let addr = server.addr;
    let stopping = tokio::spawn(async move {
        server.stop().await;
        server
    });
    // It takes no further connection once it is stopping.
    while TcpStream::connect(addr).await.is_ok() {
        tokio::task::yield_now().await;
    }
    stream.write_all(body.as_bytes()).await.expect("the body");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("an answer, then the end");
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    let mut server = stopping.await.expect("stopped");
    server.restart(|_| {}).await;
    assert_eq!(server.get("/sessions/s1/games").await.ok().as_array().map(Vec::len), Some(1));
    assert_eq!(server.raw(Method::GET, "/health", "").await.ok(), json!({"ok": true}));
}
