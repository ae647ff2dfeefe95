//! A group's writes through a bad network.

use pace_core::{effect::Done, failure::Failure, notice::NoticeKind, snapshot::SyncMark};
use pace_tests::{
    circle::Circle,
    proxy::{Fault, Log, Seen, When},
};

/// Ann adds Eleanora while that befalls so many of her writes.
async fn add_through(circle: &Circle, times: usize, fault: Fault) -> Result<Done, Failure> {
    circle.ann.proxy.times(times, Seen::is_write, fault);
    let added = circle.ann.group(&circle.group).add_players(&["Eleanora"]);
    assert_eq!(circle.names(&circle.ann).len(), 5, "a tap shows at once");
    circle.ann.settle(added).await
}

/// How many players of that name Ben sees after a pull.
async fn ben_sees_eleanora(circle: &Circle) -> usize {
    circle.ben.settle(circle.ben.group(&circle.group).refresh()).await.expect("synced");
    circle.names(&circle.ben).iter().filter(|(name, _)| name == "Eleanora").count()
}

#[tokio::test]
async fn a_lost_answer_adds_nobody_twice() {
    let circle = Circle::begin().await;
    add_through(&circle, 1, Fault::LostAnswer).await.expect("the resend is answered");
    assert_eq!(circle.names(&circle.ann)[4], ("Eleanora".to_owned(), SyncMark::Saved));
    assert_eq!(ben_sees_eleanora(&circle).await, 1);
    let sent = circle.ann.proxy.log().requests;
    let last = &sent[sent.len() - 2..];
    assert_eq!(last[0].key(), last[1].key());
    assert_eq!(last[0].fingerprint(), last[1].fingerprint());
}

#[tokio::test]
async fn offline_the_pool_is_as_before_and_the_retry_works() {
    let circle = Circle::begin().await;
    circle.ann.proxy.refuse().await;
    assert_eq!(add_through(&circle, 0, Fault::CutBefore).await, Err(Failure::Offline));
    assert_eq!(circle.names(&circle.ann).len(), 4);
    let item = circle.sees(&circle.ann).tray[0].clone();
    assert_eq!((item.what[0].to_string(), item.failure), ("Add Eleanora".to_owned(), Failure::Offline));
    circle.ann.proxy.heal().expect("it listens again");
    circle.ann.settle(circle.ann.group(&circle.group).retry(&item.id)).await.expect("the retry works");
    assert_eq!(circle.names(&circle.ann)[4], ("Eleanora".to_owned(), SyncMark::Saved));
    assert_eq!(circle.sees(&circle.ann).tray, []);
    assert_eq!(ben_sees_eleanora(&circle).await, 1);
}

#[tokio::test]
async fn what_nobody_confirmed_is_settled_as_saved_by_the_next_pull() {
    let circle = Circle::begin().await;
    assert_eq!(add_through(&circle, 3, Fault::LostAnswer).await, Err(Failure::Unconfirmed));
    assert_eq!(circle.names(&circle.ann)[4], ("Eleanora".to_owned(), SyncMark::Unconfirmed));
    circle.sync().await;
    assert_eq!(circle.names(&circle.ann)[4], ("Eleanora".to_owned(), SyncMark::Saved));
    let saved = |kind: &NoticeKind| matches!(kind, NoticeKind::Saved { .. });
    assert!(circle.sees(&circle.ann).notices.iter().any(|notice| saved(&notice.kind)));
}

#[tokio::test]
async fn what_never_arrived_is_fenced_by_the_pull_and_waits_in_the_tray() {
    let circle = Circle::begin().await;
    assert_eq!(add_through(&circle, 3, Fault::CutBefore).await, Err(Failure::Unconfirmed));
    circle.sync().await;
    assert_eq!((circle.names(&circle.ann).len(), circle.sees(&circle.ann).tray.len()), (4, 1));
    assert_eq!(ben_sees_eleanora(&circle).await, 0);
    let item = circle.sees(&circle.ann).tray[0].id.clone();
    circle.ann.settle(circle.ann.group(&circle.group).retry(&item)).await.expect("under a new key");
    assert_eq!(ben_sees_eleanora(&circle).await, 1);
}

#[tokio::test]
async fn a_discarded_unconfirmed_player_stays_away_however_late_the_addition_arrives() {
    let circle = Circle::begin().await;
    let before = circle.ann.proxy.count();
    let outcome = add_through(&circle, 3, Fault::LateArrival(When::Released)).await;
    assert_eq!(outcome, Err(Failure::Unconfirmed));
    let item = circle.sees(&circle.ann).tray[0].id.clone();
    let page = circle.ann.group(&circle.group);
    circle.ann.settle(page.discard(&item)).await.expect("discarded");
    let mut observer = page.observe();
    circle.ann.settle(observer.wait_for(|sees| sees.pending == 0)).await.expect("the removal is through");
    circle.ann.proxy.release();
    let late = |log: &Log| log.requests[before..before + 3].iter().all(|seen| seen.answers.len() == 1);
    circle.ann.proxy.until(late).await;
    for late in &circle.ann.proxy.log().requests[before..before + 3] {
        assert_eq!(late.answers[0].status, 409);
    }
    assert_eq!(ben_sees_eleanora(&circle).await, 0);
}

#[tokio::test]
async fn after_a_restart_an_addition_goes_on_and_a_removal_asks() {
    let mut circle = Circle::begin().await;
    let page = circle.ann.group(&circle.group);
    let desmond = circle.member(&circle.ann, "Desmond");
    circle.ann.proxy.refuse().await;
    drop(page.add_players(&["Eleanora"]));
    drop(page.remove_player(desmond));
    circle.ann = circle.ann.restart().await;
    circle.ann.proxy.heal().expect("it listens again");
    // Meanwhile the group goes on.
    circle.ben.settle(circle.ben.group(&circle.group).add_players(&["Florian"])).await.expect("saved");
    assert_eq!(circle.ann.home().snapshot().unsaved[0].count(), 2);

    let page = circle.ann.group(&circle.group);
    circle.ann.settle(page.open(pace_core::snapshot::Tab::Sessions)).await.expect("it opens");
    let mut observer = page.observe();
    circle.ann.settle(observer.wait_for(|sees| sees.pending == 0)).await.expect("what may is sent");
    let tray = circle.sees(&circle.ann).tray.clone();
    assert_eq!(
        (tray.len(), tray[0].what[0].to_string(), tray[0].theirs.as_ref().map(ToString::to_string)),
        (1, "Remove Desmond".to_owned(), Some("Desmond".to_owned()))
    );
    assert_eq!(ben_sees_eleanora(&circle).await, 1);
}
