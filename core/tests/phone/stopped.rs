//! Whoever asks a phone that stops, or that has stopped, is told once and at once.

use std::{
    future::Future,
    net::TcpListener,
    pin::pin,
    task::{Context, Poll, Waker},
};

use pace_core::{Client, Data, Options, Outcome, failure::Failure};

/// What is known without waiting.
fn now(outcome: Outcome) -> Poll<Result<(), Failure>> {
    pin!(outcome).poll(&mut Context::from_waker(Waker::noop())).map(|told| told.map(drop))
}

fn phone(directory: &tempfile::TempDir, server: &TcpListener) -> Client {
    let server = format!("http://{}", server.local_addr().expect("an address"));
    let data = Data::Exactly(directory.path().to_owned());
    Client::start(Options { server: Some(server), ..Options::new(data) }).expect("it starts")
}

#[tokio::test]
async fn what_is_asked_of_a_stopped_phone_fails_at_once_and_leaves_no_trace() {
    let directory = tempfile::tempdir().expect("a directory");
    let server = TcpListener::bind("127.0.0.1:0").expect("a port");
    let client = phone(&directory, &server);
    client.stop().await;
    let (group, saved) = client.home().create_group("Friends");
    assert_eq!(now(saved), Poll::Ready(Err(Failure::Offline)));
    assert_eq!(now(client.group(group).rename("Others")), Poll::Ready(Err(Failure::Offline)));
    assert!(client.home().snapshot().unsaved.is_empty(), "it was never kept");
}

#[tokio::test]
async fn what_is_on_its_way_when_a_phone_stops_is_unconfirmed() {
    let directory = tempfile::tempdir().expect("a directory");
    // It takes the call and never answers.
    let server = TcpListener::bind("127.0.0.1:0").expect("a port");
    let client = phone(&directory, &server);
    let (_, saved) = client.home().create_group("Friends");
    client.stop().await;
    assert_eq!(now(saved), Poll::Ready(Err(Failure::Unconfirmed)));
    assert_eq!(client.home().snapshot().unsaved.len(), 1, "it is in the journal");
}
