//! The fewest payments that settle everybody.

use crate::{id::PlayerId, money::Money};

/// Most people for whom the fewest payments are sought exactly.
const MAX_EXACT: usize = 18;

/// One person pays another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// Who pays.
    pub from: PlayerId,
    /// Who is paid.
    pub to: PlayerId,
    /// Above zero.
    pub amount: Money,
}

/// A person, by position in the balances, and what is still open: above zero is to receive.
type Open = (usize, Money);

/// The fewest transfers after which all balances are zero, in the order of those who pay. A balance
/// above zero is to receive, one below is to pay. Balances have to add up to zero; a surplus of one
/// side would stay unsettled.
///
/// A group of n people whose balances add up to zero needs at most n − 1 transfers, so the fewest
/// transfers are those of the most such groups. They are found exactly up to 18 people after exact
/// opposites have been matched, which never costs a transfer: if `a` and `−a` were in two groups,
/// the rests of these would make one. Above 18 people the rest settles as one group.
pub fn fewest_transfers(balances: &[(PlayerId, Money)]) -> Vec<Transfer> {
    let mut open: Vec<Open> = balances
        .iter()
        .map(|(_, balance)| *balance)
        .enumerate()
        .filter(|(_, balance)| *balance != Money::ZERO)
        .collect();
    let mut paid = Vec::new();
    for group in opposites(&mut open) {
        settle_group(&group, &mut paid);
    }
    for group in zero_sum_groups(open) {
        settle_group(&group, &mut paid);
    }
    paid.sort_unstable();
    let person = |place: usize| balances[place].0.clone();
    paid.into_iter()
        .map(|(from, to, amount)| Transfer { from: person(from), to: person(to), amount })
        .collect()
}

/// Takes out pairs of exact opposites.
fn opposites(open: &mut Vec<Open>) -> Vec<[Open; 2]> {
    let mut pairs = Vec::new();
    let mut index = 0;
    while index < open.len() {
        let opposite = open[index + 1..].iter().position(|(_, balance)| *balance == -open[index].1);
        if let Some(offset) = opposite {
            let other = open.remove(index + 1 + offset);
            pairs.push([open.remove(index), other]);
        } else {
            index += 1;
        }
    }
    pairs
}

/// Splits people into as many groups as possible whose balances add up to zero each.
///
/// `most[set]` is the number of such groups in the best order of taking the set apart one person at
/// a time, a group being complete whenever what remains adds up to zero: 2^n·n steps.
fn zero_sum_groups(open: Vec<Open>) -> Vec<Vec<Open>> {
    let receivers = open.iter().filter(|(_, balance)| *balance > Money::ZERO).count();
    if receivers <= 1 || open.len() - receivers <= 1 || open.len() > MAX_EXACT {
        return vec![open];
    }
    let sets = 1_usize << open.len();
    let mut sums = vec![Money::ZERO; sets];
    let mut most = vec![0_u8; sets];
    for set in 1..sets {
        let lowest = set.trailing_zeros() as usize;
        sums[set] = sums[set & (set - 1)] + open[lowest].1;
        let best = members(set).map(|member| most[set ^ member]).max().unwrap_or(0);
        most[set] = best + u8::from(sums[set] == Money::ZERO);
    }
    let mut groups = vec![Vec::new()];
    let mut set = sets - 1;
    while set != 0 {
        if sums[set] == Money::ZERO {
            groups.push(Vec::new());
        }
        let Some(taken) = members(set).max_by_key(|member| most[set ^ member]) else { break };
        if let Some(group) = groups.last_mut() {
            group.push(open[taken.trailing_zeros() as usize]);
        }
        set ^= taken;
    }
    groups
}

/// The members of a set of bits, each as its bit.
fn members(mut set: usize) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = set & set.wrapping_neg();
        set ^= lowest;
        (lowest != 0).then_some(lowest)
    })
}

/// Lets the largest debt pay the largest claim until one side is settled: each transfer settles at
/// least one person, the last one two.
fn settle_group(group: &[Open], paid: &mut Vec<(usize, usize, Money)>) {
    let mut debts: Vec<Open> = group
        .iter()
        .filter(|(_, balance)| *balance < Money::ZERO)
        .map(|(place, balance)| (*place, -*balance))
        .collect();
    let mut claims: Vec<Open> = group.iter().filter(|(_, balance)| *balance > Money::ZERO).copied().collect();
    let largest_last = |(place, balance): &Open| (*balance, std::cmp::Reverse(*place));
    debts.sort_by_key(largest_last);
    claims.sort_by_key(largest_last);
    while let (Some((from, debt)), Some((to, claim))) = (debts.last_mut(), claims.last_mut()) {
        let amount = (*debt).min(*claim);
        paid.push((*from, *to, amount));
        *debt = *debt - amount;
        *claim = *claim - amount;
        debts.pop_if(|(_, left)| *left == Money::ZERO);
        claims.pop_if(|(_, left)| *left == Money::ZERO);
    }
}
