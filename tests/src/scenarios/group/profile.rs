//! The pages of a group that only show.

use pace_core::{
    failure::Failure,
    snapshot::{Page, PairSnapshot, PlayerPage, PlayerSnapshot, SuggestionSnapshot},
};
use pace_rules::{
    group::{GameLine, HeadToHead, Matchup, PairProfile, RatingStep},
    id::GroupPlayerId,
    suggestion::{SuggestedGame, Suggestion},
    time::Timestamp,
};
use serde_json::{Value, json};

use super::{
    super::{
        names::Names,
        page::Shown,
        screen::{failure, page, page_failure, seconds},
    },
    figures::{form, pair, tenths},
};

pub(in super::super) fn player_screen(Shown { screen, .. }: &Shown<PlayerSnapshot>, names: &Names) -> Value {
    let mut shown = frame(&screen.page, screen.last_synced, screen.sync_failure.as_ref());
    shown["player"] = screen.player.as_deref().map(|it| player(it, names)).into();
    shown
}

pub(in super::super) fn pair_screen(Shown { screen, .. }: &Shown<PairSnapshot>, names: &Names) -> Value {
    let mut shown = frame(&screen.page, screen.last_synced, screen.sync_failure.as_ref());
    shown["pair"] = screen.pair.as_deref().map(|it| pair_page(it, names)).into();
    shown
}

pub(in super::super) fn suggestion_screen(
    Shown { screen, .. }: &Shown<SuggestionSnapshot>,
    names: &Names,
) -> Value {
    let mut shown = frame(&screen.page, screen.last_synced, screen.sync_failure.as_ref());
    shown["suggestion"] = screen.suggestion.as_deref().map(|it| suggestion(it, names)).into();
    shown
}

fn frame(at: &Page, last_synced: Option<Timestamp>, sync_failure: Option<&Failure>) -> Value {
    json!({
        "page": page(at),
        "pageFailure": page_failure(at),
        "lastSynced": last_synced.map(seconds),
        "syncFailure": sync_failure.map(failure),
    })
}

fn player(of: &PlayerPage, names: &Names) -> Value {
    let profile = &of.profile;
    json!({
        "member": names.of_member(&profile.group_player_id),
        "name": profile.player_name,
        "rating": profile.elo_rating,
        "rank": profile.rank,
        "totalPlayers": profile.total_players,
        "games": profile.total_games,
        "wins": profile.wins,
        "losses": profile.losses,
        "winRate": tenths(profile.win_rate),
        "pointsFor": profile.points_scored,
        "pointsAgainst": profile.points_conceded,
        "sessions": profile.sessions_played,
        "form": form(&profile.recent_form),
        "currentStreak": profile.current_streak,
        "bestWinStreak": profile.best_win_streak,
        "partners": (profile.partner_stats.iter())
            .map(|it| head_to_head(&it.partner_id, &it.partner_name, &it.record, names))
            .collect::<Vec<_>>(),
        "opponents": (profile.opponent_stats.iter())
            .map(|it| head_to_head(&it.opponent_id, &it.opponent_name, &it.record, names))
            .collect::<Vec<_>>(),
        "recentGames": game_lines(&profile.recent_games),
        "unluckyGames": game_lines(&profile.unlucky_games),
        "clutchGames": game_lines(&profile.clutch_games),
        "ratingHistory": of.rating_history.iter().map(|it| rating_step(it, names)).collect::<Vec<_>>(),
    })
}

fn head_to_head(with: &GroupPlayerId, name: &str, of: &HeadToHead, names: &Names) -> Value {
    json!({
        "member": names.of_member(with),
        "name": name,
        "games": of.games_played,
        "wins": of.wins,
        "losses": of.losses,
        "winRate": tenths(of.win_rate),
        "list": game_lines(&of.games),
    })
}

fn rating_step(step: &RatingStep, names: &Names) -> Value {
    json!({
        "game": names.of_game(&step.game_id),
        "session": names.of_session(&step.session_id),
        "won": step.game.won,
        "before": step.before,
        "change": step.change,
        "after": step.after,
        "expected": tenths(step.expected),
    })
}

fn game_lines(games: &[GameLine]) -> Vec<Value> {
    let line = |game: &GameLine| {
        json!({
            "teamA": game.team_a_names,
            "teamB": game.team_b_names,
            "scoreA": game.team_a_score,
            "scoreB": game.team_b_score,
            "won": game.won,
            "playedAt": seconds(game.date),
            "margin": game.margin,
        })
    };
    games.iter().map(line).collect()
}

fn pair_page(of: &PairProfile, names: &Names) -> Value {
    json!({
        "pair": pair(&of.player1_id, &of.player2_id, names),
        "rating": of.elo_rating,
        "games": of.games_played,
        "wins": of.wins,
        "losses": of.losses,
        "winRate": tenths(of.win_rate),
        "pointsFor": of.points_for,
        "pointsAgainst": of.points_against,
        "form": form(&of.recent_form),
        "currentStreak": of.current_streak,
        "bestWinStreak": of.best_win_streak,
        "matchups": of.matchups.iter().map(|it| matchup(it, names)).collect::<Vec<_>>(),
        "recentGames": game_lines(&of.recent_games),
        "unluckyGames": game_lines(&of.unlucky_games),
        "clutchGames": game_lines(&of.clutch_games),
    })
}

fn matchup(of: &Matchup, names: &Names) -> Value {
    json!({
        "opponents": pair(&of.opponent_player1_id, &of.opponent_player2_id, names),
        "games": of.games_played,
        "wins": of.wins,
        "losses": of.losses,
        "winRate": tenths(of.win_rate),
        "pointsFor": of.points_for,
        "pointsAgainst": of.points_against,
        "list": game_lines(&of.games),
    })
}

fn suggestion(of: &Suggestion<GroupPlayerId>, names: &Names) -> Value {
    json!({
        "games": of.games.iter().map(|it| suggested_game(it, names)).collect::<Vec<_>>(),
        "resting": (of.resting.iter())
            .map(|it| json!({"member": names.of_member(&it.id), "games": it.games, "rests": it.rests}))
            .collect::<Vec<_>>(),
    })
}

/// Who is team A follows from ids, which differ from run to run: it is the one of the first alias.
fn suggested_game(of: &SuggestedGame<GroupPlayerId>, names: &Names) -> Value {
    let team = |ids: &[GroupPlayerId]| {
        let mut team: Vec<String> = ids.iter().map(|id| names.of_member(id)).collect();
        team.sort_unstable();
        team
    };
    let (a, b, chance) = (team(&of.team_a), team(&of.team_b), tenths(of.chance));
    let (a, b, chance) = if a < b { (a, b, chance) } else { (b, a, 1_000 - chance) };
    json!({
        "teamA": a,
        "teamB": b,
        "chance": chance,
        "partnersAgain": of.partners_again,
        "opponentsAgain": of.opponents_again,
    })
}
