//! A load or a sync as it comes in.

use axum::{
    extract::{FromRequestParts, Query, rejection::QueryRejection},
    http::{header::IF_NONE_MATCH, request::Parts},
};
use pace_rules::id::SessionId;
use serde::Deserialize;

use super::caller;
use crate::{
    app::App,
    error::Error,
    store::{Base, Key, Question},
};

/// Most keys whose verdicts one call may ask.
const MAX_VERDICTS: usize = 50;

/// What is asked, but of which session.
#[derive(Debug)]
pub(crate) struct Asked {
    include_games: bool,
    base: Option<Base>,
    verdicts: Vec<Key>,
    fence: bool,
    if_none_match: Option<String>,
    author: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Params {
    include: Option<String>,
    since: Option<String>,
    epoch: Option<String>,
    verdicts: Option<String>,
    fence: Option<String>,
}

impl FromRequestParts<App> for Asked {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Error> {
        let Query(params): Query<Params> = Query::try_from_uri(&parts.uri)
            .map_err(|error: QueryRejection| Error::invalid(error.body_text()))?;
        Ok(Self {
            include_games: params.include.as_deref() == Some("games"),
            base: caller::base(params.since.as_deref(), params.epoch)?,
            verdicts: verdicts(params.verdicts.as_deref())?,
            fence: params.fence.as_deref() == Some("1"),
            if_none_match: caller::text(&parts.headers, &IF_NONE_MATCH)?.map(str::to_owned),
            author: caller::author(&parts.headers)?,
        })
    }
}

/// The keys of a query's `verdicts`.
pub(crate) fn verdicts(keys: Option<&str>) -> Result<Vec<Key>, Error> {
    let keys: Vec<&str> = keys.unwrap_or_default().split(',').filter(|key| !key.is_empty()).collect();
    if keys.len() > MAX_VERDICTS {
        return Err(Error::invalid(format!("verdicts: at most {MAX_VERDICTS} keys at once")));
    }
    keys.into_iter().map(|key| caller::parse_key(key, "verdicts")).collect()
}

impl Asked {
    pub(crate) fn of(self, session: SessionId) -> Question {
        Question {
            session,
            include_games: self.include_games,
            base: self.base,
            verdicts: self.verdicts,
            fence: self.fence,
            if_none_match: self.if_none_match,
            author: self.author,
        }
    }
}
