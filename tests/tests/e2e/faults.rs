//! Each fault alone, with what the person is told and what is on the screen afterwards.

use std::time::Duration;

use http::Method;
use pace_core::{
    effect::Done,
    failure::Failure,
    notice::NoticeKind,
    snapshot::{Page, SyncMark},
};
use pace_tests::{
    evening::{Evening, draft, played},
    proxy::{Fault, Proxy, Seen, When},
};

fn is_write(seen: &Seen) -> bool {
    seen.is_write()
}

/// Ann records a game while that befalls so many of her writes.
async fn record_through(evening: &Evening, times: usize, fault: Fault) -> Result<Done, Failure> {
    evening.ann.proxy.times(times, is_write, fault);
    let recorded = evening.ann.session(&evening.session).record_game(played(&evening.ann_sees(), 21, 15));
    assert_eq!(evening.ann_sees().history.len(), 1, "a tap shows at once");
    evening.ann.settle(recorded).await
}

/// How many games with a result the server has.
async fn saved(evening: &Evening) -> usize {
    let games = evening.server.session(&evening.session).await.games;
    games.iter().filter(|game| game.is_played()).count()
}

fn writes(proxy: &Proxy) -> Vec<Seen> {
    proxy.log().requests.into_iter().filter(Seen::is_write).collect()
}

/// After a fault that leaves open whether the write was judged.
fn assert_unconfirmed(evening: &Evening, outcome: &Result<Done, Failure>) {
    assert_eq!(*outcome, Err(Failure::Unconfirmed));
    let sees = evening.ann_sees();
    assert_eq!(sees.history[0].sync, SyncMark::Unconfirmed, "it stays in view, marked");
    assert!(sees.provisional, "amounts are provisional meanwhile");
    assert_eq!(sees.tray[0].failure, Failure::Unconfirmed);
}

/// After a fault that is known to have kept the write from being judged.
fn assert_rolled_back(evening: &Evening) {
    let sees = evening.ann_sees();
    assert_eq!((sees.history.len(), sees.pending, sees.tray.len()), (0, 0, 1));
    assert_eq!(sees.page, Page::Ready);
}

async fn retry_works(evening: &Evening) {
    let item = evening.ann_sees().tray[0].id.clone();
    let retried = evening.ann.session(&evening.session).retry(&item);
    evening.ann.settle(retried).await.expect("the retry works");
    let sees = evening.ann_sees();
    assert_eq!((sees.history.len(), sees.pending, sees.tray.len()), (1, 0, 0));
    assert_eq!(saved(evening).await, 1);
}

#[tokio::test]
async fn without_faults_a_record_is_one_call() {
    let evening = Evening::begin().await;
    let before = evening.ann.proxy.count();
    record_through(&evening, 0, Fault::CutBefore).await.expect("it is saved");
    assert_eq!(evening.ann.proxy.count() - before, 1);
    assert_eq!(evening.ann_sees().history[0].sync, SyncMark::Saved);
}

#[tokio::test]
async fn a_refused_connection_rolls_back_as_offline_and_the_retry_works() {
    let evening = Evening::begin().await;
    evening.ann.proxy.refuse().await;
    let outcome = record_through(&evening, 0, Fault::CutBefore).await;
    assert_eq!(outcome, Err(Failure::Offline));
    assert_rolled_back(&evening);
    evening.ann.proxy.heal().expect("it listens again");
    retry_works(&evening).await;
}

#[tokio::test]
async fn one_cut_before_the_server_is_overcome_by_the_same_bytes_under_the_same_key() {
    let evening = Evening::begin().await;
    record_through(&evening, 1, Fault::CutBefore).await.expect("the second attempt works");
    let sent: Vec<_> = writes(&evening.ann.proxy).into_iter().skip(1).collect();
    assert_eq!(sent.len(), 2);
    assert_eq!(sent[0].key(), sent[1].key());
    assert_eq!(sent[0].fingerprint(), sent[1].fingerprint());
}

