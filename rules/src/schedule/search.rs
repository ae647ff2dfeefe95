//! Simulated annealing over plans (Kirkpatrick, Gelatt & Vecchi, *Optimization by Simulated
//! Annealing*, 1983): changes that make a plan worse are made too, at first often and later seldom.
//!
//! All of it is whole numbers from a fixed beginning, so that every device finds the same plan, and
//! the number of changes tried is bounded, never the time.

use super::{
    board::Board,
    dice::Dice,
    history::History,
    score::{Score, Worse},
    tables::Four,
};

/// Changes tried for a plan at most: about a tenth of a second.
pub(super) const MAX_TURNS: usize = 2_000_000;
/// Changes tried for each game of it at most.
const TURNS_PER_GAME: usize = 100_000;
/// Times that the search begins, unless no better plan is possible.
const ATTEMPTS: usize = 3;
/// Changes tried between two steps of cooling.
const STEP: usize = 1_000;
/// A chance of one.
const ALWAYS: u64 = 1 << 32;
/// The chance of a change that is worse by one, when the search begins anywhere and when it begins
/// with a good plan. It falls to a thirty-third while the search goes on.
const HOT: u64 = ALWAYS / 8;
const WARM: u64 = ALWAYS / 32;
/// A change that is worse by so much is never made.
const TOO_BAD: usize = 16;

/// Rounds and how good they are.
struct Found {
    score: Score,
    rounds: Vec<Vec<Four>>,
}

/// A search under way.
struct Search {
    /// No plan scores less.
    least: Score,
    /// Steps of cooling in one attempt.
    steps: usize,
    /// What a unit of waiting and of partners weighs against one of opponents: less than the order
    /// of demands says, so that plans that break one can be passed through.
    waiting: i32,
    partners: i32,
    dice: Dice,
}

/// The best rounds after that history among `known` ones, if there are any, and all that are found
/// by trying `turns` changes.
pub(super) fn search(
    history: &History,
    courts: usize,
    rounds: usize,
    known: Option<&[Vec<Four>]>,
    turns: usize,
) -> Vec<Vec<Four>> {
    let empty = Board::new(history, courts);
    let mut search = Search {
        least: Score::least(history, courts * rounds, empty.score().waiting),
        steps: turns.min(TURNS_PER_GAME * courts * rounds) / ATTEMPTS / STEP,
        waiting: 4,
        partners: 2,
        dice: Dice::new(),
    };
    let mut best = match known {
        Some(known) => search.anneal(empty.clone().laid(known), WARM),
        None => search.begin_anywhere(&empty, rounds),
    };
    for _ in 1..ATTEMPTS {
        if best.score <= search.least {
            break;
        }
        // What is not as good as it can be weighs more from now on.
        search.waiting *= 1 + i32::from(best.score.waiting > search.least.waiting);
        search.partners *= 1 + i32::from(best.score.repeats > search.least.repeats);
        let found = search.begin_anywhere(&empty, rounds);
        if found.score < best.score {
            best = found;
        }
    }
    best.rounds
}

impl Search {
    fn begin_anywhere(&mut self, empty: &Board, rounds: usize) -> Found {
        let board = empty.clone().shuffled(rounds, &mut self.dice);
        self.anneal(board, HOT)
    }

    /// The best plan on a way that begins at that one.
    fn anneal(&mut self, mut board: Board, hot: u64) -> Found {
        let mut best = Found { score: board.score(), rounds: board.fours() };
        let mut chance = hot;
        for _ in 0..self.steps {
            let chances = powers(chance);
            for _ in 0..STEP {
                if best.score <= self.least {
                    return best;
                }
                board.turn(self.dice.roll(), |worse| self.accepts(worse, &chances));
                if board.score() < best.score {
                    best = Found { score: board.score(), rounds: board.fours() };
                }
            }
            // By (1 − 3.5 ÷ steps) in each step: to e^−3.5 in all.
            chance -= chance * 7 / (2 * self.steps as u64);
        }
        best
    }

    #[inline]
    fn accepts(&mut self, worse: Worse, chances: &[u64; TOO_BAD]) -> bool {
        let worse = self.waiting * worse.waiting + self.partners * worse.partners + worse.opponents;
        usize::try_from(worse)
            .map_or(true, |worse| chances.get(worse).is_some_and(|chance| self.dice.roll() >> 32 < *chance))
    }
}

/// The chances of changes that are worse by 0, 1, 2, …
fn powers(chance: u64) -> [u64; TOO_BAD] {
    let mut powers = [ALWAYS; TOO_BAD];
    for worse in 1..TOO_BAD {
        powers[worse] = (powers[worse - 1] * chance) >> 32;
    }
    powers
}
