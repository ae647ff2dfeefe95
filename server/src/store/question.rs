//! What a caller may ask of a session, and the answer.

use pace_rules::{id::SessionId, session::Session, sync::Sync};

use super::write::{Base, Key};

/// A load or a sync.
#[derive(Debug)]
pub(crate) struct Question {
    pub(crate) session: SessionId,
    /// A Sync object is wanted, not the bare session.
    pub(crate) include_games: bool,
    /// None = everything.
    pub(crate) base: Option<Base>,
    /// Writes whose verdicts are wanted.
    pub(crate) verdicts: Vec<Key>,
    /// Unknown writes among them are refused from now on.
    pub(crate) fence: bool,
    /// The validators of the answer that the caller has.
    pub(crate) if_none_match: Option<String>,
    pub(crate) author: Option<String>,
}

/// One read snapshot.
#[derive(Debug)]
pub(crate) enum Reading {
    /// No such session.
    Unknown,
    /// The session was deleted; callers that asked for a Sync object learn their verdicts.
    Deleted(Option<Box<Sync>>),
    /// The caller has it already.
    NotModified { etag: String },
    /// The session alone.
    Session { session: Box<Session>, etag: String },
    /// Session and games at one version.
    Sync { sync: Box<Sync>, etag: String },
}

/// The weak validator of a version of a history.
pub(super) fn etag(epoch: &str, version: u64) -> String {
    format!("W/\"{epoch}.{version}\"")
}

/// Whether a validator is among those of an `If-None-Match`.
pub(super) fn is_listed(if_none_match: Option<&str>, etag: &str) -> bool {
    let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    if_none_match.unwrap_or_default().split(',').any(|tag| opaque(tag) == opaque(etag))
}

impl Question {
    /// Whether the caller has the answer of that validator.
    pub(super) fn matches(&self, etag: &str) -> bool {
        is_listed(self.if_none_match.as_deref(), etag)
    }

    /// What the rows of the answer begin after: 0 unless the caller's base is of this history.
    pub(super) fn since(&self, epoch: &str, version: u64) -> u64 {
        self.base.as_ref().map_or(0, |base| base.since(epoch, version))
    }
}

impl Base {
    /// What a delta may begin after: 0 if the base is of another history or ahead of this one.
    pub(super) fn since(&self, epoch: &str, version: u64) -> u64 {
        if self.epoch.as_deref() == Some(epoch) && self.since <= version { self.since } else { 0 }
    }
}
