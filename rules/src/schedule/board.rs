//! A plan while it is searched for: who sits where in which round, and what that costs.

use std::cmp::Reverse;

use super::{
    dice::Dice,
    history::History,
    pairs::Pairs,
    score::{Score, Worse},
    tables::Four,
};

/// Seats of a round, those of resting players behind those on court. A power of two, so that a seat
/// cut to its bits is always inside.
const SEATS: usize = 32;
/// Most rounds on a board, and most rounds of rest before it that count: together a row of bits.
pub(super) const MAX_ROUNDS: usize = 40;
const MAX_WAIT: usize = 24;

#[derive(Debug, Clone)]
struct Round {
    /// The player of each seat; seats 4k to 4k + 3 are a court, partners side by side.
    seats: [usize; SEATS],
    /// The seat of each player.
    places: [usize; SEATS],
    /// Whoever played less than this before must play, whoever played more must rest.
    level: usize,
}

impl Round {
    #[inline]
    fn at(&self, seat: usize) -> usize {
        self.seats[seat % SEATS]
    }

    #[inline]
    fn place(&self, player: usize) -> usize {
        self.places[player % SEATS]
    }

    #[inline]
    fn put(&mut self, player: usize, seat: usize) {
        self.seats[seat % SEATS] = player;
        self.places[player % SEATS] = seat;
    }
}

/// Rounds under search. In every state that it can be in, whoever has played least plays next.
#[derive(Debug, Clone)]
pub(super) struct Board {
    players: usize,
    on_court: usize,
    rounds: Vec<Round>,
    /// For each player the rounds played, as bits.
    playing: Vec<u64>,
    plays_before: Vec<usize>,
    /// Rounds rested before, [`MAX_WAIT`] at most.
    waits_before: Vec<usize>,
    /// So many rounds may anybody rest running.
    patience: usize,
    partners: Pairs,
    opponents: Pairs,
    score: Score,
}

/// So many rounds may anybody rest running: one where nobody need rest twice, otherwise as many as
/// there are rounds between two games on average, to the nearest. Fewer would bring the same players
/// together again and again.
fn patience(players: usize, courts: usize) -> usize {
    let on_court = 4 * courts;
    if players < 2 * on_court { 1 } else { (players + on_court / 2) / on_court }
}

impl Board {
    /// A board without rounds.
    pub(super) fn new(history: &History, courts: usize) -> Self {
        let players = history.plays.len();
        let mut board = Self {
            players,
            on_court: 4 * courts,
            rounds: Vec::new(),
            playing: vec![0; players],
            plays_before: history.plays.clone(),
            waits_before: history.waits.iter().map(|wait| MAX_WAIT.min(*wait)).collect(),
            patience: patience(players, courts),
            score: Score::of(history),
            partners: history.partners.clone(),
            opponents: history.opponents.clone(),
        };
        board.score.waiting = board.all_waiting();
        board
    }

    /// With so many random rounds.
    pub(super) fn shuffled(mut self, rounds: usize, dice: &mut Dice) -> Self {
        let mut plays = self.plays_before.clone();
        let mut waits = self.waits_before.clone();
        for _ in 0..rounds {
            let mut players: Vec<usize> = (0..self.players).collect();
            dice.shuffle(&mut players);
            players.sort_by_key(|player| (plays[*player], Reverse(waits[*player])));
            dice.shuffle(&mut players[..self.on_court]);
            for (seat, player) in players.iter().enumerate() {
                if seat < self.on_court {
                    (plays[*player], waits[*player]) = (plays[*player] + 1, 0);
                } else {
                    waits[*player] += 1;
                }
            }
            self.push(&players);
        }
        self
    }

    /// With those rounds.
    pub(super) fn laid(mut self, rounds: &[Vec<Four>]) -> Self {
        for fours in rounds {
            let mut players = fours.concat();
            players.extend((0..self.players).filter(|player| !fours.as_flattened().contains(player)));
            self.push(&players);
        }
        self
    }

