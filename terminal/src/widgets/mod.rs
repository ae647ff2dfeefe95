//! Pieces that screens are made of.

pub(crate) mod chart;
pub(crate) mod form;
pub(crate) mod input;
pub(crate) mod list;
pub(crate) mod qr;
pub(crate) mod search;
pub(crate) mod table;
pub(crate) mod text;
