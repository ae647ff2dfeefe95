//! What failed waits here for the person: retry, or discard.

use pace_rules::{apply, change::Change, rejection::Rejection};

use crate::{
    effect::Done,
    failure::Failure,
    fault::Fault,
    input::Token,
    notice::NoticeKind,
    state::{Entry, Failed, Machine, Stage},
    turn::Turn,
    words::in_words,
};

impl Machine {
    /// Sends a failed group once more in its order, or an unconfirmed write under its own key.
    pub(crate) fn retry(&mut self, id: &str, token: Option<Token>, turn: &mut Turn<'_>) {
        if let Some(entry) = self.log.iter_mut().find(|entry| entry.is_unconfirmed(id)) {
            entry.begin(turn.now, token);
            turn.wait_for(token, 1);
            return self.changed(turn);
        }
        let Some(position) = self.tray.iter().position(|failed| failed.is(id)) else {
            return turn.resolve(token, Err(Failure::NotFound));
        };
        if let Err(failure) = self.judge(self.tray[position].entries.iter().map(|entry| &entry.change), turn)
        {
            return turn.resolve(token, Err(failure));
        }
        let failed = self.tray.remove(position);
        self.submit(failed, token, turn);
    }

    /// Brings a deleted game back first, then repeats the refused edit of it.
    pub(crate) fn restore_with_mine(&mut self, id: &str, token: Option<Token>, turn: &mut Turn<'_>) {
        let position = self.tray.iter().position(|failed| failed.is(id) && failed.deleted_game().is_some());
        let Some(position) = position else { return turn.resolve(token, Err(Failure::NotFound)) };
        let mut failed = self.tray.remove(position);
        if let Some(game) = failed.deleted_game() {
            let restore = Change::RestoreGame { id: game };
            failed.entries.insert(0, Entry::new(restore, &self.id, turn.ids.text(), turn.now));
        }
        self.submit(failed, token, turn);
    }

    fn submit(&mut self, failed: Failed, token: Option<Token>, turn: &mut Turn<'_>) {
        turn.wait_for(token, failed.entries.len());
        for mut entry in failed.entries {
            if failed.keys_spent {
                entry.key = turn.ids.text();
                entry.may_be_judged = false;
            }
            entry.begin(turn.now, token);
            entry.seen = self.seen();
            self.log.push(entry);
        }
        self.changed(turn);
    }

    /// Gives a failed group up, or an unconfirmed write: a create is deleted, of an edit it is said
    /// that it may have been saved.
    pub(crate) fn discard(&mut self, id: &str, token: Option<Token>, turn: &mut Turn<'_>) {
        if let Some(position) = self.tray.iter().position(|failed| failed.is(id)) {
            self.tray.remove(position);
        } else if let Some(index) = self.log.iter().position(|entry| entry.is_unconfirmed(id)) {
            self.discard_unconfirmed(index, turn);
        } else {
            return turn.resolve(token, Err(Failure::NotFound));
        }
        self.changed(turn);
        turn.resolve(token, Ok(Done::Saved(None)));
    }

    fn discard_unconfirmed(&mut self, index: usize, turn: &mut Turn<'_>) {
        let what = in_words(&self.log[index].change, &self.view());
        let entry = self.log.remove(index);
        let given_up =
            Failure::Rejected { code: "discarded".to_owned(), message: "You discarded this.".to_owned() };
        let needs_it = |other: &Entry| {
            other.stage == Stage::Waiting && !other.may_be_judged && other.change.depends_on(&entry.change)
        };
        while let Some(index) = self.log.iter().position(needs_it) {
            let dependent = self.log.remove(index);
            turn.settle(dependent.token, Err(given_up.clone()));
        }
        let undo = match &entry.change {
            _ if turn.has(Fault::DiscardForgets) => None,
            Change::CreateGame(game) => Some(Change::DeleteGame { id: game.id.clone() }),
            Change::CreateSession { .. } => Some(Change::DeleteSession),
            Change::AddPlayer(player) => Some(Change::RemovePlayer { id: player.id.clone() }),
            _ => {
                self.notify(turn.ledger.notice_id(), NoticeKind::MayHaveBeenSaved { what });
                None
            }
        };
        if let Some(change) = undo {
            let mut undo = Entry::new(change, &self.id, turn.ids.text(), turn.now);
            undo.seen = self.seen();
            self.log.push(undo);
        }
    }

    /// Judges changes one after the other on what the person sees. What a phone refuses only because
    /// it does not know enough is left to the server: a session that is not here, and a game that
    /// was deleted elsewhere, with what follows its restoration.
    pub(crate) fn judge<'a>(
        &self,
        changes: impl Iterator<Item = &'a Change>,
        turn: &Turn<'_>,
    ) -> Result<(), Failure> {
        let mut view = self.view();
        let mut restored = None;
        for change in changes {
            let at = apply::provisional(&view, turn.now);
            let Err(rejection) = apply::apply(&mut view, change, at) else { continue };
            if let Change::RestoreGame { id } = change {
                restored = Some(id);
            }
            let unknown_here = match rejection {
                Rejection::SessionUnknown => true,
                Rejection::GameUnknown | Rejection::GameDeleted => {
                    restored.is_some() && restored == change.game()
                }
                _ => false,
            };
            if !unknown_here {
                return Err(rejection.into());
            }
        }
        Ok(())
    }
}

impl Failed {
    pub(crate) fn is(&self, id: &str) -> bool {
        self.entries.first().is_some_and(|entry| entry.key == *id)
    }

    /// The game whose deletion made the group fail, if an edit of it leads the group.
    pub(crate) fn deleted_game(&self) -> Option<pace_rules::id::GameId> {
        let refused = matches!(&self.failure, Failure::Rejected { code, .. } if code == "game_deleted");
        match &self.entries.first()?.change {
            Change::EditGame { id, .. } if refused => Some(id.clone()),
            _ => None,
        }
    }
}

impl Entry {
    fn is_unconfirmed(&self, id: &str) -> bool {
        self.stage == Stage::Unconfirmed && self.key == *id
    }
}
