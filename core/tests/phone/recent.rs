//! Recent groups and joining by code.

use std::time::Duration;

use pace_core::{
    effect::{Done, Effect},
    failure::Failure,
    input::{Event, GroupIntent, Token},
    journal::RECENT_GROUPS,
    snapshot::Tab,
};
use pace_rules::id::GroupId;

use crate::{
    group::{add, group, intend, opened, rows},
    support::{Phone, SERVER, call, told},
};

fn visit(phone: &mut Phone, id: &str) -> Vec<Effect> {
    phone.now = phone.now + Duration::from_secs(1);
    let group = GroupId::new(id).expect("an id");
    let does =
        |phone: &mut Phone, intent| phone.step(Event::Group { group: group.clone(), intent, token: None });
    let load = call(&does(phone, GroupIntent::Open(Tab::Sessions))).expect("a load");
    let rows = rows(1, &[], r#","sessions":[]"#).replace("\"g1\"", &format!("\"{id}\""));
    let effects = phone.answer(&load, 200, &rows);
    does(phone, GroupIntent::Close);
    effects
}

fn recent(phone: &Phone) -> Vec<String> {
    let groups = phone.state.home_snapshot().recent_groups;
    groups.into_iter().map(|group| group.id.to_string()).collect()
}

#[test]
fn the_last_three_groups_are_kept_newest_first() {
    let mut phone = Phone::new();
    for id in ["a", "b", "c", "b", "d"] {
        let effects = visit(&mut phone, id);
        assert!(effects.contains(&Effect::SavePreferences), "a visit is kept");
    }
    assert_eq!(recent(&phone), ["d", "b", "c"]);
    assert_eq!(phone.state.preferences().recent_groups.len(), RECENT_GROUPS);
    let kept = serde_json::to_string(phone.state.preferences()).expect("JSON");
    let first = format!(r#"{{"server":"{SERVER}","id":"d","code":"k7mq2x","name":"Friday","visitedAt":"#);
    assert!(kept.contains(&first), "{kept}");
}

#[test]
fn a_group_that_could_not_be_opened_is_not_recent() {
    let mut phone = Phone::new();
    let load = call(&intend(&mut phone, GroupIntent::Open(Tab::Sessions))).expect("a load");
    assert!(!phone.fail(&load).contains(&Effect::SavePreferences));
    assert_eq!(recent(&phone), [""; 0]);
}

#[test]
fn a_group_that_is_gone_is_not_recent_until_it_is_back() {
    for (status, code) in [(410, "group_deleted"), (404, "group_unknown")] {
        let mut phone = opened();
        assert_eq!(recent(&phone), ["g1"]);
        let load = call(&intend(&mut phone, GroupIntent::Open(Tab::Sessions))).expect("a load");
        phone.answer(&load, status, &format!(r#"{{"error":"Gone","code":"{code}"}}"#));
        assert_eq!(recent(&phone), [""; 0], "{code}");
        let load = call(&intend(&mut phone, GroupIntent::Open(Tab::Sessions))).expect("a load");
        phone.answer(&load, 200, &rows(7, &[], r#","sessions":[]"#));
        assert_eq!(recent(&phone), ["g1"], "somebody brought it back");
    }
}

#[test]
fn what_is_not_saved_after_a_restart_is_told_with_the_name_of_the_recent_group() {
    let mut phone = opened();
    add(&mut phone, "p9", "Gus");
    let title = |phone: &Phone| phone.state.home_snapshot().unsaved[0].title.clone();
    phone.restart();
    assert_eq!(title(&phone).as_deref(), Some("Friday"));
    phone.step(Event::SetServer("http://127.0.0.1:2".to_owned()));
    assert_eq!(title(&phone).as_deref(), Some("Friday"), "of the server before");
}

#[test]
fn recent_groups_of_another_server_are_not_shown_and_come_back_with_it() {
    let mut phone = opened();
    phone.step(Event::SetServer("http://127.0.0.1:2".to_owned()));
    assert_eq!(recent(&phone), [""; 0]);
    phone.step(Event::SetServer(SERVER.to_owned()));
    assert_eq!(recent(&phone), ["g1"]);
}

#[test]
fn going_to_the_present_server_moves_nothing() {
    let mut phone = opened();
    let before = (phone.state.home_snapshot(), phone.state.group_snapshot(&group()));
    let effects = phone.step(Event::SetServer(SERVER.to_owned()));
    assert_eq!(effects, []);
    assert_eq!((phone.state.home_snapshot(), phone.state.group_snapshot(&group())), before);
}

#[test]
fn a_code_leads_to_its_group_or_is_not_found() {
    let mut phone = Phone::new();
    let join = |phone: &mut Phone| {
        let effects = phone.step(Event::Join { code: "k7mq2x".to_owned(), token: Some(Token(7)) });
        call(&effects).expect("a call")
    };
    let look_up = join(&mut phone);
    assert_eq!(look_up.path, "/groups/shareable/k7mq2x");
    let effects = phone.answer(&look_up, 200, r#"{"id":"g1","name":"Friday","shareableLink":"k7mq2x"}"#);
    assert_eq!(told(&effects, Token(7)), Some(Ok(Done::Found(group()))));

    let look_up = join(&mut phone);
    let effects = phone.answer(&look_up, 404, r#"{"error":"Group not found","code":"group_unknown"}"#);
    assert_eq!(told(&effects, Token(7)), Some(Err(Failure::NotFound)));
    let look_up = join(&mut phone);
    assert_eq!(told(&phone.fail(&look_up), Token(7)), Some(Err(Failure::Offline)));
}
