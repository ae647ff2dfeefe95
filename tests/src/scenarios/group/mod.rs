//! Groups: what is done on their pages, and what these show.

mod act;
mod balances;
mod figures;
mod profile;
mod screen;

pub(super) use profile::{pair_screen, player_screen, suggestion_screen};
pub(super) use screen::{group_screen, tab_word, you_replaced};
