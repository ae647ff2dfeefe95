//! Balances, plans and payments over arbitrary groups.

use std::{collections::BTreeMap, sync::Arc};

use pace_rules::{
    balances::{Balances, MARKED_OFF, balances},
    money::Money,
    pool::{Person, Pool, PoolChange, apply_to_pool},
    session::Session,
    state::SessionState,
    transfers::Transfer,
};
use proptest::{collection::vec, prelude::*, sample::Index};

use crate::{
    any::{any_amount, config, evening, session_id},
    balances::evening as evening_of,
    bill_laws::brute_force,
    evening::minute,
    payments::{guest, member, member_id, pay, payment_id, pool_of},
};

const PLAYERS: [&str; 6] = ["Ann", "Ben", "Cal", "Dee", "Eve", "Flo"];
const GUESTS: [&str; 3] = ["Gus", "Hal", " gus "];

/// Person number n: players of the pool first, then guests.
fn person(number: usize) -> Person {
    if number < PLAYERS.len() { member(number) } else { guest(GUESTS[number - PLAYERS.len()]) }
}

fn below(limit: i64, amount: Money) -> Money {
    Money::from_cents(amount.cents() % limit)
}

/// Evenings of some of eight people, of amounts below so many cents; one may be on a roster twice.
fn evenings(limit: i64) -> BoxedStrategy<Vec<SessionState>> {
    let people = vec(0..PLAYERS.len() + GUESTS.len(), 8);
    vec((evening(), people), 0..5)
        .prop_map(move |evenings| {
            let named = |(number, (mut state, people)): (usize, (SessionState, Vec<usize>))| {
                let mut session: Session = state.session.as_deref().expect("begun").clone();
                session.id = session_id(number);
                session.court_cost_value = below(limit, session.court_cost_value);
                session.bird_cost_total = below(limit, session.bird_cost_total);
                session.bet_per_player = below(limit, session.bet_per_player);
                for (player, who) in session.players.iter_mut().zip(people) {
                    match person(who) {
                        Person::Member(id) => player.group_player_id = Some(id),
                        Person::Guest(name) => player.name = name,
                    }
                }
                state.session = Some(Arc::new(session));
                state
            };
            evenings.into_iter().enumerate().map(named).collect()
        })
        .boxed()
}

/// Evenings of two of eight people and few cents, so that some of the people settle among
/// themselves.
fn round_evenings() -> BoxedStrategy<Vec<SessionState>> {
    vec((0..8_usize, 0..8_usize, 1..7_u32), 1..10).prop_map(|debts| players_owing(&debts)).boxed()
}

/// Somebody on a roster: a name, and a player's number.
type Named = (String, Option<usize>);

fn named(number: usize) -> Named {
    match person(number) {
        Person::Member(_) => (PLAYERS[number].to_owned(), Some(number)),
        Person::Guest(name) => (name, None),
    }
}

/// Evenings after each of which one person owes so many cents to another.
fn owing(debts: impl IntoIterator<Item = (Named, Named, u32)>) -> Vec<SessionState> {
    let evening = |(number, (from, to, cents)): (usize, (Named, Named, u32))| {
        let cost = Money::from_cents(2 * i64::from(cents)).to_string();
        evening_of(number, &[(&to.0, to.1), (&from.0, from.1)], &cost[1..])
    };
    debts.into_iter().enumerate().map(evening).collect()
}

fn players_owing(debts: &[(usize, usize, u32)]) -> Vec<SessionState> {
    owing(debts.iter().map(|(from, to, cents)| (named(*from), named(*to), *cents)))
}

#[derive(Debug, Clone)]
enum Step {
    Pay(usize, usize, Money),
    /// Pays a transfer of the plan, or only that many hundredths of it.
    PayPlanned(Index, i64),
    TakeBack(Index),
}

fn any_step(limit: i64) -> impl Strategy<Value = Step> {
    let people = PLAYERS.len() + GUESTS.len();
    prop_oneof![
        2 => (0..people, 0..people, any_amount())
            .prop_map(move |(from, to, amount)| Step::Pay(from, to, below(limit, amount))),
        3 => any::<Index>().prop_map(|index| Step::PayPlanned(index, 100)),
        1 => (any::<Index>(), 1..100_i64).prop_map(|(index, part)| Step::PayPlanned(index, part)),
        1 => any::<Index>().prop_map(Step::TakeBack),
    ]
}

/// The change that a step makes of these balances; none if there is nothing to pay or take back.
fn change(step: &Step, number: usize, now: &Balances) -> Option<PoolChange> {
    match step {
        Step::Pay(from, to, amount) => Some(pay(number, &person(*from), &person(*to), *amount)),
        Step::PayPlanned(index, part) if !now.plan.is_empty() => {
            let Transfer { from, to, amount } = index.get(&now.plan);
            Some(pay(number, from, to, Money::from_cents((amount.cents() * part / 100).max(1))))
        }
        Step::TakeBack(index) if !now.payments.is_empty() => {
            Some(PoolChange::DeletePayment { id: index.get(&now.payments).id.clone() })
        }
        Step::PayPlanned(..) | Step::TakeBack(_) => None,
    }
}

