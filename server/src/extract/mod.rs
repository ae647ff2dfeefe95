//! Reads requests: headers, query and body, each checked before a handler sees it.

mod caller;
mod path;
mod question;
mod write;

pub(crate) use path::Path;
pub(crate) use question::Asked;
pub(crate) use write::Incoming;
