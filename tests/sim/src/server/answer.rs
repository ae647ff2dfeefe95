//! Answers as JSON.

use pace_core::input::Answer;
use pace_rules::{rejection::Rejection, sync::Sync};
use serde_json::json;

pub(super) fn ok(body: impl Into<Vec<u8>>) -> Answer {
    Answer { status: 200, retry_after: None, body: body.into() }
}

pub(super) fn refused(status: u16, code: &str, error: &str, sync: Option<&Sync>) -> Answer {
    let mut body = json!({ "error": error, "code": code });
    if let Some(sync) = sync {
        body["sync"] = json!(sync);
    }
    Answer { status, retry_after: None, body: body.to_string().into() }
}

pub(super) fn rejected(rejection: &Rejection, sync: Option<&Sync>) -> Answer {
    refused(rejection.status(), rejection.code(), &rejection.to_string(), sync)
}
