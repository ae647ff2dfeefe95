//! How many calls are made, counted where they arrive.

use std::time::Duration;

use pace_core::failure::Failure;
use pace_tests::{
    evening::{Evening, draft, played},
    phone::Phone,
    proxy::{Fault, Seen},
};

const NO_CALL_TIME: Duration = Duration::from_mins(10);

fn any(_: &Seen) -> bool {
    true
}

/// How many requests reach the proxy while that is done.
async fn calls_of<T>(phone: &Phone, what: impl Future<Output = T>) -> (usize, T) {
    let before = phone.proxy.count();
    let outcome = phone.settle(what).await;
    (phone.proxy.count() - before, outcome)
}

#[tokio::test]
async fn a_load_a_sync_and_an_action_are_one_call_each() {
    let evening = Evening::begin().await;
    let page = evening.ben.session(&evening.session);
    assert_eq!(calls_of(&evening.ben, page.open()).await.0, 1);
    assert_eq!(calls_of(&evening.ben, page.refresh()).await.0, 1);
    let game = played(&evening.ben_sees(), 21, 15);
    assert_eq!(calls_of(&evening.ben, page.record_game(game)).await.0, 1);
    let (_, created) = evening.ben.home().create_session(draft(&evening.ben.clock));
    assert_eq!(calls_of(&evening.ben, created).await.0, 1, "with its fifteen games");
    assert_eq!(calls_of(&evening.ben, evening.ben.home().list_sessions()).await.0, 1);
}

#[tokio::test]
async fn an_unchanged_session_is_answered_without_a_body() {
    let evening = Evening::begin().await;
    let page = evening.ben.session(&evening.session);
    evening.ben.settle(page.refresh()).await.expect("synced");
    let last = evening.ben.proxy.log().requests.pop().expect("the sync");
    assert_eq!(last.answers[0].status, 304);
    assert!(last.answers[0].body.is_empty());
}

#[tokio::test]
async fn receipts_cost_a_sync_its_second_call_and_the_next_one_none() {
    let evening = Evening::begin().await;
    let (ann, ben) = (evening.ann.session(&evening.session), evening.ben.session(&evening.session));
    evening.ann.settle(ann.rename_player(roster(&evening), "Nan")).await.expect("saved");
    evening.ben.settle(ben.rename_player(roster(&evening), "Nancy")).await.expect("saved");
    assert_eq!(calls_of(&evening.ann, ann.refresh()).await, (1, Ok(pace_core::effect::Done::Fresh)));
    // The second call ends the repetition; nobody waits for it.
    let seen = evening.ann.proxy.count() + 1;
    let fresh = |snapshot: &std::sync::Arc<pace_core::snapshot::SessionSnapshot>| {
        snapshot.page == pace_core::snapshot::Page::Ready
    };
    evening.ann.until(&evening.session, fresh).await;
    assert_eq!(evening.ann.proxy.count(), seen);
    assert_eq!(calls_of(&evening.ann, ann.refresh()).await.0, 1);
}

fn roster(evening: &Evening) -> pace_rules::id::PlayerId {
    evening.ann_sees().session.as_ref().expect("a session").players[0].id.clone()
}

#[tokio::test]
async fn whatever_fails_an_action_makes_three_calls_at_most_and_a_load_or_sync_one() {
    let faults = [
        Fault::CutBefore,
        Fault::LostAnswer,
        Fault::CutWithin,
        Fault::busy(0),
        Fault::gateway(502),
        Fault::captive_portal(),
    ];
    for fault in faults {
        let evening = Evening::begin().await;
        let page = evening.ann.session(&evening.session);
        evening.ann.proxy.times(usize::MAX, any, fault.clone());
        let game = played(&evening.ann_sees(), 21, 15);
        let (calls, outcome) = calls_of(&evening.ann, page.record_game(game)).await;
        assert_eq!(calls, 3, "{fault:?}");
        assert!(outcome.is_err(), "{fault:?}");
        let (calls, _) = calls_of(&evening.ann, page.refresh()).await;
        assert_eq!(calls, 1, "{fault:?}");
        let (calls, _) = calls_of(&evening.ann, page.open()).await;
        assert_eq!(calls, 1, "{fault:?}");
    }
}

