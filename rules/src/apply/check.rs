//! What a legal session and a legal game are.

use std::collections::BTreeSet;

use crate::{
    game::{GameResult, MAX_SCORE, Team},
    id::PlayerId,
    money::{MAX_AMOUNT, Money},
    name::MAX_NAME_LENGTH,
    rejection::Rejection,
    session::{MAX_PLAYERS, Session},
};

pub(super) fn check_session(session: &Session) -> Result<(), Rejection> {
    check_roster_size(session)?;
    let mut seen = BTreeSet::new();
    if !session.players.iter().all(|player| seen.insert(&player.id)) {
        return Err(Rejection::PlayerExists);
    }
    if session.player(&session.organizer_id).is_none() {
        return Err(Rejection::OrganizerUnknown);
    }
    let names = session.players.iter().map(|player| &player.name).chain(&session.name);
    if names.into_iter().any(|name| name.chars().count() > MAX_NAME_LENGTH) {
        return Err(Rejection::NameTooLong);
    }
    let amounts = [session.court_cost_value, session.bird_cost_total, session.bet_per_player];
    if amounts.iter().any(|amount| *amount < Money::ZERO || *amount > MAX_AMOUNT) {
        return Err(Rejection::AmountRange);
    }
    Ok(())
}

/// As many players as the mode needs, and no more than a session holds.
pub(super) fn check_roster_size(session: &Session) -> Result<(), Rejection> {
    let mode = session.game_mode;
    match session.players.len() {
        0 => Err(Rejection::NoPlayers),
        count if count < mode.min_players() => Err(Rejection::TooFewPlayers { mode }),
        count if count > MAX_PLAYERS => Err(Rejection::TooManyPlayers),
        _ => Ok(()),
    }
}

pub(super) fn check_teams(
    session: &Session,
    team_a: &[PlayerId],
    team_b: &[PlayerId],
) -> Result<(), Rejection> {
    let mode = session.game_mode;
    if team_a.len() != mode.team_size() || team_b.len() != mode.team_size() {
        return Err(Rejection::TeamSize { mode });
    }
    let mut seen = BTreeSet::new();
    for player in team_a.iter().chain(team_b) {
        if session.player(player).is_none() {
            return Err(Rejection::PlayerUnknown);
        }
        if !seen.insert(player) {
            return Err(Rejection::PlayerTwice);
        }
    }
    Ok(())
}

pub(super) fn check_result(
    winner: Option<Team>,
    score_a: Option<u8>,
    score_b: Option<u8>,
) -> Result<(), Rejection> {
    if [score_a, score_b].into_iter().flatten().any(|score| score > MAX_SCORE) {
        return Err(Rejection::ScoreRange);
    }
    let Some(winning_team) = winner else {
        let scored = score_a.is_some() || score_b.is_some();
        return if scored { Err(Rejection::ScoreWithoutWinner) } else { Ok(()) };
    };
    let result = GameResult { winning_team, team_a_score: score_a, team_b_score: score_b };
    match (result.winner_score(), result.loser_score()) {
        (Some(winner), Some(loser)) if winner < loser => Err(Rejection::WinnerBelowLoser),
        _ => Ok(()),
    }
}
