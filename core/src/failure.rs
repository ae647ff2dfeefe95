//! Failures, one variant for each different thing that a person can do about it.

use std::time::Duration;

use pace_rules::rejection::Rejection;
use serde::{Deserialize, Serialize};

/// Why something did not happen. Except for [`Failure::Unconfirmed`] it is known not to have happened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Error))]
#[serde(rename_all = "camelCase")]
pub enum Failure {
    /// The rules refuse it: read why, and do something else.
    #[error("{message}")]
    Rejected {
        /// The stable code; an unknown one is shown by its sentence.
        code: String,
        /// The sentence for people.
        message: String,
    },
    /// The server could not be reached: look at the network, retry.
    #[error("No connection to the server. Nothing was changed there; try again when you are connected.")]
    Offline,
    /// The answer did not come: it may or may not have been saved. Pull to find out, or retry.
    #[error("The server did not answer. This may have been saved; pull to find out, or try again.")]
    Unconfirmed,
    /// The server has no time: retry later.
    #[error("The server is busy. Nothing was changed there; try again{}.", in_seconds(*.retry_after))]
    ServerBusy {
        /// How long the server asks to wait, if it said so.
        retry_after: Option<Duration>,
    },
    /// There is no such session, group or player.
    #[error("This was not found on the server. Check the link or code; it may have been deleted.")]
    NotFound,
    /// The server speaks a newer language: update the app.
    #[error("This version is too old for the server. Please update Pace.")]
    UpgradeRequired,
    /// Something is wrong with the software or its storage: report it.
    #[error("Something went wrong (report {report_id}). Nothing was changed; please try again.")]
    Internal {
        /// Names the line in the log.
        report_id: String,
    },
}

fn in_seconds(wait: Option<Duration>) -> String {
    wait.map_or_else(String::new, |wait| format!(" in {} s", wait.as_secs().max(1)))
}

impl From<Rejection> for Failure {
    fn from(rejection: Rejection) -> Self {
        Self::Rejected { code: rejection.code().to_owned(), message: rejection.to_string() }
    }
}
