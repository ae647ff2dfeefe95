//! Sessions and the shell.

use std::time::Duration;

use pace_core::{
    AddressError, Client, Data, Embedded, Options, address,
    draft::{Schedule, SessionDraft},
    effect::Effect,
    failure::Failure,
    input::{Event, Intent, Token},
};
use pace_rules::{
    change::Change,
    id::{GameId, SessionId},
    money::Money,
    session::{CourtCostType, GameMode},
};

use crate::support::{Phone, call, start};

fn session() -> SessionId {
    SessionId::new("s1").expect("an id")
}

fn singles() -> SessionDraft {
    SessionDraft {
        group: None,
        name: Some("Friday".to_owned()),
        date: start(),
        mode: GameMode::Singles,
        players: vec!["Ann".into(), "Ben".into()],
        organizer: 0,
        court_cost_type: CourtCostType::Total,
        court_cost: Money::ZERO,
        shuttle_cost: Money::ZERO,
        bet: None,
        schedule: Schedule::Off,
    }
}

fn restore() -> Intent {
    Intent::Change(Change::RestoreGame { id: GameId::new("deleted-elsewhere").expect("an id") })
}

fn intend(phone: &mut Phone, intent: Intent) -> Vec<Effect> {
    phone.step(Event::Session { session: session(), intent, token: Some(Token(1)) })
}

/// The games of the history, newest first.
fn games(phone: &Phone) -> Vec<String> {
    let shown = phone.state.session_snapshot(&session());
    shown.history.iter().map(|view| view.game.id.to_string()).collect()
}

fn title(phone: &Phone) -> String {
    let shown = phone.state.session_snapshot(&session());
    shown.session.as_ref().map(|session| session.title().to_owned()).unwrap_or_default()
}

fn opened() -> Phone {
    let mut phone = Phone::new();
    let load = call(&intend(&mut phone, Intent::Open)).expect("a load");
    phone.answer(&load, 200, &whole("e", 1, "Friday"));
    phone
}

/// A whole answer of that history and version.
fn whole(epoch: &str, version: u64, name: &str) -> String {
    format!(
        r#"{{"epoch":"{epoch}","since":0,"version":{version},"session":{{"id":"s1","name":"{name}",
        "date":"2026-01-10T19:30:00.000Z","players":[{{"id":"p1","name":"Ann"}},{{"id":"p2","name":"Ben"}}],
        "organizerId":"p1","courtCostType":"total","gameMode":"singles"}}}}"#
    )
}

/// A game that the server has, as of a version.
fn game(id: &str, version: u64) -> String {
    format!(
        r#"{{"id":"{id}","sessionId":"s1","gameNumber":{version},"teamA":["p1"],"teamB":["p2"],
        "winningTeam":"A","version":{version}}}"#
    )
}

