//! A group's screen: tabs, its pool with marks, what is refused, what is gone.

use pace_core::{
    deed::Deed,
    effect::{Call, Done, Effect},
    failure::Failure,
    input::{Answer, CallError, Event, GroupIntent, Token},
    notice::NoticeKind,
    snapshot::{GroupSnapshot, Page, SyncMark, Tab, TabView},
};
use pace_rules::{
    id::{GroupId, GroupPlayerId},
    pool::{NewMember, PoolChange},
};

use crate::support::{Phone, call, told};

pub(crate) fn group() -> GroupId {
    GroupId::new("g1").expect("an id")
}

pub(crate) fn member(id: &str) -> GroupPlayerId {
    GroupPlayerId::new(id).expect("an id")
}

pub(crate) fn intend(phone: &mut Phone, intent: GroupIntent) -> Vec<Effect> {
    phone.step(Event::Group { group: group(), intent, token: Some(Token(1)) })
}

pub(crate) fn add(phone: &mut Phone, id: &str, name: &str) -> Vec<Effect> {
    let new = NewMember { id: member(id), name: name.to_owned() };
    intend(phone, GroupIntent::Change(PoolChange::AddMembers(vec![new])))
}

/// A group of that version with those players (removed ones in brackets), as an answer has it.
pub(crate) fn rows(version: u64, members: &[(&str, &str)], more: &str) -> String {
    let members = members.iter().map(|(id, name)| {
        let removed = name.starts_with('(');
        let name = name.trim_matches(['(', ')']);
        format!(r#"{{"id":"{id}","name":"{name}","removed":{removed}}}"#)
    });
    let members: Vec<String> = members.collect();
    format!(
        r#"{{"epoch":"e","version":{version},
            "group":{{"id":"g1","name":"Friday","shareableLink":"k7mq2x","version":{version}}},
            "members":[{}]{more}}}"#,
        members.join(",")
    )
}

const NO_SESSIONS: &str = r#","sessions":[]"#;

