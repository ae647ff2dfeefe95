//! A page that is left and opened again while a call of before is under way.

use pace_core::{
    effect::Call,
    input::{Answer, GroupIntent},
    snapshot::{Page, Tab},
};

use crate::{
    group::{intend, rows, sees},
    support::{Phone, call},
};

fn open(phone: &mut Phone) -> Call {
    call(&intend(phone, GroupIntent::Open(Tab::Sessions))).expect("every page load fetches")
}

fn sessions(version: u64) -> Answer {
    let etag = Some(format!("W/\"e.{version}\""));
    Answer { etag, ..Answer::plain(200, rows(version, &[("gp-1", "Ann")], r#","sessions":[]"#)) }
}

fn opened() -> Phone {
    let mut phone = Phone::new();
    let load = open(&mut phone);
    phone.answered(&load, Ok(sessions(5)));
    phone
}

#[test]
fn a_pull_of_a_page_that_was_left_is_no_load_of_the_page_that_is_opened_again() {
    let mut phone = opened();
    let pull = call(&intend(&mut phone, GroupIntent::Refresh)).expect("a sync");
    assert!(pull.if_none_match.is_some());
    intend(&mut phone, GroupIntent::Close);
    let load = open(&mut phone);
    assert_eq!(load.if_none_match, None, "nothing of before is kept");
    phone.answer(&pull, 304, "");
    assert_eq!(sees(&phone).page, Page::Loading);
    phone.answered(&load, Ok(sessions(6)));
    assert_eq!(sees(&phone).page, Page::Ready);
    assert!(sees(&phone).content.is_some());
}

#[test]
fn a_load_that_was_sent_before_leaving_is_not_the_load_after_coming_back() {
    let mut phone = Phone::new();
    let before = open(&mut phone);
    intend(&mut phone, GroupIntent::Close);
    let after = open(&mut phone);
    phone.answered(&before, Ok(sessions(5)));
    assert_eq!(sees(&phone).page, Page::Loading);
    phone.answered(&after, Ok(sessions(6)));
    assert_eq!(sees(&phone).page, Page::Ready);
}

#[test]
fn what_arrives_after_a_page_was_left_is_not_kept_for_it() {
    let mut phone = Phone::new();
    let load = open(&mut phone);
    intend(&mut phone, GroupIntent::Close);
    phone.answered(&load, Ok(sessions(5)));
    assert_eq!(phone.state.home_snapshot().recent_groups, [], "nothing was seen");
    assert_eq!(open(&mut phone).if_none_match, None);
}
