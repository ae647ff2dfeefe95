//! `GET /groups/{id}`

use axum::{
    extract::{Query, State, rejection::QueryRejection},
    response::Response,
};
use pace_rules::{id::GroupId, rejection::Rejection};
use serde::Deserialize;

use super::{
    answer::{Day, not_modified, with_etag},
    include::{Include, sync},
    replay::replay,
};
use crate::{
    app::App,
    error::Error,
    extract::{IfNoneMatch, Path, verdicts},
    store::{GroupQuestion, GroupReading, Named, Needs},
};

/// What may be asked for.
#[derive(Debug, Deserialize)]
pub(crate) struct Params {
    include: Option<String>,
    verdicts: Option<String>,
    fence: Option<String>,
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
    let includes = Include::parse(params.include.as_deref().unwrap_or_default())?;
    let today = Day::today(&app);
    let question = GroupQuestion {
        group: Named::Id(id),
        needs: includes.iter().map(|include| include.needs()).max().unwrap_or(Needs::Pool),
        day: includes.iter().any(|include| include.is_daily()).then(|| today.number()),
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
        GroupReading::Group(data) => {
            let etag = data.etag.clone();
            if asks_sync {
                replay(data, move |data| with_etag(&etag, sync(data, &includes, today))).await?
            } else {
                with_etag(&etag, data.group)
            }
        }
    })
}
