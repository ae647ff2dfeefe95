//! Those who watch, and those who stop waiting.

use pace_tests::{
    evening::{Evening, played},
    proxy::{Fault, When},
};

#[tokio::test]
async fn law_6_dropping_the_outcome_cancels_nothing() {
    let evening = Evening::begin().await;
    let page = evening.ann.session(&evening.session);
    drop(page.record_game(played(&evening.ann_sees(), 21, 15)));
    let saved = evening.ann.until(&evening.session, |sees| sees.pending == 0).await;
    assert_eq!((saved.history.len(), saved.tray.len()), (1, 0));
    evening.sync().await;
    assert_eq!(evening.ben_sees().history.len(), 1);
}

#[tokio::test]
async fn law_6_a_caller_that_goes_away_while_the_call_is_under_way_cancels_nothing() {
    let evening = Evening::begin().await;
    let page = evening.ann.session(&evening.session);
    let seen = evening.ann.proxy.count() + 1;
    evening.ann.proxy.next(Fault::SlowRequest(When::Released));
    let recorded = page.record_game(played(&evening.ann_sees(), 21, 15));
    evening.ann.proxy.until(|log| log.requests.len() == seen).await;
    drop(recorded);
    page.close();
    evening.ann.proxy.release();
    evening.ann.until(&evening.session, |sees| sees.pending == 0).await;
    evening.ben.settle(evening.ben.session(&evening.session).refresh()).await.expect("synced");
    assert_eq!(evening.ben_sees().history.len(), 1);
}

#[tokio::test]
async fn a_new_observer_gets_the_present_snapshot_first() {
    let evening = Evening::begin().await;
    let page = evening.ann.session(&evening.session);
    evening.ann.settle(page.record_game(played(&evening.ann_sees(), 21, 15))).await.expect("saved");
    let mut observer = page.observe();
    assert!(observer.has_changed().expect("the phone is here"));
    assert_eq!(*observer.borrow_and_update(), evening.ann_sees());
    let mut home = evening.ann.home().observe();
    assert!(home.has_changed().expect("the phone is here"));
    assert_eq!(home.borrow_and_update().current_session.as_ref(), Some(&evening.session));
}

#[tokio::test]
async fn a_slow_observer_skips_and_ends_with_the_latest() {
    let evening = Evening::begin().await;
    let page = evening.ann.session(&evening.session);
    let mut slow = page.observe();
    let first = slow.borrow_and_update().revision;
    for points in 0..10 {
        let recorded = page.record_game(played(&evening.ann_sees(), 21, points));
        evening.ann.settle(recorded).await.expect("saved");
    }
    slow.changed().await.expect("the phone is here");
    let latest = slow.borrow_and_update().clone();
    assert_eq!(latest, evening.ann_sees());
    assert_eq!(latest.history.len(), 10);
    assert!(latest.revision > first + 10, "it skipped what was in between");
    assert!(!slow.has_changed().expect("the phone is here"));
}

#[tokio::test]
async fn a_tap_shows_before_the_first_byte_leaves() {
    let evening = Evening::begin().await;
    let page = evening.ann.session(&evening.session);
    let before = evening.ann.proxy.log();
    let recorded = page.record_game(played(&evening.ann_sees(), 21, 15));
    // Nothing was awaited, so nothing can have been sent.
    assert_eq!(evening.ann_sees().history.len(), 1);
    assert_eq!(evening.ann.proxy.log().connections, before.connections);
    evening.ann.settle(recorded).await.expect("saved");
}
