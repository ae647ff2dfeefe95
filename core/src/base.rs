//! The one way in which anything from the server gets into the base.

use pace_rules::sync::Sync;

use crate::{
    fault::Fault,
    notice::NoticeKind,
    state::{Base, Machine},
    turn::Turn,
};

impl Machine {
    /// Takes the rows of an answer in if they fit, and otherwise leaves the base as it is.
    ///
    /// They fit if the base is of the same history and the answer goes on where the base ends, or
    /// begins before that and ends after it. A whole answer of another history replaces the base,
    /// unless the base came to another history itself while the call was on its way.
    pub(crate) fn absorb(&mut self, sync: &Sync, asked_epoch: Option<&str>, turn: &mut Turn<'_>) {
        let whole = sync.since == 0 && sync.session.is_some();
        let Some(base) = &mut self.base else {
            if whole {
                self.base = Some(Base::of(sync));
                self.last_synced = Some(turn.now);
            }
            return;
        };
        let same_history = base.epoch == sync.epoch || turn.has(Fault::EpochIgnored);
        if same_history {
            let stale = turn.has(Fault::StaleAccepted) && sync.version < base.version;
            if sync.since <= base.version && base.version < sync.version || stale {
                base.state.absorb(sync);
                base.version = sync.version;
            }
            if base.version <= sync.version {
                self.last_synced = Some(turn.now);
            }
        } else if whole && asked_epoch == Some(base.epoch.as_str()) {
            *base = Base::of(sync);
            let since = self.last_synced.replace(turn.now);
            self.own_games.clear();
            self.notify(turn.ledger.notice_id(), NoticeKind::ServerRestored { since });
        }
    }

    /// Tells what others overwrote, each time once.
    pub(crate) fn take_receipts(&mut self, sync: &Sync, turn: &mut Turn<'_>) {
        let of_this_history = self.base.as_ref().is_some_and(|base| base.epoch == sync.epoch);
        if !of_this_history || turn.has(Fault::ReceiptIgnored) {
            return;
        }
        for receipt in &sync.receipts {
            let loss = (sync.epoch.clone(), receipt.version, receipt.game.clone(), receipt.part.clone());
            if !self.told.insert(loss) {
                continue;
            }
            let kind = NoticeKind::Overwritten {
                version: receipt.version,
                game: receipt.game.clone(),
                part: receipt.part.clone(),
                yours: receipt.yours.clone(),
                now: receipt.now.clone(),
            };
            self.notify(turn.ledger.notice_id(), kind);
        }
    }
}

impl Base {
    fn of(sync: &Sync) -> Self {
        let mut state = pace_rules::state::SessionState::default();
        state.absorb(sync);
        Self { epoch: sync.epoch.clone(), version: sync.version, state }
    }
}
