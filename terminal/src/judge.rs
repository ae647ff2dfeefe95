//! The rules' judgement before something is sent, so that a refusal is shown where it was typed.

use std::sync::Arc;

use pace_core::{
    draft::{GameDraft, SessionDraft},
    ids::Ids,
};
use pace_rules::{
    apply::apply, change::Change, pool::Pool, rejection::Rejection, session::Session, state::SessionState,
    time::Timestamp,
};

/// Whether a game may be recorded in that session.
pub(crate) fn game(session: &Arc<Session>, draft: GameDraft) -> Result<(), Rejection> {
    let state = SessionState { session: Some(Arc::clone(session)), ..SessionState::default() };
    judged(state, &draft.into_change(&mut ids()))
}

/// Whether a session may be created.
pub(crate) fn session(draft: SessionDraft) -> Result<(), Rejection> {
    judged(SessionState::default(), &draft.into_change(&Pool::default(), &mut ids()).1)
}

/// Whether a session may be changed.
pub(crate) fn change(session: &Arc<Session>, change: &Change) -> Result<(), Rejection> {
    judged(SessionState { session: Some(Arc::clone(session)), ..SessionState::default() }, change)
}

/// Ids that are never sent anywhere.
fn ids() -> Ids {
    Ids::new(Timestamp::default(), 0)
}

fn judged(mut state: SessionState, change: &Change) -> Result<(), Rejection> {
    apply(&mut state, change, Timestamp::default()).map(drop)
}
