//! `GET /groups/{id}`

use std::collections::BTreeSet;

use axum::{
    Json,
    extract::{Query, State, rejection::QueryRejection},
    http::header::ETAG,
    response::{IntoResponse, Response},
};
use pace_rules::{
    id::GroupId,
    pool::{GroupMember, GroupSync},
    rejection::Rejection,
};
use serde::Deserialize;

use super::answer::not_modified;
use crate::{
    app::App,
    error::Error,
    extract::{IfNoneMatch, Path, verdicts},
    store::{GroupData, GroupQuestion, GroupReading, Named, Needs},
};

/// What may be asked for.
#[derive(Debug, Deserialize)]
pub(crate) struct Params {
    include: Option<String>,
    verdicts: Option<String>,
    fence: Option<String>,
}

/// Something of a group that is answered only if it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Include {
    Sessions,
}

impl Include {
    fn parse(word: &str) -> Result<Self, Error> {
        match word {
            "sessions" => Ok(Self::Sessions),
            _ => Err(Error::invalid("include: some of sessions")),
        }
    }

    fn needs(self) -> Needs {
        match self {
            Self::Sessions => Needs::Sessions,
        }
    }
}

/// A group, or with `?include=…` its pool and what is asked for, all of one version.
pub(crate) async fn read(
    State(app): State<App>,
    Path(id): Path<String>,
    params: Result<Query<Params>, QueryRejection>,
    IfNoneMatch(if_none_match): IfNoneMatch,
) -> Result<Response, Error> {
    let Query(params) = params.map_err(|error| Error::invalid(error.body_text()))?;
    let id = GroupId::new(id).map_err(|_| Rejection::GroupUnknown)?;
    let asks_sync = params.include.is_some() || params.verdicts.is_some();
    let words = params.include.as_deref().unwrap_or_default().split(',').filter(|word| !word.is_empty());
    let includes: BTreeSet<Include> = words.map(Include::parse).collect::<Result<_, _>>()?;
    let question = GroupQuestion {
        group: Named::Id(id),
        needs: includes.iter().copied().map(Include::needs).max().unwrap_or(Needs::Pool),
        day: None,
        verdicts: verdicts(params.verdicts.as_deref())?,
        fence: params.fence.as_deref() == Some("1"),
        if_none_match,
    };
    Ok(match app.store.read_group(&question).await? {
        GroupReading::Unknown => return Err(Rejection::GroupUnknown.into()),
        GroupReading::Deleted(sync) => {
            let sync = asks_sync.then(|| sync.into());
            return Err(Error::Refused(Rejection::GroupDeleted.into(), sync));
        }
        GroupReading::NotModified { etag } => not_modified(etag),
        GroupReading::Group(data) if asks_sync => {
            ([(ETAG, data.etag.clone())], Json(sync(*data, &includes))).into_response()
        }
        GroupReading::Group(data) => ([(ETAG, data.etag)], Json(data.group)).into_response(),
    })
}

fn sync(data: GroupData, includes: &BTreeSet<Include>) -> GroupSync {
    GroupSync {
        epoch: data.epoch,
        version: data.group.version,
        group: Some(data.group),
        members: data.members.iter().map(GroupMember::from).collect(),
        sessions: includes
            .contains(&Include::Sessions)
            .then(|| data.evenings.into_iter().map(|evening| evening.session).collect()),
        verdicts: data.verdicts,
        ack: None,
    }
}
