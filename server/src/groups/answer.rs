//! How readings of a group are answered: a validator, and no body for those who have it already.

use axum::{
    Json,
    http::{StatusCode, header::ETAG},
    response::{IntoResponse, Response},
};
use pace_rules::{id::GroupId, rejection::Rejection, time::Timestamp};
use serde::Serialize;

use super::replay::replay;
use crate::{
    app::App,
    error::Error,
    store::{GroupData, GroupQuestion, GroupReading, Needs},
};

/// A question for something of the group of that id. An id that no group can have is of none.
pub(super) struct Ask<'a> {
    pub(super) app: &'a App,
    pub(super) id: &'a str,
    pub(super) if_none_match: Option<String>,
    pub(super) needs: Needs,
    /// The answer depends on the day.
    pub(super) day: Option<Day>,
}

impl Ask<'_> {
    async fn read(self) -> Result<GroupReading, Error> {
        let Ok(id) = GroupId::new(self.id) else { return Ok(GroupReading::Unknown) };
        let question = GroupQuestion {
            if_none_match: self.if_none_match,
            day: self.day.map(Day::number),
            ..GroupQuestion::whole(id, self.needs)
        };
        Ok(self.app.store.read_group(&question).await?)
    }

    /// A list; an empty one of a group that is unknown or deleted.
    pub(super) async fn list<T: Serialize>(
        self,
        rows: impl FnOnce(&GroupData) -> Vec<T> + Send + 'static,
    ) -> Result<Response, Error> {
        Ok(match self.read().await? {
            GroupReading::Unknown | GroupReading::Deleted(_) => Json(Vec::<T>::new()).into_response(),
            GroupReading::NotModified { etag } => not_modified(etag),
            GroupReading::Group(data) => replay(data, move |data| with_etag(&data.etag, rows(&data))).await?,
        })
    }

    /// Something that there is only of a group that there is.
    pub(super) async fn one<T: Serialize>(
        self,
        body: impl FnOnce(&GroupData) -> Result<T, Error> + Send + 'static,
    ) -> Result<Response, Error> {
        Ok(match self.read().await? {
            GroupReading::Unknown => return Err(Rejection::GroupUnknown.into()),
            GroupReading::Deleted(_) => return Err(Rejection::GroupDeleted.into()),
            GroupReading::NotModified { etag } => not_modified(etag),
            GroupReading::Group(data) => {
                replay(data, move |data| Ok::<_, Error>(with_etag(&data.etag, body(&data)?))).await??
            }
        })
    }
}

pub(super) fn with_etag(etag: &str, body: impl Serialize) -> Response {
    ([(ETAG, etag)], Json(body)).into_response()
}

pub(super) fn not_modified(etag: String) -> Response {
    (StatusCode::NOT_MODIFIED, [(ETAG, etag)]).into_response()
}

/// A day in UTC. What depends on the present does so by the day, so that it is the same until the
/// next one begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Day {
    /// Days since 1970.
    number: i64,
}

impl Day {
    const MILLIS: i64 = 24 * 60 * 60 * 1_000;

    pub(super) fn today(app: &App) -> Self {
        Self { number: (app.clock)().millis().div_euclid(Self::MILLIS) }
    }

    pub(super) const fn number(self) -> i64 {
        self.number
    }

    pub(super) fn begin(self) -> Timestamp {
        Timestamp::from_millis(self.number.saturating_mul(Self::MILLIS))
    }

    pub(super) fn end(self) -> Timestamp {
        Timestamp::from_millis(self.begin().millis().saturating_add(Self::MILLIS - 1))
    }
}
