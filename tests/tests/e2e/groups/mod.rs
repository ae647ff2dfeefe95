//! Groups on two phones, over real HTTP.

mod budgets;
mod disk;
mod faults;
mod pool;
mod sessions;
