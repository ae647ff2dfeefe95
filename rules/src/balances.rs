//! Who owes whom in a group, over all its evenings and payments.
//!
//! Nothing here is kept: everything follows from the sessions that exist now and the payments that
//! stand. Each line of an evening is the balance on that evening's own bill, where the cents of an
//! uneven share go to the first on the roster.

mod ledger;
mod plan;
mod text;

use serde::{Deserialize, Serialize};

use crate::{
    id::{GroupPlayerId, PaymentId, SessionId},
    money::Money,
    pool::{Payment, Person, Pool},
    state::SessionState,
    time::Timestamp,
    transfers::Transfer,
};
use ledger::{Ledger, Parties};

pub use plan::MARKED_OFF;
pub use text::balances_text;

/// The balances of a group, as the wire carries them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Balances {
    /// Everybody with at least one line, by name. All balances together: zero.
    pub people: Vec<Account>,
    /// Payments that settle everybody, by the names of those who pay: the fewest that do, but as
    /// long as only parts of them were paid since, still those.
    pub plan: Vec<Transfer<Person>>,
    /// The payments that were marked, in that order.
    pub payments: Vec<Payment>,
}

/// What one person owes or is owed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Account {
    /// The player of the pool; none for a guest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<GroupPlayerId>,
    /// The name in the pool; of a guest, as it was first written.
    pub name: String,
    /// Above zero is to receive, below is to pay. All lines together.
    #[serde(deserialize_with = "crate::money::computed")]
    pub balance: Money,
    /// Where the balance comes from, oldest first.
    pub lines: Vec<Line>,
}

/// What one evening or payment adds to a balance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Line {
    /// The evening or payment.
    #[serde(flatten)]
    pub source: Source,
    /// Such as "Friday 9" or "Paid to Ann".
    pub title: String,
    /// When it was played or marked.
    pub date: Timestamp,
    /// Never zero.
    #[serde(deserialize_with = "crate::money::computed")]
    pub amount: Money,
}

/// Where a line comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "camelCase")]
pub enum Source {
    /// An evening.
    Session(#[cfg_attr(feature = "uniffi", uniffi(name = "session"))] SessionId),
    /// A payment.
    Payment(#[cfg_attr(feature = "uniffi", uniffi(name = "payment"))] PaymentId),
}

#[cfg_attr(feature = "uniffi", uniffi::export)]
impl Account {
    /// Whose it is.
    pub fn person(&self) -> Person {
        self.id.clone().map_or_else(|| Person::Guest(self.name.clone()), Person::Member)
    }
}

/// The balances of a group of that pool over its sessions, in any order.
pub fn balances<'a>(pool: &Pool, sessions: impl IntoIterator<Item = &'a SessionState>) -> Balances {
    let standing = sessions.into_iter().filter(|state| !state.is_deleted);
    let mut evenings: Vec<_> =
        standing.filter_map(|state| Some((state.session.as_deref()?, state))).collect();
    evenings.sort_by_key(|(session, _)| (session.date, &session.id));
    let mut ledger = Ledger::new(pool);
    for (session, state) in evenings {
        ledger.enter_session(session, state);
    }
    ledger.close(&Parties::default())
}

impl Balances {
    /// The same evenings with the payments and names of that pool: what a phone shows while
    /// payments of its own are not answered yet.
    #[must_use]
    pub fn with_payments_of(&self, pool: &Pool) -> Self {
        let mut ledger = Ledger::new(pool);
        let mut parties = Parties::default();
        for account in &self.people {
            let person = account.person().key();
            for line in &account.lines {
                match &line.source {
                    Source::Session(_) => ledger.enter_evening(&person, &account.name, line.clone()),
                    Source::Payment(id) => {
                        let is_payer = line.amount > Money::ZERO;
                        let side = if is_payer { &mut parties.payers } else { &mut parties.payees };
                        side.insert(id.clone(), person.clone());
                    }
                }
            }
        }
        ledger.close(&parties)
    }

    /// What people call somebody of these balances.
    pub fn name<'a>(&'a self, person: &'a Person) -> &'a str {
        let known = self.people.iter().find(|account| account.person().key() == person.key());
        match (known, person) {
            (Some(account), _) => &account.name,
            (None, Person::Guest(name)) => name,
            (None, Person::Member(_)) => ledger::UNKNOWN,
        }
    }
}
