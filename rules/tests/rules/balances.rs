//! Balances of a group written down by hand.

use std::sync::Arc;

use pace_rules::{
    balances::{Account, Balances, balances, balances_text},
    change::Change,
    money::Money,
    player::Player,
    pool::{NewMember, Person, Pool, PoolChange, apply_to_pool},
    session::{GameMode, Session},
    state::SessionState,
    time::Timestamp,
    transfers::Transfer,
};

use crate::{
    any::{player_id, session_id},
    evening::{dollars, minute, played, session},
    payments::{guest, member, member_id, pay, pool_of},
};

/// An evening without games: the first of these people prepaid the cost.
pub(crate) fn evening(number: usize, people: &[(&str, Option<usize>)], cost: &str) -> SessionState {
    let player = |(place, (name, link)): (usize, &(&str, Option<usize>))| Player {
        id: player_id(place),
        name: (*name).to_owned(),
        group_player_id: link.map(member_id),
        is_guest: None,
    };
    let session = Session {
        id: session_id(number),
        name: Some(format!("Friday {number}")),
        date: minute(i64::try_from(number).expect("few")),
        players: people.iter().enumerate().map(player).collect(),
        organizer_id: player_id(0),
        court_cost_value: dollars(cost),
        bird_cost_total: Money::ZERO,
        ..session(GameMode::Singles, &["Ann", "Ben"])
    };
    played(session, &[])
}

fn shown(account: &Account) -> (&str, String, Vec<(&str, String)>) {
    let lines = account.lines.iter().map(|line| (line.title.as_str(), line.amount.to_string()));
    (&account.name, account.balance.to_string(), lines.collect())
}

fn settle(pool: &mut Pool, change: &PoolChange, at: Timestamp) {
    apply_to_pool(pool, change, at).expect("a legal change");
}

fn transfer(from: Person, to: Person, amount: &str) -> Transfer<Person> {
    Transfer { from, to, amount: dollars(amount) }
}

const ANN: (&str, Option<usize>) = ("Ann", Some(0));
const BEN: (&str, Option<usize>) = ("Ben", Some(1));
const GUS: (&str, Option<usize>) = ("Gus", None);

#[test]
fn the_lines_of_everybody_add_up_over_evenings_and_payments() {
    let mut pool = pool_of(&["Ann", "Ben"]);
    let evenings = [
        evening(2, &[BEN, ANN], "10.01"),
        evening(1, &[ANN, BEN, GUS, (" gus ", None)], "40"),
        evening(3, &[ANN, BEN], "0"),
    ];
    settle(&mut pool, &pay(1, &guest("GUS"), &member(0), dollars("15")), minute(0));
    let balances = balances(&pool, &evenings);
    let text = |text: &str| text.to_owned();
    assert_eq!(
        balances.people.iter().map(shown).collect::<Vec<_>>(),
        [
            (
                "Ann",
                text("$10.00"),
                vec![
                    ("Paid by Gus", text("-$15.00")),
                    ("Friday 1", text("$30.00")),
                    ("Friday 2", text("-$5.00")),
                ]
            ),
            ("Ben", text("-$5.00"), vec![("Friday 1", text("-$10.00")), ("Friday 2", text("$5.00"))]),
            ("Gus", text("-$5.00"), vec![("Paid to Ann", text("$15.00")), ("Friday 1", text("-$20.00"))]),
        ]
    );
    assert_eq!(balances.plan, [transfer(member(1), member(0), "5"), transfer(guest("Gus"), member(0), "5")]);
}

