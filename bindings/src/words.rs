//! Sentences that every front end says alike.

use pace_core::{
    failure::Failure,
    snapshot::{GameView, SessionSummary},
};
use pace_rules::{
    money::{InvalidAmount, Money},
    pool, scoring,
    session::Session,
};

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

/// The name of a listed session, or what people call it without one.
#[uniffi::export]
pub fn summary_title(summary: &SessionSummary) -> String {
    summary.title().to_owned()
}

/// The amount that a person typed, such as "12.50".
///
/// # Errors
/// [`InvalidAmount`] says why it is none.
#[uniffi::export]
pub fn parse_amount(typed: &str) -> Result<Money, InvalidAmount> {
    Money::parse(typed)
}

/// Whether two names mean the same person.
#[uniffi::export]
pub fn same_name(one: &str, other: &str) -> bool {
    pool::same_name(one, other)
}

/// What the winner of a badminton game has when the loser has so many points.
#[uniffi::export]
pub const fn winner_points(loser: u8) -> u8 {
    scoring::winner_points(loser)
}
