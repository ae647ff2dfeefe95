//! Groups on two phones, over real HTTP.

mod disk;
mod faults;
mod pool;
mod sessions;
