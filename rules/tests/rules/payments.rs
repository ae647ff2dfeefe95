//! Marks of what was paid: recording, taking back, and their requests.

use pace_rules::{
    id::{GroupId, GroupPlayerId, PaymentId},
    money::Money,
    pool::{
        MAX_PAYMENTS, MAX_TOMBSTONES, NewMember, NewPayment, Payment, Person, Pool, PoolChange, PoolTarget,
        apply_to_pool,
    },
    rejection::Rejection,
    request::{Method, Request},
};

use crate::evening::{dollars, minute};

pub(crate) fn member_id(number: usize) -> GroupPlayerId {
    GroupPlayerId::new(format!("gp-{number}")).expect("an id")
}

pub(crate) fn payment_id(number: usize) -> PaymentId {
    PaymentId::new(format!("pay-{number}")).expect("an id")
}

pub(crate) fn member(number: usize) -> Person {
    Person::Member(member_id(number))
}

pub(crate) fn guest(name: &str) -> Person {
    Person::Guest(name.to_owned())
}

pub(crate) fn pay(number: usize, from: &Person, to: &Person, amount: Money) -> PoolChange {
    let (from, to) = (from.clone(), to.clone());
    PoolChange::RecordPayment(NewPayment { id: payment_id(number), from, to, amount })
}

fn take_back(number: usize) -> PoolChange {
    PoolChange::DeletePayment { id: payment_id(number) }
}

/// A group of players gp-0, gp-1, … of these names.
pub(crate) fn pool_of(names: &[&str]) -> Pool {
    let mut pool = Pool::default();
    let id = GroupId::new("group-1").expect("an id");
    let create = PoolChange::CreateGroup { id, name: "Friday Night".to_owned() };
    apply_to_pool(&mut pool, &create, minute(0)).expect("a new group");
    for (number, name) in names.iter().enumerate() {
        let new = NewMember { id: member_id(number), name: (*name).to_owned() };
        apply_to_pool(&mut pool, &PoolChange::AddMembers(vec![new]), minute(0)).expect("a new player");
    }
    pool
}

/// Judged at minutes 1, 2, …
fn after(changes: &[PoolChange]) -> (Pool, Vec<Result<usize, Rejection>>) {
    let mut pool = pool_of(&["Ann", "Ben"]);
    let verdicts = (1..)
        .zip(changes)
        .map(|(at, change)| apply_to_pool(&mut pool, change, minute(at)).map(|touched| touched.len()))
        .collect();
    (pool, verdicts)
}

#[test]
fn a_payment_is_kept_with_the_time_of_its_mark() {
    let (pool, verdicts) = after(&[pay(1, &guest(" Hal\t"), &guest(" Gus "), dollars("12.2"))]);
    assert_eq!(verdicts, [Ok(1)]);
    let kept = Payment {
        id: payment_id(1),
        from: guest("Hal"),
        to: guest("Gus"),
        amount: dollars("12.2"),
        at: minute(1),
    };
    assert_eq!(pool.payments_in_order(), [&kept]);
}

#[test]
fn what_cannot_be_paid_is_refused_with_a_code_and_a_sentence() {
    let (ann, ben) = (member(0), member(1));
    let one = dollars("1");
    let cents = |cents| Money::from_cents(cents);
    for (change, refusal, code, status, sentence) in [
        (
            pay(1, &ann, &ben, cents(0)),
            Rejection::PaymentRange,
            "invalid",
            400,
            "A payment is between 0.01 and 1,000,000.00",
        ),
        (
            pay(1, &ann, &ben, cents(100_000_001)),
            Rejection::PaymentRange,
            "invalid",
            400,
            "A payment is between 0.01 and 1,000,000.00",
        ),
        (
            pay(1, &ann, &ann, one),
            Rejection::PaymentToSelf,
            "invalid",
            400,
            "A payment needs two different people",
        ),
        (
            pay(1, &guest("Gus"), &guest(" GUS"), one),
            Rejection::PaymentToSelf,
            "invalid",
            400,
            "A payment needs two different people",
        ),
        (pay(1, &ann, &member(7), one), Rejection::MemberUnknown, "player_unknown", 404, "Player not found"),
        (pay(1, &guest(" \t"), &ben, one), Rejection::NameMissing, "invalid", 400, "A name is needed"),
        (
            pay(1, &ann, &guest(&"x".repeat(256)), one),
            Rejection::NameTooLong,
            "invalid",
            400,
            "A name has at most 255 characters",
        ),
    ] {
        let (pool, verdicts) = after(std::slice::from_ref(&change));
        assert_eq!(verdicts, [Err(refusal.clone())], "{change:?}");
        assert_eq!((refusal.code(), refusal.status()), (code, status));
        assert_eq!(refusal.to_string(), sentence);
        assert!(pool.payments.is_empty());
    }
    for amount in [cents(1), cents(100_000_000)] {
        assert_eq!(after(&[pay(1, &ann, &ben, amount)]).1, [Ok(1)]);
    }
}

