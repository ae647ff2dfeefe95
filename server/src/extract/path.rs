//! The ids in a path, as texts.

use axum::extract::{FromRequestParts, rejection::PathRejection};

use crate::error::Error;

/// The variable segments of a path; what cannot be read as text leads nowhere.
#[derive(Debug, FromRequestParts)]
#[from_request(via(axum::extract::Path), rejection(Error))]
pub(crate) struct Path<T>(pub(crate) T);

impl From<PathRejection> for Error {
    fn from(_: PathRejection) -> Self {
        Self::NotFound
    }
}
