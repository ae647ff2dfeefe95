//! What people of a group have paid to each other.

use serde::{Deserialize, Serialize};

use crate::{
    id::{GroupPlayerId, PaymentId},
    money::Money,
    name::tidy,
    time::Timestamp,
};

/// Most payments that a group keeps, deleted ones included.
pub const MAX_PAYMENTS: usize = 5_000;

/// With so many deletions known, a deletion of what was never seen leaves no tombstone any more.
pub const MAX_TOMBSTONES: usize = 500;

/// Somebody who owes or is owed within a group.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Person {
    /// A player of the pool.
    #[serde(rename = "id")]
    Member(#[cfg_attr(feature = "uniffi", uniffi(name = "player"))] GroupPlayerId),
    /// Whoever is on rosters under this name without a link to the pool.
    #[serde(rename = "name")]
    Guest(#[cfg_attr(feature = "uniffi", uniffi(name = "name"))] String),
}

impl Person {
    /// The one spelling of all that mean this person, as [`super::same_name`] tells.
    #[must_use]
    pub fn key(&self) -> Self {
        match self {
            Self::Member(id) => Self::Member(id.clone()),
            Self::Guest(name) => Self::Guest(tidy(name).to_lowercase()),
        }
    }
}

/// A payment to be marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPayment {
    /// Made by the client.
    pub id: PaymentId,
    /// Who paid.
    pub from: Person,
    /// Who was paid.
    pub to: Person,
    /// From 0.01 to [`crate::money::MAX_AMOUNT`].
    pub amount: Money,
}

/// A mark of what was paid. It is never edited, only deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Payment {
    /// For ever.
    pub id: PaymentId,
    /// Who paid.
    pub from: Person,
    /// Who was paid.
    pub to: Person,
    /// Above zero.
    pub amount: Money,
    /// When it was marked, by the server's clock.
    pub at: Timestamp,
}
