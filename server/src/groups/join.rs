//! `GET /groups/shareable/{code}`

use axum::{extract::State, response::Response};
use pace_rules::rejection::Rejection;

use super::answer::{not_modified, with_etag};
use crate::{
    app::App,
    error::Error,
    extract::{IfNoneMatch, Path, Peer},
    store::{GroupQuestion, GroupReading, Named, Needs},
};

/// The group that a code leads to, however its letters are written. Whoever guesses is slowed down.
pub(crate) async fn join(
    State(app): State<App>,
    Path(code): Path<String>,
    Peer(peer): Peer,
    IfNoneMatch(if_none_match): IfNoneMatch,
) -> Result<Response, Error> {
    app.lookups.admit(peer, (app.clock)()).map_err(Error::TooOften)?;
    let question = GroupQuestion {
        group: Named::Code(code.trim().to_ascii_lowercase()),
        needs: Needs::Pool,
        day: None,
        verdicts: Vec::new(),
        fence: false,
        if_none_match,
    };
    Ok(match app.store.read_group(&question).await? {
        GroupReading::Unknown => return Err(Rejection::GroupUnknown.into()),
        GroupReading::Deleted(_) => return Err(Rejection::GroupDeleted.into()),
        GroupReading::NotModified { etag } => not_modified(etag),
        GroupReading::Group(data) => with_etag(&data.etag, &data.group),
    })
}
