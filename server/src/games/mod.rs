//! Games over HTTP, one use case a file.

mod delete;
mod edit;
mod list;
mod record;

pub(crate) use self::{delete::delete, edit::edit, list::list, record::record};