#[tokio::test]
async fn cuts_before_the_server_leave_it_unconfirmed_and_the_pull_fences_it() {
    let evening = Evening::begin().await;
    let outcome = record_through(&evening, 3, Fault::CutBefore).await;
    assert_unconfirmed(&evening, &outcome);
    evening.sync().await;
    assert_rolled_back(&evening);
    let told = evening.ann_sees().notices.iter().any(|it| matches!(it.kind, NoticeKind::NotSaved { .. }));
    assert!(told, "the person is told that it was not saved");
    assert_eq!(saved(&evening).await, 0);
    let spent = writes(&evening.ann.proxy)[1].key().map(str::to_owned);
    retry_works(&evening).await;
    let last = writes(&evening.ann.proxy).pop().expect("the retry");
    assert_ne!(last.key().map(str::to_owned), spent, "a fenced key is never used again");
}

#[tokio::test]
async fn one_lost_answer_is_overcome_by_a_replay() {
    let evening = Evening::begin().await;
    record_through(&evening, 1, Fault::LostAnswer).await.expect("the replay answers");
    let last = writes(&evening.ann.proxy).pop().expect("a write");
    assert_eq!(last.answers[0].json()["sync"]["ack"]["replayed"], true);
    assert_eq!(saved(&evening).await, 1);
}

#[tokio::test]
async fn lost_answers_leave_it_unconfirmed_and_the_pull_confirms_it() {
    let evening = Evening::begin().await;
    let outcome = record_through(&evening, 3, Fault::LostAnswer).await;
    assert_unconfirmed(&evening, &outcome);
    evening.sync().await;
    let sees = evening.ann_sees();
    assert_eq!((sees.history.len(), sees.pending, sees.tray.len()), (1, 0, 0));
    assert_eq!(sees.history[0].sync, SyncMark::Saved);
    assert!(sees.notices.iter().any(|notice| matches!(notice.kind, NoticeKind::Saved { .. })));
    assert_eq!(saved(&evening).await, 1);
}

#[tokio::test]
async fn an_unconfirmed_write_retried_by_the_person_repeats_its_key_and_bytes() {
    let evening = Evening::begin().await;
    let outcome = record_through(&evening, 3, Fault::LostAnswer).await;
    assert_unconfirmed(&evening, &outcome);
    retry_works(&evening).await;
    let sent: Vec<_> = writes(&evening.ann.proxy).into_iter().skip(1).collect();
    assert_eq!(sent.len(), 4);
    assert!(sent.iter().all(|seen| seen.key() == sent[0].key()));
    assert!(sent.iter().all(|seen| seen.fingerprint() == sent[0].fingerprint()));
}

#[tokio::test]
async fn an_answer_cut_in_the_middle_is_no_answer() {
    let evening = Evening::begin().await;
    let outcome = record_through(&evening, 3, Fault::CutWithin).await;
    assert_unconfirmed(&evening, &outcome);
    evening.sync().await;
    assert_eq!(evening.ann_sees().history[0].sync, SyncMark::Saved);
    assert_eq!(saved(&evening).await, 1);
}

#[tokio::test]
async fn a_short_retry_after_is_waited_for() {
    let evening = Evening::begin().await;
    let before = evening.ann.clock.next_wake();
    assert_eq!(before, None, "nothing is due");
    let start = pace_core::Clock::now(&*evening.ann.clock);
    record_through(&evening, 1, Fault::busy(4)).await.expect("the second attempt works");
    let waited = pace_core::Clock::now(&*evening.ann.clock).since(start);
    assert_eq!(waited, Duration::from_secs(4));
}

#[tokio::test]
async fn a_long_retry_after_ends_the_action_at_once() {
    let evening = Evening::begin().await;
    let before = evening.ann.proxy.count();
    let outcome = record_through(&evening, 1, Fault::busy(6)).await;
    let retry_after = Some(Duration::from_secs(6));
    assert_eq!(outcome, Err(Failure::ServerBusy { retry_after }));
    assert_eq!(evening.ann.proxy.count() - before, 1);
    assert_rolled_back(&evening);
    retry_works(&evening).await;
}