#[test]
fn balances_travel_as_decimal_money_and_come_back() {
    let mut pool = pool_of(&["Ann", "Ben"]);
    settle(&mut pool, &pay(1, &guest("Gus"), &member(0), dollars("0.8")), minute(5));
    let balances = balances(&pool, &[evening(1, &[ANN, GUS], "25.01")]);
    let json = serde_json::to_string(&balances).expect("plain data");
    assert_eq!(
        json,
        concat!(
            r#"{"people":[{"id":"gp-0","name":"Ann","balance":11.7,"lines":["#,
            r#"{"session":"s1","title":"Friday 1","date":"2026-01-09T19:01:00.000Z","amount":12.5},"#,
            r#"{"payment":"pay-1","title":"Paid by Gus","date":"2026-01-09T19:05:00.000Z","amount":-0.8}]},"#,
            r#"{"name":"Gus","balance":-11.7,"lines":["#,
            r#"{"session":"s1","title":"Friday 1","date":"2026-01-09T19:01:00.000Z","amount":-12.5},"#,
            r#"{"payment":"pay-1","title":"Paid to Ann","date":"2026-01-09T19:05:00.000Z","amount":0.8}]}],"#,
            r#""plan":[{"from":{"name":"Gus"},"to":{"id":"gp-0"},"amount":11.7}],"#,
            r#""payments":[{"id":"pay-1","from":{"name":"Gus"},"to":{"id":"gp-0"},"amount":0.8,"#,
            r#""at":"2026-01-09T19:05:00.000Z"}]}"#
        )
    );
    assert_eq!(serde_json::from_str::<Balances>(&json).expect("its own"), balances);
}

#[test]
fn sums_above_what_a_person_may_type_come_back() {
    let evenings: Vec<_> = (1..4).map(|number| evening(number, &[ANN, BEN], "1000000")).collect();
    let balances = balances(&pool_of(&["Ann", "Ben"]), &evenings);
    assert_eq!(
        balances.plan,
        [Transfer { amount: Money::from_cents(150_000_000), ..balances.plan[0].clone() }]
    );
    let json = serde_json::to_string(&balances).expect("plain data");
    assert_eq!(serde_json::from_str::<Balances>(&json).expect("its own"), balances);
}

#[test]
fn a_deleted_evening_is_as_if_it_had_never_been() {
    let pool = pool_of(&["Ann", "Ben"]);
    let mut deleted = evening(1, &[ANN, BEN], "40");
    pace_rules::apply::apply(&mut deleted, &Change::DeleteSession, minute(1)).expect("a session");
    assert_eq!(balances(&pool, &[deleted]), Balances::default());
    assert_eq!(balances(&pool, &[SessionState::default()]), Balances::default());
}

#[test]
fn names_are_those_of_the_pool_and_order_does_not_depend_on_case() {
    let mut pool = pool_of(&["ann", "Zoe"]);
    let evenings = [evening(1, &[("Z.", Some(1)), ("ANN", Some(0)), ("Bob", None), ("lost", Some(9))], "40")];
    settle(&mut pool, &PoolChange::RemoveMember { id: member_id(1) }, minute(1));
    let balances = balances(&pool, &evenings);
    let names: Vec<_> = balances.people.iter().map(|account| account.name.as_str()).collect();
    assert_eq!(names, ["ann", "Bob", "lost", "Zoe"]);
    assert_eq!(balances.name(&member(1)), "Zoe");
    assert_eq!(balances.name(&guest(" BOB ")), "Bob");
    assert_eq!((balances.name(&guest("Eve")), balances.name(&member(5))), ("Eve", "Unknown"));
}

#[test]
fn a_guest_of_the_name_of_a_player_stays_another_person() {
    let mut pool = pool_of(&["Ann", "Gus"]);
    settle(&mut pool, &pay(1, &guest("Gus"), &member(0), dollars("4")), minute(5));
    let balances = balances(&pool, &[evening(1, &[ANN, ("Gus", Some(1)), GUS], "30")]);
    let accounts: Vec<_> =
        balances.people.iter().map(|account| (account.person(), account.balance)).collect();
    assert_eq!(
        accounts,
        [(member(0), dollars("16")), (member(1), -dollars("10")), (guest("Gus"), -dollars("6")),]
    );
}

#[test]
fn a_payment_to_a_guest_whom_no_roster_names_any_more_is_to_the_player_of_that_name() {
    let mut pool = pool_of(&["Ann"]);
    settle(
        &mut pool,
        &PoolChange::PromoteGuest(NewMember { id: member_id(1), name: "Gus".to_owned() }),
        minute(4),
    );
    // Another phone had not seen the promotion.
    settle(&mut pool, &pay(1, &guest("gus"), &member(0), dollars("15")), minute(5));
    let balances = balances(&pool, &[evening(1, &[ANN, ("Gus", Some(1))], "30")]);
    assert_eq!(balances.people[1].person(), member(1));
    assert_eq!((balances.people[1].balance, balances.plan.len()), (Money::ZERO, 0));
}

