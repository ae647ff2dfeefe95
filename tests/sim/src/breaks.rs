//! Deliberate faults, so that a run can show that its checks would notice.

use pace_core::fault::Fault;

/// A fault of the phones or of the model server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Break {
    /// The phones' `step` commits it.
    Phone(Fault),
    /// The model server commits it.
    Server(ServerFault),
}

/// What the model server does wrong on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names and their descriptions say it")]
pub enum ServerFault {
    RejectionNotRecorded,
    FenceNotRecorded,
    VerdictsForgotten,
    ReceiptsMissing,
    EpochKept,
    DeletionsMissing,
    AckBeforeCommit,
}

impl ServerFault {
    const ALL: [(Self, &str, &str); 7] = [
        (Self::RejectionNotRecorded, "rejection-not-recorded", "a refused write is judged again"),
        (
            Self::FenceNotRecorded,
            "fence-not-recorded",
            "a write that was said to be unknown may still arrive",
        ),
        (Self::VerdictsForgotten, "verdicts-forgotten", "a repeated write is carried out again"),
        (Self::ReceiptsMissing, "receipts-missing", "nobody's loss is noted"),
        (Self::EpochKept, "epoch-kept", "a restored database goes on under its old name"),
        (Self::DeletionsMissing, "deletions-missing", "a delta leaves deletions out"),
        (Self::AckBeforeCommit, "ack-before-commit", "a killed server has lost its last answered write"),
    ];
}

impl Break {
    /// All of them with names and descriptions.
    pub fn all() -> Vec<(Self, &'static str, &'static str)> {
        let phones = Fault::ALL.into_iter().map(|(fault, name, says)| (Self::Phone(fault), name, says));
        let servers =
            ServerFault::ALL.into_iter().map(|(fault, name, says)| (Self::Server(fault), name, says));
        phones.chain(servers).collect()
    }

    /// The one of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::all().into_iter().find(|(_, known, _)| *known == name).map(|(this, ..)| this)
    }
}
