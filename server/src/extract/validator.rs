//! Which answer a caller has already.

use axum::{
    extract::FromRequestParts,
    http::{header::IF_NONE_MATCH, request::Parts},
};

use super::caller;
use crate::{app::App, error::Error};

/// The validators of `If-None-Match`.
#[derive(Debug)]
pub(crate) struct IfNoneMatch(pub(crate) Option<String>);

impl FromRequestParts<App> for IfNoneMatch {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Error> {
        Ok(Self(caller::text(&parts.headers, &IF_NONE_MATCH)?.map(str::to_owned)))
    }
}
