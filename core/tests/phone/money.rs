//! Payments on top of the balances that the server worked out.

use pace_core::{
    effect::Effect,
    failure::Failure,
    input::{GroupIntent, Token},
    snapshot::{BalancesView, Page, SyncMark, Tab, TabView},
};
use pace_rules::{
    id::PaymentId,
    money::Money,
    pool::{NewPayment, Person, PoolChange},
};

use crate::{
    group::{ack, add, intend, member, rows, sees},
    support::{Phone, call, told},
};

const ANN_AND_BEN: [(&str, &str); 2] = [("gp-1", "Ann"), ("gp-2", "Ben")];

/// Ben owes Ann 12.00 of an evening; what was paid since is in `payments`, and counts in `paid`.
fn balances(paid: &str, lines: [&str; 2], payments: &str) -> String {
    let line = |amount: &str| {
        format!(r#"{{"session":"s1","title":"Friday","date":"2026-01-09T19:00:00.000Z","amount":{amount}}}"#)
    };
    format!(
        r#","balances":{{"people":[
            {{"id":"gp-1","name":"Ann","balance":{paid},"lines":[{}{}]}},
            {{"id":"gp-2","name":"Ben","balance":-{paid},"lines":[{}{}]}}],
            "plan":[],"payments":[{payments}]}}"#,
        line("12"),
        lines[0],
        line("-12"),
        lines[1],
    )
}

fn opened() -> Phone {
    let mut phone = Phone::new();
    let load = call(&intend(&mut phone, GroupIntent::Open(Tab::Balances))).expect("a load");
    phone.answer(&load, 200, &rows(5, &ANN_AND_BEN, &balances("12", ["", ""], "")));
    phone
}

fn payment(id: &str) -> PaymentId {
    PaymentId::new(id).expect("an id")
}

fn pay(phone: &mut Phone, cents: i64) -> Vec<Effect> {
    let new = NewPayment {
        id: payment("pay-1"),
        from: Person::Member(member("gp-2")),
        to: Person::Member(member("gp-1")),
        amount: Money::from_cents(cents),
    };
    intend(phone, GroupIntent::Change(PoolChange::RecordPayment(new)))
}

fn view(phone: &Phone) -> BalancesView {
    let Some(TabView::Balances(view)) = sees(phone).content else { panic!("{:?}", sees(phone)) };
    view
}

/// What Ann is to receive, and how far each payment got.
fn amounts(phone: &Phone) -> (i64, Vec<SyncMark>) {
    let view = view(phone);
    let ann = view.balances.people.iter().find(|account| account.name == "Ann");
    let marks = view.payments.iter().map(|line| line.sync).collect();
    (ann.map_or(0, |account| account.balance.cents()), marks)
}

#[test]
fn a_payment_counts_at_once_and_stays_though_the_answer_to_it_has_no_balances() {
    let mut phone = opened();
    assert_eq!(amounts(&phone), (1_200, vec![]));
    assert_eq!(
        sees(&phone).balances_text("19:42").expect("a text").lines().last(),
        Some("Ben pays Ann $12.00")
    );

    let write = call(&pay(&mut phone, 500)).expect("a write");
    assert_eq!(amounts(&phone), (700, vec![SyncMark::Saving]));
    assert_eq!((view(&phone).payments[0].from.as_str(), view(&phone).provisional), ("Ben", true));
    let text = sees(&phone).balances_text("19:42").expect("a text");
    assert!(text.contains("As of 19:42; not everything is saved yet."), "{text}");

    phone.answer(&write, 200, &ack(&write, 6, &ANN_AND_BEN, ""));
    assert_eq!(amounts(&phone), (700, vec![SyncMark::Saved]));
    assert!(!view(&phone).provisional);
}

