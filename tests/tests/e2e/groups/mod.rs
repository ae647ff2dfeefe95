//! Groups on two phones, over real HTTP.

mod budgets;
mod disk;
mod faults;
mod figures;
mod money;
mod pool;
mod sessions;
mod suggestion;