#[tokio::test]
async fn without_a_network_what_waits_behind_fails_with_it_and_makes_no_call() {
    let evening = Evening::begin().await;
    let page = evening.ann.session(&evening.session);
    evening.ann.proxy.refuse().await;
    let before = evening.ann.calls().len();
    let taps = [21, 20, 19].map(|points| page.record_game(played(&evening.ann_sees(), 30, points)));
    for tap in taps {
        assert_eq!(evening.ann.settle(tap).await, Err(Failure::Offline));
    }
    assert_eq!(evening.ann.calls().len() - before, 3, "the calls of the first tap alone");
    assert_eq!(evening.ann_sees().tray.len(), 1, "one group");
    evening.ann.proxy.heal().expect("it listens again");
    let item = evening.ann_sees().tray[0].id.clone();
    let (calls, outcome) = calls_of(&evening.ann, page.retry(&item)).await;
    assert_eq!((calls, outcome.is_ok()), (3, true));
    assert_eq!(evening.ann_sees().history.len(), 3);
}

#[tokio::test]
async fn ten_minutes_without_a_tap_make_no_call() {
    let evening = Evening::begin().await;
    let page = evening.ann.session(&evening.session);
    // Unconfirmed, failed and saved writes: none of them calls by itself.
    evening.ann.proxy.times(3, Seen::is_write, Fault::LostAnswer);
    let game = played(&evening.ann_sees(), 21, 15);
    assert_eq!(evening.ann.settle(page.record_game(game)).await, Err(Failure::Unconfirmed));
    let game = played(&evening.ann_sees(), 9, 21);
    evening.ann.settle(page.record_game(game)).await.expect("what does not depend on it flows");
    let before = evening.ann.proxy.count();
    assert_eq!(evening.ann.clock.next_wake(), None, "nothing is due");
    evening.ann.clock.advance(NO_CALL_TIME);
    // The next request that arrives is the one that a person asks for.
    evening.ann.settle(page.refresh()).await.expect("synced");
    let seen = &evening.ann.proxy.log().requests[before..];
    assert_eq!(seen.iter().map(|seen| seen.method.as_str()).collect::<Vec<_>>(), ["GET"]);
}

#[tokio::test]
async fn coming_back_after_a_minute_is_a_load_and_before_it_nothing() {
    let evening = Evening::begin().await;
    let home = evening.ann.home();
    let before = evening.ann.proxy.count();
    home.left();
    evening.ann.clock.advance(Duration::from_secs(59));
    home.returned();
    assert!(evening.ann_sees().session.is_some(), "a short look away changes nothing");
    home.left();
    evening.ann.clock.advance(Duration::from_mins(1));
    home.returned();
    let shown = evening.ann.until(&evening.session, |sees| sees.session.is_some()).await;
    assert_eq!(shown.page, pace_core::snapshot::Page::Ready);
    assert_eq!(evening.ann.proxy.count() - before, 1);
}

#[tokio::test]
async fn a_write_that_waited_half_a_minute_unsent_goes_to_the_tray() {
    let evening = Evening::begin().await;
    let page = evening.ann.session(&evening.session);
    let seen = evening.ann.proxy.count() + 1;
    evening.ann.proxy.next(Fault::SlowRequest(pace_tests::proxy::When::Released));
    let first = page.record_game(played(&evening.ann_sees(), 21, 15));
    evening.ann.proxy.until(|log| log.requests.len() == seen).await;
    let second = page.record_game(played(&evening.ann_sees(), 21, 14));
    evening.ann.clock.advance(Duration::from_secs(30));
    assert_eq!(second.await, Err(Failure::ServerBusy { retry_after: None }));
    evening.ann.proxy.release();
    evening.ann.settle(first).await.expect("the one that was under way is saved");
    assert_eq!((evening.ann_sees().history.len(), evening.ann_sees().tray.len()), (1, 1));
    assert_eq!(evening.ann.proxy.count(), seen);
}