    /// Adds a round with these players from the first seat on.
    fn push(&mut self, players: &[usize]) {
        let number = self.rounds.len();
        let plays = self.plays_before.iter().zip(&self.playing);
        let mut before: Vec<usize> =
            plays.map(|(plays, rounds)| plays + rounds.count_ones() as usize).collect();
        before.sort_unstable();
        let level = before[self.on_court - 1];
        let mut round = Round { seats: [0; SEATS], places: [0; SEATS], level };
        for (seat, player) in players.iter().enumerate() {
            round.put(*player, seat);
        }
        self.rounds.push(round);
        for seat in 0..self.on_court {
            self.playing[players[seat]] |= 1 << number;
            // Each pair once: from its later seat.
            for other in seat / 4 * 4..seat {
                self.meet(players[seat], players[other], seat / 2 == other / 2, 1);
            }
        }
        self.score.waiting = self.all_waiting();
    }

    pub(super) const fn score(&self) -> Score {
        self.score
    }

    /// The courts of each round.
    pub(super) fn fours(&self) -> Vec<Vec<Four>> {
        let court = |round: &Round, court: usize| [0, 1, 2, 3].map(|seat| round.at(4 * court + seat));
        let courts = |round: &Round| (0..self.on_court / 4).map(|number| court(round, number)).collect();
        self.rounds.iter().map(courts).collect()
    }

    /// Two players, drawn by `roll`, change seats in a round if `accepts` says so.
    #[inline]
    pub(super) fn turn(&mut self, roll: u64, accepts: impl FnOnce(Worse) -> bool) {
        let part = |bits: u64, end: usize| ((bits & 0xf_ffff) as usize * end) >> 20;
        let round = part(roll, self.rounds.len());
        let (seat, other) = (part(roll >> 20, self.on_court), part(roll >> 40, self.players));
        if other >= self.on_court {
            self.turn_with_bench(round, seat, other, roll >> 63 == 0, accepts);
        } else if seat != other && seat ^ 1 != other && accepts(self.worse(round, seat, other)) {
            self.exchange(round, seat, other);
        }
    }

    /// What it costs that two players on court change seats.
    #[inline]
    fn worse(&self, round: usize, seat: usize, other: usize) -> Worse {
        let round = &self.rounds[round];
        let (x, y) = (round.at(seat), round.at(other));
        let more = |pairs: &Pairs, joins: usize, leaves: usize, seat: usize| {
            pairs.get(joins, round.at(seat)) - pairs.get(leaves, round.at(seat)) + 1
        };
        let partners = more(&self.partners, y, x, seat ^ 1) + more(&self.partners, x, y, other ^ 1);
        let opponents = |joins, leaves, seat| more(&self.opponents, joins, leaves, seat);
        let opponents = if seat / 4 == other / 4 {
            // The two stay opponents; the partner of each becomes one.
            opponents(x, y, seat ^ 1) + opponents(y, x, other ^ 1)
        } else {
            opponents(y, x, seat ^ 2)
                + opponents(y, x, seat ^ 3)
                + opponents(x, y, other ^ 2)
                + opponents(x, y, other ^ 3)
        };
        Worse { waiting: 0, partners, opponents }
    }

