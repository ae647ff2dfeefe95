//! How the types that are no plain records cross to Kotlin and Swift.

use std::borrow::Cow;

use crate::{
    balances::Balances,
    game::Team,
    id::{GameId, GroupId, GroupPlayerId, PaymentId, PlayerId, SessionId},
    money::Money,
    part::PartValue,
    pool::Person,
    session::CourtCostType,
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

/// The value of one part, as [`PartValue`]. In Kotlin null is also what is absent, so it says whether
/// a result and a name are there that were cleared.
#[derive(uniffi::Record)]
pub struct PartMembers {
    /// There is a winner, or none any more.
    #[uniffi(default = false)]
    has_result: bool,
    #[uniffi(default = None)]
    winning_team: Option<Team>,
    #[uniffi(default = None)]
    team_a_score: Option<u8>,
    #[uniffi(default = None)]
    team_b_score: Option<u8>,
    #[uniffi(default = None)]
    team_a: Option<Vec<PlayerId>>,
    #[uniffi(default = None)]
    team_b: Option<Vec<PlayerId>>,
    /// There is a name, or none any more.
    #[uniffi(default = false)]
    has_name: bool,
    #[uniffi(default = None)]
    name: Option<String>,
    #[uniffi(default = None)]
    date: Option<Timestamp>,
    #[uniffi(default = None)]
    court_cost_type: Option<CourtCostType>,
    #[uniffi(default = None)]
    court_cost_value: Option<Money>,
    #[uniffi(default = None)]
    bird_cost_total: Option<Money>,
    #[uniffi(default = None)]
    bet_per_player: Option<Money>,
    #[uniffi(default = None)]
    betting_enabled: Option<bool>,
    #[uniffi(default = None)]
    organizer_id: Option<PlayerId>,
}

uniffi::custom_type!(PartValue, PartMembers, {
    lower: |value| PartMembers {
        has_result: value.winning_team.is_some(),
        winning_team: value.winning_team.flatten(),
        has_name: value.name.is_some(),
        name: value.name.flatten(),
        team_a_score: value.team_a_score,
        team_b_score: value.team_b_score,
        team_a: value.team_a,
        team_b: value.team_b,
        date: value.date,
        court_cost_type: value.court_cost_type,
        court_cost_value: value.court_cost_value,
        bird_cost_total: value.bird_cost_total,
        bet_per_player: value.bet_per_player,
        betting_enabled: value.betting_enabled,
        organizer_id: value.organizer_id,
    },
    try_lift: |members| Ok(PartValue {
        winning_team: members.has_result.then_some(members.winning_team),
        name: members.has_name.then_some(members.name),
        team_a_score: members.team_a_score,
        team_b_score: members.team_b_score,
        team_a: members.team_a,
        team_b: members.team_b,
        date: members.date,
        court_cost_type: members.court_cost_type,
        court_cost_value: members.court_cost_value,
        bird_cost_total: members.bird_cost_total,
        bet_per_player: members.bet_per_player,
        betting_enabled: members.betting_enabled,
        organizer_id: members.organizer_id,
    }),
});

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
