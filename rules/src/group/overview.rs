//! The group at a glance: totals and records.

use std::{cmp::Reverse, time::Duration};

use serde::{Deserialize, Serialize};

use super::{
    records::{
        PairCount, PairGames, PairRating, PairStreak, PlayerCount, PlayerGames, PlayerRating, PlayerStreak,
    },
    rivalries::ClosestMatchup,
    standings::{MemberStanding, PairStanding, Standings},
    tally::{CloseGames, Tally},
    timeline::{Pair, Played},
};
use crate::{rating::elo::START, time::Timestamp};

/// Games that make a pair, or two pairs against each other, eligible for a record.
pub(super) const ENOUGH_GAMES: u32 = 3;
const DAY: Duration = Duration::from_hours(24);

/// The group at a glance. Records are those of active players and of pairs of them with at least 3
/// games; all who share one are named.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(rename_all = "camelCase")]
pub struct Overview {
    /// Played games.
    pub total_games: usize,
    /// Sessions.
    pub total_sessions: usize,
    /// Active players.
    pub total_players: usize,
    /// The mean difference of the scores of games with both, to one decimal.
    #[serde(serialize_with = "crate::wire::some_number")]
    pub avg_point_differential: Option<f64>,
    /// To one decimal; 0 without sessions.
    #[serde(serialize_with = "crate::wire::number")]
    pub games_per_session: f64,
    /// Pairs that met at least 3 times with the smallest difference of wins; most games first.
    pub closest_matchups: Vec<ClosestMatchup>,
    /// The best rating, if it is above the first one.
    pub highest_elo: Vec<PlayerRating>,
    /// Best less worst rating.
    pub elo_spread: Option<i32>,
    /// The longest run of wins.
    pub best_win_streak: Vec<PlayerStreak>,
    /// Most games.
    pub most_games_played: Vec<PlayerGames>,
    /// The best rating of a pair, if it is above the first one.
    pub highest_pair_elo: Vec<PairRating>,
    /// The longest run of wins of a pair.
    pub best_pair_streak: Vec<PairStreak>,
    /// Most games of a pair.
    pub most_games_together: Vec<PairGames>,
    /// The pair with the best win rate; of several, most games, then by name.
    pub dream_team: Option<DreamTeam>,
    /// Who lost most close games; of several, whoever was first in one. Any pair may be below.
    pub unlucky_player: Option<PlayerCount>,
    /// The pair that lost most.
    pub unlucky_pairing: Option<PairCount>,
    /// Who won most close games.
    pub clutch_player: Option<PlayerCount>,
    /// The pair that won most.
    pub clutch_pairing: Option<PairCount>,
    /// The date of the first session.
    pub first_session_date: Option<Timestamp>,
    /// Whole days since.
    pub days_since_first_session: Option<u64>,
}

/// The most successful pair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(rename_all = "camelCase")]
pub struct DreamTeam {
    /// The name in the pool of the player whose id is lower.
    pub player1_name: String,
    /// The name in the pool of the player whose id is higher.
    pub player2_name: String,
    /// Games won in whole percent.
    pub win_rate: u32,
    /// Games together.
    pub games_played: u32,
    /// Games won.
    pub wins: u32,
    /// Games lost.
    pub losses: u32,
}

