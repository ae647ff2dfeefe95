//! Taking a result back.

use crate::{
    change::{Change, GameEdit},
    game::Game,
};

/// The change that takes a game's result back: a game that was planned becomes planned again, one
/// that was recorded without a plan is deleted. Which game "undo" means:
/// [`crate::state::SessionState::last_played`].
pub fn undo(game: &Game) -> Change {
    let id = game.id.clone();
    if game.scheduled {
        Change::EditGame { id, edit: GameEdit::result(None) }
    } else {
        Change::DeleteGame { id }
    }
}
