//! Groups over `SQLite`.

mod data;
mod link;
mod load;
mod payments;
mod save;
mod settle;

pub(super) use self::{
    data::{Fence, count_up, evenings, groups, read},
    load::{by_id, head, members, pool},
    payments::{save as save_payment, standing as payments},
    save::free_code,
};
