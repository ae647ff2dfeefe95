//! Requests that reach the server when nobody expects them any more.

use pace_core::failure::Failure;
use pace_tests::{
    evening::{Evening, played},
    proxy::{Fault, Log, Seen, When},
};

fn is_write(seen: &Seen) -> bool {
    seen.is_write()
}

#[tokio::test]
async fn a_write_that_arrives_after_the_fence_is_refused_as_expired_and_shows_nowhere() {
    let evening = Evening::begin().await;
    evening.ann.proxy.times(3, is_write, Fault::LateArrival(When::Released));
    let page = evening.ann.session(&evening.session);
    let recorded = page.record_game(played(&evening.ann_sees(), 21, 15));
    assert_eq!(evening.ann.settle(recorded).await, Err(Failure::Unconfirmed));
    evening.sync().await;
    assert_eq!(evening.ann_sees().tray.len(), 1, "the fence took it back");
    evening.ann.proxy.release();
    let arrived = |log: &Log| {
        let late: Vec<&Seen> = log.requests.iter().filter(|seen| seen.is_write()).skip(1).collect();
        late.len() == 3 && late.iter().all(|seen| seen.answers.len() == 1)
    };
    evening.ann.proxy.until(arrived).await;
    for late in evening.ann.proxy.log().requests.iter().filter(|seen| seen.is_write()).skip(1) {
        assert_eq!(late.answers[0].status, 409);
        assert_eq!(late.answers[0].json()["code"], "expired");
    }
    evening.sync().await;
    assert_eq!((evening.ann_sees().history.len(), evening.ben_sees().history.len()), (0, 0));
    assert_eq!(evening.server.session(&evening.session).await.games.len(), 15, "the round robin alone");
}

#[tokio::test]
async fn a_write_that_arrives_before_the_fence_is_saved_once() {
    let evening = Evening::begin().await;
    evening.ann.proxy.times(3, is_write, Fault::LateArrival(When::Released));
    let page = evening.ann.session(&evening.session);
    let recorded = page.record_game(played(&evening.ann_sees(), 21, 15));
    assert_eq!(evening.ann.settle(recorded).await, Err(Failure::Unconfirmed));
    evening.ann.proxy.release();
    let late = |log: &Log| log.requests.iter().skip(1).filter(|seen| seen.answers.len() == 1).count() == 3;
    evening.ann.proxy.until(late).await;
    evening.sync().await;
    assert_eq!(evening.ann_sees().tray.len(), 0);
    assert_eq!((evening.ann_sees().history.len(), evening.ben_sees().history.len()), (1, 1));
}

#[tokio::test]
async fn a_late_duplicate_changes_nothing() {
    let evening = Evening::begin().await;
    evening.ann.proxy.times(1, is_write, Fault::LateDuplicate(When::Released));
    let page = evening.ann.session(&evening.session);
    let duplicated = evening.ann.proxy.count();
    evening.ann.settle(page.record_game(played(&evening.ann_sees(), 21, 15))).await.expect("saved");
    let game = evening.ann_sees().history[0].game.id.clone();
    evening.ann.settle(page.delete_game(game)).await.expect("deleted");
    let before = evening.server.session(&evening.session).await;
    evening.ann.proxy.release();
    evening.ann.proxy.until(|log| log.requests[duplicated].answers.len() == 2).await;
    let replay = evening.ann.proxy.log().requests[duplicated].answers[1].json();
    assert_eq!(replay["sync"]["ack"]["replayed"], true);
    assert_eq!(replay["deleted"], true, "the replay says that the game is gone");
    assert_eq!(evening.server.session(&evening.session).await, before);
    evening.sync().await;
    assert_eq!(evening.ann_sees().history.len(), 0);
}

#[tokio::test]
async fn a_duplicate_that_overtakes_the_next_write_changes_nothing() {
    let evening = Evening::begin().await;
    evening.ann.proxy.times(1, is_write, Fault::LateDuplicate(When::After(1)));
    let page = evening.ann.session(&evening.session);
    let duplicated = evening.ann.proxy.count();
    let first = page.record_game(played(&evening.ann_sees(), 21, 15));
    let second = page.record_game(played(&evening.ann_sees(), 12, 21));
    evening.ann.settle(first).await.expect("saved");
    evening.ann.settle(second).await.expect("saved");
    evening.ann.proxy.until(|log| log.requests[duplicated].answers.len() == 2).await;
    evening.sync().await;
    assert_eq!((evening.ann_sees().history.len(), evening.ben_sees().history.len()), (2, 2));
}
