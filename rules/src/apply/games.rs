//! Changes of games.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Touched,
    check::{check_result, check_teams},
};
use crate::{
    change::GameEdit,
    game::{Game, MAX_ASKED_NUMBER, NewGame},
    id::GameId,
    part::Part,
    rejection::Rejection,
    session::{MAX_GAMES, Session},
    state::SessionState,
    time::Timestamp,
};

pub(super) fn create_games(
    state: &mut SessionState,
    session: &Session,
    games: &[NewGame],
    at: Timestamp,
) -> Result<Vec<Touched>, Rejection> {
    let mut fresh = BTreeSet::new();
    for game in games {
        if state.deleted.contains_key(&game.id) {
            return Err(Rejection::GameDeleted);
        }
        if state.games.contains_key(&game.id) {
            continue;
        }
        check_teams(session, &game.team_a, &game.team_b)?;
        check_result(game.winning_team, game.team_a_score, game.team_b_score)?;
        if !fresh.insert(&game.id) {
            return Err(Rejection::IdTaken);
        }
    }
    if !fresh.is_empty() && state.games.len() + fresh.len() > MAX_GAMES {
        return Err(Rejection::TooManyGames);
    }
    let mut touched = Vec::new();
    for game in games.iter().filter(|game| fresh.contains(&game.id)) {
        let asked = game
            .game_number
            .filter(|number| (1..=MAX_ASKED_NUMBER).contains(number))
            .filter(|number| !state.games.values().any(|game| game.game_number == *number));
        let created = Game {
            id: game.id.clone(),
            session_id: session.id.clone(),
            game_number: asked.unwrap_or_else(|| state.next_number()),
            team_a: game.team_a.clone(),
            team_b: game.team_b.clone(),
            winning_team: game.winning_team,
            team_a_score: game.team_a_score,
            team_b_score: game.team_b_score,
            created_at: Some(at),
            updated_at: Some(at),
            result_at: game.winning_team.map(|_| at),
            scheduled: game.winning_team.is_none(),
            author: None,
            version: 0,
        };
        state.games.insert(created.id.clone(), Arc::new(created));
        touched.push(Touched { game: Some(game.id.clone()), part: Part::Existence, before: None });
    }
    Ok(touched)
}

pub(super) fn edit_game(
    state: &mut SessionState,
    session: &Session,
    id: &GameId,
    edit: &GameEdit,
    at: Timestamp,
) -> Result<Vec<Touched>, Rejection> {
    if *edit == GameEdit::default() {
        return Err(Rejection::NothingToChange);
    }
    let Some(slot) = state.games.get_mut(id) else {
        let was_deleted = state.deleted.contains_key(id);
        return Err(if was_deleted { Rejection::GameDeleted } else { Rejection::GameUnknown });
    };
    let before = slot.as_ref();
    let mut next = before.clone();
    next.team_a = edit.team_a.clone().unwrap_or(next.team_a);
    next.team_b = edit.team_b.clone().unwrap_or(next.team_b);
    next.winning_team = edit.winning_team.unwrap_or(next.winning_team);
    if edit.winning_team == Some(None) {
        (next.team_a_score, next.team_b_score) = (None, None);
    }
    next.team_a_score = edit.team_a_score.unwrap_or(next.team_a_score);
    next.team_b_score = edit.team_b_score.unwrap_or(next.team_b_score);
    if edit.team_a.is_some() || edit.team_b.is_some() {
        check_teams(session, &next.team_a, &next.team_b)?;
    }
    check_result(next.winning_team, next.team_a_score, next.team_b_score)?;
    let touched: Vec<Touched> = Part::GAME
        .into_iter()
        .filter(|part| part.of_game(before) != part.of_game(&next))
        .map(|part| Touched { game: Some(id.clone()), before: Some(part.of_game(before)), part })
        .collect();
    if touched.is_empty() {
        return Ok(touched);
    }
    next.result_at = match next.winning_team {
        None => None,
        Some(_) if before.is_played() => before.result_at,
        Some(_) => Some(at),
    };
    next.updated_at = Some(at);
    *slot = Arc::new(next);
    Ok(touched)
}

pub(super) fn delete_game(state: &mut SessionState, id: &GameId) -> Vec<Touched> {
    if state.deleted.contains_key(id) {
        return Vec::new();
    }
    let last = state.games.remove(id);
    let before = last.as_deref().map(|game| Part::Existence.of_game(game));
    state.deleted.insert(id.clone(), last);
    // An id never seen leaves a tombstone and touches nothing: a late create of it is refused.
    if before.is_none() {
        return Vec::new();
    }
    vec![Touched { game: Some(id.clone()), part: Part::Existence, before }]
}

pub(super) fn restore_game(
    state: &mut SessionState,
    session: &Session,
    id: &GameId,
) -> Result<Vec<Touched>, Rejection> {
    if state.games.contains_key(id) {
        return Ok(Vec::new());
    }
    let Some(Some(game)) = state.deleted.get(id) else { return Err(Rejection::GameUnknown) };
    check_teams(session, &game.team_a, &game.team_b)?;
    if state.games.len() >= MAX_GAMES {
        return Err(Rejection::TooManyGames);
    }
    let mut game = game.as_ref().clone();
    if state.games.values().any(|other| other.game_number == game.game_number) {
        game.game_number = state.next_number();
    }
    state.deleted.remove(id);
    state.games.insert(id.clone(), Arc::new(game));
    Ok(vec![Touched { game: Some(id.clone()), part: Part::Existence, before: None }])
}

pub(super) fn replan(
    state: &mut SessionState,
    session: &Session,
    delete: &[GameId],
    create: &[NewGame],
    at: Timestamp,
) -> Result<Vec<Touched>, Rejection> {
    if delete.is_empty() && create.is_empty() {
        return Err(Rejection::NothingToChange);
    }
    if create.iter().any(|game| game.winning_team.is_some()) {
        return Err(Rejection::ResultInPlan);
    }
    let mut next = state.clone();
    let mut touched = Vec::new();
    for id in delete {
        match next.games.get(id) {
            Some(game) if game.is_played() => return Err(Rejection::GamePlayed { number: game.game_number }),
            _ => touched.extend(delete_game(&mut next, id)),
        }
    }
    touched.extend(create_games(&mut next, session, create, at)?);
    *state = next;
    Ok(touched)
}