#[test]
fn a_pull_that_was_answered_before_the_payment_does_not_take_it_out_of_sight() {
    let mut phone = opened();
    let pull = call(&intend(&mut phone, GroupIntent::Refresh)).expect("a sync");
    let write = call(&pay(&mut phone, 500)).expect("a write");
    phone.answer(&write, 200, &ack(&write, 6, &ANN_AND_BEN, ""));
    phone.answer(&pull, 200, &rows(5, &ANN_AND_BEN, &balances("12", ["", ""], "")));
    assert_eq!(amounts(&phone), (700, vec![SyncMark::Saved]));

    let pull = call(&intend(&mut phone, GroupIntent::Refresh)).expect("a sync");
    let at = r#""date":"2026-01-10T19:00:00.000Z""#;
    let lines = [
        format!(r#",{{"payment":"pay-1","title":"Paid by Ben",{at},"amount":-5}}"#),
        format!(r#",{{"payment":"pay-1","title":"Paid to Ann",{at},"amount":5}}"#),
    ];
    let paid = r#"{"id":"pay-1","from":{"id":"gp-2"},"to":{"id":"gp-1"},"amount":5,"at":"2026-01-10T19:00:00.000Z"}"#;
    let whole = balances("7", [&lines[0], &lines[1]], paid);
    phone.answer(&pull, 200, &rows(6, &ANN_AND_BEN, &whole));
    assert_eq!(amounts(&phone), (700, vec![SyncMark::Saved]), "once");
}

#[test]
fn a_refused_payment_never_was_and_can_be_retried() {
    let mut phone = opened();
    let effects = pay(&mut phone, 500);
    let outcome = phone.fail_until_given_up(effects);
    assert_eq!(told(&outcome, Token(1)), Some(Err(Failure::Offline)));
    assert_eq!(amounts(&phone), (1_200, vec![]));
    let item = sees(&phone).tray.remove(0);
    assert_eq!(item.what[0].to_string(), "Ben paid Ann $5.00");
    let write = call(&intend(&mut phone, GroupIntent::Retry(item.id))).expect("a write");
    phone.answer(&write, 200, &ack(&write, 6, &ANN_AND_BEN, ""));
    assert_eq!(amounts(&phone), (700, vec![SyncMark::Saved]));
}

#[test]
fn a_payment_that_is_taken_back_counts_no_more() {
    let mut phone = opened();
    let write = call(&pay(&mut phone, 500)).expect("a write");
    phone.answer(&write, 200, &ack(&write, 6, &ANN_AND_BEN, ""));
    let change = PoolChange::DeletePayment { id: payment("pay-1") };
    let write = call(&intend(&mut phone, GroupIntent::Change(change))).expect("a write");
    assert_eq!(amounts(&phone), (1_200, vec![]));
    phone.answer(&write, 200, &ack(&write, 7, &ANN_AND_BEN, ""));
    assert_eq!(amounts(&phone), (1_200, vec![]));
}

#[test]
fn nobody_is_paid_whom_the_server_does_not_have_yet_and_no_amount_is_zero() {
    let mut phone = opened();
    assert!(matches!(told(&pay(&mut phone, 0), Token(1)), Some(Err(Failure::Rejected { .. }))));
    add(&mut phone, "gp-3", "Cal");
    let new = NewPayment {
        id: payment("pay-2"),
        from: Person::Guest("Gus".to_owned()),
        to: Person::Member(member("gp-3")),
        amount: Money::from_cents(1),
    };
    let effects = intend(&mut phone, GroupIntent::Change(PoolChange::RecordPayment(new)));
    let refused = told(&effects, Token(1));
    assert!(
        matches!(&refused, Some(Err(Failure::Rejected { code, .. })) if code == "not_saved_yet"),
        "{refused:?}"
    );
}

#[test]
fn a_journaled_payment_goes_on_after_a_restart_whatever_others_did() {
    let mut phone = opened();
    pay(&mut phone, 500);
    phone.restart();
    assert_eq!(phone.state.home_snapshot().unsaved[0].count(), 1);
    let load = call(&intend(&mut phone, GroupIntent::Open(Tab::Balances))).expect("a load");
    let key = load.path.split("&verdicts=").nth(1).and_then(|rest| rest.split('&').next()).expect("a key");
    let unknown = format!(r#","verdicts":{{"{key}":{{"verdict":"unknown"}}}}"#);
    let whole = rows(9, &ANN_AND_BEN, &format!("{}{unknown}", balances("12", ["", ""], "")));
    let resent = call(&phone.answer(&load, 200, &whole)).expect("it is sent once more");
    assert_ne!(resent.key.as_deref(), Some(key), "under a key that is not fenced");
    assert_eq!((sees(&phone).page, amounts(&phone)), (Page::Ready, (700, vec![SyncMark::Saving])));
}
