//! Pages that only read: a player's and a pair's.

use pace_core::{
    effect::{Done, Effect, Subject},
    failure::Failure,
    input::{Answer, Event, ProfileIntent, Token},
    profiles::Profile,
    snapshot::Page,
};
use pace_rules::{
    group::{History, Standings},
    id::SessionId,
    pool::{Member, Pool},
};

use crate::{
    group::{group, member},
    support::{Phone, call, told},
};

fn ann() -> Profile {
    Profile::Player { group: group(), player: member("gp-1") }
}

fn pair() -> Profile {
    Profile::Pair { group: group(), one: member("gp-1"), other: member("gp-2") }
}

fn intend(phone: &mut Phone, profile: Profile, intent: ProfileIntent) -> Vec<Effect> {
    phone.step(Event::Profile { profile, intent, token: Some(Token(1)) })
}

fn history() -> History {
    let member = |name: &str| Member { name: name.to_owned(), is_removed: false };
    let members = [("gp-1", member("Ann")), ("gp-2", member("Ben"))];
    let members = members.into_iter().map(|(id, known)| (crate::group::member(id), known)).collect();
    History { pool: Pool { group: Some(group()), members, ..Pool::default() }, evenings: Vec::new() }
}

/// What the server says about Ann.
fn about_ann() -> String {
    let history = history();
    let profile = Standings::of(&history).player_profile(&member("gp-1"));
    serde_json::to_string(&profile).expect("JSON")
}

fn opened() -> Phone {
    let mut phone = Phone::new();
    let load = call(&intend(&mut phone, ann(), ProfileIntent::Open)).expect("a load");
    let answer = Answer { etag: Some("W/\"e.5\"".into()), ..Answer::plain(200, about_ann()) };
    phone.answered(&load, Ok(answer));
    phone
}

#[test]
fn a_player_is_fetched_with_one_call_and_shown_when_it_is_answered() {
    let mut phone = Phone::new();
    let load = call(&intend(&mut phone, ann(), ProfileIntent::Open)).expect("a load");
    assert_eq!(load.path, "/groups/g1/players/gp-1/stats?include=history");
    assert_eq!((phone.state.player_snapshot(&ann()).page, load.if_none_match.clone()), (Page::Loading, None));
    let effects = phone.answer(&load, 200, &about_ann());
    assert_eq!(told(&effects, Token(1)), Some(Ok(Done::Fresh)));
    assert!(effects.contains(&Effect::Publish(Subject::Profile(ann()))));
    assert_eq!(call(&effects), None);
    let snapshot = phone.state.player_snapshot(&ann());
    let player = snapshot.player.expect("a player");
    assert_eq!((snapshot.page, player.profile.player_name.as_str()), (Page::Ready, "Ann"));
    assert_eq!((player.rating_history.len(), snapshot.last_synced), (0, Some(phone.now)));
}

#[test]
fn a_pull_is_conditional_and_a_failed_one_keeps_what_is_shown() {
    let mut phone = opened();
    let pull = call(&intend(&mut phone, ann(), ProfileIntent::Refresh)).expect("a sync");
    assert_eq!(pull.if_none_match.as_deref(), Some("W/\"e.5\""));
    assert_eq!(phone.state.player_snapshot(&ann()).page, Page::Refreshing);
    phone.answer(&pull, 304, "");
    let pull = call(&intend(&mut phone, ann(), ProfileIntent::Refresh)).expect("a sync");
    phone.fail(&pull);
    let snapshot = phone.state.player_snapshot(&ann());
    assert_eq!((snapshot.page, snapshot.sync_failure), (Page::Ready, Some(Failure::Offline)));
    assert!(snapshot.player.is_some());
}

#[test]
fn nothing_of_a_page_is_kept_once_it_is_closed() {
    let mut phone = opened();
    intend(&mut phone, ann(), ProfileIntent::Close);
    assert_eq!(phone.state.player_snapshot(&ann()).player, None);
    let load = call(&intend(&mut phone, ann(), ProfileIntent::Open)).expect("a load");
    assert_eq!(load.if_none_match, None, "it is fetched whole");
    assert_eq!(phone.state.player_snapshot(&ann()).page, Page::Loading);
}

