//! Checks what came from files with the rules by which it would have been recorded here.

use std::path::Path;

use pace_rules::{
    apply::apply,
    change::Change,
    game::{Game, NewGame},
    pool::{Member, NewPayment, Payment, Pool, PoolChange, apply_to_pool},
    state::SessionState,
};

use super::{ArchiveError, ArchivedGroup, ArchivedPlayer, ArchivedSession, import::unfit};

/// The session as it is stored, if no rule is broken. It and its games may come from different files.
pub(super) fn checked(
    path: &Path,
    games_path: &Path,
    archived: ArchivedSession,
) -> Result<ArchivedSession, ArchiveError> {
    let ArchivedSession { session, created_at, round_robin_count, mut games } = archived;
    let id = session.id.clone();
    let date = session.date;
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

/// The group, if its payments are between people that it has.
pub(super) fn checked_group(path: &Path, group: ArchivedGroup) -> Result<ArchivedGroup, ArchiveError> {
    let member = |player: &ArchivedPlayer| {
        (player.id.clone(), Member { name: player.name.clone(), is_removed: player.removed })
    };
    let members = group.players.iter().map(member).collect();
    let mut pool = Pool { group: Some(group.group.id.clone()), members, ..Pool::default() };
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
