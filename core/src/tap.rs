//! A tap: judged on what the person sees, then shown, journaled and sent.

use crate::{
    effect::Done,
    fault::Fault,
    input::Token,
    machine::{Entry, Machine, Phase},
    subject::{Kind, Subject},
    turn::Turn,
};

impl<S: Subject> Machine<S> {
    /// False if it is refused.
    pub(crate) fn tap(&mut self, change: S::Change, token: Option<Token>, turn: &mut Turn<'_>) -> bool {
        let mut view = self.view();
        if let Err(rejection) = S::apply(&mut view, &change, turn.now)
            && !S::is_for_server(self, &change, &rejection)
        {
            turn.resolve(token, Err(rejection.into()));
            return false;
        }
        if S::kind(&change) == Kind::Creates {
            self.page = Some(Phase::Ready);
        }
        let mut entry = Entry::new(change, &self.id, turn.ids.text(), turn.now);
        entry.seen = self.seen();
        entry.token = token;
        if turn.has(Fault::RollbackByOldCopy) {
            entry.old_copy = self.base.clone().map(Box::new);
        }
        turn.wait_for(token, 1);
        self.log.push(entry);
        turn.ledger.taken += 1;
        self.changed(turn);
        true
    }

    /// Leaves the page; writes on their way go on.
    pub(crate) fn close(&mut self, token: Option<Token>, turn: &mut Turn<'_>) {
        self.page = None;
        self.changed(turn);
        turn.resolve(token, Ok(Done::Fresh));
    }
}
