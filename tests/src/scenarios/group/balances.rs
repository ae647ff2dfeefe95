//! The money of a group.

use pace_core::snapshot::{BalancesView, PaymentLine};
use pace_rules::{
    balances::{Account, Line, Source},
    pool::Person,
    transfers::Transfer,
};
use serde_json::{Value, json};

use super::super::{
    names::Names,
    screen::{seconds, sync},
};

pub(super) fn balances(view: &BalancesView, names: &Names) -> Value {
    let balances = &view.balances;
    json!({
        "people": balances.people.iter().map(|it| account(it, names)).collect::<Vec<_>>(),
        "plan": balances.plan.iter().map(|it| transfer(it, names)).collect::<Vec<_>>(),
        "payments": view.payments.iter().map(|it| payment(it, names)).collect::<Vec<_>>(),
        "provisional": view.provisional,
    })
}

fn account(of: &Account, names: &Names) -> Value {
    json!({
        "person": names.of_person(&of.person()),
        "name": of.name,
        "balance": of.balance.cents(),
        "lines": of.lines.iter().map(|it| line(it, names)).collect::<Vec<_>>(),
    })
}

fn line(of: &Line, names: &Names) -> Value {
    let (session, payment) = match &of.source {
        Source::Session(id) => (Some(names.of_session(id)), None),
        Source::Payment(id) => (None, Some(names.of_payment(id))),
    };
    json!({
        "session": session,
        "payment": payment,
        "title": of.title,
        "date": of.date,
        "amount": of.amount.cents(),
    })
}

fn transfer(of: &Transfer<Person>, names: &Names) -> Value {
    json!({
        "from": names.of_person(&of.from),
        "to": names.of_person(&of.to),
        "amount": of.amount.cents(),
    })
}

fn payment(of: &PaymentLine, names: &Names) -> Value {
    json!({
        "payment": names.of_payment(&of.payment.id),
        "from": names.of_person(&of.payment.from),
        "to": names.of_person(&of.payment.to),
        "amount": of.payment.amount.cents(),
        "at": seconds(of.payment.at),
        "sync": sync(of.sync),
    })
}
