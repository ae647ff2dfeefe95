//! The rules' judgement before something is sent, so that a refusal is shown where it was typed.

use pace_core::{
    draft::{GameDraft, SessionDraft},
    ids::Ids,
    shared::Shared,
    snapshot::{GroupSnapshot, MemberView},
};
use pace_rules::{
    apply::apply,
    change::Change,
    pool::{Member, Pool},
    rejection::Rejection,
    session::Session,
    state::SessionState,
    time::Timestamp,
};

/// Whether a game may be recorded in that session.
pub(crate) fn game(session: &Shared<Session>, draft: GameDraft) -> Result<(), Rejection> {
    let state = SessionState { session: Some(session.clone().into()), ..SessionState::default() };
    judged(state, &draft.into_change(&mut ids()))
}

/// Whether a session may be created in a group with that pool.
pub(crate) fn session(draft: SessionDraft, pool: &Pool) -> Result<(), Rejection> {
    judged(SessionState::default(), &draft.into_change(pool, &mut ids()).1)
}

/// The players of a group as its screen shows them.
pub(crate) fn pool(group: &GroupSnapshot) -> Pool {
    let member = |member: &MemberView| {
        (member.id.clone(), Member { name: member.name.clone(), is_removed: member.is_removed })
    };
    Pool {
        group: Some(group.id.clone()),
        members: group.members.iter().map(member).collect(),
        ..Pool::default()
    }
}

/// Whether a session may be changed.
pub(crate) fn change(session: &Shared<Session>, change: &Change) -> Result<(), Rejection> {
    judged(SessionState { session: Some(session.clone().into()), ..SessionState::default() }, change)
}

/// Ids that are never sent anywhere.
fn ids() -> Ids {
    Ids::new(Timestamp::default(), 0)
}

fn judged(mut state: SessionState, change: &Change) -> Result<(), Rejection> {
    apply(&mut state, change, Timestamp::default()).map(drop)
}
