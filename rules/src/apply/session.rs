//! Changes of the session itself and of its roster.

use std::{collections::BTreeSet, sync::Arc};

use super::{Touched, check::check_session, games::create_games};
use crate::{
    change::SessionEdit, game::NewGame, id::PlayerId, name::tidy, part::Part, player::Player,
    rejection::Rejection, session::Session, state::SessionState, time::Timestamp,
};

/// Begins a session where there is none yet.
pub(super) fn create_session(
    state: &mut SessionState,
    wanted: &Session,
    games: &[NewGame],
    at: Timestamp,
) -> Result<Vec<Touched>, Rejection> {
    let mut session = wanted.clone();
    session.name = trimmed_name(session.name);
    for (index, player) in session.players.iter_mut().enumerate() {
        player.name = player_name(&player.name, index);
    }
    check_session(&session)?;
    let session = Arc::new(session);
    let mut created = SessionState { session: Some(Arc::clone(&session)), ..SessionState::default() };
    let mut touched = vec![Touched { game: None, part: Part::Existence, before: None }];
    touched.extend(create_games(&mut created, &session, games, at)?);
    *state = created;
    Ok(touched)
}

pub(super) fn set_deleted(state: &mut SessionState, session: &Session, deleted: bool) -> Vec<Touched> {
    if state.is_deleted == deleted {
        return Vec::new();
    }
    state.is_deleted = deleted;
    let before = if deleted { Part::Existence.of_session(session) } else { None };
    vec![Touched { game: None, part: Part::Existence, before }]
}

pub(super) fn edited(session: &Session, edit: &SessionEdit) -> Session {
    let mut next = session.clone();
    if let Some(name) = &edit.name {
        next.name = trimmed_name(name.clone());
    }
    next.date = edit.date.unwrap_or(next.date);
    next.court_cost_type = edit.court_cost_type.unwrap_or(next.court_cost_type);
    next.court_cost_value = edit.court_cost_value.unwrap_or(next.court_cost_value);
    next.bird_cost_total = edit.bird_cost_total.unwrap_or(next.bird_cost_total);
    next.bet_per_player = edit.bet_per_player.unwrap_or(next.bet_per_player);
    next.betting_enabled = edit.betting_enabled.unwrap_or(next.betting_enabled);
    next.organizer_id = edit.organizer_id.clone().unwrap_or(next.organizer_id);
    next
}

pub(super) fn replaced(session: &Session, wanted: &Session) -> Session {
    let mut players = session.players.clone();
    for player in &wanted.players {
        match players.iter_mut().find(|known| known.id == player.id) {
            Some(known) => {
                let name = tidy(&player.name);
                if !name.is_empty() {
                    known.name = name;
                }
                known.group_player_id = player.group_player_id.clone().or(known.group_player_id.take());
                known.is_guest = player.is_guest.or(known.is_guest);
            }
            None => players.push(Player { name: player_name(&player.name, players.len()), ..player.clone() }),
        }
    }
    Session {
        id: session.id.clone(),
        name: trimmed_name(wanted.name.clone()),
        players,
        group_id: wanted.group_id.clone().or_else(|| session.group_id.clone()),
        version: session.version,
        viewer: session.viewer.clone(),
        ..wanted.clone()
    }
}

pub(super) fn add_player(
    state: &mut SessionState,
    session: &Session,
    player: &Player,
) -> Result<Vec<Touched>, Rejection> {
    // As with games and sessions, a creation of what is there already is in the state.
    if session.player(&player.id).is_some() {
        return Ok(Vec::new());
    }
    let mut next = session.clone();
    next.players.push(Player { name: player_name(&player.name, next.players.len()), ..player.clone() });
    replace_session(state, session, next)
}

pub(super) fn rename_player(
    state: &mut SessionState,
    session: &Session,
    id: &PlayerId,
    name: &str,
) -> Result<Vec<Touched>, Rejection> {
    let name = tidy(name);
    if name.is_empty() {
        return Err(Rejection::NameMissing);
    }
    let mut next = session.clone();
    let player = next.players.iter_mut().find(|player| player.id == *id).ok_or(Rejection::PlayerUnknown)?;
    player.name = name;
    replace_session(state, session, next)
}

pub(super) fn remove_player(
    state: &mut SessionState,
    session: &Session,
    id: &PlayerId,
) -> Result<Vec<Touched>, Rejection> {
    // Gone already: the change is in the state.
    let Some(player) = session.player(id) else { return Ok(Vec::new()) };
    let name = || player.name.clone();
    if state.games.values().any(|game| game.players().any(|player| player == id)) {
        return Err(Rejection::PlayerHasGames { name: name() });
    }
    if session.organizer_id == *id {
        return Err(Rejection::PlayerIsOrganizer { name: name() });
    }
    let mut next = session.clone();
    next.players.retain(|player| player.id != *id);
    replace_session(state, session, next)
}

/// Puts the next content of the session in place, if it is legal, and lists the parts that differ.
pub(super) fn replace_session(
    state: &mut SessionState,
    session: &Session,
    next: Session,
) -> Result<Vec<Touched>, Rejection> {
    if next == *session {
        return Ok(Vec::new());
    }
    check_session(&next)?;
    if session.group_id.is_some() && next.group_id != session.group_id {
        return Err(Rejection::GroupFixed);
    }
    if next.game_mode != session.game_mode && !state.games.is_empty() {
        return Err(Rejection::ModeHasGames);
    }
    let players = session.players.iter().chain(&next.players).map(|player| player.id.clone());
    let players: BTreeSet<PlayerId> = players.collect();
    let parts = Part::SESSION.into_iter().chain(players.into_iter().map(Part::Player));
    let mut touched: Vec<Touched> = parts
        .filter(|part| part.of_session(session) != part.of_session(&next))
        .map(|part| Touched { before: part.of_session(session), game: None, part })
        .collect();
    // Members without a part of their own (mode, group, links) travel with the name of the session.
    if touched.is_empty() {
        touched.push(Touched { game: None, part: Part::Name, before: None });
    }
    state.session = Some(Arc::new(next));
    Ok(touched)
}

fn trimmed_name(name: Option<String>) -> Option<String> {
    name.map(|name| tidy(&name)).filter(|name| !name.is_empty())
}

fn player_name(name: &str, index: usize) -> String {
    let name = tidy(name);
    if name.is_empty() { format!("Player {}", index + 1) } else { name }
}
