//! Changes of payments.

use super::{PoolTouched, checked};
use crate::{
    id::PaymentId,
    money::{MAX_AMOUNT, Money},
    name::tidy,
    pool::{
        change::PoolTarget,
        payment::{MAX_PAYMENTS, MAX_TOMBSTONES, NewPayment, Payment, Person},
        state::Pool,
    },
    rejection::Rejection,
    time::Timestamp,
};

pub(super) fn record(
    pool: &mut Pool,
    new: &NewPayment,
    at: Timestamp,
) -> Result<Vec<PoolTouched>, Rejection> {
    let NewPayment { id, from, to, amount } = new;
    if pool.deleted_payments.contains(id) {
        return Err(Rejection::PaymentDeleted);
    }
    let payment = Payment { id: id.clone(), from: tidied(from), to: tidied(to), amount: *amount, at };
    if let Some(known) = pool.payments.get(id) {
        let is_same = *known == Payment { at: known.at, ..payment };
        return if is_same { Ok(Vec::new()) } else { Err(Rejection::IdTaken) };
    }
    if payment.amount <= Money::ZERO || payment.amount > MAX_AMOUNT {
        return Err(Rejection::PaymentRange);
    }
    for person in [&payment.from, &payment.to] {
        match person {
            Person::Member(id) if !pool.members.contains_key(id) => return Err(Rejection::MemberUnknown),
            Person::Member(_) => {}
            Person::Guest(name) => drop(checked(name, Rejection::NameMissing)?),
        }
    }
    if payment.from.key() == payment.to.key() {
        return Err(Rejection::PaymentToSelf);
    }
    if pool.payment_ids() >= MAX_PAYMENTS {
        return Err(Rejection::TooManyPayments);
    }
    pool.payments.insert(id.clone(), payment);
    Ok(vec![touched(id)])
}

/// An id never seen leaves a tombstone and touches nothing: a late record of it is refused. There are
/// few of these, so that they never take the place of payments.
pub(super) fn delete(pool: &mut Pool, id: &PaymentId) -> Vec<PoolTouched> {
    let was_there = pool.payments.remove(id).is_some();
    let has_room = pool.deleted_payments.len() < MAX_TOMBSTONES && pool.payment_ids() < MAX_PAYMENTS;
    if was_there || has_room {
        pool.deleted_payments.insert(id.clone());
    }
    if was_there { vec![touched(id)] } else { Vec::new() }
}

/// Payments of a guest who became a player are that player's, whatever the name will be.
pub(super) fn follow_guest(pool: &mut Pool, name: &str) -> Vec<PoolTouched> {
    let Some(member) = pool.named(name).map(|(id, _)| Person::Member(id.clone())) else {
        return Vec::new();
    };
    let guest = Person::Guest(name.to_owned()).key();
    let mut followed = Vec::new();
    for payment in pool.payments.values_mut() {
        let Payment { id, from, to, .. } = payment;
        let theirs: Vec<_> = [from, to].into_iter().filter(|person| person.key() == guest).collect();
        if !theirs.is_empty() {
            followed.push(touched(id));
        }
        for person in theirs {
            person.clone_from(&member);
        }
    }
    followed
}

fn tidied(person: &Person) -> Person {
    match person {
        Person::Member(id) => Person::Member(id.clone()),
        Person::Guest(name) => Person::Guest(tidy(name)),
    }
}

/// What was paid never changes, so nothing of another author is overwritten.
fn touched(id: &PaymentId) -> PoolTouched {
    PoolTouched { target: PoolTarget::Payment(id.clone()), before: None }
}
