//! What the tab in sight shows beside the pool, as the server worked it out.

use std::sync::Arc;

use pace_rules::{pool::GroupSync, session::Session};

use crate::snapshot::Tab;

/// What a tab shows, with the version that it stands for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Board {
    epoch: String,
    version: u64,
    etag: Option<String>,
    pub(super) figures: Figures,
}

/// What only the server works out.
#[derive(Debug, Clone)]
pub(super) enum Figures {
    Sessions(Arc<Vec<Session>>),
    Players,
}

impl Default for Figures {
    fn default() -> Self {
        Self::Sessions(Arc::default())
    }
}

impl Board {
    /// Of a group that is being made.
    pub(super) fn empty(tab: Tab) -> Self {
        let figures = match tab {
            Tab::Players => Figures::Players,
            Tab::Sessions => Figures::Sessions(Arc::default()),
        };
        Self { figures, ..Self::default() }
    }

    /// None if the answer does not have what the tab shows.
    pub(super) fn of(tab: Tab, rows: &GroupSync, etag: Option<&str>) -> Option<Self> {
        let figures = match tab {
            Tab::Players => Figures::Players,
            Tab::Sessions => Figures::Sessions(Arc::new(rows.sessions.clone()?)),
        };
        Some(Self {
            epoch: rows.epoch.clone(),
            version: rows.version,
            etag: etag.map(str::to_owned),
            figures,
        })
    }

    /// The `ETag` that it came under, if it stands for that version.
    pub(super) fn etag_at(&self, epoch: &str, version: u64) -> Option<String> {
        self.etag.clone().filter(|_| self.epoch == epoch && self.version == version)
    }
}
