//! Groups over `SQLite`.

mod data;
mod load;
mod save;
mod settle;

pub(super) use self::{
    data::{Fence, count_up, evenings, groups, read},
    load::{by_id, head, members, pool},
    save::free_code,
};
