//! The one judgement of a change: the phone folds its view with it, the server decides with it.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use crate::{
    change::{Change, GameEdit, SessionEdit},
    game::{Game, GameResult, MAX_ASKED_NUMBER, MAX_SCORE, NewGame, Team},
    id::{GameId, PlayerId},
    money::{MAX_AMOUNT, Money},
    part::{Part, PartValue},
    player::{MAX_NAME_LENGTH, Player},
    rejection::Rejection,
    session::{MAX_GAMES, MAX_PLAYERS, Session},
    state::SessionState,
    time::Timestamp,
};

/// A part that a change gave another value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// The game; none for the session's own parts.
    pub game: Option<GameId>,
    /// Which part.
    pub part: Part,
    /// What stood there; none if the part is new.
    pub before: Option<PartValue>,
}

/// Judges a change and carries it out. Returns what got another value: empty for a change that was
/// in the state already.
///
/// `at` dates the change. The server gives the time of its commit; a phone that folds its own
/// unanswered writes gives the time of the tap, which [`provisional`] keeps behind every result
/// that it has seen.
///
/// # Errors
/// A [`Rejection`] leaves the state as it was.
pub fn apply(state: &mut SessionState, change: &Change, at: Timestamp) -> Result<Vec<Touched>, Rejection> {
    if let Change::CreateSession { session, games } = change {
        return create_session(state, session, games, at);
    }
    let Some(session) = state.session.clone() else { return Err(Rejection::SessionUnknown) };
    match change {
        Change::DeleteSession => return Ok(set_deleted(state, &session, true)),
        Change::RestoreSession => return Ok(set_deleted(state, &session, false)),
        _ if state.is_deleted => return Err(Rejection::SessionDeleted),
        _ => {}
    }
    match change {
        Change::CreateSession { .. } | Change::DeleteSession | Change::RestoreSession => Ok(Vec::new()),
        Change::EditSession(edit) => {
            if edit.parts().is_empty() {
                return Err(Rejection::NothingToChange);
            }
            replace_session(state, &session, edited(&session, edit))
        }
        Change::ReplaceSession(wanted) => replace_session(state, &session, replaced(&session, wanted)),
        Change::AddPlayer(player) => add_player(state, &session, player),
        Change::RenamePlayer { id, name } => rename_player(state, &session, id, name),
        Change::RemovePlayer { id } => remove_player(state, &session, id),
        Change::CreateGame(game) => create_games(state, &session, std::slice::from_ref(game), at),
        Change::EditGame { id, edit } => edit_game(state, &session, id, edit, at),
        Change::DeleteGame { id } => Ok(delete_game(state, id)),
        Change::RestoreGame { id } => restore_game(state, &session, id),
        Change::Replan { delete, create } => replan(state, &session, delete, create, at),
    }
}

/// The time that a phone gives a change of its own: that of the tap, but after every result in
/// sight, so that what was tapped last is what "undo" names, whatever the clocks say.
pub fn provisional(state: &SessionState, tapped: Timestamp) -> Timestamp {
    let next = state.newest_result().map(|newest| newest + Duration::from_millis(1));
    next.map_or(tapped, |next| next.max(tapped))
}

fn create_session(
    state: &mut SessionState,
    wanted: &Session,
    games: &[NewGame],
    at: Timestamp,
) -> Result<Vec<Touched>, Rejection> {
    match &state.session {
        Some(_) if state.is_deleted => return Err(Rejection::SessionDeleted),
        Some(existing) if existing.id == wanted.id => return Ok(Vec::new()),
        Some(_) => return Err(Rejection::IdTaken),
        None => {}
    }
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

fn set_deleted(state: &mut SessionState, session: &Session, deleted: bool) -> Vec<Touched> {
    if state.is_deleted == deleted {
        return Vec::new();
    }
    state.is_deleted = deleted;
    let before = if deleted { Part::Existence.of_session(session) } else { None };
    vec![Touched { game: None, part: Part::Existence, before }]
}

fn edited(session: &Session, edit: &SessionEdit) -> Session {
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

fn replaced(session: &Session, wanted: &Session) -> Session {
    let mut players = session.players.clone();
    for player in &wanted.players {
        match players.iter_mut().find(|known| known.id == player.id) {
            Some(known) => {
                if !player.name.trim().is_empty() {
                    player.name.trim().clone_into(&mut known.name);
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

fn add_player(
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

fn rename_player(
    state: &mut SessionState,
    session: &Session,
    id: &PlayerId,
    name: &str,
) -> Result<Vec<Touched>, Rejection> {
    if name.trim().is_empty() {
        return Err(Rejection::NameMissing);
    }
    let mut next = session.clone();
    let player = next.players.iter_mut().find(|player| player.id == *id).ok_or(Rejection::PlayerUnknown)?;
    name.trim().clone_into(&mut player.name);
    replace_session(state, session, next)
}

fn remove_player(
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
fn replace_session(
    state: &mut SessionState,
    session: &Session,
    next: Session,
) -> Result<Vec<Touched>, Rejection> {
    if next == *session {
        return Ok(Vec::new());
    }
    check_session(&next)?;
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

fn create_games(
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
    if state.games.len() + fresh.len() > MAX_GAMES {
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

fn edit_game(
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

fn delete_game(state: &mut SessionState, id: &GameId) -> Vec<Touched> {
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

fn restore_game(state: &mut SessionState, session: &Session, id: &GameId) -> Result<Vec<Touched>, Rejection> {
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

fn replan(
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

fn check_session(session: &Session) -> Result<(), Rejection> {
    let mode = session.game_mode;
    match session.players.len() {
        0 => return Err(Rejection::NoPlayers),
        count if count < mode.min_players() => return Err(Rejection::TooFewPlayers { mode }),
        count if count > MAX_PLAYERS => return Err(Rejection::TooManyPlayers),
        _ => {}
    }
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

fn check_teams(session: &Session, team_a: &[PlayerId], team_b: &[PlayerId]) -> Result<(), Rejection> {
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

fn check_result(winner: Option<Team>, score_a: Option<u8>, score_b: Option<u8>) -> Result<(), Rejection> {
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

fn trimmed_name(name: Option<String>) -> Option<String> {
    name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty())
}

fn player_name(name: &str, index: usize) -> String {
    let name = name.trim();
    if name.is_empty() { format!("Player {}", index + 1) } else { name.to_owned() }
}
