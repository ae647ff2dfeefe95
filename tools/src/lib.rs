//! How well the ratings predict the games of a file, each predicted before it is seen.
//!
//! Reading order: [`mod@file`] reads and checks the games, [`predictors`] are the ratings, and
//! [`contest`] lets each of them predict the second half.

pub mod contest;
pub mod file;
pub mod predictors;
