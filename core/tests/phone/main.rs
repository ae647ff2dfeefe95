//! A phone's state machine and its shell, where the simulator and the end-to-end tests do not look.

mod evening;
mod group;
mod group_session;
mod money;
mod plan;
mod profile;
mod recent;
mod reopened;
mod stopped;
mod support;
