//! Real phones and a real server over real HTTP, with everything that can go wrong in between.

mod budgets;
mod disk;
mod evening;
mod faults;
mod features;
mod groups;
mod late;
mod observers;
mod plan;
mod proxy;
mod restored;
mod scenarios;
mod scripts;
mod tls;
