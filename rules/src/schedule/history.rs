//! What was played before the rounds that are to be planned.

use super::{Pairing, Round, pairs::Pairs};
use crate::session::MAX_PLAYERS;

/// How often everybody played, waited and met, by positions.
#[derive(Debug, Clone)]
pub(super) struct History {
    /// Games of each player, with those that latecomers are credited with.
    pub(super) plays: Vec<usize>,
    /// For how many rounds each player has been resting by now.
    pub(super) waits: Vec<usize>,
    pub(super) partners: Pairs,
    pub(super) opponents: Pairs,
}

impl History {
    /// Nothing was played.
    pub(super) fn new(players: usize) -> Self {
        Self {
            plays: vec![0; players],
            waits: vec![0; players],
            partners: Pairs::new(),
            opponents: Pairs::new(),
        }
    }

    /// After these rounds by positions on a roster.
    pub(super) fn of<'a>(rounds: impl IntoIterator<Item = &'a Round>) -> Self {
        let mut history = Self::new(MAX_PLAYERS);
        for round in rounds {
            history.welcome(round.iter().flat_map(Pairing::players));
            history.record(round);
        }
        history
    }

    /// Whoever of these is more than one game behind the median of those who have played came late or
    /// was away, and counts as having played as often as whoever has played least of the others.
    fn welcome(&mut self, players: impl Iterator<Item = usize>) {
        let mut played: Vec<usize> = self.plays.iter().copied().filter(|plays| *plays > 0).collect();
        played.sort_unstable();
        let median = played.get(played.len().saturating_sub(1) / 2).copied().unwrap_or(0);
        let least = played.into_iter().find(|plays| plays + 1 >= median).unwrap_or(0);
        for player in players {
            let plays = self.plays.get_mut(player).filter(|plays| **plays + 1 < median);
            if let Some((plays, waits)) = plays.zip(self.waits.get_mut(player)) {
                (*plays, *waits) = (least, 0);
            }
        }
    }

    /// Takes a round in: whoever is in none of its games rested. Positions that nobody has are
    /// passed over.
    pub(super) fn record(&mut self, round: &[Pairing]) {
        let players = self.plays.len();
        let exist = |(one, other): &(usize, usize)| *one < players && *other < players;
        for wait in &mut self.waits {
            *wait += 1;
        }
        for game in round {
            for player in game.players().filter(|player| *player < players) {
                self.plays[player] += 1;
                self.waits[player] = 0;
            }
            for (one, other) in game.partners().filter(exist) {
                self.partners.add(one, other, 1);
            }
            for (one, other) in game.opponents().filter(exist) {
                self.opponents.add(one, other, 1);
            }
        }
    }

    /// Whether everybody has played as often.
    pub(super) fn is_even(&self) -> bool {
        self.plays.windows(2).all(|two| two[0] == two[1])
    }

    /// The history of those who are present, in that order.
    pub(super) fn among(&self, present: &[usize]) -> Self {
        let mut among = Self::new(present.len());
        for (place, player) in present.iter().enumerate() {
            among.plays[place] = self.plays.get(*player).copied().unwrap_or(0);
            among.waits[place] = self.waits.get(*player).copied().unwrap_or(0);
            for (next, other) in present.iter().enumerate().skip(place + 1) {
                among.partners.add(place, next, self.partners.get(*player, *other));
                among.opponents.add(place, next, self.opponents.get(*player, *other));
            }
        }
        among.welcome(0..present.len());
        among
    }
}
