//! The screen of a session.

use std::sync::Arc;

use pace_rules::{
    change::{Change, GameEdit, SessionEdit},
    id::{GameId, PlayerId, SessionId},
    player::Player,
    schedule::NoPlan,
};
use tokio::sync::watch;

use crate::{
    draft::GameDraft,
    input::{Event, Intent},
    plan::{PlanDraft, PlanPreview},
    shell::{engine::Engine, outcome::Outcome},
    snapshot::SessionSnapshot,
};

/// The screen of one session. Every method asks for its change before it returns; the outcome can
/// be awaited or dropped.
#[derive(Clone)]
pub struct SessionStore {
    engine: Arc<Engine>,
    id: SessionId,
}

impl SessionStore {
    pub(in crate::shell) const fn new(engine: Arc<Engine>, id: SessionId) -> Self {
        Self { engine, id }
    }

    /// Which session.
    pub const fn id(&self) -> &SessionId {
        &self.id
    }

    /// What to show now.
    pub fn snapshot(&self) -> Arc<SessionSnapshot> {
        self.engine.read(|state| Arc::new(state.session_snapshot(&self.id)))
    }

    /// What to show now, then each change; a slow observer skips.
    pub fn observe(&self) -> watch::Receiver<Arc<SessionSnapshot>> {
        self.engine.observe_session(&self.id)
    }

    /// Opens the page: it is loaded.
    pub fn open(&self) -> Outcome {
        self.intend(Intent::Open)
    }

    /// Leaves the page; writes on their way go on.
    pub fn close(&self) {
        drop(self.intend(Intent::Close));
    }

    /// Pulls down: brings everybody's latest.
    pub fn refresh(&self) -> Outcome {
        self.intend(Intent::Refresh)
    }

    /// Records or schedules a game.
    pub fn record_game(&self, draft: GameDraft) -> Outcome {
        self.change(draft.into_change(&mut self.engine.ids()))
    }

    /// Changes a game: its result, its teams.
    pub fn edit_game(&self, id: GameId, edit: GameEdit) -> Outcome {
        self.change(Change::EditGame { id, edit })
    }

    /// Deletes a game.
    pub fn delete_game(&self, id: GameId) -> Outcome {
        self.change(Change::DeleteGame { id })
    }

    /// Takes the deletion of a game back.
    pub fn restore_game(&self, id: GameId) -> Outcome {
        self.change(Change::RestoreGame { id })
    }

    /// Takes the result of the game that the button named back.
    pub fn undo(&self, id: GameId) -> Outcome {
        self.intend(Intent::Undo(id))
    }

    /// What the evening would become with another plan; [`Self::replan`] makes it so.
    ///
    /// # Errors
    /// [`NoPlan`] says why it cannot be planned like that.
    pub fn plan(&self, draft: &PlanDraft) -> Result<PlanPreview, NoPlan> {
        self.snapshot().plan(draft)
    }

    /// Replaces unplayed games by others, as one change.
    pub fn replan(&self, delete: Vec<GameId>, create: Vec<GameDraft>) -> Outcome {
        let mut ids = self.engine.ids();
        let create = create.into_iter().map(|draft| draft.into_new_game(&mut ids)).collect();
        self.change(Change::Replan { delete, create })
    }

    /// Changes the session's own parts.
    pub fn edit_session(&self, edit: SessionEdit) -> Outcome {
        self.change(Change::EditSession(edit))
    }

    /// Puts somebody at the end of the roster.
    pub fn add_player(&self, name: &str) -> Outcome {
        let id = self.engine.ids().player();
        self.change(Change::AddPlayer(Player {
            id,
            name: name.to_owned(),
            group_player_id: None,
            is_guest: None,
        }))
    }

    /// Gives somebody another name.
    pub fn rename_player(&self, id: PlayerId, name: &str) -> Outcome {
        self.change(Change::RenamePlayer { id, name: name.to_owned() })
    }

    /// Takes somebody without games off the roster.
    pub fn remove_player(&self, id: PlayerId) -> Outcome {
        self.change(Change::RemovePlayer { id })
    }

    /// Deletes the session.
    pub fn delete_session(&self) -> Outcome {
        self.change(Change::DeleteSession)
    }

    /// Takes the deletion of the session back.
    pub fn restore_session(&self) -> Outcome {
        self.change(Change::RestoreSession)
    }

    /// Sends a failed or unconfirmed write once more.
    pub fn retry(&self, item: &str) -> Outcome {
        self.intend(Intent::Retry(item.to_owned()))
    }

    /// Gives a failed or unconfirmed write up.
    pub fn discard(&self, item: &str) -> Outcome {
        self.intend(Intent::Discard(item.to_owned()))
    }

    /// Brings a deleted game back with the result that was refused.
    pub fn restore_with_mine(&self, item: &str) -> Outcome {
        self.intend(Intent::RestoreWithMine(item.to_owned()))
    }

    /// Puts an overwritten value back.
    pub fn restore_overwritten(&self, notice: u64) -> Outcome {
        self.intend(Intent::RestoreOverwritten(notice))
    }

    /// Puts a notice away.
    pub fn dismiss(&self, notice: u64) {
        drop(self.intend(Intent::Dismiss(notice)));
    }

    pub(super) fn change(&self, change: Change) -> Outcome {
        self.intend(Intent::Change(change))
    }

    fn intend(&self, intent: Intent) -> Outcome {
        let session = self.id.clone();
        self.engine.ask(|token| Event::Session { session, intent, token: Some(token) })
    }
}
