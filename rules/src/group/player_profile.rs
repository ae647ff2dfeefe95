//! A player's profile.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{
    form::Outcome,
    game_line::{GameLine, RECENT, close_games},
    met::Met,
    standings::Standings,
    timeline::Played,
};
use crate::{game::Team, id::GroupPlayerId, statistics::win_rate};

/// Everything about one player. Lists of games are newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(rename_all = "camelCase")]
pub struct PlayerProfile {
    /// The player.
    pub group_player_id: GroupPlayerId,
    /// The name in the pool.
    pub player_name: String,
    /// Whether the player was removed from the pool; not on the wire for one who was not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_removed: bool,
    /// The rating after all games.
    pub elo_rating: i32,
    /// The position among active players; for a removed one, that of the rating among them.
    pub rank: usize,
    /// How many players are active.
    pub total_players: usize,
    /// Games played.
    pub total_games: u32,
    /// Games won.
    pub wins: u32,
    /// Games lost.
    pub losses: u32,
    /// Games won in percent of games played, unrounded; 0 without games.
    #[serde(serialize_with = "crate::wire::number")]
    pub win_rate: f64,
    /// Points of the own side; an unknown score counts as 0.
    pub points_scored: u32,
    /// Points of the other side; an unknown score counts as 0.
    pub points_conceded: u32,
    /// Their difference.
    pub point_differential: i64,
    /// Sessions on whose roster the player is, whether or not they played.
    pub sessions_played: u32,
    /// The last five results.
    pub recent_form: Vec<Outcome>,
    /// The run that ends with the newest game: above 0 for wins, below for losses.
    pub current_streak: i32,
    /// The longest run of wins.
    pub best_win_streak: u32,
    /// Everybody of the pool who was a partner, best win rate first, then most games.
    pub partner_stats: Vec<PartnerStats>,
    /// Everybody of the pool who was an opponent, in the same order.
    pub opponent_stats: Vec<OpponentStats>,
    /// The last ten games.
    pub recent_games: Vec<GameLine>,
    /// Close games lost.
    pub unlucky_games: Vec<GameLine>,
    /// How many.
    pub unlucky_count: usize,
    /// Close games won.
    pub clutch_games: Vec<GameLine>,
    /// How many.
    pub clutch_count: usize,
}

/// The games with one partner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(rename_all = "camelCase")]
pub struct PartnerStats {
    /// The partner.
    pub partner_id: GroupPlayerId,
    /// The name in the pool.
    pub partner_name: String,
    /// The games together.
    #[serde(flatten)]
    pub record: HeadToHead,
}

/// The games against one opponent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(rename_all = "camelCase")]
pub struct OpponentStats {
    /// The opponent.
    pub opponent_id: GroupPlayerId,
    /// The name in the pool.
    pub opponent_name: String,
    /// The games against each other.
    #[serde(flatten)]
    pub record: HeadToHead,
}

/// The games of a player with or against somebody.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(rename_all = "camelCase")]
pub struct HeadToHead {
    /// How many.
    pub games_played: u32,
    /// Games that the player won.
    pub wins: u32,
    /// Games that the player lost.
    pub losses: u32,
    /// Games won in percent of games played, unrounded.
    #[serde(serialize_with = "crate::wire::number")]
    pub win_rate: f64,
    /// All of them, newest first.
    pub games: Vec<GameLine>,
}

fn add(others: &mut Met<usize, HeadToHead>, other: usize, line: GameLine) {
    let place = others.meet(other);
    let record = &mut others[place];
    *(if line.won { &mut record.wins } else { &mut record.losses }) += 1;
    record.games_played += 1;
    record.win_rate = win_rate(record.wins, record.games_played);
    record.games.push(line);
}

impl Standings<'_> {
    /// The profile of a player, active or removed; none for an id that is not in the pool.
    pub fn player_profile(&self, id: &GroupPlayerId) -> Option<PlayerProfile> {
        let place = self.place(id)?;
        let games: Vec<(&Played<'_>, Team)> =
            self.games.iter().rev().filter_map(|played| Some((played, played.team_of(place)?))).collect();
        let [mut partners, mut opponents] = [Met::default(), Met::default()];
        for (played, team) in &games {
            for other in played.side(*team).members().filter(|other| *other != place) {
                add(&mut partners, other, played.line(*team));
            }
            for other in played.side(team.other()).members() {
                add(&mut opponents, other, played.line(*team));
            }
        }
        let [unlucky_games, clutch_games] = close_games(&games);
        let standing = &self.members[place];
        let tally = &standing.tally;
        Some(PlayerProfile {
            group_player_id: id.clone(),
            player_name: self.name(place),
            is_removed: standing.member.is_removed,
            elo_rating: standing.rating,
            rank: self.rank(place),
            total_players: self.ranking.len(),
            total_games: tally.games(),
            wins: tally.wins,
            losses: tally.losses,
            win_rate: tally.win_rate(),
            points_scored: tally.points_for,
            points_conceded: tally.points_against,
            point_differential: tally.difference(),
            sessions_played: standing.sessions,
            recent_form: tally.form.outcomes(),
            current_streak: tally.streak,
            best_win_streak: tally.best_win_streak,
            partner_stats: (self.best_first(partners).into_iter())
                .map(|(place, record)| PartnerStats {
                    partner_id: self.id(place),
                    partner_name: self.name(place),
                    record,
                })
                .collect(),
            opponent_stats: (self.best_first(opponents).into_iter())
                .map(|(place, record)| OpponentStats {
                    opponent_id: self.id(place),
                    opponent_name: self.name(place),
                    record,
                })
                .collect(),
            recent_games: games.iter().take(RECENT).map(|(played, team)| played.line(*team)).collect(),
            unlucky_count: unlucky_games.len(),
            unlucky_games,
            clutch_count: clutch_games.len(),
            clutch_games,
        })
    }

    fn rank(&self, place: usize) -> usize {
        let position = self.ranking.iter().position(|other| *other == place);
        let better = || {
            let rating = self.members[place].rating;
            self.ranking.iter().filter(|other| self.members[**other].rating > rating).count()
        };
        position.unwrap_or_else(better) + 1
    }

    fn best_first(&self, others: Met<usize, HeadToHead>) -> Vec<(usize, HeadToHead)> {
        let mut rows = others.into_rows();
        rows.sort_by_cached_key(|(place, _)| (self.name(*place).to_lowercase(), *place));
        rows.sort_by_key(|(_, record)| Reverse(record.games_played));
        rows.sort_by(|(_, one), (_, other)| other.win_rate.total_cmp(&one.win_rate));
        rows
    }
}