#[test]
fn a_delta_that_begins_behind_what_the_phone_knows_would_leave_a_hole_and_is_ignored() {
    let mut phone = opened();
    let sync = call(&intend(&mut phone, Intent::Refresh)).expect("a sync");
    phone.answer(
        &sync,
        200,
        &format!(r#"{{"epoch":"e","since":4,"version":5,"games":[{}]}}"#, game("g5", 5)),
    );
    assert_eq!(games(&phone), [""; 0], "what happened from 1 to 4 is not known");
    let again = call(&intend(&mut phone, Intent::Refresh)).expect("a sync");
    assert!(again.path.contains("since=1&"), "{}", again.path);
    let both = format!("{},{}", game("g4", 4), game("g5", 5));
    phone.answer(&again, 200, &format!(r#"{{"epoch":"e","since":1,"version":5,"games":[{both}]}}"#));
    assert_eq!(games(&phone), ["g5", "g4"]);
}

#[test]
fn a_whole_answer_of_the_history_before_comes_too_late_to_replace_the_present_one() {
    let mut phone = opened();
    let record = |id: &str| Intent::Change(Change::DeleteGame { id: GameId::new(id).expect("an id") });
    // A write and a sync are asked of the history "e"; the sync's answer is of a new one.
    let write = call(&intend(&mut phone, record("g1"))).expect("a write");
    let sync = call(&intend(&mut phone, Intent::Refresh)).expect("a sync");
    phone.answer(&sync, 200, &whole("f", 2, "Restored"));
    assert_eq!(title(&phone), "Restored");
    // Whatever else was on its way is of the history before: no rows, no verdict.
    let key = write.key.clone().expect("a key");
    let rows = whole("e", 3, "Before");
    let rows = rows.strip_suffix('}').expect("an object");
    let ack = format!(r#"{rows},"ack":{{"key":"{key}","verdict":"applied","version":3,"replayed":false}}}}"#);
    let effects = phone.answer(&write, 200, &format!(r#"{{"success":true,"sync":{ack}}}"#));
    assert_eq!(title(&phone), "Restored");
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Resolve(..))), "it is asked again");
}

#[test]
fn an_ack_that_the_rows_beside_it_do_not_reach_is_asked_for_again() {
    let mut phone = opened();
    let deletion = Change::DeleteGame { id: GameId::new("g1").expect("an id") };
    let write = call(&intend(&mut phone, Intent::Change(deletion))).expect("a write");
    let key = write.key.clone().expect("a key");
    let ack = format!(r#""ack":{{"key":"{key}","verdict":"applied","version":3,"replayed":false}}"#);
    let effects = phone.answer(
        &write,
        200,
        &format!(r#"{{"success":true,"sync":{{"epoch":"e","since":1,"version":2,{ack}}}}}"#),
    );
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Resolve(..))), "{effects:?}");
    assert_eq!(phone.state.session_snapshot(&session()).pending, 1, "no flicker: it leaves with its row");
}

#[test]
fn a_clock_set_back_does_not_stop_the_queue() {
    let mut phone = opened();
    let sent = call(&intend(&mut phone, restore())).expect("a call");
    phone.fail(&sent);
    let due = phone.state.next_wake().expect("a back-off");
    let wait = due.since(phone.now);

    phone.now = phone.now - Duration::from_hours(1);
    phone.step(Event::Woke);
    assert_eq!(phone.state.next_wake(), Some(phone.now + wait));
    phone.now = phone.now + wait;
    assert!(call(&phone.step(Event::Woke)).is_some(), "the next attempt goes out");
}

#[test]
fn a_failed_restoration_of_what_the_phone_does_not_know_can_be_retried() {
    let mut phone = opened();
    let effects = intend(&mut phone, restore());
    let outcome = phone.fail_until_given_up(effects);
    assert!(outcome.contains(&Effect::Resolve(Token(1), Err(Failure::Offline))), "{outcome:?}");
    let item = phone.state.session_snapshot(&session()).tray.remove(0).id;
    assert!(call(&intend(&mut phone, Intent::Retry(item))).is_some(), "the retry goes out");
}

#[tokio::test]
async fn what_waits_for_the_server_inside_is_found_again_on_another_port() {
    let directory = tempfile::tempdir().expect("a directory");
    let start_with = |address: &str| {
        let mut options = Options::new(Data::Exactly(directory.path().to_owned()));
        options.embedded = Some(Embedded { name: "inside".to_owned(), address: address.to_owned() });
        Client::start(options).expect("a phone")
    };
    let phone = start_with("http://127.0.0.1:1");
    assert_eq!(phone.home().snapshot().server, "http://127.0.0.1:1");
    let (id, _) = phone.home().create_session(singles());
    phone.stop().await;

    let phone = start_with("http://127.0.0.1:2");
    let home = phone.home().snapshot();
    assert_eq!(home.current_session, Some(id));
    let unsaved = &home.unsaved[0];
    assert_eq!((unsaved.elsewhere.as_deref(), unsaved.title.as_deref()), (None, Some("Friday")));
    // By its address it is the same server, and another address is another one.
    phone.home().set_server("http://127.0.0.1:2").expect("an address");
    assert_eq!(phone.home().snapshot().unsaved[0].elsewhere, None);
    phone.home().set_server("http://127.0.0.1:1").expect("an address");
    assert_eq!(phone.home().snapshot().unsaved[0].elsewhere.as_deref(), Some("inside"));
    phone.stop().await;
}

#[test]
fn an_address_is_completed_or_refused_with_a_sentence() {
    let cases = [
        (" 192.168.1.5:7223/ ", Ok("http://192.168.1.5:7223")),
        ("10.0.0.7", Ok("http://10.0.0.7")),
        ("[fe80::1]:7223", Ok("http://[fe80::1]:7223")),
        ("court.local:7223/api", Ok("http://court.local:7223")),
        ("localhost:7223", Ok("http://localhost:7223")),
        ("Pace.Example", Ok("https://pace.example")),
        ("https://pace.example:8443/api/", Ok("https://pace.example:8443")),
        ("https://friends.example/pace", Ok("https://friends.example/pace")),
        ("http://pace.example", Err(AddressError::Open)),
        ("http://8.8.8.8", Err(AddressError::Open)),
        ("http://127.0.0.1.evil.example", Err(AddressError::Open)),
        ("https://user:secret@pace.example", Err(AddressError::Unreadable)),
        ("https://pace.example/?q=1", Err(AddressError::Unreadable)),
        ("ftp://pace.example", Err(AddressError::Unreadable)),
        ("http://", Err(AddressError::Unreadable)),
        ("a b", Err(AddressError::Unreadable)),
        ("", Err(AddressError::Unreadable)),
    ];
    for (typed, expected) in cases {
        assert_eq!(address(typed), expected.map(str::to_owned), "{typed:?}");
    }
}

#[tokio::test]
async fn a_server_that_never_answers_is_given_up_after_eight_seconds() {
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let directory = tempfile::tempdir().expect("a directory");
    let mut options = Options::new(Data::Exactly(directory.path().to_owned()));
    options.server = Some(format!("http://{}", silent.local_addr().expect("an address")));
    let phone = Client::start(options).expect("a phone");
    let began = std::time::Instant::now();
    let opening = phone.session(session()).open();
    let (taken, outcome) = tokio::join!(silent.accept(), opening);
    let took = began.elapsed();
    assert_eq!(outcome, Err(Failure::Offline));
    assert!(took >= Duration::from_secs(8), "{took:?}");
    drop(taken);
    phone.stop().await;
}

#[tokio::test]
async fn a_tap_before_the_phone_stops_is_in_its_journal() {
    let directory = tempfile::tempdir().expect("a directory");
    let mut options = Options::new(Data::Exactly(directory.path().to_owned()));
    options.server = Some("http://127.0.0.1:1".to_owned());
    let phone = Client::start(options).expect("a phone");
    let (id, _) = phone.home().create_session(singles());
    phone.stop().await;
    let journal = std::fs::read_to_string(directory.path().join("journal.json")).expect("a journal");
    assert!(journal.contains(id.as_str()), "{journal}");
}
