//! A group's pool: adding, promoting, renaming, removing and returning players.

use pace_rules::{
    id::{GroupId, GroupPlayerId, PaymentId},
    pool::{NewMember, NewPayment, Person, Pool, PoolChange, PoolTarget, PoolTouched, link_roster},
    rejection::Rejection,
    request::{Method, Request, SessionBody},
    session::Session,
    wire::parse,
};
use proptest::prelude::*;

use crate::{any::any_amount, evening::minute};

/// Changes of players do not depend on the time.
fn apply_to_pool(pool: &mut Pool, change: &PoolChange) -> Result<Vec<PoolTouched>, Rejection> {
    pace_rules::pool::apply_to_pool(pool, change, minute(0))
}

fn id(text: &str) -> GroupPlayerId {
    GroupPlayerId::new(text).expect("an id")
}

fn group() -> GroupId {
    GroupId::new("group-1").expect("an id")
}

fn member(number: u8, name: &str) -> NewMember {
    NewMember { id: id(&format!("gp-{number}")), name: name.to_owned() }
}

fn pool(changes: &[PoolChange]) -> Pool {
    let mut pool = Pool::default();
    let create = PoolChange::CreateGroup { id: group(), name: " Friday ".to_owned() };
    apply_to_pool(&mut pool, &create).expect("a new group");
    for change in changes {
        apply_to_pool(&mut pool, change).expect("a legal change");
    }
    pool
}

fn add(number: u8, name: &str) -> PoolChange {
    PoolChange::AddMembers(vec![member(number, name)])
}

fn names(pool: &Pool) -> Vec<&str> {
    pool.active().into_iter().map(|(_, member)| member.name.as_str()).collect()
}

#[test]
fn a_name_that_is_there_already_stays_one_player() {
    let mut pool = pool(&[add(1, "Ann")]);
    let touched = apply_to_pool(&mut pool, &add(2, " ANN ")).expect("no error");
    assert!(touched.is_empty());
    assert_eq!(names(&pool), ["Ann"]);
}

#[test]
fn a_wildcard_in_a_name_is_a_letter_like_any_other() {
    let pool = pool(&[add(1, "A_n"), add(2, "Ann"), add(3, "%")]);
    assert_eq!(names(&pool), ["%", "A_n", "Ann"]);
}

#[test]
fn whoever_was_removed_returns_under_the_same_id() {
    let mut pool = pool(&[add(1, "Ann"), PoolChange::RemoveMember { id: id("gp-1") }]);
    assert!(names(&pool).is_empty());
    apply_to_pool(&mut pool, &add(2, "ann")).expect("returns");
    assert_eq!(pool.active()[0].0, &id("gp-1"));
    assert_eq!(names(&pool), ["Ann"]);
}

#[test]
fn a_guest_of_a_removed_players_name_brings_that_player_back() {
    let mut pool = pool(&[add(1, "Gus"), PoolChange::RemoveMember { id: id("gp-1") }]);
    apply_to_pool(&mut pool, &PoolChange::PromoteGuest(member(2, "gus"))).expect("returns");
    assert_eq!(pool.active()[0].0, &id("gp-1"));
}

#[test]
fn a_guest_with_the_name_of_a_player_is_refused_with_that_player() {
    let mut pool = pool(&[add(1, "Ann")]);
    let refused = apply_to_pool(&mut pool, &PoolChange::PromoteGuest(member(2, "ann")));
    assert_eq!(refused, Err(Rejection::PlayerInGroup { id: id("gp-1"), name: "Ann".to_owned() }));
}

#[test]
fn one_bad_name_among_several_adds_nobody() {
    let mut pool = pool(&[]);
    let several = PoolChange::AddMembers(vec![member(1, "Ann"), member(2, "  ")]);
    assert_eq!(apply_to_pool(&mut pool, &several), Err(Rejection::PlayerNameMissing));
    assert!(names(&pool).is_empty());
}

