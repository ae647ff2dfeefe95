//! The payments that settle a group, as they are marked one by one.

use std::collections::BTreeMap;

use crate::{
    money::Money,
    pool::Person,
    transfers::{Transfer, fewest_transfers},
};

/// Most payments that are marked off one by one; older ones count in the balances. Each may take a
/// new plan, so this bounds the time. Whoever follows a plan marks at most as many payments as it
/// has transfers, unless they pay in parts.
pub const MARKED_OFF: usize = 32;

/// The plan for balances of evenings after payments, in the order in which they were marked.
///
/// A payment of a transfer of the plan is marked off it: what is left of the plan stays, whole
/// transfers and the rest of a part. After any other payment the fewest transfers are sought anew.
/// So whoever counts the same evenings and payments gets the same plan, and without the last
/// payment the one before it.
///
/// As [`crate::transfers`] says, a plan with a whole transfer marked off is the one for the
/// balances that are left. Two cases need the payments one by one: a part may leave balances that a
/// quite different plan would settle with one transfer fewer, and more than
/// [`crate::transfers::MAX_EXACT`] people are not planned exactly.
pub(super) fn plan(
    mut open: BTreeMap<Person, Money>,
    payments: &[Transfer<Person>],
) -> Vec<Transfer<Person>> {
    let recent = payments.len().saturating_sub(MARKED_OFF);
    let mut plan = None;
    for (place, payment) in payments.iter().enumerate() {
        let Transfer { from, to, amount } = payment;
        let balance = |person| open.get(person).copied().unwrap_or_default();
        let may_be_planned = place >= recent && balance(from) <= -*amount && balance(to) >= *amount;
        plan = if may_be_planned { mark_off(plan.unwrap_or_else(|| plan_for(&open)), payment) } else { None };
        for (person, paid) in [(from, *amount), (to, -*amount)] {
            let balance = open.entry(person.clone()).or_default();
            *balance = *balance + paid;
        }
    }
    plan.unwrap_or_else(|| plan_for(&open))
}

/// People are planned in the order of their ids, which no payment and no new name changes.
fn plan_for(open: &BTreeMap<Person, Money>) -> Vec<Transfer<Person>> {
    let balances: Vec<_> = open.iter().map(|(person, balance)| (person.clone(), *balance)).collect();
    fewest_transfers(&balances)
}

/// What is left of a plan after a payment; none if the payment is no transfer of it.
fn mark_off(mut plan: Vec<Transfer<Person>>, payment: &Transfer<Person>) -> Option<Vec<Transfer<Person>>> {
    let transfer = plan.iter_mut().find(|transfer| {
        transfer.from == payment.from && transfer.to == payment.to && transfer.amount >= payment.amount
    })?;
    transfer.amount = transfer.amount - payment.amount;
    plan.retain(|transfer| transfer.amount > Money::ZERO);
    Some(plan)
}
