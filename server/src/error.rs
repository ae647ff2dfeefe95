//! What goes wrong, as an answer: a status, a stable code and a sentence for people.

use std::time::Duration;

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header::RETRY_AFTER},
    response::{IntoResponse, Response},
};
use pace_rules::{pool::GroupSync, rejection::Rejection, sync::Sync, wire::Malformed};
use serde::Serialize;

use crate::store::{ExistingPlayer, Refusal, StoreError};

/// Seconds after which a busy server is worth another try.
const RETRY_SECONDS: u16 = 1;

/// An answer that is no success.
#[derive(Debug)]
pub(crate) enum Error {
    /// The write or the question is refused.
    Refused(Refusal, Option<Synced>),
    /// The key belongs to another write.
    KeyReused,
    /// The body is larger than the limit, in bytes.
    TooLarge { limit: usize },
    /// Not applied; worth another try soon.
    Busy,
    /// Asked too often; worth another try after that time.
    TooOften(Duration),
    /// Not applied; there is no room.
    StorageFull,
    /// No such path.
    NotFound,
    /// No such method on that path.
    MethodNotAllowed,
    /// Whether a write was applied is not known, or something is broken.
    Internal,
}

/// What is synced along with a refusal.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Synced {
    Session(Box<Sync>),
    Group(Box<GroupSync>),
}

/// The body of every error.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Body<'a> {
    error: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sync: Option<&'a Synced>,
    #[serde(skip_serializing_if = "Option::is_none")]
    existing_player: Option<&'a ExistingPlayer>,
}

impl Error {
    /// Something about the request that has nothing to do with what is stored.
    pub(crate) fn invalid(sentence: impl Into<String>) -> Self {
        Self::Refused(Refusal::invalid(sentence), None)
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Refused(refusal, _) => {
                StatusCode::from_u16(refusal.status).unwrap_or(StatusCode::BAD_REQUEST)
            }
            Self::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::StorageFull => StatusCode::INSUFFICIENT_STORAGE,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn code(&self) -> Option<&str> {
        Some(match self {
            Self::Refused(refusal, _) => &refusal.code,
            Self::KeyReused => "key_reused",
            Self::TooLarge { .. } => "too_large",
            Self::Busy => "busy",
            Self::TooOften(_) => "too_often",
            Self::StorageFull => "storage_full",
            Self::NotFound => "not_found",
            Self::MethodNotAllowed => "method_not_allowed",
            Self::Internal => return None,
        })
    }

    fn sentence(&self) -> String {
        match self {
            Self::Refused(refusal, _) => refusal.error.clone(),
            Self::KeyReused => "This Idempotency-Key belongs to another request".to_owned(),
            Self::TooLarge { limit } => format!("The request is larger than {} KiB", limit / 1024),
            Self::Busy => "The server is busy, please try again".to_owned(),
            Self::TooOften(wait) => format!("Too many tries, please wait {} seconds", seconds(*wait)),
            Self::StorageFull => "The server has no room left; nothing was saved".to_owned(),
            Self::NotFound => "Not found".to_owned(),
            Self::MethodNotAllowed => "This method is not possible here".to_owned(),
            Self::Internal => "Something went wrong on the server".to_owned(),
        }
    }
}

/// So many whole seconds, none too few.
fn seconds(wait: Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}

/// Marks an answer whose sentence still lacks the id of its report.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unreported;

/// The sentence of an answer whose cause is in the log, under that report.
pub(crate) fn reported(report: &str) -> Response {
    let error = format!("Something went wrong on the server (report {report})");
    (StatusCode::INTERNAL_SERVER_ERROR, Json(Body { error: &error, ..Body::default() })).into_response()
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let sentence = self.sentence();
        let mut body = Body { error: &sentence, code: self.code(), ..Body::default() };
        if let Self::Refused(refusal, sync) = &self {
            body.sync = sync.as_ref();
            body.existing_player = refusal.existing_player.as_ref();
        }
        let mut response = (self.status(), Json(body)).into_response();
        match self {
            Self::Busy => {
                response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(RETRY_SECONDS));
            }
            Self::TooOften(wait) => {
                response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds(wait)));
            }
            Self::Internal => {
                response.extensions_mut().insert(Unreported);
            }
            _ => {}
        }
        response
    }
}

impl From<Box<Sync>> for Synced {
    fn from(sync: Box<Sync>) -> Self {
        Self::Session(sync)
    }
}

impl From<Box<GroupSync>> for Synced {
    fn from(sync: Box<GroupSync>) -> Self {
        Self::Group(sync)
    }
}

impl From<Rejection> for Error {
    fn from(rejection: Rejection) -> Self {
        Self::Refused(rejection.into(), None)
    }
}

impl From<Malformed> for Error {
    fn from(malformed: Malformed) -> Self {
        Self::Refused((&malformed).into(), None)
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy => Self::Busy,
            StoreError::Full => Self::StorageFull,
            error => {
                tracing::error!(%error, "no answer from the store");
                Self::Internal
            }
        }
    }
}
