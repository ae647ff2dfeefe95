//! New sessions of a group: who is linked, who is a guest, who is added first.

use pace_core::{
    Client, Data, Options,
    draft::{DraftPlayer, Link, Schedule, SessionDraft},
    effect::{Effect, Subject},
    failure::Failure,
    ids::Ids,
    input::{CallError, Event, GroupIntent, Intent, Token},
    snapshot::{Tab, TabView},
};
use pace_rules::{
    change::Change,
    id::SessionId,
    money::Money,
    player::Player,
    pool::{Member, Pool},
    session::{CourtCostType, GameMode},
};

use crate::{
    group::{ack, group, intend, member, opened, rows, sees},
    support::{Phone, call, calls, start},
};

fn pool() -> Pool {
    let member = |name: &str, is_removed| Member { name: name.to_owned(), is_removed };
    let members = [("gp-1", member("Ann", false)), ("gp-2", member("Ben", true))];
    Pool {
        group: Some(group()),
        members: members.into_iter().map(|(id, known)| (crate::group::member(id), known)).collect(),
        ..Pool::default()
    }
}

fn draft(players: Vec<DraftPlayer>, in_group: bool) -> SessionDraft {
    SessionDraft {
        group: in_group.then(group),
        name: None,
        date: start(),
        mode: GameMode::Doubles,
        players,
        organizer: 0,
        court_cost_type: CourtCostType::Total,
        court_cost: Money::ZERO,
        shuttle_cost: Money::ZERO,
        bet: None,
        schedule: Schedule::Off,
    }
}

fn player(name: &str, link: Link) -> DraftPlayer {
    DraftPlayer { name: name.to_owned(), link }
}

fn roster(draft: SessionDraft) -> Vec<(Option<String>, Option<bool>)> {
    let (_, change) = draft.into_change(&pool(), &mut Ids::new(start(), 1));
    let Change::CreateSession { session, .. } = change else { panic!("{change:?}") };
    let link = |player: Player| (player.group_player_id.map(|id| id.to_string()), player.is_guest);
    session.players.into_iter().map(link).collect()
}

#[test]
fn players_are_linked_by_choice_or_by_name_unless_they_are_guests() {
    let players = vec![
        player("Annie", Link::Member(member("gp-1"))),
        player(" ANN ", Link::ByName),
        player("ben", Link::ByName),
        player("Ann", Link::Guest),
        player("Gus", Link::ByName),
        player("Flo", Link::AddToGroup),
        player("Kim", Link::Member(member("unknown-to-the-server"))),
    ];
    let linked = |id: &str| (Some(id.to_owned()), None);
    let expected = [
        linked("gp-1"),
        linked("gp-1"),
        linked("gp-2"),
        (None, Some(true)),
        (None, None),
        (None, None),
        (None, None),
    ];
    assert_eq!(roster(draft(players, true)), expected);
}

#[test]
fn a_standalone_session_has_no_links_and_no_guests() {
    let players = vec![player("Ann", Link::ByName), player("Gus", Link::Guest)];
    assert_eq!(roster(draft(players, false)), [(None, None), (None, None)]);
}

#[test]
fn only_those_who_are_not_in_the_group_are_added_to_it() {
    let added = |name: &str| {
        let additions =
            draft(vec![player(name, Link::AddToGroup)], true).additions(&pool(), &mut Ids::new(start(), 1));
        additions.map(|(group, members)| (group, members[0].name.clone()))
    };
    assert_eq!(added("Gus"), Some((group(), "Gus".to_owned())));
    assert_eq!(added("ann"), None);
    assert_eq!(added("Ben"), Some((group(), "Ben".to_owned())), "whoever was removed returns");
    assert!(
        draft(vec![player("Gus", Link::AddToGroup)], false)
            .additions(&pool(), &mut Ids::new(start(), 1))
            .is_none()
    );
}

/// A session with Gus, who is to be added to the group first.
fn begin(phone: &mut Phone) -> (SessionId, Vec<Effect>) {
    let names = ["Ann", "Ben", "Cal"].map(|name| player(name, Link::ByName));
    let draft = draft(names.into_iter().chain([player("Gus", Link::AddToGroup)]).collect(), true);
    let mut ids = Ids::new(start(), 9);
    let (group, members) = draft.additions(&pool(), &mut ids).expect("one to add");
    let intent = GroupIntent::AddForSession(members);
    let mut effects = phone.step(Event::Group { group, intent, token: None });
    let (session, change) = draft.into_change(&pool(), &mut ids);
    let intent = Intent::Change(change);
    effects.extend(phone.step(Event::Session { session: session.clone(), intent, token: Some(Token(2)) }));
    (session, effects)
}

