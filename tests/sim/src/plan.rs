//! What will happen in an evening, or to a group: all of it follows from one seed, so it can be told again and
//! shrunk.

use fastrand::Rng;

/// An evening to be played.
#[derive(Debug, Clone)]
pub struct Plan {
    pub(crate) seed: u64,
    pub(crate) phones: Vec<PhonePlan>,
    /// In order of time.
    pub(crate) actions: Vec<Action>,
    /// What it began with.
    about: Deed,
}

/// A phone, its clock and the fates of its calls in the order in which it makes them.
#[derive(Debug, Clone)]
pub(crate) struct PhonePlan {
    /// How far its clock is ahead, in milliseconds.
    pub(crate) skew: i64,
    /// How many milliseconds its clock counts in a second.
    pub(crate) rate: i64,
    pub(crate) fates: Vec<Fate>,
}

/// Something that a person does, or that befalls the phones and the server.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Action {
    /// Milliseconds from the beginning.
    pub(crate) at: i64,
    pub(crate) phone: usize,
    pub(crate) deed: Deed,
    /// Decides what the deed leaves open.
    pub(crate) dice: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deed {
    Create,
    Open,
    Close,
    Refresh,
    Record,
    Schedule,
    Result,
    ClearResult,
    Teams,
    Delete,
    Undo,
    RestoreGame,
    EditSession,
    AddPlayer,
    RenamePlayer,
    RemovePlayer,
    Replan,
    DeleteSession,
    RestoreSession,
    CreateGroup,
    OpenGroup,
    CloseGroup,
    RefreshGroup,
    AddMembers,
    Promote,
    RenameMember,
    RemoveMember,
    ReturnMember,
    RecordPayment,
    DeletePayment,
    RenameGroup,
    RenewCode,
    DeleteGroup,
    RestoreGroup,
    RetryGroup,
    DiscardGroup,
    Join,
    Retry,
    Discard,
    RestoreWithMine,
    RestoreOverwritten,
    Dismiss,
    Leave,
    Return,
    List,
    OtherServer,
    /// The process ends; its calls in the air may still arrive.
    Die,
    /// It ends while it carries out what its next step asked for.
    DieMidway,
    Restart,
    /// The next writes to the disk fail.
    DiskFails,
    /// Its clock is set, backwards or forwards.
    ClockJumps,
    /// No network for a while.
    Airplane,
    Backup,
    /// The server is put back to its last backup.
    RestoreServer,
    KillServer,
}

/// What the network does to one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    Fine,
    LostRequest,
    LostAnswer,
    CutBefore,
    CutAfter,
    NoConnection,
    /// It arrives once more, so much later.
    Duplicate(i64),
    /// Given up by the phone, it arrives so much later.
    LateRequest(i64),
    /// Its answer takes so long.
    SlowAnswer(i64),
    /// It takes so long to arrive.
    SlowRequest(i64),
    ErrorBefore,
    ErrorAfter,
    Busy(Option<u64>),
    TooMany(Option<u64>),
    StorageFull,
    TooLarge,
    Portal,
    KillAfterCommit,
    /// The server answers everything instead of a delta.
    WholeAnswer,
}

impl Fate {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::LostRequest => "lost-request",
            Self::LostAnswer => "lost-answer",
            Self::CutBefore => "cut-before",
            Self::CutAfter => "cut-after",
            Self::NoConnection => "no-connection",
            Self::Duplicate(_) => "duplicate",
            Self::LateRequest(_) => "late-request",
            Self::SlowAnswer(_) => "slow-answer",
            Self::SlowRequest(_) => "slow-request",
            Self::ErrorBefore => "5xx-before",
            Self::ErrorAfter => "5xx-after",
            Self::Busy(_) => "503",
            Self::TooMany(_) => "429",
            Self::StorageFull => "507",
            Self::TooLarge => "413",
            Self::Portal => "captive-portal",
            Self::KillAfterCommit => "kill-after-commit",
            Self::WholeAnswer => "whole-answer",
        }
    }

    fn any(rng: &mut Rng) -> Self {
        let wait = |rng: &mut Rng| [None, Some(0), Some(1), Some(3), Some(10)][rng.usize(..5)];
        let late = |rng: &mut Rng| if rng.bool() { rng.i64(0..3_000) } else { rng.i64(0..120_000) };
        match rng.u8(..26) {
            0 => Self::LostRequest,
            1..=3 => Self::LostAnswer,
            4 => Self::CutBefore,
            5..=6 => Self::CutAfter,
            7..=8 => Self::NoConnection,
            9..=12 => Self::Duplicate(late(rng)),
            13..=14 => Self::LateRequest(late(rng)),
            15..=16 => Self::SlowAnswer(rng.i64(200..9_000)),
            17 => Self::SlowRequest(rng.i64(200..9_000)),
            18 => Self::ErrorBefore,
            19 => Self::ErrorAfter,
            20 => Self::Busy(wait(rng)),
            21 => Self::TooMany(wait(rng)),
            22 => [Self::StorageFull, Self::TooLarge][rng.usize(..2)],
            23 => Self::Portal,
            24 => Self::KillAfterCommit,
            _ => Self::WholeAnswer,
        }
    }
}

