//! What there is to say of formats and plans.

use pace_core::draft::Schedule;
use pace_rules::{
    schedule::{Fairness, NoPlan, Outlook, fairness, format::Format},
    session::{GameMode, MAX_GAMES, MAX_PLAYERS},
};

/// A format in words.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FormatWords {
    /// The format.
    pub format: Format,
    /// What players call it.
    pub name: String,
    /// What it is, in a sentence.
    pub explanation: String,
    /// Each round follows from the results of those before, so no more than the next one is planned.
    pub needs_results: bool,
}

/// The formats of a mode, in the order in which they are offered.
#[uniffi::export]
pub fn formats(mode: GameMode) -> Vec<FormatWords> {
    let words = |format: &Format| FormatWords {
        format: *format,
        name: format.name().to_owned(),
        explanation: format.explanation().to_owned(),
        needs_results: format.needs_results(),
    };
    Format::offered(mode).iter().map(words).collect()
}

/// What is planned at the start of a session.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Opening {
    /// How many games.
    pub games: usize,
    /// How many rounds.
    pub rounds: usize,
    /// How fair they are.
    pub fairness: Fairness,
}

/// What a schedule plans for so many players.
///
/// # Errors
/// [`NoPlan`] if so many cannot play that.
#[uniffi::export]
pub fn opening(schedule: Schedule, mode: GameMode, players: usize) -> Result<Opening, NoPlan> {
    let rounds = schedule.rounds(mode, players)?;
    Ok(Opening {
        games: rounds.iter().map(Vec::len).sum(),
        rounds: rounds.len(),
        fairness: fairness(players, &rounds),
    })
}

/// How fair an opening is, a sentence each; none if there is nothing to say.
#[uniffi::export]
pub fn fairness_sentences(fairness: &Fairness) -> Vec<String> {
    fairness.sentences()
}

/// The same in figures, on one line.
#[uniffi::export]
pub fn fairness_figures(fairness: &Fairness) -> String {
    fairness.figures()
}

/// How fair an evening will have been, a sentence each.
#[uniffi::export]
pub fn outlook_sentences(outlook: &Outlook) -> Vec<String> {
    outlook.sentences()
}

/// How large a session may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct Limits {
    /// Fewest players.
    pub min_players: usize,
    /// Most players.
    pub max_players: usize,
    /// Most games.
    pub max_games: usize,
}

/// How large a session of that mode may be.
#[uniffi::export]
pub const fn limits(mode: GameMode) -> Limits {
    Limits { min_players: mode.min_players(), max_players: MAX_PLAYERS, max_games: MAX_GAMES }
}