#[test]
fn no_two_players_get_one_name_by_renaming_or_returning() {
    let mut pool = pool(&[add(1, "Ann"), add(2, "Ben"), PoolChange::RemoveMember { id: id("gp-2") }]);
    let rename = PoolChange::RenameMember { id: id("gp-1"), name: "BEN".to_owned() };
    assert!(matches!(apply_to_pool(&mut pool, &rename), Err(Rejection::PlayerInGroup { .. })));
    assert_eq!(names(&pool), ["Ann"]);
    apply_to_pool(&mut pool, &PoolChange::ReturnMember { id: id("gp-2") }).expect("free");
    assert_eq!(names(&pool), ["Ann", "Ben"]);
}

#[test]
fn a_deleted_group_takes_no_change_until_it_is_restored() {
    let mut pool = pool(&[add(1, "Ann"), PoolChange::DeleteGroup]);
    assert_eq!(apply_to_pool(&mut pool, &add(2, "Ben")), Err(Rejection::GroupDeleted));
    apply_to_pool(&mut pool, &PoolChange::RestoreGroup).expect("restored");
    assert_eq!(names(&pool), ["Ann"]);
}

#[test]
fn bodies_of_the_web_client_are_read() {
    let read = |method, path: &str, body: &str| {
        let request = Request { method, path: path.to_owned(), body: body.to_owned() };
        PoolChange::of_request(&request, &mut group, &mut || id("made")).map(|(_, change)| change)
    };
    let made = NewMember { id: id("made"), name: "Ben".to_owned() };
    let players = "/groups/group-1/players";
    assert_eq!(
        read(Method::Post, "/groups", r#"{"name":"Friday"}"#),
        Ok(PoolChange::CreateGroup { id: group(), name: "Friday".to_owned() })
    );
    assert_eq!(
        read(Method::Post, players, r#"{"name":"Ben"}"#),
        Ok(PoolChange::AddMembers(vec![made.clone()]))
    );
    assert_eq!(
        read(Method::Post, players, r#"{"names":["Ben"],"name":"Ann"}"#),
        Ok(PoolChange::AddMembers(vec![made.clone()]))
    );
    assert_eq!(
        read(Method::Post, "/groups/group-1/guests", r#"{"name":"Ben"}"#),
        Ok(PoolChange::PromoteGuest(made))
    );
    assert_eq!(
        read(Method::Delete, players, r#"{"playerId":"gp-2"}"#),
        Ok(PoolChange::RemoveMember { id: id("gp-2") })
    );
    let missing = read(Method::Delete, players, "{}").expect_err("nobody is named");
    assert_eq!(missing.message, "Player ID is required");
    // Refused by the rules, with the sentence of the contract.
    assert_eq!(
        read(Method::Post, players, r#"{"name":7}"#),
        Ok(PoolChange::AddMembers(vec![NewMember { id: id("made"), name: String::new() }]))
    );
}

/// A session of the group with that roster, as JSON.
fn session(players: &str) -> Session {
    let body = format!(
        r#"{{"session": {{"id": "s1", "date": "2026-01-09T19:00:00Z", "players": [{players}],
            "organizerId": "a", "courtCostType": "total", "groupId": "group-1"}}}}"#
    );
    parse::<SessionBody>(body.as_bytes()).expect("a session").session
}

/// Whom each player of the roster is taken for after the change, by the number of the pool's id.
fn links(before: Option<&str>, after: &str, pool: &Pool) -> Result<Vec<String>, Rejection> {
    let mut next = session(after);
    link_roster(before.map(session).as_ref(), &mut next, pool)?;
    let link = |link: Option<GroupPlayerId>| link.map_or("-".to_owned(), |id| id.to_string());
    Ok(next.players.into_iter().map(|player| link(player.group_player_id)).collect())
}

#[test]
fn a_new_roster_is_linked_by_name_but_for_those_who_are_said_to_be_guests() {
    let pool = pool(&[add(1, "Ann"), add(2, "Ben"), PoolChange::RemoveMember { id: id("gp-2") }]);
    let roster = r#"{"id": "a", "name": " ANN "}, {"id": "b", "name": "ben"}, {"id": "c", "name": "Cal"},
        {"id": "d", "name": "Ann", "isGuest": true}, {"id": "e", "name": "Zoe", "groupPlayerId": "gp-1"}"#;
    assert_eq!(links(None, roster, &pool), Ok(["gp-1", "gp-2", "-", "-", "gp-1"].map(str::to_owned).into()));
}

#[test]
fn a_link_that_leads_to_nobody_of_the_pool_is_refused() {
    let roster = r#"{"id": "a", "name": "Ann", "groupPlayerId": "gp-9"}"#;
    assert_eq!(links(None, roster, &pool(&[add(1, "Ann")])), Err(Rejection::MemberElsewhere));
}

#[test]
fn whoever_is_on_the_roster_already_stays_linked_or_a_guest_until_renamed() {
    let pool = pool(&[add(1, "Ann"), add(2, "Ben")]);
    let before = r#"{"id": "a", "name": "Ann"}, {"id": "b", "name": "Al", "groupPlayerId": "gp-2"}"#;
    assert_eq!(links(Some(before), before, &pool), Ok(vec!["-".to_owned(), "gp-2".to_owned()]));
    let renamed = r#"{"id": "a", "name": "Ben"}, {"id": "b", "name": "Zoe", "groupPlayerId": "gp-2"}"#;
    assert_eq!(links(Some(before), renamed, &pool), Ok(vec!["gp-2".to_owned(), "-".to_owned()]));
}

#[test]
fn parts_of_a_group_are_words_of_the_wire() {
    for part in [PoolTarget::Group, PoolTarget::Name, PoolTarget::Code, PoolTarget::Member(id("gp-1"))] {
        assert_eq!(part.to_string().parse(), Ok(part));
    }
    assert!("player:a/b".parse::<PoolTarget>().is_err());
    assert!("result".parse::<PoolTarget>().is_err());
}

fn any_change() -> impl Strategy<Value = PoolChange> {
    let name = prop_oneof!["[a-cA-C ]{0,2}", Just("x".repeat(300))];
    let one = (0..5_u8, name.clone()).prop_map(|(number, name)| member(number, &name));
    let some_id = (0..5_u8).prop_map(|number| id(&format!("gp-{number}")));
    let payment_id = (0..5_u8).prop_map(|number| PaymentId::new(format!("pay-{number}")).expect("an id"));
    let person =
        prop_oneof![some_id.clone().prop_map(Person::Member), name.clone().prop_map(Person::Guest)].boxed();
    let payment = (payment_id.clone(), person.clone(), person, any_amount());
    prop_oneof![
        name.clone().prop_map(|name| PoolChange::CreateGroup { id: group(), name }),
        name.clone().prop_map(|name| PoolChange::RenameGroup { name }),
        Just(PoolChange::RenewCode),
        Just(PoolChange::DeleteGroup),
        Just(PoolChange::RestoreGroup),
        proptest::collection::vec(one.clone(), 1..4).prop_map(PoolChange::AddMembers),
        one.prop_map(PoolChange::PromoteGuest),
        (some_id.clone(), name).prop_map(|(id, name)| PoolChange::RenameMember { id, name }),
        some_id.clone().prop_map(|id| PoolChange::RemoveMember { id }),
        some_id.prop_map(|id| PoolChange::ReturnMember { id }),
        payment.prop_map(|(id, from, to, amount)| {
            PoolChange::RecordPayment(NewPayment { id, from, to, amount })
        }),
        payment_id.prop_map(|id| PoolChange::DeletePayment { id }),
    ]
}

proptest! {
    #[test]
    fn any_order_of_changes_leaves_no_two_players_of_one_name(changes in proptest::collection::vec(any_change(), 0..30)) {
        let mut pool = Pool::default();
        for change in changes {
            let before = pool.clone();
            if apply_to_pool(&mut pool, &change).is_err() {
                prop_assert_eq!(&pool, &before);
            } else {
                let once = pool.clone();
                // Applied twice is applied once; a second promotion may be refused.
                let again = apply_to_pool(&mut pool, &change);
                prop_assert!(again.is_ok() || matches!(change, PoolChange::PromoteGuest(_)));
                prop_assert_eq!(&pool, &once);
            }
            let mut names: Vec<String> =
                pool.active().iter().map(|(_, member)| member.name.to_lowercase()).collect();
            names.dedup();
            prop_assert_eq!(names.len(), pool.active().len());
        }
    }

    #[test]
    fn a_change_is_the_same_after_its_request(change in any_change()) {
        let request = change.request(&group());
        let read = PoolChange::of_request(&request, &mut group, &mut || id("made"));
        prop_assert_eq!(read, Ok((group(), change)));
    }
}
