//! Answers as JSON.

use pace_core::input::Answer;
use pace_rules::{rejection::Rejection, sync::Sync};

pub(super) fn ok(body: impl Into<Vec<u8>>) -> Answer {
    Answer::plain(200, body)
}

/// JSON of plain data.
pub(super) fn text(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("plain data becomes JSON")
}

/// An object with one more member at its end.
pub(super) fn with_sync(object: &str, sync: Option<&impl serde::Serialize>) -> String {
    let open = object.strip_suffix('}').unwrap_or(object);
    sync.map_or_else(|| object.to_owned(), |sync| format!("{open},\"sync\":{}}}", text(sync)))
}

pub(super) fn refused(status: u16, code: &str, error: &str, sync: Option<&Sync>) -> Answer {
    let body = format!("{{\"error\":{},\"code\":{}}}", text(&error), text(&code));
    Answer::plain(status, with_sync(&body, sync))
}

pub(super) fn rejected(rejection: &Rejection, sync: Option<&Sync>) -> Answer {
    refused(rejection.status(), rejection.code(), &rejection.to_string(), sync)
}
