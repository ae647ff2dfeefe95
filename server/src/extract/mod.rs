//! Reads requests: headers, query and body, each checked before a handler sees it.

mod caller;
mod path;
mod peer;
mod question;
mod validator;
mod write;

pub(crate) use path::Path;
pub(crate) use peer::Peer;
pub(crate) use question::{Asked, verdicts};
pub(crate) use validator::IfNoneMatch;
pub(crate) use write::Incoming;
