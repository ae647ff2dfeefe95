//! Groups over `SQLite`.

mod data;
mod load;
mod save;
mod settle;

pub(super) use self::{
    data::{Fence, count_up, groups, read},
    load::{by_id, pool},
};