#[test]
fn a_session_is_shown_at_once_and_sent_after_those_who_are_added_for_it() {
    let mut phone = opened();
    let (session, effects) = begin(&mut phone);
    assert!(phone.state.session_snapshot(&session).session.is_some());
    let [add] = calls(&effects).try_into().expect("the group goes first");
    assert_eq!(add.path, "/groups/g1/players?since=5&epoch=e");
    let create =
        call(&phone.answer(&add, 200, &ack(&add, 6, &[("gp-7", "Gus")], ""))).expect("then the session");
    assert_eq!(create.path, "/sessions?since=0");
    assert_eq!(phone.state.session_snapshot(&session).group.as_deref(), Some("Friday"));
}

#[test]
fn balances_are_provisional_while_an_evening_of_the_group_is_not_saved() {
    let mut phone = opened();
    let (_, effects) = begin(&mut phone);
    let add = call(&effects).expect("the group goes first");
    let create = call(&phone.answer(&add, 200, &ack(&add, 6, &[("gp-7", "Gus")], ""))).expect("the session");
    let load = call(&intend(&mut phone, GroupIntent::Open(Tab::Balances))).expect("a load");
    let balances = r#","balances":{"people":[],"plan":[],"payments":[]}"#;
    phone.answer(&load, 200, &rows(6, &[("gp-1", "Ann"), ("gp-7", "Gus")], balances));
    let provisional = |phone: &Phone| match sees(phone).content {
        Some(TabView::Balances(view)) => view.provisional,
        content => panic!("{content:?}"),
    };
    assert!(provisional(&phone), "the group itself is saved, the evening is not");
    let effects = phone.answer(&create, 400, r#"{"error":"No","code":"invalid"}"#);
    assert!(effects.contains(&Effect::Publish(Subject::Group(group()))), "{effects:?}");
    let snapshot = phone.state.home_snapshot();
    let item = snapshot.unsaved.iter().find_map(|unsaved| unsaved.session().cloned());
    assert!(item.is_some(), "it waits in the tray of the session");
}

#[test]
fn whoever_could_not_be_added_is_a_guest_and_the_group_says_so() {
    let mut phone = opened();
    let (_, effects) = begin(&mut phone);
    let add = call(&effects).expect("a call");
    let effects = phone.answer(&add, 409, r#"{"error":"Not now","code":"expired"}"#);
    let create = call(&effects).expect("the session is sent all the same");
    assert!(create.body.contains(r#""name":"Gus"}"#), "without a link: {}", create.body);
    assert_eq!(sees(&phone).tray[0].what[0].to_string(), "Add Gus");
    assert_eq!(phone.state.home_snapshot().unsaved.iter().filter(|unsaved| unsaved.failed == 1).count(), 1);
}

#[test]
fn a_session_does_not_wait_for_an_addition_that_nobody_confirmed() {
    let mut phone = opened();
    let (_, effects) = begin(&mut phone);
    let mut add = call(&effects).expect("a call");
    loop {
        let effects = phone.answered(&add, Err(CallError::NoAnswer));
        if let Some(create) = call(&effects) {
            assert_eq!(create.path, "/sessions?since=0");
            break;
        }
        phone.now = phone.state.next_wake().expect("the next attempt");
        add = call(&phone.step(Event::Woke)).expect("a call");
        assert_eq!(add.method, "POST");
    }
}

#[test]
fn an_addition_to_a_group_that_is_not_here_is_told_on_the_home_screen() {
    let mut phone = Phone::new();
    let (_, effects) = begin(&mut phone);
    let [create] = calls(&effects).try_into().expect("the session alone");
    assert_eq!(create.path, "/sessions?since=0");
    let told = phone.state.home_snapshot().notices.remove(0).text;
    assert_eq!(told, "Add Gus: Group not found. They play as guests.");
}

#[tokio::test]
async fn of_a_session_that_is_refused_nobody_joins_the_group() {
    let directory = tempfile::tempdir().expect("a directory");
    let phone = Client::start(Options::new(Data::Exactly(directory.path().to_owned()))).expect("a phone");
    let (group, _created) = phone.home().create_group("Friends");
    let of_group = |name: &str| SessionDraft {
        group: Some(group.clone()),
        name: Some(name.to_owned()),
        ..draft(["Ann", "Ben", "Cal", "Gus"].map(|name| player(name, Link::AddToGroup)).to_vec(), true)
    };
    let taken = phone.taken();
    let (_, refused) = phone.home().create_session(of_group(&"x".repeat(1_000)));
    assert!(matches!(refused.await, Err(Failure::Rejected { .. })));
    assert_eq!((phone.group(group.clone()).snapshot().members.len(), phone.taken()), (0, taken));
    drop(phone.home().create_session(of_group("Friday")));
    assert_eq!((phone.group(group.clone()).snapshot().members.len(), phone.taken()), (4, taken + 2));
    phone.stop().await;
}