fn after(sessions: &[SessionState], steps: &[Step]) -> Pool {
    let mut pool = pool_of(&PLAYERS);
    for (number, step) in steps.iter().enumerate() {
        if let Some(change) = change(step, number, &balances(&pool, sessions)) {
            // Some are refused: nobody pays themselves, and nothing.
            drop(apply_to_pool(&mut pool, &change, minute(i64::try_from(number).expect("few"))));
        }
    }
    pool
}

/// The pool after one payment more, later than all others.
fn paid(pool: &Pool, number: usize, transfer: &Transfer<Person>) -> Pool {
    let mut pool = pool.clone();
    let at = pool.provisional(minute(0));
    let payment = pay(number, &transfer.from, &transfer.to, transfer.amount);
    apply_to_pool(&mut pool, &payment, at).expect("a legal payment");
    pool
}

fn taken_back(pool: &Pool, number: usize) -> Pool {
    let mut pool = pool.clone();
    let change = PoolChange::DeletePayment { id: payment_id(number) };
    apply_to_pool(&mut pool, &change, minute(0)).expect("a known payment");
    pool
}

fn without(plan: &[Transfer<Person>], place: usize) -> Vec<Transfer<Person>> {
    [&plan[..place], &plan[place + 1..]].concat()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn lines_add_up_to_balances_and_balances_to_nothing_and_the_plan_settles_everybody(
        mut sessions in evenings(i64::MAX),
        steps in vec(any_step(i64::MAX), 0..12),
    ) {
        let pool = after(&sessions, &steps);
        let balances_now = balances(&pool, &sessions);
        let mut open = BTreeMap::new();
        for account in &balances_now.people {
            prop_assert!(!account.lines.is_empty());
            prop_assert!(account.lines.iter().all(|line| line.amount != Money::ZERO));
            prop_assert_eq!(account.lines.iter().map(|line| line.amount).sum::<Money>(), account.balance);
            prop_assert!(open.insert(account.person(), account.balance).is_none());
        }
        prop_assert_eq!(open.values().copied().sum::<Money>(), Money::ZERO);
        for Transfer { from, to, amount } in &balances_now.plan {
            prop_assert!(*amount > Money::ZERO && from != to);
            *open.get_mut(from).expect("a known person") = open[from] + *amount;
            *open.get_mut(to).expect("a known person") = open[to] - *amount;
        }
        prop_assert!(open.values().all(|balance| *balance == Money::ZERO));
        // The order in which the sessions come does not count.
        sessions.reverse();
        prop_assert_eq!(balances(&pool, &sessions), balances_now.clone());
        let json = serde_json::to_string(&balances_now).expect("plain data");
        prop_assert_eq!(serde_json::from_str::<Balances>(&json).expect("its own"), balances_now);
    }

    #[test]
    fn paying_the_plan_in_any_order_leaves_each_time_the_rest_of_it_and_taking_back_gives_it_back(
        sessions in prop_oneof![evenings(10_000), round_evenings()],
        steps in vec(any_step(10_000), 0..8),
        order in vec(any::<Index>(), 20),
        part in 1..100_i64,
    ) {
        let mut pool = after(&sessions, &steps);
        let mut now = balances(&pool, &sessions);
        for (number, index) in (1_000..).zip(order) {
            if now.plan.is_empty() {
                break;
            }
            let place = index.index(now.plan.len());
            let whole = now.plan[place].clone();
            let cents = (whole.amount.cents() * part / 100).max(1);
            let in_part = Transfer { amount: Money::from_cents(cents), ..whole.clone() };
            let mut reduced = now.plan.clone();
            reduced[place].amount = whole.amount - in_part.amount;
            reduced.retain(|transfer| transfer.amount > Money::ZERO);
            let in_part = paid(&pool, number, &in_part);
            prop_assert_eq!(balances(&in_part, &sessions).plan, reduced);
            let next = paid(&pool, number, &whole);
            let next_now = balances(&next, &sessions);
            prop_assert_eq!(&next_now.plan, &without(&now.plan, place));
            prop_assert_eq!(balances(&taken_back(&next, number), &sessions), now);
            (pool, now) = (next, next_now);
        }
        prop_assert_eq!(now.plan, []);
        prop_assert!(now.people.iter().all(|account| account.balance == Money::ZERO));
    }

    #[test]
    fn payments_and_their_deletions_leave_what_the_standing_payments_alone_give(
        sessions in evenings(10_000),
        steps in vec(any_step(10_000), 0..16),
    ) {
        let pool = after(&sessions, &steps);
        let mut standing = pool_of(&PLAYERS);
        // Not in the order in which they were marked.
        for payment in pool.payments.values() {
            let change = pace_rules::pool::NewPayment {
                id: payment.id.clone(),
                from: payment.from.clone(),
                to: payment.to.clone(),
                amount: payment.amount,
            };
            apply_to_pool(&mut standing, &PoolChange::RecordPayment(change), payment.at).expect("legal before");
        }
        prop_assert_eq!(balances(&standing, &sessions), balances(&pool, &sessions));
    }

    #[test]
    fn a_phone_that_has_only_the_balances_shows_its_own_payments_as_the_server_will(
        sessions in evenings(10_000),
        seen in vec(any_step(10_000), 0..6),
        own in vec(any_step(10_000), 0..6),
    ) {
        let seen_pool = after(&sessions, &seen);
        let pool = after(&sessions, &[seen, own].concat());
        let base = balances(&seen_pool, &sessions);
        prop_assert_eq!(base.with_payments_of(&seen_pool), base.clone());
        prop_assert_eq!(base.with_payments_of(&pool), balances(&pool, &sessions));
    }

    #[test]
    fn without_part_payments_the_plan_is_as_short_as_trying_all_finds(
        sessions in round_evenings(),
        payments in vec((any::<bool>(), any::<Index>(), 0..8_usize, 0..8_usize, 1..9_i64), 0..6),
    ) {
        let mut pool = pool_of(&PLAYERS);
        for (number, (planned, index, from, to, cents)) in payments.into_iter().enumerate() {
            let plan = balances(&pool, &sessions).plan;
            let beside = Transfer { from: person(from), to: person(to), amount: Money::from_cents(cents) };
            let is_part = plan.iter().any(|planned| {
                (&planned.from, &planned.to) == (&beside.from, &beside.to) && planned.amount > beside.amount
            });
            if planned && !plan.is_empty() {
                pool = paid(&pool, number, index.get(&plan));
            } else if from != to && !is_part {
                pool = paid(&pool, number, &beside);
            }
        }
        let now = balances(&pool, &sessions);
        let mut open: Vec<i64> = now.people.iter().map(|account| account.balance.cents()).collect();
        prop_assert_eq!(now.plan.len(), brute_force(&mut open));
    }
}

