//! What the tab in sight shows beside the pool, as the server worked it out.

use std::sync::Arc;

use pace_rules::{
    balances::Balances,
    group::{GroupPlayer, History, LeaderboardRow, Overview, PairingRow, RecentGuest, Standings},
    pool::GroupSync,
    session::Session,
    time::Timestamp,
};

use crate::snapshot::Tab;

/// What a tab shows, with the version that it stands for.
#[derive(Debug, Clone)]
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
    Leaderboard(Arc<Vec<LeaderboardRow>>),
    Players { players: Vec<GroupPlayer>, guests: Vec<RecentGuest> },
    Pairings(Arc<Vec<PairingRow>>),
    Overview(Arc<Overview>),
    Balances(Balances),
}

impl Board {
    /// Of a group that is being made.
    pub(super) fn empty(tab: Tab, now: Timestamp) -> Option<Self> {
        let nothing = History::default();
        let standings = Standings::of(&nothing);
        let rows = GroupSync {
            sessions: Some(Vec::new()),
            leaderboard: Some(standings.leaderboard()),
            players: Some(standings.players()),
            guests: Some(Vec::new()),
            pairings: Some(standings.pairings()),
            overview: Some(standings.overview(now)),
            balances: Some(Balances::default()),
            ..GroupSync::default()
        };
        Self::of(tab, &rows, None)
    }

    /// None if the answer does not have what the tab shows.
    pub(super) fn of(tab: Tab, rows: &GroupSync, etag: Option<&str>) -> Option<Self> {
        let figures = match tab {
            Tab::Sessions => Figures::Sessions(Arc::new(rows.sessions.clone()?)),
            Tab::Leaderboard => Figures::Leaderboard(Arc::new(rows.leaderboard.clone()?)),
            Tab::Players => Figures::Players { players: rows.players.clone()?, guests: rows.guests.clone()? },
            Tab::Pairings => Figures::Pairings(Arc::new(rows.pairings.clone()?)),
            Tab::Overview => Figures::Overview(Arc::new(rows.overview.clone()?)),
            Tab::Balances => Figures::Balances(rows.balances.clone()?),
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
