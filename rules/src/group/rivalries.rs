//! Pairs against pairs.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{
    overview::ENOUGH_GAMES,
    standings::Standings,
    timeline::{Pair, Played},
};
use crate::game::Team;

/// Two pairs and what their games against each other came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "names of the two pairs; ids in order within a pair and between them")]
pub struct ClosestMatchup {
    pub team1_player1_name: String,
    pub team1_player2_name: String,
    pub team2_player1_name: String,
    pub team2_player2_name: String,
    /// Games that the first pair won.
    pub team1_wins: u32,
    /// Games that the second pair won.
    pub team2_wins: u32,
    /// All games against each other.
    pub total_games: u32,
}

/// Two pairs, the one with the lower ids first, and how often each won against the other.
type Rivalry = ([Pair; 2], [u32; 2]);

impl Standings<'_> {
    /// The rivalries of active players with the smallest difference of wins, most games first.
    pub(super) fn closest_matchups(&self) -> Vec<ClosestMatchup> {
        let active = |pairs: &[Pair; 2]| pairs.iter().all(|pair| self.pair_by_name(*pair).is_some());
        let mut closest = self.rivalries();
        closest.retain(|(pairs, [one, other])| one + other >= ENOUGH_GAMES && active(pairs));
        let difference = |(_, [one, other]): &Rivalry| one.abs_diff(*other);
        let smallest = closest.iter().map(difference).min();
        closest.retain(|rivalry| Some(difference(rivalry)) == smallest);
        closest.sort_by_key(|(pairs, wins)| {
            (Reverse(wins.iter().sum::<u32>()), pairs.map(|pair| self.pair_by_name(pair)))
        });
        closest.into_iter().map(|rivalry| self.closest_matchup(rivalry)).collect()
    }

    fn closest_matchup(&self, ([team1, team2], [team1_wins, team2_wins]): Rivalry) -> ClosestMatchup {
        let [team1_player1_name, team1_player2_name] = team1.map(|place| self.name(place));
        let [team2_player1_name, team2_player2_name] = team2.map(|place| self.name(place));
        ClosestMatchup {
            team1_player1_name,
            team1_player2_name,
            team2_player1_name,
            team2_player2_name,
            team1_wins,
            team2_wins,
            total_games: team1_wins + team2_wins,
        }
    }

    /// Sorting finds the games of the same pairs faster than a map with a place for each rivalry.
    fn rivalries(&self) -> Vec<Rivalry> {
        let meeting = |played: &Played<'_>| {
            let [a, b] = played.sides.map(|side| side.pair());
            let (a, b, a_won) = (a?, b?, played.winner == Team::A);
            Some(if a < b { ([a, b], a_won) } else { ([b, a], !a_won) })
        };
        let mut meetings: Vec<([Pair; 2], bool)> = self.games.iter().filter_map(meeting).collect();
        meetings.sort_unstable();
        let count = |games: &[([Pair; 2], bool)], won| games.iter().filter(|game| game.1 == won).count();
        let wins = |games, won| u32::try_from(count(games, won)).unwrap_or(u32::MAX);
        let same_pairs = meetings.chunk_by(|one, other| one.0 == other.0);
        same_pairs.map(|games| (games[0].0, [wins(games, true), wins(games, false)])).collect()
    }
}
