//! A pair's profile.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{
    form::Outcome,
    game_line::{GameLine, RECENT, close_games},
    met::Met,
    standings::{PairStanding, Standings},
    tally::Tally,
    timeline::{Pair, Played, pair},
};
use crate::{game::Team, id::GroupPlayerId};

/// Everything about two players as partners. Lists of games are newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(rename_all = "camelCase")]
pub struct PairProfile {
    /// The player whose id is lower.
    pub player1_id: GroupPlayerId,
    /// The name in the pool.
    pub player1_name: String,
    /// The player whose id is higher.
    pub player2_id: GroupPlayerId,
    /// The name in the pool.
    pub player2_name: String,
    /// Games together.
    pub games_played: u32,
    /// Games won.
    pub wins: u32,
    /// Games lost.
    pub losses: u32,
    /// Games won in percent of games played, unrounded; 0 without games.
    #[serde(serialize_with = "crate::wire::number")]
    pub win_rate: f64,
    /// The pair's own rating; 1500 before its first game against a linked pair.
    pub elo_rating: i32,
    /// Own points; an unknown score counts as 0.
    pub points_for: u32,
    /// The others' points; an unknown score counts as 0.
    pub points_against: u32,
    /// Their difference.
    pub point_differential: i64,
    /// The run that ends with the newest game: above 0 for wins, below for losses.
    pub current_streak: i32,
    /// The longest run of wins.
    pub best_win_streak: u32,
    /// The last five results.
    pub recent_form: Vec<Outcome>,
    /// The last ten games.
    pub recent_games: Vec<GameLine>,
    /// Pairs of the pool that they met, most games first.
    pub matchups: Vec<Matchup>,
    /// Close games lost.
    pub unlucky_games: Vec<GameLine>,
    /// How many.
    pub unlucky_count: usize,
    /// Close games won.
    pub clutch_games: Vec<GameLine>,
    /// How many.
    pub clutch_count: usize,
}

/// The games of a pair against another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "names and ids of the two pairs, each with the lower id first")]
pub struct Matchup {
    pub pairing_player1_id: GroupPlayerId,
    pub pairing_player1_name: String,
    pub pairing_player2_id: GroupPlayerId,
    pub pairing_player2_name: String,
    pub opponent_player1_id: GroupPlayerId,
    pub opponent_player1_name: String,
    pub opponent_player2_id: GroupPlayerId,
    pub opponent_player2_name: String,
    /// Games that the pair won.
    pub wins: u32,
    /// Games that the pair lost.
    pub losses: u32,
    /// Games against each other.
    pub games_played: u32,
    /// Games won in percent of games played, unrounded.
    #[serde(serialize_with = "crate::wire::number")]
    pub win_rate: f64,
    /// The pair's points; an unknown score counts as 0.
    pub points_for: u32,
    /// The others' points; an unknown score counts as 0.
    pub points_against: u32,
    /// Their difference.
    pub point_differential: i64,
    /// All of them, newest first.
    pub games: Vec<GameLine>,
}

impl Standings<'_> {
    /// The profile of two players as a pair, in either order, active or removed; zeros if they never
    /// played together. None for an id that is not in the pool, or one id twice.
    pub fn pair_profile(&self, one: &GroupPlayerId, other: &GroupPlayerId) -> Option<PairProfile> {
        let both = pair(self.place(one)?, self.place(other)?);
        let [first, second] = both;
        if first == second {
            return None;
        }
        let games: Vec<(&Played<'_>, Team)> =
            self.games.iter().rev().filter_map(|played| Some((played, played.team_of_pair(both)?))).collect();
        let standing = self.pairs.get(both).cloned().unwrap_or_default();
        let PairStanding { rating, tally } = &standing;
        let [unlucky_games, clutch_games] = close_games(&games);
        Some(PairProfile {
            player1_id: self.id(first),
            player1_name: self.name(first),
            player2_id: self.id(second),
            player2_name: self.name(second),
            games_played: tally.games(),
            wins: tally.wins,
            losses: tally.losses,
            win_rate: tally.win_rate(),
            elo_rating: *rating,
            points_for: tally.points_for,
            points_against: tally.points_against,
            point_differential: tally.difference(),
            current_streak: tally.streak,
            best_win_streak: tally.best_win_streak,
            recent_form: tally.form.outcomes(),
            recent_games: games.iter().take(RECENT).map(|(played, team)| played.line(*team)).collect(),
            matchups: self.matchups(both, &games),
            unlucky_count: unlucky_games.len(),
            unlucky_games,
            clutch_count: clutch_games.len(),
            clutch_games,
        })
    }

    fn matchups(&self, both: Pair, games: &[(&Played<'_>, Team)]) -> Vec<Matchup> {
        let mut met: Met<Pair, (Tally, Vec<GameLine>)> = Met::default();
        for (place, (played, team)) in games.iter().enumerate() {
            if let Some(opponents) = played.side(team.other()).pair() {
                let opponents = met.meet(opponents);
                let (tally, lines) = &mut met[opponents];
                tally.count(played.part(*team, place), 0);
                lines.push(played.line(*team));
            }
        }
        let mut rows = met.into_rows();
        rows.sort_by_cached_key(|(pair, _)| pair.map(|place| (self.name(place).to_lowercase(), place)));
        rows.sort_by_key(|(_, (tally, _))| Reverse(tally.games()));
        rows.into_iter()
            .map(|(opponents, (tally, games))| self.matchup(both, opponents, &tally, games))
            .collect()
    }

    fn matchup(&self, [a, b]: Pair, [c, d]: Pair, tally: &Tally, games: Vec<GameLine>) -> Matchup {
        Matchup {
            pairing_player1_id: self.id(a),
            pairing_player1_name: self.name(a),
            pairing_player2_id: self.id(b),
            pairing_player2_name: self.name(b),
            opponent_player1_id: self.id(c),
            opponent_player1_name: self.name(c),
            opponent_player2_id: self.id(d),
            opponent_player2_name: self.name(d),
            wins: tally.wins,
            losses: tally.losses,
            games_played: tally.games(),
            win_rate: tally.win_rate(),
            points_for: tally.points_for,
            points_against: tally.points_against,
            point_differential: tally.difference(),
            games,
        }
    }
}