#[test]
fn the_same_payment_again_is_one_and_another_under_its_id_is_refused() {
    let (ann, gus) = (member(0), guest("Gus"));
    let (pool, verdicts) = after(&[
        pay(1, &ann, &gus, dollars("5")),
        pay(1, &ann, &guest(" Gus"), dollars("5")),
        pay(1, &ann, &gus, dollars("6")),
        pay(1, &gus, &ann, dollars("5")),
        pay(0, &ann, &gus, dollars("5")),
    ]);
    let taken = Err(Rejection::IdTaken);
    assert_eq!(verdicts, [Ok(1), Ok(0), taken.clone(), taken, Ok(1)]);
    let kept: Vec<_> = pool.payments_in_order().iter().map(|payment| (payment.amount, payment.at)).collect();
    assert_eq!(kept, [(dollars("5"), minute(1)), (dollars("5"), minute(5))]);
}

#[test]
fn a_payment_that_was_taken_back_never_returns() {
    let payment = pay(1, &member(0), &member(1), dollars("5"));
    let (pool, verdicts) = after(&[payment.clone(), take_back(1), take_back(1), payment]);
    assert_eq!(verdicts, [Ok(1), Ok(1), Ok(0), Err(Rejection::PaymentDeleted)]);
    assert!(pool.payments.is_empty());
    let refusal = Rejection::PaymentDeleted;
    assert_eq!((refusal.code(), refusal.status()), ("payment_deleted", 404));
    assert_eq!(refusal.to_string(), "This payment was taken back");
}

#[test]
fn taking_back_what_never_arrived_touches_nothing_and_refuses_it_when_it_arrives_late() {
    let (pool, verdicts) = after(&[take_back(1), pay(1, &member(0), &member(1), dollars("5"))]);
    assert_eq!(verdicts, [Ok(0), Err(Rejection::PaymentDeleted)]);
    assert!(pool.payments.is_empty());
}

#[test]
fn a_group_keeps_a_bounded_number_of_payments_those_taken_back_included() {
    let mut pool = pool_of(&["Ann", "Ben"]);
    let pay = |number| pay(number, &member(0), &member(1), dollars("1"));
    for number in 0..MAX_PAYMENTS {
        apply_to_pool(&mut pool, &pay(number), minute(1)).expect("within the limit");
    }
    apply_to_pool(&mut pool, &take_back(0), minute(1)).expect("a known payment");
    let refusal = apply_to_pool(&mut pool, &pay(MAX_PAYMENTS), minute(1)).expect_err("one too many");
    assert_eq!(refusal, Rejection::TooManyPayments);
    assert_eq!(
        (refusal.code(), refusal.to_string()),
        ("invalid", "A group has at most 5000 payments".to_owned())
    );
    apply_to_pool(&mut pool, &take_back(MAX_PAYMENTS), minute(1)).expect("never an error");
    assert_eq!(pool.payments.len() + pool.deleted_payments.len(), MAX_PAYMENTS);
}

#[test]
fn deletions_of_what_never_was_do_not_take_the_place_of_payments() {
    let mut pool = pool_of(&["Ann", "Ben"]);
    for number in 0..2 * MAX_PAYMENTS {
        apply_to_pool(&mut pool, &take_back(number), minute(1)).expect("never an error");
    }
    assert_eq!(pool.deleted_payments.len(), MAX_TOMBSTONES);
    let new = pay(3 * MAX_PAYMENTS, &member(0), &member(1), dollars("1"));
    apply_to_pool(&mut pool, &new, minute(1)).expect("there is room");
}

#[test]
fn a_deleted_group_takes_no_payment() {
    let (_, verdicts) = after(&[PoolChange::DeleteGroup, pay(1, &member(0), &member(1), dollars("1"))]);
    assert_eq!(verdicts[1], Err(Rejection::GroupDeleted));
}

#[test]
fn payments_of_a_guest_who_becomes_a_player_are_that_players_under_any_later_name() {
    let gus = NewMember { id: member_id(7), name: " gus ".to_owned() };
    let (pool, verdicts) = after(&[
        pay(1, &guest("Gus"), &member(0), dollars("5")),
        pay(2, &member(1), &member(0), dollars("5")),
        PoolChange::PromoteGuest(gus),
        PoolChange::RenameMember { id: member_id(7), name: "Gustav".to_owned() },
    ]);
    assert_eq!(verdicts, [Ok(1), Ok(1), Ok(2), Ok(1)]);
    let payers: Vec<_> = pool.payments.values().map(|payment| payment.from.clone()).collect();
    assert_eq!(payers, [member(7), member(1)]);
}