/// The answer to a write.
pub(crate) fn ack(call: &Call, version: u64, members: &[(&str, &str)], overwrote: &str) -> String {
    let key = call.key.as_deref().expect("a write");
    let ack = format!(
        r#","ack":{{"key":"{key}","verdict":"applied","version":{version},"overwrote":[{overwrote}]}}"#
    );
    format!(r#"{{"success":true,"sync":{}}}"#, rows(version, members, &ack))
}

const ANN_AND_BEN: [(&str, &str); 2] = [("gp-1", "Ann"), ("gp-2", "Ben")];

/// The Sessions tab is open, at version 5.
pub(crate) fn opened() -> Phone {
    let mut phone = Phone::new();
    let load = call(&intend(&mut phone, GroupIntent::Open(Tab::Sessions))).expect("a load");
    phone.answer(&load, 200, &rows(5, &ANN_AND_BEN, NO_SESSIONS));
    phone
}

pub(crate) fn sees(phone: &Phone) -> GroupSnapshot {
    phone.state.group_snapshot(&group())
}

fn names(phone: &Phone) -> Vec<(String, SyncMark)> {
    let members = sees(phone).members.into_iter().filter(|member| !member.is_removed);
    members.map(|member| (member.name, member.sync)).collect()
}

fn refused(code: &str, message: &str) -> String {
    format!(r#"{{"error":"{message}","code":"{code}"}}"#)
}

#[test]
fn a_page_shows_nothing_until_its_one_call_is_answered() {
    let mut phone = Phone::new();
    let load = call(&intend(&mut phone, GroupIntent::Open(Tab::Sessions))).expect("a load");
    assert_eq!((load.method, load.path.as_str()), ("GET", "/groups/g1?include=sessions"));
    let before = sees(&phone);
    assert_eq!((before.page, before.head, before.content), (Page::Loading, None, None));

    let effects = phone.answer(&load, 200, &rows(5, &ANN_AND_BEN, NO_SESSIONS));
    assert_eq!(told(&effects, Token(1)), Some(Ok(Done::Fresh)));
    assert_eq!(call(&effects), None, "one call");
    let snapshot = sees(&phone);
    assert_eq!(snapshot.page, Page::Ready);
    assert_eq!(
        snapshot.head.map(|head| (head.name, head.code)),
        Some(("Friday".into(), Some("k7mq2x".into())))
    );
    assert_eq!(snapshot.content, Some(TabView::Sessions(Vec::new().into())));
}

#[test]
fn another_tab_shows_nothing_of_the_one_before_and_keeps_the_frame() {
    let mut phone = opened();
    let load = call(&intend(&mut phone, GroupIntent::Open(Tab::Players))).expect("a load");
    assert_eq!(load.if_none_match, None);
    let snapshot = sees(&phone);
    assert_eq!((snapshot.page, snapshot.content), (Page::Loading, None));
    assert_eq!(snapshot.members, []);
    assert_eq!(snapshot.head.map(|head| head.name).as_deref(), Some("Friday"));
}

#[test]
fn an_answer_for_a_tab_that_was_left_is_not_shown_in_another() {
    let mut phone = opened();
    let players = call(&intend(&mut phone, GroupIntent::Open(Tab::Players))).expect("a load");
    let sessions = call(&intend(&mut phone, GroupIntent::Open(Tab::Sessions))).expect("a load of its own");
    phone.answer(&players, 200, &rows(6, &[], ""));
    assert_eq!(sees(&phone).page, Page::Loading);
    phone.answer(&sessions, 200, &rows(7, &ANN_AND_BEN, NO_SESSIONS));
    assert_eq!((sees(&phone).page, names(&phone).len()), (Page::Ready, 2));
}

#[test]
fn a_pull_is_conditional_unless_a_write_made_the_tab_older_than_the_pool() {
    let mut phone = Phone::new();
    let load = call(&intend(&mut phone, GroupIntent::Open(Tab::Sessions))).expect("a load");
    let answer =
        Answer { etag: Some("W/\"e.5.20463\"".into()), ..Answer::plain(200, rows(5, &[], NO_SESSIONS)) };
    phone.answered(&load, Ok(answer));

    let pull = call(&intend(&mut phone, GroupIntent::Refresh)).expect("a sync");
    assert_eq!(pull.if_none_match.as_deref(), Some("W/\"e.5.20463\""), "as the server wrote it");
    phone.answer(&pull, 304, "");
    assert_eq!(sees(&phone).page, Page::Ready);

    let write = call(&add(&mut phone, "gp-3", "Cal")).expect("a write");
    phone.answer(&write, 200, &ack(&write, 6, &[("gp-3", "Cal")], ""));
    let pull = call(&intend(&mut phone, GroupIntent::Refresh)).expect("a sync");
    assert_eq!(pull.if_none_match, None);
}

#[test]
fn last_synced_is_the_time_of_the_tab_and_not_of_an_answer_to_a_write() {
    let mut phone = opened();
    let opened_at = phone.now;
    phone.now = phone.now + std::time::Duration::from_mins(1);
    let write = call(&add(&mut phone, "gp-3", "Cal")).expect("a write");
    phone.answer(&write, 200, &ack(&write, 6, &[("gp-3", "Cal")], ""));
    assert_eq!(sees(&phone).last_synced, Some(opened_at));
    let pull = call(&intend(&mut phone, GroupIntent::Refresh)).expect("a sync");
    phone.answer(&pull, 200, &rows(6, &[("gp-3", "Cal")], NO_SESSIONS));
    assert_eq!(sees(&phone).last_synced, Some(phone.now));
}

#[test]
fn a_player_shows_at_once_is_saved_by_the_answer_and_gone_after_a_refusal() {
    let mut phone = opened();
    let write = call(&add(&mut phone, "gp-3", " Cal ")).expect("a write");
    assert_eq!(names(&phone)[2], ("Cal".to_owned(), SyncMark::Saving));
    let effects = phone.answer(&write, 200, &ack(&write, 6, &[("gp-1", "Ann"), ("gp-3", "Cal")], ""));
    assert_eq!(told(&effects, Token(1)), Some(Ok(Done::Saved(None))));
    assert_eq!(names(&phone), [("Ann".to_owned(), SyncMark::Saved), ("Cal".to_owned(), SyncMark::Saved)]);

    let write = call(&add(&mut phone, "gp-4", "Dee")).expect("a write");
    let effects = phone.answer(&write, 400, &refused("invalid", "A group has at most 2000 players"));
    assert!(matches!(told(&effects, Token(1)), Some(Err(Failure::Rejected { .. }))));
    assert_eq!(names(&phone).len(), 2, "rolled back");
    assert_eq!(sees(&phone).tray[0].what[0].to_string(), "Add Dee");
}

#[test]
fn a_removed_player_who_is_added_again_keeps_the_id_and_shows_as_saving() {
    let mut phone = Phone::new();
    let load = call(&intend(&mut phone, GroupIntent::Open(Tab::Sessions))).expect("a load");
    phone.answer(&load, 200, &rows(5, &[("gp-1", "(Ann)")], NO_SESSIONS));
    add(&mut phone, "gp-9", "ann");
    let members = sees(&phone).members;
    assert_eq!(members.len(), 1);
    assert_eq!(
        (members[0].id.clone(), members[0].is_removed, members[0].sync),
        (member("gp-1"), false, SyncMark::Saving)
    );
}

#[test]
fn nothing_is_done_to_a_player_whom_the_server_does_not_have_yet() {
    let mut phone = opened();
    add(&mut phone, "gp-3", "Cal");
    let effects = intend(&mut phone, GroupIntent::Change(PoolChange::RemoveMember { id: member("gp-3") }));
    let Some(Err(Failure::Rejected { code, message })) = told(&effects, Token(1)) else {
        panic!("{effects:?}");
    };
    assert_eq!(
        (code.as_str(), message.as_str()),
        ("not_saved_yet", "Cal is not saved yet. Please wait a moment.")
    );
}

#[test]
fn an_unconfirmed_player_is_marked_and_settled_by_the_next_pull() {
    let mut phone = opened();
    let mut effects = add(&mut phone, "gp-3", "Cal");
    let key = call(&effects).and_then(|call| call.key).expect("a key");
    while let Some(call) = call(&effects) {
        phone.answered(&call, Err(CallError::NoAnswer));
        let Some(due) = phone.state.next_wake() else { break };
        phone.now = due;
        effects = phone.step(Event::Woke);
    }
    assert_eq!(names(&phone)[2], ("Cal".to_owned(), SyncMark::Unconfirmed));
    let pull = call(&intend(&mut phone, GroupIntent::Refresh)).expect("a sync");
    assert_eq!(pull.path, format!("/groups/g1?include=sessions&verdicts={key}&fence=1"));
    let verdicts = format!(r#"{NO_SESSIONS},"verdicts":{{"{key}":{{"verdict":"applied","version":6}}}}"#);
    phone.answer(&pull, 200, &rows(6, &[("gp-3", "Cal")], &verdicts));
    assert_eq!(names(&phone), [("Cal".to_owned(), SyncMark::Saved)]);
    assert_eq!(
        sees(&phone).notices[0].kind,
        NoticeKind::Saved { what: Deed::AddMembers { names: vec!["Cal".to_owned()] } }
    );
}

#[test]
fn a_name_that_was_replaced_unseen_can_be_put_back() {
    let mut phone = opened();
    let change = PoolChange::RenameMember { id: member("gp-1"), name: "Anna".to_owned() };
    let write = call(&intend(&mut phone, GroupIntent::Change(change))).expect("a write");
    let overwrote = r#"{"part":"player:gp-1","before":{"name":"Annie"}}"#;
    phone.answer(&write, 200, &ack(&write, 8, &[("gp-1", "Anna")], overwrote));
    let notice = sees(&phone).notices.remove(0);
    let effects = intend(&mut phone, GroupIntent::RestoreOverwritten(notice.id));
    assert_eq!(names(&phone)[0], ("Annie".to_owned(), SyncMark::Saving));
    assert_eq!(call(&effects).expect("a write").body, r#"{"do":"renamePlayer","id":"gp-1","name":"Annie"}"#);
    assert_eq!(sees(&phone).notices, []);
}

#[test]
fn a_new_code_shows_as_none_until_the_server_has_made_it() {
    let mut phone = opened();
    intend(&mut phone, GroupIntent::Change(PoolChange::RenewCode));
    let head = sees(&phone).head.expect("a head");
    assert_eq!((head.code, head.sync), (None, SyncMark::Saving));
}

#[test]
fn a_group_that_somebody_deleted_ends_and_its_restoration_loads_it() {
    let mut phone = opened();
    let pull = call(&intend(&mut phone, GroupIntent::Refresh)).expect("a sync");
    phone.answer(&pull, 410, &refused("group_deleted", "This group was deleted"));
    assert_eq!(sees(&phone).page, Page::Ended);

    let restore = call(&intend(&mut phone, GroupIntent::Change(PoolChange::RestoreGroup))).expect("a write");
    let effects = phone.answer(&restore, 200, &ack(&restore, 9, &ANN_AND_BEN, ""));
    assert_eq!(told(&effects, Token(1)), Some(Ok(Done::Saved(None))));
    let load = call(&effects).expect("its tab is loaded");
    phone.answer(&load, 200, &rows(9, &ANN_AND_BEN, NO_SESSIONS));
    assert_eq!((sees(&phone).page, names(&phone).len()), (Page::Ready, 2));
}

#[test]
fn a_write_to_a_group_that_somebody_deleted_ends_its_page() {
    let mut phone = opened();
    let write = call(&add(&mut phone, "gp-3", "Cal")).expect("a write");
    let body =
        r#"{"error":"This group was deleted","code":"group_deleted","sync":{"epoch":"e","version":6}}"#;
    phone.answer(&write, 410, body);
    assert_eq!(sees(&phone).page, Page::Ended);
    assert_eq!(sees(&phone).tray.len(), 1, "what was refused can be looked at");
}

#[test]
fn an_answer_without_what_the_tab_shows_is_none() {
    let mut phone = Phone::new();
    let load = call(&intend(&mut phone, GroupIntent::Open(Tab::Sessions))).expect("a load");
    let effects = phone.answer(&load, 200, &rows(5, &ANN_AND_BEN, ""));
    assert_eq!(told(&effects, Token(1)), Some(Err(Failure::Offline)));
    assert_eq!(sees(&phone).page, Page::Failed(Failure::Offline));
}

#[test]
fn a_new_group_is_shown_at_once_with_its_code_to_come() {
    let mut phone = Phone::new();
    let change = PoolChange::CreateGroup { id: group(), name: "Friday".to_owned() };
    let write = call(&intend(&mut phone, GroupIntent::Change(change))).expect("a write");
    let snapshot = sees(&phone);
    assert_eq!(snapshot.page, Page::Ready);
    assert_eq!(snapshot.content, Some(TabView::Sessions(Vec::new().into())));
    assert_eq!(snapshot.head.map(|head| (head.code, head.sync)), Some((None, SyncMark::Saving)));
    phone.answer(&write, 200, &ack(&write, 1, &[], ""));
    assert_eq!(sees(&phone).head.and_then(|head| head.code).as_deref(), Some("k7mq2x"));
}
