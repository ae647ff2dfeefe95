//! Doubles for seven players and more: a plain local search.
//!
//! The seats of all games stand in one row, four a game, and the row is cut into blocks with a seat
//! for everybody. So nobody is ever more than one game behind, however the players of a block change
//! their seats; and two of them change whenever that makes the plan better, until no change does.

use crate::schedule::{Pairing, doubles};

/// What a game's players weigh: twice in one game above all, then playing together again, then
/// waiting longer than a block, then meeting again.
const TWICE_IN_A_GAME: i64 = 1_000_000;
const TOGETHER: i64 = 1_000;
const WAITING: i64 = 20;
const AGAINST: i64 = 1;
/// Enough for plans of any size; it bounds the time.
const MAX_SWEEPS: usize = 20;

struct Plan {
    players: usize,
    games: usize,
    /// The player of each seat. Seats behind the last game are a bench.
    seats: Vec<usize>,
    /// The seat of each player in each block.
    places: Vec<Vec<usize>>,
    together: Vec<Vec<i64>>,
    against: Vec<Vec<i64>>,
    cost: i64,
}

/// So many games in the order in which they are played.
pub(crate) fn rotation(players: usize, games: usize) -> Vec<Pairing> {
    let mut plan = Plan::new(players, games);
    for _ in 0..MAX_SWEEPS {
        if !plan.sweep() {
            break;
        }
    }
    plan.seats.chunks_exact(4).take(games).filter_map(|four| four.try_into().ok()).map(doubles).collect()
}

impl Plan {
    fn new(players: usize, games: usize) -> Self {
        let blocks = (4 * games).div_ceil(players);
        let square = vec![vec![0; players]; players];
        let mut plan = Self {
            players,
            games,
            seats: (0..blocks * players).map(|seat| seat % players).collect(),
            places: (0..blocks).map(|block| (block * players..(block + 1) * players).collect()).collect(),
            together: square.clone(),
            against: square,
            cost: 0,
        };
        for game in 0..games {
            plan.count(game, 1);
        }
        plan
    }

    /// Tries all changes of seats once; whether one of them made the plan better.
    fn sweep(&mut self) -> bool {
        let before = self.cost;
        for seat in 0..self.seats.len() {
            for other in seat + 1..(seat / self.players + 1) * self.players {
                let cost = self.cost;
                self.swap(seat, other);
                if self.cost >= cost {
                    self.swap(seat, other);
                }
            }
        }
        self.cost < before
    }

    fn swap(&mut self, seat: usize, other: usize) {
        self.count_both(seat, other, -1);
        self.seats.swap(seat, other);
        let block = seat / self.players;
        for seat in [seat, other] {
            self.places[block][self.seats[seat]] = seat;
        }
        self.count_both(seat, other, 1);
    }

    /// Counts the games and the waiting of two seats of a block in (1) or out (−1).
    fn count_both(&mut self, seat: usize, other: usize, times: i64) {
        self.count(seat / 4, times);
        if seat / 4 != other / 4 {
            self.count(other / 4, times);
            self.cost += times * WAITING * (self.waiting(seat) + self.waiting(other));
        }
    }

    fn count(&mut self, game: usize, times: i64) {
        if game >= self.games {
            return;
        }
        let seat = |place: usize| self.seats[4 * game + place];
        let [a, b, c, d] = [0, 1, 2, 3].map(seat);
        for (one, other) in [(a, b), (c, d)] {
            self.cost += TOGETHER * counted(&mut self.together, one, other, times);
        }
        for (one, other) in [(a, c), (a, d), (b, c), (b, d)] {
            self.cost += AGAINST * counted(&mut self.against, one, other, times);
        }
    }

    /// By how many games, squared, whoever sits here waits too long before and after.
    fn waiting(&self, seat: usize) -> i64 {
        let (block, player) = (seat / self.players, self.seats[seat]);
        let usual = self.players.div_ceil(4);
        let next_to =
            [block.wrapping_sub(1), block + 1].into_iter().filter_map(|block| self.places.get(block));
        let waits = next_to.map(|places| (places[player] / 4).abs_diff(seat / 4).saturating_sub(usual));
        waits.map(|games| i64::try_from(games * games).unwrap_or(i64::MAX)).sum()
    }
}

/// Counts a pair in or out; how much the sum of squares grows.
fn counted(counts: &mut [Vec<i64>], one: usize, other: usize, times: i64) -> i64 {
    let count = &mut counts[one.min(other)][one.max(other)];
    let before = *count;
    *count += times;
    let weight = if one == other { TWICE_IN_A_GAME } else { 1 };
    weight * (*count * *count - before * before)
}
