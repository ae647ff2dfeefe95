//! Who is told that a value was overwritten.

use pace_rules::sync::Sync;

use super::Evening;
use crate::{fault::Fault, machine::Machine, notice::NoticeKind, turn::Turn};

impl Machine<Evening> {
    /// Tells what others overwrote, each time once.
    pub(super) fn take_receipts(&mut self, sync: &Sync, turn: &mut Turn<'_>) {
        let of_this_history = self.base.as_ref().is_some_and(|base| base.epoch == sync.epoch);
        if !of_this_history || turn.has(Fault::ReceiptIgnored) {
            return;
        }
        for receipt in &sync.receipts {
            let loss = (sync.epoch.clone(), receipt.version, receipt.game.clone(), receipt.part.clone());
            if !self.memory.told.insert(loss) {
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

    /// Tells what a write of this phone replaced that its person had not seen.
    pub(super) fn tell_overwrote(&mut self, sync: &Sync, turn: &mut Turn<'_>) {
        for overwrote in sync.ack.iter().flat_map(|ack| &ack.overwrote) {
            let kind = NoticeKind::YouOverwrote {
                game: overwrote.game.clone(),
                part: overwrote.part.clone(),
                before: overwrote.before.clone(),
            };
            self.notify(turn.ledger.notice_id(), kind);
        }
    }
}
