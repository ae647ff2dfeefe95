//! The one way in which anything from the server gets into the base.

use crate::{
    fault::Fault,
    machine::{Base, Machine},
    notice::NoticeKind,
    subject::Subject,
    turn::Turn,
};

impl<S: Subject> Machine<S> {
    /// Takes the rows of an answer in if they fit, and otherwise leaves the base as it is.
    ///
    /// They fit if the base is of the same history and the answer goes on where the base ends, or
    /// begins before that and ends after it. A whole answer of another history replaces the base,
    /// unless the base came to another history itself while the call was on its way.
    pub(crate) fn absorb(&mut self, rows: &S::Rows, asked_epoch: Option<&str>, turn: &mut Turn<'_>) {
        let head = S::head(rows);
        let Some(base) = &mut self.base else {
            if head.is_whole {
                self.base = Some(Base::of(rows));
                self.last_synced = Some(turn.now);
            }
            return;
        };
        let same_history = base.epoch == head.epoch || turn.has(Fault::EpochIgnored);
        if same_history {
            let stale = turn.has(Fault::StaleAccepted) && head.version < base.version;
            if head.since <= base.version && base.version < head.version || stale {
                S::absorb(&mut base.state, rows);
                base.version = head.version;
            }
            if base.version <= head.version {
                self.last_synced = Some(turn.now);
            }
        } else if head.is_whole && asked_epoch == Some(base.epoch.as_str()) {
            *base = Base::of(rows);
            let since = self.last_synced.replace(turn.now);
            S::history_changed(self);
            self.notify(turn.ledger.notice_id(), NoticeKind::ServerRestored { since });
        }
    }
}

impl<S: Subject> Base<S> {
    fn of(rows: &S::Rows) -> Self {
        let head = S::head(rows);
        let mut state = S::State::default();
        S::absorb(&mut state, rows);
        Self { epoch: head.epoch.to_owned(), version: head.version, state }
    }
}