#[test]
fn a_phone_keeps_to_whom_the_server_found_a_payment_to_be() {
    let mut pool = pool_of(&["Ann", "Gus"]);
    settle(&mut pool, &pay(1, &guest("Gus"), &member(0), dollars("4")), minute(5));
    // The guest is on a roster, but nothing was owed.
    let base = balances(&pool, &[evening(1, &[ANN, GUS], "0")]);
    assert_eq!(base.people.iter().map(Account::person).collect::<Vec<_>>(), [member(0), guest("Gus")]);
    assert_eq!(base.with_payments_of(&pool), base);
}

#[test]
fn what_two_names_of_one_person_pay_each_other_is_nothing() {
    let mut pool = pool_of(&["Ann", "Ben"]);
    settle(&mut pool, &pay(1, &guest("Ann"), &member(0), dollars("15")), minute(5));
    let balances = balances(&pool, &[evening(1, &[ANN, BEN], "30")]);
    assert_eq!(balances.people.iter().map(|account| account.lines.len()).collect::<Vec<_>>(), [1, 1]);
    assert_eq!(balances.payments.len(), 1);
}

#[test]
fn a_part_payment_reduces_its_transfer_even_where_a_new_plan_would_be_shorter() {
    let mut pool = pool_of(&["Ann", "Ben", "Cal", "Dee"]);
    // Ann is to pay 10 and Ben 4; Cal and Dee are to receive 7 each.
    let owes = |number, debtor, creditor, cents: i64| {
        let name = |link| ["Ann", "Ben", "Cal", "Dee"][link];
        let cost = Money::from_cents(cents * 200).to_string();
        evening(number, &[(name(creditor), Some(creditor)), (name(debtor), Some(debtor))], &cost[1..])
    };
    let evenings = [owes(1, 0, 2, 7), owes(2, 0, 3, 3), owes(3, 1, 3, 4)];
    let plan = |amounts: [&str; 3]| {
        let pairs = [(0, 2), (0, 3), (1, 3)].into_iter().zip(amounts);
        pairs.map(|((from, to), amount)| transfer(member(from), member(to), amount)).collect::<Vec<_>>()
    };
    assert_eq!(balances(&pool, &evenings).plan, plan(["7", "3", "4"]));
    // Now Ann owes 7 in all and Dee is to receive 7: two transfers would do.
    settle(&mut pool, &pay(1, &member(0), &member(2), dollars("3")), minute(9));
    assert_eq!(balances(&pool, &evenings).plan, plan(["4", "3", "4"]));
    // A payment beside the plan makes a new one.
    settle(&mut pool, &pay(2, &member(1), &member(2), dollars("1")), minute(10));
    let anew = [transfer(member(0), member(3), "7"), transfer(member(1), member(2), "3")];
    assert_eq!(balances(&pool, &evenings).plan, anew);
}

#[test]
fn the_text_says_who_pays_whom_and_a_name_cannot_forge_a_line() {
    let pool = pool_of(&["Ann", "Ben"]);
    let mut open = balances(&pool, &[evening(1, &[ANN, BEN, GUS], "36.61")]);
    open.people[1].name = "Ben\npays".to_owned();
    assert_eq!(
        balances_text(&open, "Friday\nNight", Some("As of 19:42, not everything is saved yet")),
        "🏸 Friday Night\n\n💰 To settle up:\nBen pays pays Ann $12.20\nGus pays Ann $12.20\n\
         As of 19:42, not everything is saved yet"
    );
    assert_eq!(
        balances_text(&Balances::default(), "Friday Night", None),
        "🏸 Friday Night\n\nNobody owes anybody anything."
    );
}

#[test]
fn a_junk_session_neither_panics_nor_hides_the_others() {
    let mut junk = evening(1, &[ANN, BEN], "40");
    junk.session =
        junk.session.map(|session| Arc::new(Session { players: Vec::new(), ..session.as_ref().clone() }));
    let balances = balances(&pool_of(&["Ann", "Ben"]), &[junk, evening(2, &[ANN, BEN], "40")]);
    assert_eq!(balances.plan, [transfer(member(1), member(0), "20")]);
}
