//! What views hold: one store for each kind of screen.

mod group;
mod home;
mod page;
mod session;

pub use group::GroupStore;
pub use home::HomeStore;
pub use page::{PairStore, PlayerStore, SuggestionStore};
pub use session::SessionStore;
