//! Sentences that every front end says alike.

use pace_core::{failure::Failure, snapshot::GameView};
use pace_rules::{schedule::Outlook, session::Session};

/// What to tell a person about a failure.
#[uniffi::export]
pub fn failure_sentence(failure: &Failure) -> String {
    failure.to_string()
}

/// A game in one line: "Ann & Ben def. Cal & Dee (21-15)".
#[uniffi::export]
pub fn game_line(game: &GameView) -> String {
    game.line()
}

/// The name of a session, or what people call it without one.
#[uniffi::export]
pub fn session_title(session: &Session) -> String {
    session.title().to_owned()
}

/// How fair an evening will have been, a sentence each.
#[uniffi::export]
pub fn outlook_sentences(outlook: &Outlook) -> Vec<String> {
    outlook.sentences()
}
