//! What views hold: one store for each kind of screen. Every method asks for its change before it
//! returns; the outcome can be awaited or dropped.

mod group;
mod home;
mod profile;
mod session;

pub use group::GroupStore;
pub use home::HomeStore;
pub use profile::{PairStore, PlayerStore, SuggestionStore};
pub use session::SessionStore;
