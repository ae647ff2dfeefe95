//! The search for the next games.

use super::tonight::Tonight;

/// Plans that are begun from different ends; the best one is taken.
const BEGINNINGS: usize = 12;
/// An exchange has to save more than rounding may.
const NOTHING: f64 = 1e-9;

/// Who has a turn: those who must play, and those of whom some may.
struct Turns {
    must: Vec<usize>,
    may: Vec<usize>,
    /// How many of the latter play.
    free: usize,
}

/// The best games found for so many courts, or for as many as can be filled.
pub(super) fn plan(tonight: &Tonight, courts: usize) -> Vec<Vec<usize>> {
    let court = 2 * tonight.team_size;
    let courts = courts.min(tonight.games.len() / court);
    let Some(turns) = Turns::of(tonight, courts * court) else { return Vec::new() };
    if courts == 1 { vec![best_of_all(tonight, &turns)] } else { improved(tonight, &turns) }
}

impl Turns {
    fn of(tonight: &Tonight, seats: usize) -> Option<Self> {
        let mut players: Vec<usize> = (0..tonight.games.len()).collect();
        players.sort_by_key(|player| tonight.games[*player]);
        let last = tonight.games[*players.get(seats.checked_sub(1)?)?];
        players.retain(|player| tonight.games[*player] <= last);
        let (must, may): (Vec<usize>, _) =
            players.into_iter().partition(|player| tonight.games[*player] < last);
        let free = seats - must.len();
        Some(Self { must, may, free })
    }
}

/// The best game of all that turns allow.
fn best_of_all(tonight: &Tonight, turns: &Turns) -> Vec<usize> {
    let mut best = (f64::INFINITY, Vec::new());
    each_choice(turns.may.len(), turns.free, |chosen| {
        let chosen: Vec<usize> = chosen.iter().map(|place| turns.may[*place]).collect();
        // The bench has the same number of players each time: what counts is who is spared a rest.
        let spared: f64 = chosen.iter().map(|player| tonight.cost_of_rest(*player)).sum();
        let (cost, game) = tonight.best(&[turns.must.as_slice(), &chosen].concat());
        if cost - spared + NOTHING < best.0 {
            best = (cost - spared, game);
        }
    });
    best.1
}

/// Every choice of so many out of `n`, in lexical order.
fn each_choice(n: usize, size: usize, mut visit: impl FnMut(&[usize])) {
    let mut chosen: Vec<usize> = (0..size).collect();
    loop {
        visit(&chosen);
        // The last place that can still move on.
        let Some(place) = (0..size).rev().find(|place| chosen[*place] < n - size + place) else { return };
        chosen[place] += 1;
        for later in place + 1..size {
            chosen[later] = chosen[later - 1] + 1;
        }
    }
}

/// Games that no change of two courts or of a court and the bench makes better, the best of several
/// beginnings.
fn improved(tonight: &Tonight, turns: &Turns) -> Vec<Vec<usize>> {
    let plans = (0..BEGINNINGS).map(|beginning| {
        let mut plan = Plan::begin(tonight, turns, beginning);
        let mut cost = plan.cost();
        loop {
            plan.sweep();
            let before = std::mem::replace(&mut cost, plan.cost());
            if cost + NOTHING >= before {
                return (cost, plan);
            }
        }
    });
    let best = plans.min_by(|one, other| one.0.total_cmp(&other.0));
    best.map_or_else(Vec::new, |(_, plan)| plan.courts.iter().map(|court| tonight.best(court).1).collect())
}

/// A plan for several courts.
struct Plan<'a> {
    tonight: &'a Tonight,
    turns: &'a Turns,
    courts: Vec<Vec<usize>>,
    /// Those who may play and do not.
    bench: Vec<usize>,
}

impl<'a> Plan<'a> {
    fn begin(tonight: &'a Tonight, turns: &'a Turns, beginning: usize) -> Self {
        let turned = |players: &[usize]| {
            let (first, rest) = players.split_at(beginning % players.len().max(1));
            [rest, first].concat()
        };
        let mut may = turned(&turns.may);
        let bench = may.split_off(turns.free);
        let seated = turned(&[turns.must.as_slice(), &may].concat());
        let courts = seated.chunks_exact(2 * tonight.team_size).map(<[usize]>::to_vec).collect();
        Self { tonight, turns, courts, bench }
    }

    fn sweep(&mut self) {
        for one in 0..self.courts.len() {
            for other in one + 1..self.courts.len() {
                self.deal_again(one, other);
            }
            self.exchange_with_bench(one);
        }
    }

    /// Deals the players of two courts in the best way.
    fn deal_again(&mut self, one: usize, other: usize) {
        let players = [self.courts[one].as_slice(), &self.courts[other]].concat();
        let size = self.courts[one].len();
        let mut best = self.cost_of(one) + self.cost_of(other);
        // The first player stays, so that no deal is tried twice.
        each_choice(players.len() - 1, size - 1, |chosen| {
            let deal = |is_first: bool| -> Vec<usize> {
                let dealt = |place: &usize| (*place == 0 || chosen.contains(&(place - 1))) == is_first;
                (0..players.len()).filter(dealt).map(|place| players[place]).collect()
            };
            let (first, second) = (deal(true), deal(false));
            let cost = self.tonight.best(&first).0 + self.tonight.best(&second).0;
            if cost + NOTHING < best {
                best = cost;
                (self.courts[one], self.courts[other]) = (first, second);
            }
        });
    }

    /// Lets somebody on the bench play for each who need not, where that is better.
    fn exchange_with_bench(&mut self, court: usize) {
        for seat in 0..self.courts[court].len() {
            for place in 0..self.bench.len() {
                if self.turns.must.contains(&self.courts[court][seat]) {
                    continue;
                }
                let before = self.cost_of(court) + self.tonight.cost_of_rest(self.bench[place]);
                std::mem::swap(&mut self.courts[court][seat], &mut self.bench[place]);
                let after = self.cost_of(court) + self.tonight.cost_of_rest(self.bench[place]);
                if after + NOTHING >= before {
                    std::mem::swap(&mut self.courts[court][seat], &mut self.bench[place]);
                }
            }
        }
    }

    fn cost_of(&self, court: usize) -> f64 {
        self.tonight.best(&self.courts[court]).0
    }

    fn cost(&self) -> f64 {
        let courts: f64 = (0..self.courts.len()).map(|court| self.cost_of(court)).sum();
        courts + self.bench.iter().map(|player| self.tonight.cost_of_rest(*player)).sum::<f64>()
    }
}