#[test]
fn an_answer_that_nothing_changed_does_not_reach_a_page_that_was_opened_since() {
    let mut phone = opened();
    let pull = call(&intend(&mut phone, ann(), ProfileIntent::Refresh)).expect("a sync");
    intend(&mut phone, ann(), ProfileIntent::Close);
    let load = call(&intend(&mut phone, ann(), ProfileIntent::Open)).expect("a load of its own");
    assert_eq!(load.if_none_match, None, "nothing is here that could be unchanged");
    phone.answer(&pull, 304, "");
    assert_eq!(phone.state.player_snapshot(&ann()).page, Page::Loading);
    phone.answer(&load, 200, &about_ann());
    assert_eq!(phone.state.player_snapshot(&ann()).page, Page::Ready);
}

#[test]
fn whoever_is_not_there_is_not_found_and_can_be_tried_again() {
    let mut phone = Phone::new();
    let load = call(&intend(&mut phone, ann(), ProfileIntent::Open)).expect("a load");
    let effects = phone.answer(&load, 404, r#"{"error":"Player not found","code":"player_unknown"}"#);
    assert_eq!(told(&effects, Token(1)), Some(Err(Failure::NotFound)));
    assert_eq!(phone.state.player_snapshot(&ann()).page, Page::Failed(Failure::NotFound));
    let again = call(&intend(&mut phone, ann(), ProfileIntent::Refresh)).expect("a load");
    phone.answer(&again, 200, &about_ann());
    assert_eq!(phone.state.player_snapshot(&ann()).page, Page::Ready);
}

#[test]
fn a_pair_is_fetched_with_one_call() {
    let mut phone = Phone::new();
    let load = call(&intend(&mut phone, pair(), ProfileIntent::Open)).expect("a load");
    assert_eq!(load.path, "/groups/g1/pairings/gp-1/gp-2");
    let history = history();
    let profile = Standings::of(&history).pair_profile(&member("gp-1"), &member("gp-2"));
    phone.answer(&load, 200, &serde_json::to_string(&profile).expect("JSON"));
    let pair = phone.state.pair_snapshot(&pair()).pair.expect("a pair");
    assert_eq!((pair.player1_name.as_str(), pair.games_played), ("Ann", 0));
}

#[test]
fn a_suggestion_is_asked_for_those_who_are_there() {
    let mut phone = Phone::new();
    let suggestion = |session| {
        let present = vec![member("gp-2"), member("gp-1")];
        Profile::Suggestion { group: group(), present, courts: 1, session }
    };
    let next = suggestion(None);
    let load = call(&intend(&mut phone, next.clone(), ProfileIntent::Open)).expect("a load");
    assert_eq!(load.path, "/groups/g1/suggestion?present=gp-2,gp-1&courts=1");
    let game = r#"{"teamA":["gp-1"],"teamB":["gp-2"],"chance":61.5,"partnersAgain":0,"opponentsAgain":1}"#;
    phone.answer(&load, 200, &format!(r#"{{"games":[{game}],"resting":[]}}"#));
    let shown = phone.state.suggestion_snapshot(&next).suggestion.expect("a suggestion");
    assert_eq!(shown.games[0].team_a, [member("gp-1")]);
    let tonight = suggestion(SessionId::new("s1").ok());
    let load = call(&intend(&mut phone, tonight, ProfileIntent::Open)).expect("a load");
    assert_eq!(load.path, "/groups/g1/suggestion?present=gp-2,gp-1&courts=1&session=s1");
}

#[test]
fn whoever_waits_for_a_page_of_another_server_is_told() {
    let mut phone = Phone::new();
    intend(&mut phone, ann(), ProfileIntent::Open);
    let effects = phone.step(Event::SetServer("http://127.0.0.1:2".to_owned()));
    assert_eq!(told(&effects, Token(1)), Some(Err(Failure::Offline)));
    assert!(effects.contains(&Effect::Publish(Subject::Profile(ann()))));
}
