//! Deliberate faults: each breaks one law, so that the tests can show that they would notice.

/// A fault that `step` commits on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names and `describe` say it")]
pub enum Fault {
    NoIdempotency,
    RollbackByOldCopy,
    RollbackByInverse,
    BaseRaisedByRows,
    EpochIgnored,
    QueueUnordered,
    DependentsNotHeld,
    TrayDropped,
    UnconfirmedRolledBack,
    StaleAccepted,
    BudgetOff,
    ReceiptIgnored,
    JournalNotWritten,
    FenceMissing,
    AnsweredTwice,
    DiscardForgets,
    BackgroundCalls,
}

impl Fault {
    /// Every fault with its name and what it does.
    pub const ALL: [(Self, &str, &str); 17] = [
        (Self::NoIdempotency, "no-idempotency", "every resend gets a new key"),
        (Self::RollbackByOldCopy, "rollback-by-old-copy", "a failure puts back the copy taken at the tap"),
        (Self::RollbackByInverse, "rollback-by-inverse", "a failure writes the inverse change into the base"),
        (Self::BaseRaisedByRows, "base-raised-by-rows", "an ack raises the version with its own row alone"),
        (Self::EpochIgnored, "epoch-ignored", "answers of another history are taken as of this one"),
        (Self::QueueUnordered, "queue-unordered", "the newest write is sent first"),
        (Self::DependentsNotHeld, "dependents-not-held", "what depends on an unconfirmed write is sent"),
        (Self::TrayDropped, "tray-dropped", "a failed write vanishes"),
        (Self::UnconfirmedRolledBack, "unconfirmed-rolled-back", "a write without an answer is rolled back"),
        (Self::StaleAccepted, "stale-accepted", "an older answer replaces a newer base"),
        (Self::BudgetOff, "budget-off", "calls are repeated without end"),
        (Self::ReceiptIgnored, "receipt-ignored", "nobody is told that a value was overwritten"),
        (Self::JournalNotWritten, "journal-not-written", "writes are not journaled"),
        (Self::FenceMissing, "fence-missing", "an unknown key is rolled back without a fence"),
        (Self::AnsweredTwice, "answered-twice", "a caller is told twice"),
        (Self::DiscardForgets, "discard-forgets", "discarding an unconfirmed create does not delete it"),
        (Self::BackgroundCalls, "background-calls", "an idle session is polled"),
    ];
}
