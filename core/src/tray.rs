//! What failed waits here for the person: retry, or discard.

use crate::{
    effect::Done,
    failure::Failure,
    fault::Fault,
    input::Token,
    machine::{Entry, Failed, Machine, Stage},
    notice::NoticeKind,
    subject::Subject,
    turn::Turn,
};

impl<S: Subject> Machine<S> {
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
        if let Err(failure) =
            S::judge(self, self.tray[position].entries.iter().map(|entry| &entry.change), turn.now)
        {
            return turn.resolve(token, Err(failure));
        }
        let failed = self.tray.remove(position);
        self.submit(failed, token, turn);
    }

    pub(crate) fn submit(&mut self, failed: Failed<S>, token: Option<Token>, turn: &mut Turn<'_>) {
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
        let what = S::deed(&self.log[index].change, &self.view());
        let entry = self.log.remove(index);
        let given_up =
            Failure::Rejected { code: "discarded".to_owned(), message: "You discarded this.".to_owned() };
        let needs_it = |other: &Entry<S>| {
            let unsent = other.stage == Stage::Waiting && !other.may_be_judged;
            unsent && S::depends_on(&other.change, &entry.change)
        };
        while let Some(index) = self.log.iter().position(needs_it) {
            let dependent = self.log.remove(index);
            turn.settle(dependent.token, Err(given_up.clone()));
        }
        let undoing = S::undoing(&entry.change);
        if undoing.is_empty() {
            self.notify(turn.ledger.notice_id(), NoticeKind::MayHaveBeenSaved { what });
        }
        for change in undoing.into_iter().filter(|_| !turn.ledger.has(Fault::DiscardForgets)) {
            let mut undo = Entry::new(change, &self.id, turn.ids.text(), turn.now);
            undo.seen = self.seen();
            self.log.push(undo);
        }
    }
}

impl<S: Subject> Failed<S> {
    pub(crate) fn is(&self, id: &str) -> bool {
        self.entries.first().is_some_and(|entry| entry.key == *id)
    }
}

impl<S: Subject> Entry<S> {
    fn is_unconfirmed(&self, id: &str) -> bool {
        self.stage == Stage::Unconfirmed && self.key == *id
    }
}
