//! What only this phone remembers of a group.

use pace_rules::{
    pool::{GroupSync, PoolChange},
    time::Timestamp,
};

use super::Board;
use crate::snapshot::Tab;

/// What is in sight, and what happened since it came.
#[derive(Debug, Clone, Default)]
pub(crate) struct Memory {
    /// The tab in sight.
    pub(super) tab: Tab,
    /// What it shows; none while it loads.
    pub(super) board: Option<Board>,
    /// Writes of this phone that the balances in sight do not have yet.
    pub(super) saved: Vec<Saved>,
    /// Its page, now open, has shown something.
    pub(super) is_entered: bool,
    /// When that was, until it is noted among the recent groups.
    pub(crate) new_visit: Option<Timestamp>,
}

/// A write that the server acknowledged without what the tab shows.
#[derive(Debug, Clone)]
pub(super) struct Saved {
    pub(super) epoch: String,
    pub(super) version: u64,
    pub(super) change: PoolChange,
    pub(super) tapped: Timestamp,
}

impl Memory {
    pub(super) fn enter(&mut self, now: Timestamp) {
        if !std::mem::replace(&mut self.is_entered, true) {
            self.new_visit = Some(now);
        }
    }

    /// Its page is left, or its group is gone: should it come back, that is another visit.
    pub(crate) fn leave(&mut self) {
        self.is_entered = false;
    }

    /// Shows what an answer brought, with those writes on top that came after it.
    pub(super) fn show(&mut self, board: Board, rows: &GroupSync) {
        self.saved.retain(|saved| saved.epoch == rows.epoch && saved.version > rows.version);
        self.board = Some(board);
    }

    /// Only balances are counted on: whatever else a tab shows stays as it came.
    pub(super) fn save(&mut self, saved: Saved) {
        if self.tab == Tab::Balances {
            self.saved.push(saved);
        }
    }

    /// Nothing of a tab is kept.
    pub(super) fn leave_tab(&mut self) {
        self.board = None;
        self.saved.clear();
    }
}
