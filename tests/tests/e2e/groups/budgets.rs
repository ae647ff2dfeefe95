//! How many calls a group's screen makes, counted where they arrive.

use std::time::Duration;

use pace_core::snapshot::Tab;
use pace_tests::{
    circle::Circle,
    phone::Phone,
    proxy::{Fault, Seen},
};

/// How many requests reach the proxy while that is done.
async fn calls_of<T>(phone: &Phone, what: impl Future<Output = T>) -> usize {
    let before = phone.proxy.count();
    phone.settle(what).await;
    phone.proxy.count() - before
}

#[tokio::test]
async fn opening_a_tab_pulling_and_every_change_are_one_call_each() {
    let circle = Circle::begin().await;
    let page = circle.ben.group(&circle.group);
    for tab in Tab::ALL {
        assert_eq!(calls_of(&circle.ben, page.open(tab)).await, 1, "{tab:?}");
        assert!(circle.sees(&circle.ben).content.is_some(), "{tab:?}");
        assert_eq!(calls_of(&circle.ben, page.refresh()).await, 1, "{tab:?}");
    }
    assert_eq!(calls_of(&circle.ben, page.add_players(&["Eleanora", "Florian"])).await, 1);
    assert_eq!(calls_of(&circle.ben, page.rename("Saturdays")).await, 1);
    assert_eq!(calls_of(&circle.ben, circle.ben.home().list_groups()).await, 1);
}

#[tokio::test]
async fn an_unchanged_tab_is_answered_without_a_body() {
    let circle = Circle::begin().await;
    let page = circle.ben.group(&circle.group);
    for tab in Tab::ALL {
        circle.ben.settle(page.open(tab)).await.expect("it opens");
        circle.ben.settle(page.refresh()).await.expect("synced");
        let last = circle.ben.proxy.log().requests.pop().expect("the sync");
        assert_eq!((last.answers[0].status.as_u16(), last.answers[0].body.len()), (304, 0), "{tab:?}");
    }
}

#[tokio::test]
async fn ten_minutes_without_a_tap_make_no_call() {
    let circle = Circle::begin().await;
    let page = circle.ann.group(&circle.group);
    // An unconfirmed and a saved write: none of them calls by itself.
    circle.ann.proxy.times(3, Seen::is_write, Fault::LostAnswer);
    circle.ann.settle(page.add_players(&["Eleanora"])).await.expect_err("no answer");
    circle.ann.settle(page.add_players(&["Florian"])).await.expect("what does not depend on it flows");
    let before = circle.ann.proxy.count();
    assert_eq!(circle.ann.clock.next_wake(), None, "nothing is due");
    circle.ann.clock.advance(Duration::from_mins(10));
    // The next request that arrives is the one that a person asks for.
    circle.ann.settle(page.refresh()).await.expect("synced");
    let seen = &circle.ann.proxy.log().requests[before..];
    assert_eq!(seen.iter().map(|seen| seen.method.as_str()).collect::<Vec<_>>(), ["GET"]);
}