#[tokio::test]
async fn a_server_that_stays_busy_rolls_back_after_three_calls() {
    let evening = Evening::begin().await;
    let before = evening.ann.proxy.count();
    let outcome = record_through(&evening, 3, Fault::busy(1)).await;
    assert!(matches!(outcome, Err(Failure::ServerBusy { .. })), "{outcome:?}");
    assert_eq!(evening.ann.proxy.count() - before, 3);
    assert_rolled_back(&evening);
    retry_works(&evening).await;
}

#[tokio::test]
async fn errors_without_a_code_of_ours_say_nothing_about_the_write() {
    for fault in [Fault::gateway(502), Fault::gateway(500), Fault::gateway(404), Fault::captive_portal()] {
        let evening = Evening::begin().await;
        let outcome = record_through(&evening, 3, fault).await;
        assert_unconfirmed(&evening, &outcome);
        evening.sync().await;
        assert_rolled_back(&evening);
        retry_works(&evening).await;
    }
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let evening = Evening::begin().await;
    let elsewhere = Proxy::start(evening.server.address()).expect("a port");
    let outcome = record_through(&evening, 3, Fault::redirect(&elsewhere.url())).await;
    assert_unconfirmed(&evening, &outcome);
    assert_eq!(elsewhere.log().connections, 0);
}

#[tokio::test]
async fn a_held_request_shows_as_saving_until_it_is_answered() {
    let evening = Evening::begin().await;
    evening.ann.proxy.next(Fault::SlowRequest(When::Released));
    let page = evening.ann.session(&evening.session);
    let seen = evening.ann.proxy.count() + 1;
    let recorded = page.record_game(played(&evening.ann_sees(), 21, 15));
    evening.ann.proxy.until(|log| log.requests.len() == seen).await;
    assert_eq!(evening.ann_sees().history[0].sync, SyncMark::Saving);
    assert_eq!(saved(&evening).await, 0, "the server has not seen it");
    evening.ann.proxy.release();
    evening.ann.settle(recorded).await.expect("it is saved");
    assert_eq!(evening.ann_sees().history[0].sync, SyncMark::Saved);
}

#[tokio::test]
async fn a_refresh_that_answers_late_takes_nothing_back() {
    let evening = Evening::begin().await;
    let page = evening.ann.session(&evening.session);
    // Ben's game makes the refresh an answer with rows.
    let ben = evening.ben.session(&evening.session);
    evening.ben.settle(ben.record_game(played(&evening.ben_sees(), 21, 3))).await.expect("saved");
    evening.ann.proxy.next(Fault::SlowAnswer(When::Released));
    let refreshed = page.refresh();
    let refreshing = evening.ann.proxy.count() + 1;
    evening.ann.proxy.until(|log| log.requests.len() == refreshing).await;
    evening.ann.proxy.until(|log| !log.requests[refreshing - 1].answers.is_empty()).await;
    let recorded = page.record_game(played(&evening.ann_sees(), 21, 15));
    // The refresh is under way, so time stands still until it is answered.
    recorded.await.expect("it is saved");
    assert_eq!(evening.ann_sees().history.len(), 2, "the write's answer brought Ben's game");
    evening.ann.proxy.release();
    evening.ann.settle(refreshed).await.expect("it was answered");
    assert_eq!(evening.ann_sees().history.len(), 2);
}

#[tokio::test]
async fn a_page_that_cannot_be_loaded_says_why_and_loads_when_pulled() {
    let faults = [
        (Fault::captive_portal(), Failure::Offline),
        (Fault::CutBefore, Failure::Offline),
        (Fault::CutWithin, Failure::Offline),
        (Fault::gateway(502), Failure::ServerBusy { retry_after: None }),
        (Fault::busy(7), Failure::ServerBusy { retry_after: Some(Duration::from_secs(7)) }),
    ];
    let evening = Evening::begin().await;
    let page = evening.ben.session(&evening.session);
    for (fault, failure) in faults {
        evening.ben.proxy.next(fault.clone());
        let outcome = evening.ben.settle(page.open()).await;
        assert_eq!(outcome, Err(failure.clone()), "{fault:?}");
        let sees = evening.ben_sees();
        assert_eq!(sees.page, Page::Failed(failure));
        assert!(sees.session.is_none(), "nothing of before is shown");
        evening.ben.settle(page.refresh()).await.expect("it loads");
        assert_eq!(evening.ben_sees().page, Page::Ready);
    }
}

