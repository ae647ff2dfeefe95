//! Deliberate faults: each breaks one law, so that the tests can show that they would notice.

use pace_rules::{
    apply::apply,
    change::{Change, GameEdit},
    sync::Sync,
};

use crate::{
    state::{Entry, Machine},
    turn::Turn,
};

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

impl Machine {
    /// What a rollback that does not fold would do.
    pub(crate) fn roll_back_wrongly(&mut self, entry: &Entry, turn: &Turn<'_>) {
        if turn.has(Fault::RollbackByOldCopy)
            && let (Some(copy), Some(base)) = (&entry.old_copy, &mut self.base)
        {
            base.state = copy.state.clone();
        }
        if turn.has(Fault::RollbackByInverse)
            && let Some(base) = &mut self.base
        {
            let inverse = match &entry.change {
                Change::CreateGame(game) => Change::DeleteGame { id: game.id.clone() },
                Change::EditGame { id, .. } => {
                    Change::EditGame { id: id.clone(), edit: GameEdit::result(None) }
                }
                Change::DeleteGame { id } => Change::RestoreGame { id: id.clone() },
                _ => return,
            };
            // A refused inverse leaves the base as it is, which is the fault's own trouble.
            drop(apply(&mut base.state, &inverse, turn.now));
        }
    }

    /// Takes the row of the write itself in and raises the version over all others.
    pub(crate) fn absorb_own_row(&mut self, sync: &Sync, index: usize) {
        let own = self.log[index].change.game().cloned();
        let Some(base) = &mut self.base else { return };
        if base.epoch == sync.epoch && base.version < sync.version && sync.since > 0 {
            let mut row = sync.clone();
            row.games.retain(|game| Some(&game.id) == own.as_ref());
            row.deleted.retain(|id| Some(id) == own.as_ref());
            base.state.absorb(&row);
            base.version = sync.version;
        }
    }
}
