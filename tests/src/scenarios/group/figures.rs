//! What the tabs of a group show.

use pace_core::snapshot::PlayerLine;
use pace_rules::{
    group::{ClosestMatchup, DreamTeam, LeaderboardRow, Outcome, Overview, PairingRow, RecentGuest, Trend},
    id::GroupPlayerId,
    session::Session,
};
use serde_json::{Value, json};

use super::super::{
    names::Names,
    screen::{session, sync},
};

pub(super) fn session_line(of: &Session, names: &Names) -> Value {
    let mut line = session(of, names);
    line["session"] = names.of_session(&of.id).into();
    line["players"] = (of.players.iter())
        .map(|player| {
            json!({
                "player": names.of_player(&player.id),
                "name": player.name,
                "member": player.group_player_id.as_ref().map(|id| names.of_member(id)),
            })
        })
        .collect();
    line
}

pub(super) fn leaderboard_row(row: &LeaderboardRow, names: &Names) -> Value {
    json!({
        "member": names.of_member(&row.group_player_id),
        "name": row.player_name,
        "rating": row.elo_rating,
        "rank": row.rank,
        "games": row.total_games,
        "wins": row.wins,
        "losses": row.losses,
        "winRate": tenths(row.win_rate),
        "form": form(&row.recent_form),
        "trend": match row.trend {
            Trend::Up => "up",
            Trend::Down => "down",
            Trend::Stable => "stable",
        },
    })
}

pub(super) fn player_line(line: &PlayerLine, names: &Names) -> Value {
    let figures = line.figures.as_ref();
    json!({
        "member": names.of_member(&line.member.id),
        "name": line.member.name,
        "sync": sync(line.member.sync),
        "rating": figures.map(|it| it.elo_rating),
        "games": figures.map(|it| it.total_games),
        "wins": figures.map(|it| it.wins),
        "losses": figures.map(|it| it.losses),
    })
}

pub(super) fn guest(guest: &RecentGuest, names: &Names) -> Value {
    json!({
        "name": guest.name,
        "sessions": guest.session_count,
        "lastSession": names.of_session(&guest.last_session_id),
    })
}

pub(super) fn pairing(row: &PairingRow, names: &Names) -> Value {
    json!({
        "pair": pair(&row.player1_id, &row.player2_id, names),
        "rating": row.elo_rating,
        "games": row.games_played,
        "wins": row.wins,
        "losses": row.losses,
        "winRate": tenths(row.win_rate),
        "qualified": row.is_qualified,
    })
}

pub(super) fn overview(of: &Overview) -> Value {
    json!({
        "totalGames": of.total_games,
        "totalSessions": of.total_sessions,
        "totalPlayers": of.total_players,
        "averageDifference": of.avg_point_differential.map(tenths),
        "gamesPerSession": tenths(of.games_per_session),
        "ratingSpread": of.elo_spread,
        "closestMatchups": of.closest_matchups.iter().map(matchup).collect::<Vec<_>>(),
        "highestRating": (of.highest_elo.iter())
            .map(|it| json!({"name": it.name, "rating": it.rating}))
            .collect::<Vec<_>>(),
        "bestWinStreak": (of.best_win_streak.iter())
            .map(|it| json!({"name": it.name, "streak": it.streak}))
            .collect::<Vec<_>>(),
        "mostGamesPlayed": (of.most_games_played.iter())
            .map(|it| json!({"name": it.name, "games": it.games}))
            .collect::<Vec<_>>(),
        "highestPairRating": (of.highest_pair_elo.iter())
            .map(|it| json!({"names": sorted(&it.player1_name, &it.player2_name), "rating": it.rating}))
            .collect::<Vec<_>>(),
        "bestPairStreak": (of.best_pair_streak.iter())
            .map(|it| json!({"names": sorted(&it.player1_name, &it.player2_name), "streak": it.streak}))
            .collect::<Vec<_>>(),
        "mostGamesTogether": (of.most_games_together.iter())
            .map(|it| json!({"names": sorted(&it.player1_name, &it.player2_name), "games": it.games}))
            .collect::<Vec<_>>(),
        "dreamTeam": of.dream_team.as_ref().map(dream_team),
        "unluckyPlayer": of.unlucky_player.as_ref().map(|it| json!({"name": it.name, "count": it.count})),
        "unluckyPair": (of.unlucky_pairing.as_ref())
            .map(|it| json!({"names": sorted(&it.player1_name, &it.player2_name), "count": it.count})),
        "clutchPlayer": of.clutch_player.as_ref().map(|it| json!({"name": it.name, "count": it.count})),
        "clutchPair": (of.clutch_pairing.as_ref())
            .map(|it| json!({"names": sorted(&it.player1_name, &it.player2_name), "count": it.count})),
        "firstSession": of.first_session_date,
        "daysSinceFirstSession": of.days_since_first_session,
    })
}

fn dream_team(team: &DreamTeam) -> Value {
    json!({
        "names": sorted(&team.player1_name, &team.player2_name),
        "games": team.games_played,
        "wins": team.wins,
        "losses": team.losses,
        "winRate": 10 * team.win_rate,
    })
}

fn matchup(of: &ClosestMatchup) -> Value {
    let mut teams = [
        (sorted(&of.team1_player1_name, &of.team1_player2_name), of.team1_wins),
        (sorted(&of.team2_player1_name, &of.team2_player2_name), of.team2_wins),
    ];
    teams.sort_unstable();
    json!({"teams": teams.each_ref().map(|team| &team.0), "wins": teams.each_ref().map(|team| team.1)})
}

pub(super) fn form(outcomes: &[Outcome]) -> String {
    let letter = |outcome: &Outcome| match outcome {
        Outcome::Win => 'W',
        Outcome::Loss => 'L',
    };
    outcomes.iter().map(letter).collect()
}

/// Ids differ from run to run, and so does the order that the server gives two people.
pub(super) fn pair(one: &GroupPlayerId, other: &GroupPlayerId, names: &Names) -> [String; 2] {
    sorted(&names.of_member(one), &names.of_member(other))
}

fn sorted(one: &str, other: &str) -> [String; 2] {
    let mut both = [one, other].map(str::to_owned);
    both.sort_unstable();
    both
}

/// A rate or an average with one decimal.
#[expect(clippy::cast_possible_truncation, reason = "rates and averages are small")]
pub(super) fn tenths(figure: f64) -> i64 {
    (10.0 * figure).round() as i64
}
