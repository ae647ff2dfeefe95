//! Doubles for seven players and more, game by game.

use crate::schedule::{Pairing, SPLITS, doubles};

/// What happened so far.
struct Tally {
    plays: Vec<usize>,
    in_last_game: Vec<bool>,
    together: Vec<Vec<usize>>,
    against: Vec<Vec<usize>>,
}

/// What a game costs, the first member first: partners who played together before, players who rest
/// twice running, opponents who met before.
type Cost = (usize, usize, usize);

/// So many games, each with those who played least; among these the game that costs least, the first
/// on the roster where costs are equal.
pub(crate) fn rotation(players: usize, count: usize) -> Vec<Pairing> {
    let square = vec![vec![0; players]; players];
    let mut tally = Tally {
        plays: vec![0; players],
        in_last_game: vec![true; players],
        together: square.clone(),
        against: square,
    };
    (0..count).map_while(|_| tally.next_game()).collect()
}

impl Tally {
    fn next_game(&mut self) -> Option<Pairing> {
        let mut order: Vec<usize> = (0..self.plays.len()).collect();
        order.sort_by_key(|player| self.plays[*player]);
        // All who played less than the fourth must play; the rest is chosen of those level with it.
        let level = self.plays[*order.get(3)?];
        let (due, others): (Vec<usize>, Vec<usize>) = order
            .into_iter()
            .filter(|player| self.plays[*player] <= level)
            .partition(|player| self.plays[*player] < level);
        let games = combinations(&others, 4 - due.len()).into_iter().flat_map(|chosen| {
            let mut four = [0; 4];
            for (place, player) in four.iter_mut().zip(due.iter().chain(&chosen)) {
                *place = *player;
            }
            SPLITS.map(|split| split.map(|place| four[place]))
        });
        let game = games.min_by_key(|game| (self.cost(*game), *game))?;
        self.count(game);
        Some(doubles(game))
    }

    fn cost(&self, [a, b, c, d]: [usize; 4]) -> Cost {
        let together = self.together[a][b].pow(2) + self.together[c][d].pow(2);
        let rests_again = |player: &usize| !self.in_last_game[*player] && ![a, b, c, d].contains(player);
        let resting = (0..self.plays.len()).filter(rests_again).count();
        let meetings = [(a, c), (a, d), (b, c), (b, d)];
        (together, resting, meetings.map(|(one, other)| self.against[one][other].pow(2)).iter().sum())
    }

    fn count(&mut self, [a, b, c, d]: [usize; 4]) {
        self.in_last_game.fill(false);
        for player in [a, b, c, d] {
            self.plays[player] += 1;
            self.in_last_game[player] = true;
        }
        for (one, other) in [(a, b), (c, d)] {
            self.together[one][other] += 1;
            self.together[other][one] += 1;
        }
        for (one, other) in [(a, c), (a, d), (b, c), (b, d)] {
            self.against[one][other] += 1;
            self.against[other][one] += 1;
        }
    }
}

/// All choices of so many of the players, in lexical order.
fn combinations(players: &[usize], size: usize) -> Vec<Vec<usize>> {
    let Some(smaller) = size.checked_sub(1) else { return vec![Vec::new()] };
    let mut all = Vec::new();
    for (index, first) in players.iter().enumerate() {
        for mut rest in combinations(&players[index + 1..], smaller) {
            rest.insert(0, *first);
            all.push(rest);
        }
    }
    all
}
