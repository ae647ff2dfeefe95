//! Entering evenings and payments, line by line.

use std::collections::{BTreeMap, BTreeSet};

use super::{Account, Balances, Line, Source, plan::plan};
use crate::{
    id::{GroupPlayerId, PaymentId},
    money::Money,
    name::tidy,
    pool::{Payment, Person, Pool},
    session::Session,
    settlement::settlement_rows,
    state::SessionState,
    transfers::Transfer,
};

/// The name of somebody of whom nothing but an id is known.
pub(super) const UNKNOWN: &str = "Unknown";

/// Accounts being written. People are told apart by [`Person::key`].
pub(super) struct Ledger<'a> {
    pool: &'a Pool,
    /// Players of the pool by the guest that they would be without a link.
    players: BTreeMap<Person, &'a GroupPlayerId>,
    on_rosters: BTreeSet<Person>,
    accounts: BTreeMap<Person, Account>,
}

/// Who paid and who was paid, where that was found out before.
#[derive(Default)]
pub(super) struct Parties {
    pub(super) payers: BTreeMap<PaymentId, Person>,
    pub(super) payees: BTreeMap<PaymentId, Person>,
}

impl<'a> Ledger<'a> {
    pub(super) fn new(pool: &'a Pool) -> Self {
        let players = |removed: bool| {
            let some = pool.members.iter().filter(move |(_, member)| member.is_removed == removed);
            some.map(|(id, member)| (Person::Guest(member.name.clone()).key(), id))
        };
        Self {
            pool,
            // Of two of one name the one who was not removed counts.
            players: players(true).chain(players(false)).collect(),
            on_rosters: BTreeSet::new(),
            accounts: BTreeMap::new(),
        }
    }

    /// One line for each person who owes or is owed something; whoever is on the roster twice is
    /// one person.
    pub(super) fn enter_session(&mut self, session: &Session, state: &SessionState) {
        let rows = settlement_rows(state).unwrap_or_default();
        let mut amounts = BTreeMap::<Person, (&str, Money)>::new();
        for (player, row) in session.players.iter().zip(&rows) {
            let linked = player.group_player_id.clone().map(Person::Member);
            let person = linked.unwrap_or_else(|| Person::Guest(player.name.clone()).key());
            let (_, amount) = amounts.entry(person).or_insert((&player.name, Money::ZERO));
            *amount = *amount + row.balance;
        }
        for (person, (name, amount)) in amounts {
            let source = Source::Session(session.id.clone());
            let line = Line { source, title: session.title().to_owned(), date: session.date, amount };
            self.enter_evening(&person, name, line);
        }
    }

    /// What an evening adds for somebody whom it calls by that name.
    pub(super) fn enter_evening(&mut self, person: &Person, name: &str, line: Line) {
        self.on_rosters.insert(person.clone());
        if line.amount != Money::ZERO {
            self.account(person, name).enter(line);
        }
    }

    /// Adds the payments and makes the plan.
    pub(super) fn close(mut self, parties: &Parties) -> Balances {
        let evenings = self.accounts.iter().map(|(person, account)| (person.clone(), account.balance));
        let evenings: BTreeMap<Person, Money> = evenings.collect();
        let payments: Vec<Payment> = self.pool.payments_in_order().into_iter().cloned().collect();
        let mut paid = Vec::new();
        for payment in &payments {
            let from = parties.payers.get(&payment.id).cloned().unwrap_or_else(|| self.meant(&payment.from));
            let to = parties.payees.get(&payment.id).cloned().unwrap_or_else(|| self.meant(&payment.to));
            // A guest may have become the very player who paid.
            if from != to {
                self.enter_payment(payment, &from, &to);
                paid.push(Transfer { from, to, amount: payment.amount });
            }
        }
        let plan = plan(evenings, &paid);
        let mut people: Vec<(Person, Account)> = self.accounts.into_iter().collect();
        people.sort_by_cached_key(|(person, account)| (account.name.to_lowercase(), person.clone()));
        let place = |person| people.iter().position(|(other, _)| other == person);
        let mut plan: Vec<_> = plan
            .iter()
            .filter_map(|transfer| Some((place(&transfer.from)?, place(&transfer.to)?, transfer.amount)))
            .collect();
        plan.sort_unstable();
        let person = |place: usize| people[place].1.person();
        let transfer = |(from, to, amount)| Transfer { from: person(from), to: person(to), amount };
        Balances {
            plan: plan.into_iter().map(transfer).collect(),
            people: people.into_iter().map(|(_, account)| account.in_order()).collect(),
            payments,
        }
    }

    fn enter_payment(&mut self, payment: &Payment, from: &Person, to: &Person) {
        let [payer, paid] = [(from, &payment.from), (to, &payment.to)].map(|(person, written)| {
            let name = match written {
                Person::Guest(name) => name,
                Person::Member(_) => UNKNOWN,
            };
            self.account(person, name).name.clone()
        });
        let source = Source::Payment(payment.id.clone());
        let line = |title, amount| Line { source: source.clone(), title, date: payment.at, amount };
        self.account(from, &payer).enter(line(format!("Paid to {paid}"), payment.amount));
        self.account(to, &paid).enter(line(format!("Paid by {payer}"), -payment.amount));
    }

    /// Whom a payment means: a guest whom no roster names is the player who bears the name.
    fn meant(&self, person: &Person) -> Person {
        let key = person.key();
        match self.players.get(&key) {
            Some(player) if !self.on_rosters.contains(&key) => Person::Member((*player).clone()),
            _ => key,
        }
    }

    fn account(&mut self, person: &Person, name: &str) -> &mut Account {
        let pool = self.pool;
        self.accounts.entry(person.clone()).or_insert_with(|| {
            let id = match person {
                Person::Member(id) => Some(id.clone()),
                Person::Guest(_) => None,
            };
            let member = id.as_ref().and_then(|id| pool.members.get(id));
            let name = member.map_or_else(|| tidy(name), |member| member.name.clone());
            Account { id, name, balance: Money::ZERO, lines: Vec::new() }
        })
    }
}

impl Account {
    fn enter(&mut self, line: Line) {
        self.balance = self.balance + line.amount;
        self.lines.push(line);
    }

    fn in_order(mut self) -> Self {
        self.lines.sort_by_cached_key(|line| (line.date, line.source.clone()));
        self
    }
}
