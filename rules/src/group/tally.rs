//! What a player or a pair did, counted game by game.

use super::form::Form;
use crate::statistics::win_rate;

/// Games, points, runs and close games of a player or a pair.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    pub(super) wins: u32,
    pub(super) losses: u32,
    /// Points of the own side; an unknown score counts as 0.
    pub(super) points_for: u32,
    pub(super) points_against: u32,
    pub(super) form: Form,
    /// The run that ends with the newest game: positive for wins, negative for losses.
    pub(super) streak: i32,
    pub(super) best_win_streak: u32,
    /// Close games won.
    pub(super) clutch: CloseGames,
    /// Close games lost.
    pub(super) unlucky: CloseGames,
}

/// A game as one side sees it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub(super) won: bool,
    pub(super) points_for: u32,
    pub(super) points_against: u32,
    pub(super) close: bool,
    /// Which game it is, in order.
    pub(super) game: usize,
}

/// How many close games, and since when.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct CloseGames {
    pub(super) count: u32,
    /// The first of them and the seat taken in it: whoever was met first wins a tie.
    pub(super) first: (usize, usize),
}

impl Tally {
    pub(super) fn count(&mut self, part: Part, seat: usize) {
        *(if part.won { &mut self.wins } else { &mut self.losses }) += 1;
        self.points_for += part.points_for;
        self.points_against += part.points_against;
        self.form.add(part.won);
        self.streak = if part.won { self.streak.max(0) + 1 } else { self.streak.min(0) - 1 };
        self.best_win_streak = self.best_win_streak.max(self.streak.try_into().unwrap_or(0));
        if part.close {
            let close = if part.won { &mut self.clutch } else { &mut self.unlucky };
            if close.count == 0 {
                close.first = (part.game, seat);
            }
            close.count += 1;
        }
    }

    pub(super) const fn games(&self) -> u32 {
        self.wins + self.losses
    }

    pub(super) fn win_rate(&self) -> f64 {
        win_rate(self.wins, self.games())
    }

    pub(super) const fn difference(&self) -> i64 {
        self.points_for as i64 - self.points_against as i64
    }
}
