//! What a phone has to have kept when its process ends, or when it goes to another server.

use std::collections::BTreeMap;

use pace_core::{inspect::At, state::State};

use super::{Fate, Shape, Watch, shapes};
use crate::{
    phone::Disk,
    subject::Subject,
    violation::{Checked, ensure},
};

const JOURNAL: &str = "12 journal";

impl Watch {
    /// The process ends: nobody waits any more, and what was on its way may have been judged.
    pub(crate) fn die(&mut self) {
        self.doubt_what_is_sent();
        self.tokens.clear();
        self.reads.clear();
        self.bases.clear();
        self.last_activity = None;
        self.left_at = None;
        self.left_for_unknown = false;
        self.told.forget();
    }

    fn doubt_what_is_sent(&mut self) {
        for key in std::mem::take(&mut self.sent).into_values() {
            if let Some(write) = self.writes.get_mut(&key) {
                write.is_unanswered = true;
            }
        }
        let lines = self.shapes.values().flat_map(|shape| &shape.log);
        for line in lines.filter(|line| line.at == At::Sending) {
            if let Some(write) = self.writes.get_mut(&line.key) {
                write.is_doubtful = true;
            }
        }
    }

    /// Another server was chosen. Notices of the former one are gone from the screen, as after a
    /// restart; what waits is in the journal, which is compared with the disk.
    pub(super) fn moved(&mut self, after: BTreeMap<Subject, Shape>, now: i64) {
        self.doubt_what_is_sent();
        self.born_at = now;
        self.reads.clear();
        self.bases.clear();
        self.told.move_on();
        self.shapes = after;
    }

    /// The process is back with what the disk had.
    pub(crate) fn restarted(&mut self, state: &State, disk: &Disk, now: i64) -> Checked {
        self.born_at = now;
        let after = shapes(state);
        for (key, write) in &mut self.writes {
            let waits = matches!(write.fate, Fate::InLog | Fate::InTray);
            if !waits || disk.journal.contains(key.as_str()) {
                continue;
            }
            ensure(write.sent_at.is_none() || disk.is_behind, JOURNAL, || {
                format!("{key} {:?} was sent and is not on disk after a restart", write.change)
            })?;
            write.fate = Fate::DiedWithProcess;
        }
        for (id, shape) in &after {
            for key in shape.keys() {
                let Some(write) = self.writes.get_mut(key) else { continue };
                ensure(write.subject == *id, JOURNAL, || format!("{key} came back elsewhere"))?;
                write.fate = if shape.in_tray(key) { Fate::InTray } else { Fate::InLog };
            }
        }
        let kept: usize = after.values().map(|shape| shape.keys().count()).sum();
        let shown: usize =
            state.home_snapshot().unsaved.iter().map(pace_core::snapshot::Unsaved::count).sum();
        self.shapes = after;
        ensure(kept <= shown, JOURNAL, || format!("home shows {shown} unsaved changes of {kept}"))
    }
}
