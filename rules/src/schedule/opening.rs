//! The games that an evening begins with.

use super::{
    Round,
    format::{Format, americano, fixed_pairs, fixed_sides, king_of_the_court, mexicano},
    round_robin,
};
use crate::session::{GameMode, MAX_PLAYERS};

/// Why nothing can be planned like that, for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Error))]
#[cfg_attr(feature = "uniffi", uniffi(flat_error))]
pub enum NoPlan {
    /// Nothing is known of the session.
    #[error("There is no session to plan.")]
    NoSession,
    /// Fewer players than a game needs.
    #[error("A plan needs at least {0} players.")]
    TooFew(usize),
    /// More players than a roster has.
    #[error("A plan has at most {MAX_PLAYERS} players.")]
    TooMany,
    /// The format is one of doubles.
    #[error("Singles are planned as a round robin.")]
    Singles,
    /// Somebody would have no partner.
    #[error("Fixed pairs need an even number of players.")]
    OddPairs,
    /// The next round follows from results that are not there yet.
    #[error("The next round follows from the results: record the games on court first.")]
    ResultsFirst,
    /// No game goes and none comes.
    #[error("That changes nothing.")]
    Nothing,
}

impl Format {
    /// Those that a mode has, in the order in which they are offered.
    pub const fn offered(mode: GameMode) -> &'static [Self] {
        match mode {
            GameMode::Doubles => &Self::ALL,
            GameMode::Singles => &[Self::RoundRobin],
        }
    }

    /// Whether so many can play it.
    ///
    /// # Errors
    /// [`NoPlan`] says why not.
    pub fn suits(self, mode: GameMode, players: usize) -> Result<(), NoPlan> {
        match self {
            _ if players < mode.min_players() => Err(NoPlan::TooFew(mode.min_players())),
            _ if players > MAX_PLAYERS => Err(NoPlan::TooMany),
            format if !Self::offered(mode).contains(&format) => Err(NoPlan::Singles),
            Self::FixedPairs if players % 2 == 1 => Err(NoPlan::OddPairs),
            _ => Ok(()),
        }
    }
}

/// The rounds that an evening begins with, by positions on the roster: so many, or all that the format
/// has; the first alone where the next follows from the results.
///
/// A round robin on one court is that of [`round_robin`], so that rounds are games. On several courts
/// it is, in doubles, the rounds until everybody has played with everybody, and in singles those until
/// everybody has met everybody. Fixed pairs are neighbours on the roster. Courts that the players
/// cannot fill stay idle.
///
/// # Errors
/// [`NoPlan`] if so many cannot play that format.
pub fn opening(
    format: Format,
    mode: GameMode,
    players: usize,
    courts: usize,
    rounds: Option<usize>,
) -> Result<Vec<Round>, NoPlan> {
    format.suits(mode, players)?;
    let everybody: Vec<usize> = (0..players).collect();
    Ok(match (format, mode) {
        (Format::RoundRobin, _) if courts <= 1 => {
            round_robin(mode, players, rounds).into_iter().map(|game| vec![game]).collect()
        }
        (_, GameMode::Singles) => {
            let sides: Vec<Vec<usize>> = everybody.into_iter().map(|player| vec![player]).collect();
            fixed_sides(&sides, courts, rounds, &[])
        }
        (Format::RoundRobin | Format::Americano, _) => americano(players, courts, rounds),
        (Format::Mexicano, _) => vec![mexicano(&everybody, courts, &[])],
        (Format::KingOfTheCourt, _) => vec![king_of_the_court(&everybody, courts, &[])],
        (Format::FixedPairs, _) => {
            let (pairs, _) = everybody.as_chunks();
            fixed_pairs(pairs, courts, rounds)
        }
    })
}