#[test]
fn a_phone_dates_its_own_payment_after_all_in_sight() {
    let (pool, _) = after(&[pay(1, &member(0), &member(1), dollars("5"))]);
    assert_eq!(pool.provisional(minute(9)), minute(9));
    assert_eq!(pool.provisional(minute(0)).millis(), minute(1).millis() + 1);
    assert_eq!(Pool::default().provisional(minute(0)), minute(0));
}

#[test]
fn a_payment_waits_for_its_people_and_its_own_record() {
    let add = |number| PoolChange::AddMembers(vec![NewMember { id: member_id(number), name: String::new() }]);
    let payment = pay(1, &member(0), &guest("Gus"), dollars("1"));
    assert_eq!(payment.writes(), [PoolTarget::Payment(payment_id(1))].into());
    assert!(payment.depends_on(&add(0)));
    assert!(!payment.depends_on(&add(1)));
    assert!(!payment.depends_on(&pay(2, &member(0), &guest("Gus"), dollars("1"))));
    assert!(take_back(1).depends_on(&payment));
    assert!(!take_back(2).depends_on(&payment));
}

const CHANGES: &str = "/groups/group-1/changes";

fn read(body: &str) -> Result<PoolChange, String> {
    let group = || GroupId::new("group-1").expect("an id");
    let request = Request { method: Method::Post, path: CHANGES.to_owned(), body: body.to_owned() };
    PoolChange::of_request(&request, &mut { group }, &mut || member_id(0))
        .map(|(_, change)| change)
        .map_err(|error| error.to_string())
}

#[test]
fn payments_travel_as_changes_of_the_group() {
    let group = GroupId::new("group-1").expect("an id");
    for (change, body) in [
        (
            pay(1, &member(1), &guest("Gus"), dollars("12.2")),
            r#"{"do":"recordPayment","payment":{"id":"pay-1","from":{"id":"gp-1"},"to":{"name":"Gus"},"amount":12.2}}"#,
        ),
        (take_back(1), r#"{"do":"deletePayment","id":"pay-1"}"#),
        (PoolChange::RenewCode, r#"{"do":"renewCode"}"#),
        (
            PoolChange::RenameMember { id: member_id(1), name: "Bea".to_owned() },
            r#"{"do":"renamePlayer","id":"gp-1","name":"Bea"}"#,
        ),
    ] {
        let request = change.request(&group);
        assert_eq!((request.path.as_str(), request.body.as_str()), (CHANGES, body));
        assert_eq!(read(body), Ok(change));
    }
}

#[test]
fn a_change_that_does_not_fit_is_refused_with_the_path_to_what_is_wrong() {
    let payment = |from: &str, amount: &str| {
        format!(
            r#"{{"do":"recordPayment","payment":{{"id":"pay-1","from":{from},"to":{{"id":"gp-1"}},"amount":{amount}}}}}"#
        )
    };
    for (body, error) in [
        (payment(r#"{"id":"gp-2"}"#, "0.005"), "payment.amount: an amount has at most two decimals"),
        (payment(r#"{"id":"gp-2"}"#, "-1"), "payment.amount: an amount cannot be negative"),
        (payment(r#"{"id":"gp-2"}"#, "1000000.01"), "payment.amount: an amount is at most 1,000,000.00"),
        (
            payment(r#"{"id":"gp 2"}"#, "1"),
            "payment.from.id: an id has 1 to 128 letters, digits or any of . _ ~ -",
        ),
        (payment(r#"{"pet":"gp-2"}"#, "1"), "payment.from: `pet` is unknown; `id` or `name` is expected"),
        (r#"{"do":"recordPayment"}"#.to_owned(), "payment: `payment` is missing"),
        (r#"{"do":"deletePayment"}"#.to_owned(), "id: `id` is missing"),
        (
            r#"{"do":"deletePayment","id":"/"}"#.to_owned(),
            "id: an id has 1 to 128 letters, digits or any of . _ ~ -",
        ),
        (r#"{"do":"renameGroup"}"#.to_owned(), "name: `name` is missing"),
        (r#"{"do":"fly"}"#.to_owned(), "do: `fly` is unknown"),
        ("{}".to_owned(), "do: `do` is missing"),
    ] {
        assert_eq!(read(&body), Err(error.to_owned()), "{body}");
    }
}
