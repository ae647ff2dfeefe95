//! Sessions over HTTP, one use case a file.

mod change;
mod create;
mod delete;
mod list;
mod read;
mod replace;

pub(crate) use self::{
    change::change,
    create::create,
    delete::delete,
    list::{list, summaries},
    read::read,
    replace::replace,
};