#[tokio::test]
async fn a_failed_sync_keeps_what_is_shown_and_says_why() {
    let evening = Evening::begin().await;
    evening.ben.proxy.next(Fault::captive_portal());
    let outcome = evening.ben.settle(evening.ben.session(&evening.session).refresh()).await;
    assert_eq!(outcome, Err(Failure::Offline));
    let sees = evening.ben_sees();
    assert_eq!((&sees.page, &sees.sync_failure), (&Page::Ready, &Some(Failure::Offline)));
    assert!(sees.session.is_some());
}

#[tokio::test]
async fn a_session_that_does_not_exist_is_not_found() {
    let evening = Evening::begin().await;
    let unknown = pace_rules::id::SessionId::new("nobody-made-this").expect("an id");
    let outcome = evening.ben.settle(evening.ben.session(&unknown).open()).await;
    assert_eq!(outcome, Err(Failure::NotFound));
    assert_eq!(evening.ben.session(&unknown).snapshot().page, Page::Failed(Failure::NotFound));
}

#[tokio::test]
async fn what_the_rules_refuse_makes_no_call() {
    let evening = Evening::begin().await;
    let before = evening.ann.proxy.count();
    let mut draft = played(&evening.ann_sees(), 21, 15);
    draft.team_b = draft.team_a.clone();
    let outcome = evening.ann.settle(evening.ann.session(&evening.session).record_game(draft)).await;
    assert!(matches!(outcome, Err(Failure::Rejected { .. })), "{outcome:?}");
    assert_eq!(evening.ann.proxy.count(), before);
    assert_eq!((evening.ann_sees().history.len(), evening.ann_sees().tray.len()), (0, 0));
}

#[tokio::test]
async fn a_request_that_breaks_off_is_seen_by_nobody() {
    let evening = Evening::begin().await;
    let before = evening.server.session(&evening.session).await;
    let request = pace_tests::wire::request(Method::DELETE, "/sessions/x", None, "").expect("a request");
    evening.ann.proxy.next(Fault::CutBefore);
    let address = evening.ann.proxy.url().trim_start_matches("http://").parse().expect("an address");
    assert!(pace_tests::wire::send(address, request).await.is_err());
    assert_eq!(evening.server.session(&evening.session).await, before);
}

#[tokio::test]
async fn a_session_that_never_arrived_is_discarded_with_one_call() {
    let evening = Evening::begin().await;
    evening.ann.proxy.times(3, is_write, Fault::CutBefore);
    let (id, created) = evening.ann.home().create_session(draft(&evening.clock));
    assert_eq!(evening.ann.settle(created).await, Err(Failure::Unconfirmed));
    let before = evening.ann.proxy.count();
    let page = evening.ann.session(&id);
    let item = page.snapshot().tray[0].id.clone();
    evening.ann.settle(page.discard(&item)).await.expect("discarded");
    evening.ann.until(&id, |sees| sees.pending == 0).await;
    let sees = page.snapshot();
    assert_eq!((sees.page.clone(), sees.tray.len()), (Page::Ended, 0), "{sees:?}");
    assert_eq!(evening.ann.proxy.count() - before, 1);
}

#[tokio::test]
async fn a_write_to_a_session_that_somebody_deleted_ends_its_page() {
    let evening = Evening::begin().await;
    let theirs = evening.ben.session(&evening.session);
    evening.ben.settle(theirs.delete_session()).await.expect("deleted");
    let mine = evening.ann.session(&evening.session);
    let outcome = evening.ann.settle(mine.record_game(played(&evening.ann_sees(), 21, 15))).await;
    assert!(
        matches!(&outcome, Err(Failure::Rejected { code, .. }) if code == "session_deleted"),
        "{outcome:?}"
    );
    let sees = evening.ann_sees();
    assert_eq!((sees.page.clone(), sees.history.len()), (Page::Ended, 0));
}
