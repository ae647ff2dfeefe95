//! The bodies of writes that were applied.

use axum::Json;
use pace_rules::pool::{Group, GroupSync};
use serde::Serialize;

use crate::{
    error::Error,
    store::{GroupOutcome, GroupWritten, Outcome},
};

/// The body of writes that answer no row.
#[derive(Debug, Serialize)]
pub(crate) struct Done {
    success: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    sync: Option<GroupSync>,
}

impl Default for Done {
    fn default() -> Self {
        Self { success: true, sync: None }
    }
}

/// The body of a creation.
#[derive(Debug, Serialize)]
pub(crate) struct GroupReply {
    pub(super) success: bool,
    pub(super) group: Group,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) sync: Option<GroupSync>,
}

pub(super) fn written(outcome: GroupOutcome) -> Result<GroupWritten, Error> {
    match outcome {
        Outcome::Applied(written) => Ok(*written),
        Outcome::Refused(refusal, sync) => Err(Error::Refused(refusal, sync.map(Into::into))),
        Outcome::KeyReused => Err(Error::KeyReused),
    }
}

pub(super) fn done(outcome: GroupOutcome) -> Result<Json<Done>, Error> {
    let GroupWritten { sync, .. } = written(outcome)?;
    Ok(Json(Done { success: true, sync }))
}