fn between_players(from: usize, to: usize, cents: i64) -> Transfer<Person> {
    Transfer { from: member(from), to: member(to), amount: Money::from_cents(cents) }
}

#[test]
fn a_plan_of_more_people_than_are_planned_exactly_is_paid_off_as_it_stands() {
    let guest = |number: usize| (format!("Guest {number}"), None);
    let debts = (0..26).zip((100..).step_by(7));
    let sessions = owing(debts.map(|(number, cents)| (guest(number), guest(26 + number % 4), cents)));
    let mut pool = pool_of(&[]);
    let mut plan = balances(&pool, &sessions).plan;
    assert!((26..MARKED_OFF).contains(&plan.len()));
    for number in 0.. {
        if plan.is_empty() {
            break;
        }
        let place = (number * 7) % plan.len();
        pool = paid(&pool, number, &plan[place]);
        let left = balances(&pool, &sessions).plan;
        assert_eq!(left, without(&plan, place));
        plan = left;
    }
}

#[test]
fn a_part_keeps_its_plan_while_it_is_one_of_the_last_payments_that_are_marked_off() {
    let sessions = players_owing(&[(0, 2, 7), (0, 3, 3), (1, 3, 4), (4, 5, 500)]);
    let mut pool = paid(&pool_of(&PLAYERS), 0, &between_players(0, 2, 3));
    for number in 1..MARKED_OFF {
        assert_eq!(balances(&pool, &sessions).plan.len(), 4);
        pool = paid(&pool, number, &between_players(4, 5, 1));
    }
    assert_eq!(balances(&pool, &sessions).plan.len(), 4);
    pool = paid(&pool, MARKED_OFF, &between_players(4, 5, 1));
    let left = 500 - i64::try_from(MARKED_OFF).expect("few");
    let anew = [between_players(0, 3, 7), between_players(1, 2, 4), between_players(4, 5, left)];
    assert_eq!(balances(&pool, &sessions).plan, anew);
}

#[test]
fn a_new_name_changes_the_order_of_the_plan_and_not_the_plan() {
    let sessions = players_owing(&[(0, 2, 7), (0, 3, 3), (1, 3, 4)]);
    let (first, second, third) =
        (between_players(0, 2, 7), between_players(0, 3, 3), between_players(1, 3, 4));
    let mut pool = pool_of(&PLAYERS);
    assert_eq!(balances(&pool, &sessions).plan, [first.clone(), second.clone(), third.clone()]);
    for (number, name) in ["Z", "Y", "X", "W"].into_iter().enumerate() {
        let rename = PoolChange::RenameMember { id: member_id(number), name: name.to_owned() };
        apply_to_pool(&mut pool, &rename, minute(1)).expect("a free name");
    }
    assert_eq!(balances(&pool, &sessions).plan, [third, second, first]);
}