impl Deed {
    /// What people do, and how often of a hundred.
    const WEIGHTS: [(Self, u32); 36] = [
        (Self::ClockJumps, 1),
        (Self::Create, 1),
        (Self::Open, 6),
        (Self::Close, 3),
        (Self::Refresh, 12),
        (Self::Record, 14),
        (Self::Schedule, 3),
        (Self::Result, 13),
        (Self::ClearResult, 2),
        (Self::Teams, 4),
        (Self::Delete, 5),
        (Self::Undo, 4),
        (Self::RestoreGame, 5),
        (Self::EditSession, 6),
        (Self::AddPlayer, 3),
        (Self::RenamePlayer, 3),
        (Self::RemovePlayer, 3),
        (Self::Replan, 3),
        (Self::DeleteSession, 1),
        (Self::RestoreSession, 1),
        (Self::Retry, 8),
        (Self::Discard, 7),
        (Self::RestoreWithMine, 3),
        (Self::RestoreOverwritten, 3),
        (Self::Dismiss, 2),
        (Self::Leave, 2),
        (Self::Return, 2),
        (Self::List, 1),
        (Self::OtherServer, 1),
        (Self::Die, 3),
        (Self::DieMidway, 2),
        (Self::DiskFails, 1),
        (Self::Airplane, 2),
        (Self::Backup, 2),
        (Self::RestoreServer, 1),
        (Self::KillServer, 1),
    ];

    /// What people do with a group, and how often.
    const OF_GROUPS: [(Self, u32); 30] = [
        (Self::ClockJumps, 1),
        (Self::CreateGroup, 1),
        (Self::OpenGroup, 8),
        (Self::CloseGroup, 3),
        (Self::RefreshGroup, 12),
        (Self::AddMembers, 14),
        (Self::Promote, 3),
        (Self::RenameMember, 8),
        (Self::RemoveMember, 9),
        (Self::ReturnMember, 6),
        (Self::RecordPayment, 7),
        (Self::DeletePayment, 4),
        (Self::RenameGroup, 5),
        (Self::RenewCode, 3),
        (Self::DeleteGroup, 1),
        (Self::RestoreGroup, 1),
        (Self::RetryGroup, 8),
        (Self::DiscardGroup, 7),
        (Self::Join, 2),
        (Self::Leave, 2),
        (Self::Return, 2),
        (Self::List, 1),
        (Self::OtherServer, 1),
        (Self::Die, 3),
        (Self::DieMidway, 2),
        (Self::DiskFails, 1),
        (Self::Airplane, 2),
        (Self::Backup, 2),
        (Self::RestoreServer, 1),
        (Self::KillServer, 1),
    ];

    fn any(weights: &[(Self, u32)], rng: &mut Rng) -> Self {
        let all: u32 = weights.iter().map(|(_, weight)| weight).sum();
        let mut dice = rng.u32(..all);
        for (deed, weight) in weights {
            if dice < *weight {
                return *deed;
            }
            dice -= weight;
        }
        Self::Refresh
    }
}

impl Plan {
    /// The evening of a seed.
    pub fn of_seed(seed: u64) -> Self {
        Self::about(seed, Deed::Create, Deed::Open, &Deed::WEIGHTS)
    }

    /// What befalls a group and its players, from a seed.
    pub fn of_group(seed: u64) -> Self {
        Self::about(seed, Deed::CreateGroup, Deed::OpenGroup, &Deed::OF_GROUPS)
    }

    /// One phone begins, the others come, and then all do what they like.
    fn about(seed: u64, begin: Deed, open: Deed, weights: &[(Deed, u32)]) -> Self {
        let mut rng = Rng::with_seed(seed);
        // Neighbouring seeds begin alike in a plain generator.
        let mut rng = Rng::with_seed(rng.u64(..) ^ seed.rotate_left(32));
        let phones = 1 + rng.usize(..4);
        let trouble = [0, 15, 30, 50, 80][rng.usize(..5)];
        let phones = (0..phones).map(|_| PhonePlan::any(trouble, &mut rng)).collect::<Vec<_>>();
        let count = rng.usize(20..45);
        let haste = rng.u8(..3);
        let mut at = 0;
        let mut actions = vec![Action { at, phone: 0, deed: begin, dice: rng.u64(..) }];
        for phone in 1..phones.len() {
            at += rng.i64(200..1_500);
            actions.push(Action { at, phone, deed: open, dice: rng.u64(..) });
        }
        // Most servers have a backup before anything befalls them.
        if rng.u8(..5) > 0 {
            let at = rng.i64(500..20_000);
            actions.push(Action { at, phone: 0, deed: Deed::Backup, dice: 0 });
        }
        for _ in 0..count {
            at += match rng.u8(..10) + haste {
                0..=5 => rng.i64(0..800),
                6..=8 => rng.i64(500..6_000),
                9..=10 => rng.i64(3_000..20_000),
                _ => rng.i64(20_000..100_000),
            };
            let phone = rng.usize(..phones.len());
            let deed = Deed::any(weights, &mut rng);
            actions.push(Action { at, phone, deed, dice: rng.u64(..) });
            if matches!(deed, Deed::Die | Deed::DieMidway) {
                let at = at + rng.i64(100..30_000);
                actions.push(Action { at, phone, deed: Deed::Restart, dice: rng.u64(..) });
                actions.push(Action { at: at + rng.i64(1..5_000), phone, deed: open, dice: rng.u64(..) });
            }
        }
        actions.sort_by_key(|action| action.at);
        Self { seed, phones, actions, about: begin }
    }
}

impl Plan {
    /// What people tap while something befalls their phones.
    pub(crate) fn typical_tap(&self) -> Deed {
        if self.about == Deed::CreateGroup { Deed::AddMembers } else { Deed::Record }
    }
}

impl PhonePlan {
    fn any(trouble: u8, rng: &mut Rng) -> Self {
        let rate = [1_000, 1_000, 900, 970, 1_030, 1_100][rng.usize(..6)];
        let skew = [0, rng.i64(-2_000..2_000), rng.i64(-900_000..900_000)][rng.usize(..3)];
        let fates = (0..80).map(|_| if rng.u8(..100) < trouble { Fate::any(rng) } else { Fate::Fine });
        Self { skew, rate, fates: fates.collect() }
    }
}
