//! Checks what came from files with the rules by which it would have been recorded here.

use std::path::Path;

use pace_rules::{
    apply::apply,
    change::Change,
    game::{Game, NewGame},
    name::tidy,
    pool::{NewMember, NewPayment, Payment, Pool, PoolChange, apply_to_pool},
    state::SessionState,
    time::Timestamp,
};

use super::{ArchiveError, ArchivedGroup, ArchivedSession, import::unfit};

/// Longest code of a group.
const MAX_CODE: usize = 32;
/// Hexadecimal digits of a token of 128 bits.
const TOKEN: usize = 32;

/// The session as it is stored, if no rule is broken. It and its games may come from different files.
pub(super) fn checked(
    path: &Path,
    games_path: &Path,
    archived: ArchivedSession,
) -> Result<ArchivedSession, ArchiveError> {
    let ArchivedSession { session, created_at, round_robin_count, mut games } = archived;
    let id = session.id.clone();
    let date = session.date;
    if session.viewer.as_deref().is_some_and(|viewer| !is_token(viewer)) {
        return Err(unfit(path, format!("session {id}: the token of its viewer link is not of 128 bits")));
    }
    let mut state = SessionState::default();
    let create = Change::CreateSession { session: Box::new(session), games: Vec::new() };
    apply(&mut state, &create, created_at)
        .map_err(|rejection| unfit(path, format!("session {id}: {rejection}")))?;
    games.sort_by_key(|game| game.game_number);
    for game in &mut games {
        let number = game.game_number;
        let broken = |reason: String| unfit(games_path, format!("game {number} of session {id}: {reason}"));
        let record = Change::CreateGame(asked(game));
        let touched =
            apply(&mut state, &record, created_at).map_err(|rejection| broken(rejection.to_string()))?;
        let is_as_asked = state.games.get(&game.id).is_some_and(|stored| stored.game_number == number);
        if touched.is_empty() || !is_as_asked {
            return Err(broken("its id or number is taken".to_owned()));
        }
        // The existing server knows when a row was written, not when a result came.
        let recorded = game.result_at.or(game.updated_at).or(game.created_at).unwrap_or(date);
        game.result_at = game.is_played().then_some(recorded);
        game.session_id = id.clone();
    }
    let session = state.session.ok_or_else(|| unfit(path, format!("session {id} is none")))?;
    Ok(ArchivedSession { session: session.as_ref().clone(), created_at, round_robin_count, games })
}

/// The group with its names as they are kept, if its players and payments are such as could have
/// been recorded here.
pub(super) fn checked_group(path: &Path, mut group: ArchivedGroup) -> Result<ArchivedGroup, ArchiveError> {
    let code = &group.group.shareable_link;
    if code.is_empty() || code.len() > MAX_CODE || !code.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(unfit(path, "the group's code has other symbols than letters and digits, or too many"));
    }
    let mut pool = Pool::default();
    let create = PoolChange::CreateGroup { id: group.group.id.clone(), name: group.group.name.clone() };
    apply_to_pool(&mut pool, &create, Timestamp::default())
        .map_err(|rejection| unfit(path, format!("the group: {rejection}")))?;
    group.group.name.clone_from(&pool.name);
    for player in &mut group.players {
        let broken = |reason: String| unfit(path, format!("player {}: {reason}", player.id));
        let new = NewMember { id: player.id.clone(), name: player.name.clone() };
        apply_to_pool(&mut pool, &PoolChange::AddMembers(vec![new]), Timestamp::default())
            .map_err(|rejection| broken(rejection.to_string()))?;
        let Some(member) = pool.members.get_mut(&player.id) else {
            return Err(broken(format!("another player is called {}", tidy(&player.name))));
        };
        member.is_removed = player.removed;
        player.name.clone_from(&member.name);
    }
    for Payment { id, from, to, amount, at } in group.payments.iter().cloned() {
        let broken = |reason: String| unfit(path, format!("payment {id}: {reason}"));
        let record = NewPayment { id: id.clone(), from, to, amount };
        let touched = apply_to_pool(&mut pool, &PoolChange::RecordPayment(record), at)
            .map_err(|rejection| broken(rejection.to_string()))?;
        if touched.is_empty() {
            return Err(broken("its id is taken".to_owned()));
        }
    }
    Ok(group)
}

/// A token that guards a page has to be one that nobody guesses.
fn is_token(viewer: &str) -> bool {
    viewer.len() == TOKEN && viewer.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn asked(game: &Game) -> NewGame {
    NewGame {
        id: game.id.clone(),
        team_a: game.team_a.clone(),
        team_b: game.team_b.clone(),
        winning_team: game.winning_team,
        team_a_score: game.team_a_score,
        team_b_score: game.team_b_score,
        game_number: Some(game.game_number),
    }
}