impl Standings<'_> {
    /// The overview as of `now`.
    pub fn overview(&self, now: Timestamp) -> Overview {
        let players = self.by_name();
        let pairs = self.pairs_by_name();
        let regular: Vec<&(Pair, PairStanding)> =
            pairs.iter().copied().filter(|(_, standing)| standing.tally.games() >= ENOUGH_GAMES).collect();
        let name = |player: &MemberStanding<'_>| player.member.name.clone();
        let names = |pair: &Pair| pair.map(|place| self.name(place));
        let player_count = |figure: fn(&Tally) -> CloseGames| {
            let (player, count) = most_close(players.iter().map(|player| (player, figure(&player.tally))))?;
            Some(PlayerCount { name: name(player), count })
        };
        let pair_count = |figure: fn(&Tally) -> CloseGames| {
            let (pair, count) = most_close(pairs.iter().map(|(pair, at)| (pair, figure(&at.tally))))?;
            let [player1_name, player2_name] = names(pair);
            Some(PairCount { player1_name, player2_name, count })
        };
        let (games, sessions) = (self.games.len(), self.history.evenings.len());
        let first = self.history.evenings.iter().map(|evening| evening.session.date).min();
        Overview {
            total_games: games,
            total_sessions: sessions,
            total_players: players.len(),
            avg_point_differential: self.mean_difference(),
            games_per_session: one_decimal(games, sessions).unwrap_or(0.0),
            closest_matchups: self.closest_matchups(),
            highest_elo: leaders(players.iter().map(|player| (player, player.rating)), START)
                .map(|(player, rating)| PlayerRating { name: name(player), rating })
                .collect(),
            elo_spread: self.spread(),
            best_win_streak: leaders(players.iter().map(|player| (player, player.tally.best_win_streak)), 0)
                .map(|(player, streak)| PlayerStreak { name: name(player), streak })
                .collect(),
            most_games_played: leaders(players.iter().map(|player| (player, player.tally.games())), 0)
                .map(|(player, games)| PlayerGames { name: name(player), games })
                .collect(),
            highest_pair_elo: leaders(regular.iter().map(|(pair, at)| (pair, at.rating)), START)
                .map(|(pair, rating)| (names(pair), rating))
                .map(|([player1_name, player2_name], rating)| PairRating {
                    player1_name,
                    player2_name,
                    rating,
                })
                .collect(),
            best_pair_streak: leaders(regular.iter().map(|(pair, at)| (pair, at.tally.best_win_streak)), 0)
                .map(|(pair, streak)| (names(pair), streak))
                .map(|([player1_name, player2_name], streak)| PairStreak {
                    player1_name,
                    player2_name,
                    streak,
                })
                .collect(),
            most_games_together: leaders(regular.iter().map(|(pair, at)| (pair, at.tally.games())), 0)
                .map(|(pair, games)| (names(pair), games))
                .map(|([player1_name, player2_name], games)| PairGames { player1_name, player2_name, games })
                .collect(),
            dream_team: dream_team(&regular).map(|(pair, tally)| {
                let [player1_name, player2_name] = names(pair);
                let win_rate = whole(tally.win_rate());
                let (games_played, wins, losses) = (tally.games(), tally.wins, tally.losses);
                DreamTeam { player1_name, player2_name, win_rate, games_played, wins, losses }
            }),
            unlucky_player: player_count(|tally| tally.unlucky),
            unlucky_pairing: pair_count(|tally| tally.unlucky),
            clutch_player: player_count(|tally| tally.clutch),
            clutch_pairing: pair_count(|tally| tally.clutch),
            first_session_date: first,
            days_since_first_session: first.map(|first| now.since(first).as_secs() / DAY.as_secs()),
        }
    }

    fn mean_difference(&self) -> Option<f64> {
        let scores = |played: &Played<'_>| played.game.team_a_score.zip(played.game.team_b_score);
        let differences = self.games.iter().filter_map(scores).map(|(a, b)| usize::from(a.abs_diff(b)));
        let (sum, count) = differences.fold((0, 0), |(sum, count), difference| (sum + difference, count + 1));
        one_decimal(sum, count)
    }

    /// Best less worst rating of the active players.
    fn spread(&self) -> Option<i32> {
        let rating = |place: &usize| self.members[*place].rating;
        Some(rating(self.ranking.first()?) - rating(self.ranking.last()?))
    }
}

/// All who have the greatest figure, if it is above that one; in the order given.
fn leaders<T: Copy, V: Ord + Copy>(
    rows: impl Iterator<Item = (T, V)> + Clone,
    above: V,
) -> impl Iterator<Item = (T, V)> {
    let most = rows.clone().map(|(_, figure)| figure).max().filter(|most| *most > above);
    rows.filter(move |(_, figure)| Some(*figure) == most)
}

/// Whoever has most close games; of several, whoever was first in one.
fn most_close<T>(rows: impl Iterator<Item = (T, CloseGames)>) -> Option<(T, u32)> {
    let some = rows.filter(|(_, close)| close.count > 0);
    some.max_by_key(|(_, close)| (close.count, Reverse(close.first))).map(|(who, close)| (who, close.count))
}

/// The best win rate, then most games; the first of equal ones.
fn dream_team<'a>(pairs: &[&'a (Pair, PairStanding)]) -> Option<(&'a Pair, &'a Tally)> {
    let better = |one: &Tally, other: &Tally| {
        one.win_rate().total_cmp(&other.win_rate()).then(one.games().cmp(&other.games()))
    };
    // Of equal ones `max_by` takes the last.
    let pairs = pairs.iter().rev().map(|(pair, standing)| (pair, &standing.tally));
    pairs.max_by(|(_, one), (_, other)| better(one, other))
}

/// A quotient to one decimal; none of nothing.
fn one_decimal(sum: usize, count: usize) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "no group has 2^52 points")]
    (count > 0).then(|| (10.0 * sum as f64 / count as f64).round() / 10.0)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rate is within 0 and 100")]
fn whole(rate: f64) -> u32 {
    rate.round() as u32
}