    /// A player on court and one on the bench change seats, and change back in the nearest round
    /// after or before where it is the other way round, so that both still play as often; or after
    /// it not at all.
    fn turn_with_bench(
        &mut self,
        round: usize,
        seat: usize,
        other: usize,
        is_after: bool,
        accepts: impl FnOnce(Worse) -> bool,
    ) {
        let (x, y) = (self.rounds[round].at(seat), self.rounds[round].at(other));
        let (playing_x, playing_y) = (self.playing[x], self.playing[y]);
        let back = playing_y & !playing_x;
        let later = u64::MAX << round;
        let back = if is_after { lowest(back & later) } else { highest(back & !later) };
        let (first, last) = match back {
            Some(back) => (round.min(back), round.max(back)),
            None if is_after => (round, self.rounds.len() - 1),
            None => return,
        };
        let changed = 1 << round | back.map_or(0, |back| 1 << back);
        (self.playing[x], self.playing[y]) = (playing_x ^ changed, playing_y ^ changed);
        if !self.is_in_turn(x, first, last) || !self.is_in_turn(y, first, last) {
            (self.playing[x], self.playing[y]) = (playing_x, playing_y);
            return;
        }
        let before = self.score;
        let back = back.map(|back| (back, self.rounds[back].place(y), self.rounds[back].place(x)));
        for (round, seat, other) in [(round, seat, other)].into_iter().chain(back) {
            self.exchange(round, seat, other);
        }
        self.score.waiting += self.waiting(x, self.playing[x]) + self.waiting(y, self.playing[y])
            - self.waiting(x, playing_x)
            - self.waiting(y, playing_y);
        let worse = Worse {
            waiting: self.score.waiting - before.waiting,
            partners: self.score.partners - before.partners,
            opponents: self.score.opponents - before.opponents,
        };
        if !accepts(worse) {
            for (round, seat, other) in [(round, seat, other)].into_iter().chain(back) {
                self.exchange(round, seat, other);
            }
            (self.playing[x], self.playing[y]) = (playing_x, playing_y);
            self.score = before;
        }
    }

    /// Whether that player plays when behind and rests when ahead, in these rounds.
    fn is_in_turn(&self, player: usize, first: usize, last: usize) -> bool {
        let playing = self.playing[player];
        (first..=last).all(|number| {
            let before = playing & !(u64::MAX << number);
            let plays = self.plays_before[player] + before.count_ones() as usize;
            let level = self.rounds[number].level;
            if playing >> number & 1 == 1 { plays <= level } else { plays >= level }
        })
    }

    /// The players of two seats change them.
    fn exchange(&mut self, number: usize, seat: usize, other: usize) {
        self.count(number, seat, -1);
        self.count(number, other, -1);
        let round = &mut self.rounds[number];
        let (x, y) = (round.at(seat), round.at(other));
        round.put(y, seat);
        round.put(x, other);
        self.count(number, seat, 1);
        self.count(number, other, 1);
    }

    /// Counts the meetings of whoever sits there in or out. Two opponents who change seats count
    /// their own meeting out twice and in twice.
    fn count(&mut self, round: usize, seat: usize, times: i32) {
        if seat < self.on_court {
            let round = &self.rounds[round];
            let [player, partner, one, other] = [0, 1, 2, 3].map(|place| round.at(seat ^ place));
            self.meet(player, partner, true, times);
            self.meet(player, one, false, times);
            self.meet(player, other, false, times);
        }
    }

    /// Counts a meeting in (1) or out (−1).
    #[inline]
    fn meet(&mut self, one: usize, other: usize, as_partners: bool, times: i32) {
        // From t meetings to one more: t more pairs of games; to one less: t − 1 fewer.
        let change = |met: i32| if times > 0 { met } else { 1 - met };
        if as_partners {
            let met = self.partners.get(one, other);
            self.score.partners += change(met);
            self.score.repeats += (met + times - 1).max(0) - (met - 1).max(0);
            self.partners.add(one, other, times);
        } else {
            self.score.opponents += change(self.opponents.get(one, other));
            self.opponents.add(one, other, times);
        }
    }

    fn all_waiting(&self) -> i32 {
        self.playing.iter().enumerate().map(|(player, playing)| self.waiting(player, *playing)).sum()
    }

    /// How far the rests of a player in these rounds are too long.
    fn waiting(&self, player: usize, playing: u64) -> i32 {
        let waited = self.waits_before[player];
        let rests = !playing & !(u64::MAX << self.rounds.len());
        let mut rests = rests << waited | !(u64::MAX << waited);
        // A bit for each row of so many rests and one more; then of two more, and so on.
        for _ in 0..self.patience {
            rests &= rests >> 1;
        }
        let mut cost = 0;
        while rests != 0 {
            cost += rests.count_ones().cast_signed();
            rests &= rests >> 1;
        }
        cost
    }
}

fn lowest(bits: u64) -> Option<usize> {
    (bits != 0).then(|| bits.trailing_zeros() as usize)
}

fn highest(bits: u64) -> Option<usize> {
    bits.checked_ilog2().map(|bit| bit as usize)
}
