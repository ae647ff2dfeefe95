//! The fewest payments that settle everybody.
//!
//! A group of n people whose balances add up to zero needs at most n − 1 transfers, so the fewest
//! transfers are those of the most such groups.
//!
//! # A plan stays as it is when one of its transfers is paid
//! Take one transfer out of a smallest plan. What is left settles the balances that are left, and
//! no plan does so with fewer: that one, with the transfer put back, would have settled the old
//! balances with fewer. Put back into any other smallest plan of what is left it makes a smallest
//! plan of the old balances too. So the plan that is left is the one chosen for what is left,
//! provided that the choice among smallest plans does not change when one transfer is added to all
//! of them. This is so for the choice made here. Written as the amounts of the first debtor to the
//! first, second, … creditor, then those of the second debtor, and so on, the plan is the greatest
//! in the order of a dictionary, and adding the same to the same place of two such lists leaves
//! their order as it was. Debtors and creditors keep the order in which the balances are given;
//! therefore this order must not depend on the amounts.

use serde::{Deserialize, Serialize};

use crate::{id::PlayerId, money::Money};

/// Most people for whom the fewest payments are sought exactly.
pub const MAX_EXACT: usize = 18;

/// One person pays another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer<P = PlayerId> {
    /// Who pays.
    pub from: P,
    /// Who is paid.
    pub to: P,
    /// Above zero.
    #[serde(deserialize_with = "crate::money::computed")]
    pub amount: Money,
}

/// A person, by position in the balances, and what is still open of the debt or claim.
type Open = (usize, Money);

/// The fewest transfers after which all balances are zero, in the order of those who pay. A balance
/// above zero is to receive, one below is to pay. Balances have to add up to zero; a surplus of one
/// side would stay unsettled.
///
/// Exact up to [`MAX_EXACT`] people. Of more, exact opposites pay each other, which never costs a
/// transfer (if `a` and `−a` were in two groups, the rests of these would make one), and then the
/// first debt pays the first claim, which settles at least one of them, until few enough are left.
pub fn fewest_transfers<P: Clone>(balances: &[(P, Money)]) -> Vec<Transfer<P>> {
    let open = |sign: i64| {
        let open = balances.iter().map(|(_, balance)| *balance * sign).enumerate();
        open.filter(|(_, amount)| *amount > Money::ZERO).collect::<Vec<Open>>()
    };
    let (mut debts, mut claims) = (open(-1), open(1));
    let mut paid = Vec::new();
    if debts.len() + claims.len() > MAX_EXACT {
        pay_opposites(&mut debts, &mut claims, &mut paid);
    }
    while !debts.is_empty() && !claims.is_empty() {
        let claim = claim_of_first_debt(&debts, &claims);
        pay(&mut debts, 0, &mut claims, claim, &mut paid);
    }
    paid.sort_unstable();
    let person = |place: usize| balances[place].0.clone();
    paid.into_iter()
        .map(|(from, to, amount)| Transfer { from: person(from), to: person(to), amount })
        .collect()
}

/// One transfer, as large as both sides allow; whoever is settled is taken out.
fn pay(
    debts: &mut Vec<Open>,
    debt: usize,
    claims: &mut Vec<Open>,
    claim: usize,
    paid: &mut Vec<(usize, usize, Money)>,
) {
    let amount = debts[debt].1.min(claims[claim].1);
    paid.push((debts[debt].0, claims[claim].0, amount));
    for (side, place) in [(debts, debt), (claims, claim)] {
        side[place].1 = side[place].1 - amount;
        if side[place].1 == Money::ZERO {
            side.remove(place);
        }
    }
}

fn pay_opposites(debts: &mut Vec<Open>, claims: &mut Vec<Open>, paid: &mut Vec<(usize, usize, Money)>) {
    let mut debt = 0;
    while let Some((_, amount)) = debts.get(debt) {
        match claims.iter().position(|(_, claim)| claim == amount) {
            Some(claim) => pay(debts, debt, claims, claim, paid),
            None => debt += 1,
        }
    }
}

/// The first claim that a smallest plan lets the first debt pay: the first that is in one group
/// with it in some split of all into the most groups. Within a group whose balances add up to zero,
/// and no smaller group's do, any plan that settles somebody with each transfer is a smallest one,
/// so the two may pay as much as they can.
///
/// Each transfer settles somebody, so all calls for one plan together take twice as long as the first.
fn claim_of_first_debt(debts: &[Open], claims: &[Open]) -> usize {
    let people = debts.len() + claims.len();
    if debts.len() == 1 || claims.len() == 1 || people > MAX_EXACT {
        return 0;
    }
    let balance = |place: usize| match claims.get(place) {
        Some((_, amount)) => *amount,
        None => -debts[place - claims.len()].1,
    };
    let everybody = (1_usize << people) - 1;
    let mut sums = vec![Money::ZERO; everybody + 1];
    for set in 1..=everybody {
        sums[set] = sums[set & (set - 1)] + balance(set.trailing_zeros() as usize);
    }
    let most = most_groups(&sums);
    let first_debt = 1 << claims.len();
    let is_best = |set: usize| sums[set] == Money::ZERO && most[everybody ^ set] + 1 == most[everybody];
    let groups = (1..=everybody).filter(|set| set & first_debt != 0 && is_best(*set));
    // Claims come first in a set, so its lowest member is its first claim.
    groups.map(|set| set.trailing_zeros() as usize).min().unwrap_or(0)
}

/// Sets that differ in their lowest members only, computed side by side.
const LANES: usize = 32;

/// For each set of people, given the sums of their balances, the most groups that add up to zero: in
/// the best order of taking the set apart one person at a time, a group is complete whenever what
/// remains adds up to zero. For n people 2^n·n steps, and the sums are most of the 9 · 2^n bytes.
fn most_groups(sums: &[Money]) -> Vec<u8> {
    let mut most = vec![0_u8; sums.len()];
    let lanes = sums.len().min(LANES);
    for block in (0..sums.len()).step_by(lanes) {
        let (before, row) = most.split_at_mut(block);
        let row = &mut row[..lanes];
        for member in members(block) {
            for (most, without) in row.iter_mut().zip(&before[block ^ member..]) {
                *most = (*most).max(*without);
            }
        }
        for low in 0..lanes {
            let best = members(low).map(|member| row[low ^ member]).max().unwrap_or(0).max(row[low]);
            row[low] = best + u8::from(block + low != 0 && sums[block + low] == Money::ZERO);
        }
    }
    most
}

/// The members of a set of bits, each as its bit.
fn members(mut set: usize) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = set & set.wrapping_neg();
        set ^= lowest;
        (lowest != 0).then_some(lowest)
    })
}
