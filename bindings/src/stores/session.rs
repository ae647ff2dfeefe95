//! The screen of a session.

use std::sync::Arc;

use pace_core::{
    draft::GameDraft,
    effect::Done,
    failure::Failure,
    plan::{PlanDraft, PlanPreview},
    snapshot::ShownSession,
};
use pace_rules::{
    change::{GameEdit, SessionEdit},
    game::GameResult,
    highlights::Highlights,
    id::{GameId, PlayerId, SessionId},
    schedule::NoPlan,
};

use crate::{
    live::Live,
    observe::{SessionObserver, Subscription},
};

store!(SessionStore, ShownSession, SessionObserver, "The screen of one session.");
put_right!(SessionStore);

#[uniffi::export]
impl SessionStore {
    /// Which session.
    pub fn id(&self) -> SessionId {
        self.store.id().clone()
    }

    /// The text to share. While something is not saved it says so, with the time of the last sync as
    /// the person's clock shows it, such as "19:42".
    pub fn share_text(&self, as_of: &str) -> String {
        self.store.snapshot().share_text(as_of)
    }

    /// Who won and lost most close games.
    pub fn highlights(&self) -> Highlights {
        self.store.snapshot().highlights()
    }

    /// What the evening would become with another plan; [`Self::replan`] makes it so.
    ///
    /// # Errors
    /// [`NoPlan`] says why it cannot be planned like that.
    pub fn plan(&self, draft: &PlanDraft) -> Result<PlanPreview, NoPlan> {
        self.store.plan(draft)
    }

    /// Leaves the page; writes on their way go on.
    pub fn leave(&self) {
        self.store.close();
    }

    /// Opens the page: it is loaded.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn open(&self) -> Result<Done, Failure> {
        self.store.open().await
    }

    /// Pulls down: brings everybody's latest.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn refresh(&self) -> Result<Done, Failure> {
        self.store.refresh().await
    }

    /// Records or schedules a game.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn record_game(&self, draft: GameDraft) -> Result<Done, Failure> {
        self.store.record_game(draft).await
    }

    /// Gives a game a result, or takes it away.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn set_result(&self, id: GameId, result: Option<GameResult>) -> Result<Done, Failure> {
        self.store.edit_game(id, GameEdit::result(result)).await
    }

    /// Says who plays a game.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn set_teams(
        &self,
        id: GameId,
        team_a: Vec<PlayerId>,
        team_b: Vec<PlayerId>,
    ) -> Result<Done, Failure> {
        self.store
            .edit_game(id, GameEdit { team_a: Some(team_a), team_b: Some(team_b), ..GameEdit::default() })
            .await
    }

    /// Sets both who plays a game and its result, as one change.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn replace_game(&self, id: GameId, draft: GameDraft) -> Result<Done, Failure> {
        self.store
            .edit_game(
                id,
                GameEdit {
                    team_a: Some(draft.team_a),
                    team_b: Some(draft.team_b),
                    ..GameEdit::result(draft.result)
                },
            )
            .await
    }

    /// Deletes a game.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn delete_game(&self, id: GameId) -> Result<Done, Failure> {
        self.store.delete_game(id).await
    }

    /// Takes the deletion of a game back.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn restore_game(&self, id: GameId) -> Result<Done, Failure> {
        self.store.restore_game(id).await
    }

    /// Takes the result of the game that the button named back.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn undo(&self, id: GameId) -> Result<Done, Failure> {
        self.store.undo(id).await
    }

    /// Replaces unplayed games by others, as one change.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn replan(&self, delete: Vec<GameId>, create: Vec<GameDraft>) -> Result<Done, Failure> {
        self.store.replan(delete, create).await
    }

    /// Changes the session's own parts; what is absent stays, a blank name clears it.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn edit_session(&self, edit: SessionEdit) -> Result<Done, Failure> {
        self.store.edit_session(edit).await
    }

    /// Puts somebody at the end of the roster.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn add_player(&self, name: &str) -> Result<Done, Failure> {
        self.store.add_player(name).await
    }

    /// Gives somebody another name.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn rename_player(&self, id: PlayerId, name: &str) -> Result<Done, Failure> {
        self.store.rename_player(id, name).await
    }

    /// Takes somebody without games off the roster.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn remove_player(&self, id: PlayerId) -> Result<Done, Failure> {
        self.store.remove_player(id).await
    }

    /// Deletes the session.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn delete_session(&self) -> Result<Done, Failure> {
        self.store.delete_session().await
    }

    /// Takes the deletion of the session back.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn restore_session(&self) -> Result<Done, Failure> {
        self.store.restore_session().await
    }

    /// Brings a deleted game back with the result that was refused.
    ///
    /// # Errors
    /// [`Failure`] says what a person can do about it.
    pub async fn restore_with_mine(&self, item: &str) -> Result<Done, Failure> {
        self.store.restore_with_mine(item).await
    }
}
