//! Reads the server's answers: what is a verdict and what is none.

use std::time::Duration;

use serde::{
    Deserialize,
    de::{DeserializeOwned, IgnoredAny},
};

use crate::{
    failure::Failure,
    input::{Answer, CallError},
    subject::Subject,
};

/// What the answer to a write says about it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum WriteAnswer<R> {
    /// It is in the history.
    Applied(Box<R>),
    /// What it deletes is gone, and nothing of it is told any more.
    Gone,
    /// The rules refused it.
    Rejected { failure: Failure, rows: Option<Box<R>> },
    /// It was not judged, and a resend may be.
    NotJudged(Failure),
    /// It was not judged, and a resend within this action would not be either.
    NotJudgedForGood(Failure),
    /// It may or may not have been judged.
    Unknown,
}

/// What the answer to a load or sync says.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ReadAnswer<R> {
    /// Rows.
    Rows(Box<R>),
    /// Nothing changed.
    Unchanged,
    /// It was deleted; the verdicts that were asked for are there all the same.
    Ended(Option<Box<R>>),
    /// It did not work.
    Failed(Failure),
}

#[derive(Deserialize)]
struct Success<R> {
    success: Option<bool>,
    #[serde(default = "none")]
    sync: Option<R>,
}

#[derive(Deserialize)]
struct Refusal<R> {
    error: String,
    code: String,
    #[serde(default = "none")]
    sync: Option<R>,
}

const fn none<R>() -> Option<R> {
    None
}

fn refusal<R: DeserializeOwned>(answer: &Answer) -> Option<Refusal<R>> {
    serde_json::from_slice(&answer.body).ok()
}

/// A verdict is JSON with an ack of this key, or a refusal with our code; a captive portal's page is
/// none.
///
/// Only for the deletion of the whole (`deletes`) plain success will do: what never existed has no
/// history to ack from.
pub(crate) fn read_write<S: Subject>(
    answer: &Result<Answer, CallError>,
    key: &str,
    deletes: bool,
) -> WriteAnswer<S::Rows> {
    let answer = match answer {
        Ok(answer) => answer,
        Err(CallError::NotConnected) => return WriteAnswer::NotJudged(Failure::Offline),
        Err(CallError::NotJournaled) => return WriteAnswer::NotJudgedForGood(storage_failed()),
        Err(CallError::NoAnswer) => return WriteAnswer::Unknown,
    };
    if (200..300).contains(&answer.status) {
        let Ok(success) = serde_json::from_slice::<Success<S::Rows>>(&answer.body) else {
            return WriteAnswer::Unknown;
        };
        return match success.sync {
            Some(rows) if S::head(&rows).ack.is_some_and(|ack| ack.key == key) => {
                WriteAnswer::Applied(Box::new(rows))
            }
            None if deletes && success.success == Some(true) => WriteAnswer::Gone,
            _ => WriteAnswer::Unknown,
        };
    }
    let Some(refusal) = refusal(answer) else { return WriteAnswer::Unknown };
    let busy = || Failure::ServerBusy { retry_after: answer.retry_after };
    match answer.status {
        400 | 404 | 409 | 410 | 422 => WriteAnswer::Rejected {
            failure: Failure::Rejected { code: refusal.code, message: refusal.error },
            rows: refusal.sync.map(Box::new),
        },
        426 => WriteAnswer::NotJudgedForGood(Failure::UpgradeRequired),
        413 => {
            WriteAnswer::NotJudgedForGood(Failure::Rejected { code: refusal.code, message: refusal.error })
        }
        429 | 503 => WriteAnswer::NotJudged(busy()),
        507 => WriteAnswer::NotJudgedForGood(busy()),
        _ => WriteAnswer::Unknown,
    }
}

/// A load or sync never retries: whatever is no answer of ours counts as no connection.
pub(crate) fn read_page<R: DeserializeOwned>(answer: &Result<Answer, CallError>) -> ReadAnswer<R> {
    let Ok(answer) = answer else { return ReadAnswer::Failed(Failure::Offline) };
    match answer.status {
        200 => serde_json::from_slice::<R>(&answer.body)
            .map_or(ReadAnswer::Failed(Failure::Offline), |rows| ReadAnswer::Rows(Box::new(rows))),
        304 => ReadAnswer::Unchanged,
        status => ReadAnswer::failed(status, answer),
    }
}

/// Why a read that the server refused did not work.
pub(crate) fn read_failure(answer: &Answer) -> Failure {
    match refusal::<IgnoredAny>(answer) {
        Some(_) if answer.status == 404 => Failure::NotFound,
        Some(_) if answer.status == 426 => Failure::UpgradeRequired,
        Some(_) if answer.status == 429 || answer.status == 503 => {
            Failure::ServerBusy { retry_after: answer.retry_after }
        }
        Some(refusal) => Failure::Rejected { code: refusal.code, message: refusal.error },
        None if answer.status >= 500 => Failure::ServerBusy { retry_after: answer.retry_after },
        None => Failure::Offline,
    }
}

impl<R: DeserializeOwned> ReadAnswer<R> {
    fn failed(status: u16, answer: &Answer) -> Self {
        match refusal::<R>(answer) {
            Some(refusal) if status == 410 => Self::Ended(refusal.sync.map(Box::new)),
            _ => Self::Failed(read_failure(answer)),
        }
    }
}

/// The wait before the next attempt: the server's word, else half a second, then one and a half,
/// each up to half as long again so that phones do not come back together.
pub(crate) fn back_off(failure: &Failure, calls: u8, entropy: u128) -> Duration {
    if let Failure::ServerBusy { retry_after: Some(wait) } = failure {
        return *wait;
    }
    let base = if calls <= 1 { 500 } else { 1_500 };
    let jitter = u64::try_from(entropy % 1_000).unwrap_or(0) * base / 2_000;
    Duration::from_millis(base + jitter)
}

fn storage_failed() -> Failure {
    Failure::Internal { report_id: "storage".to_owned() }
}
