//! How the types that are no plain records cross to Kotlin and Swift.

use std::borrow::Cow;

use crate::{
    balances::Balances,
    id::{GameId, GroupId, GroupPlayerId, PaymentId, PlayerId, SessionId},
    money::Money,
    pool::Person,
    time::Timestamp,
    transfers::Transfer,
};

macro_rules! id {
    ($($name:ident),*) => {
        $(uniffi::custom_type!($name, String, {
            lower: |id| id.as_str().to_owned(),
            try_lift: |text| Ok($name::new(text)?),
        });)*
    };
}

id!(GameId, GroupId, GroupPlayerId, PaymentId, PlayerId, SessionId);

uniffi::custom_type!(Timestamp, i64, {
    lower: |time| time.millis(),
    try_lift: |millis| Ok(Timestamp::from_millis(millis)),
});

uniffi::custom_type!(Money, i64, {
    lower: |amount| amount.cents(),
    try_lift: |cents| Ok(Money::from_cents(cents)),
});

uniffi::custom_type!(usize, u64, {
    remote,
    lower: |count| u64::try_from(count).unwrap_or(u64::MAX),
    try_lift: |count| Ok(usize::try_from(count)?),
});

/// A name that may be one of ours.
type Name = Cow<'static, str>;
uniffi::custom_type!(Name, String, {
    remote,
    lower: |name| name.into_owned(),
    try_lift: |name| Ok(Cow::Owned(name)),
});

/// A figure of each side.
type OfBoth = [u8; 2];
uniffi::custom_type!(OfBoth, Score, {
    remote,
    lower: |both| Score { a: both[0], b: both[1] },
    try_lift: |score| Ok([score.a, score.b]),
});

/// Points or games of both sides.
#[derive(uniffi::Record)]
pub struct Score {
    /// Of team A.
    a: u8,
    /// Of team B.
    b: u8,
}

/// A payment within the bill of a session.
type SessionTransfer = Transfer;
/// A payment within the plan that settles a group.
type GroupTransfer = Transfer<Person>;

/// One player pays another.
#[uniffi::remote(Record)]
pub struct SessionTransfer {
    /// Who pays.
    from: PlayerId,
    /// Who is paid.
    to: PlayerId,
    /// Above zero.
    amount: Money,
}

/// One person pays another.
#[uniffi::remote(Record)]
pub struct GroupTransfer {
    /// Who pays.
    from: Person,
    /// Who is paid.
    to: Person,
    /// Above zero.
    amount: Money,
}

/// A transfer of the plan as a sentence: "Ben pays Ann $12.20".
#[uniffi::export]
#[allow(clippy::needless_pass_by_value, reason = "it is a copy that the other side made")]
pub(crate) fn transfer_sentence(balances: &Balances, transfer: GroupTransfer) -> String {
    balances.sentence(&transfer)
}
