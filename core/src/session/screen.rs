//! The screen of a session.

use std::{collections::BTreeMap, sync::Arc};

use pace_rules::{
    change::{Change, Target},
    game::Game,
    id::{GameId, SessionId},
    recorded_twice::recorded_twice,
    settlement::settle,
    state::SessionState,
    statistics::statistics,
};

use super::{Evening, words::names};
use crate::{
    address::reachable,
    failure::Failure,
    machine::{Machine, Stage},
    notice::{Notice, NoticeKind},
    snapshot::{GameView, Page, SessionSnapshot, SyncMark, Unsaved},
    state::State,
};

impl Machine<Evening> {
    pub(crate) fn snapshot(&self, server: &str) -> SessionSnapshot {
        let page = self.shown_page();
        let whole = self.view();
        let page = match page {
            Page::Ready | Page::Refreshing if whole.is_deleted => Page::Ended,
            // Its create failed: the tray has it, and nothing else is left to show.
            Page::Ready | Page::Refreshing if whole.session.is_none() => {
                Page::Failed(self.tray.last().map_or(Failure::NotFound, |failed| failed.failure.clone()))
            }
            page => page,
        };
        let shown = matches!(page, Page::Ready | Page::Refreshing);
        let tray = self.tray_items(&whole);
        let view = if shown { whole } else { SessionState::default() };
        let marks = self.marks();
        let show = |game: &Game| {
            let session = view.session.as_deref();
            GameView {
                team_a: names(session, &game.team_a),
                team_b: names(session, &game.team_b),
                sync: marks.get(&Target::Game(game.id.clone())).copied().unwrap_or_default(),
                game: view.games.get(&game.id).cloned().unwrap_or_else(|| Arc::new(game.clone())),
            }
        };
        let mut upcoming = view.upcoming().into_iter().map(show);
        let next = upcoming.next();
        let upcoming = upcoming.collect();
        let history = view.played().into_iter().rev().map(show).collect();
        let session_sync = marks.iter().filter(|(target, _)| !matches!(target, Target::Game(_)));
        SessionSnapshot {
            revision: self.revision,
            id: self.id.clone(),
            session_sync: session_sync.map(|(_, mark)| *mark).max().unwrap_or_default(),
            players: statistics(&view),
            next,
            upcoming,
            history,
            undo: view.last_played().map(|game| game.id.clone()),
            settlement: settle(&view),
            provisional: !self.log.is_empty() || !self.tray.is_empty(),
            last_synced: self.last_synced,
            pending: self.log.len(),
            tray,
            notices: self.notices_about(&view, &marks),
            sync_failure: self.sync_failure.clone(),
            organizer: view.session.as_ref().map(|session| session.organizer_id.clone()),
            session: view.session.clone(),
            origin: reachable(server).map(str::to_owned),
            state: Arc::new(view),
            page,
        }
    }

    /// What of it is not saved, for the home screen.
    pub(crate) fn unsaved(&self) -> Unsaved {
        let known = self.base.as_ref().and_then(|base| base.state.session.as_deref());
        let failed = self.tray.iter().flat_map(|failed| &failed.entries);
        let mut writes = self.log.iter().chain(failed.clone()).map(|entry| &entry.change);
        Unsaved {
            elsewhere: None,
            session: self.id.clone(),
            title: known.map(|session| session.title().to_owned()).or_else(|| writes.find_map(created_title)),
            pending: self.log.len(),
            failed: failed.count(),
        }
    }

    fn marks(&self) -> BTreeMap<Target, SyncMark> {
        let mut marks = BTreeMap::new();
        for entry in &self.log {
            let mark =
                if entry.stage == Stage::Unconfirmed { SyncMark::Unconfirmed } else { SyncMark::Saving };
            for target in entry.change.writes() {
                let known = marks.entry(target).or_insert(mark);
                *known = mark.max(*known);
            }
        }
        marks
    }

    fn notices_about(&self, view: &SessionState, marks: &BTreeMap<Target, SyncMark>) -> Vec<Notice> {
        // Who recorded a game is known when the server has it.
        let not_twice = &self.memory.not_twice;
        let saved = |id: &GameId| !marks.contains_key(&Target::Game(id.clone()));
        let told = |pair: &(GameId, GameId)| !not_twice.contains(pair) && saved(&pair.0) && saved(&pair.1);
        let twice = recorded_twice(view).into_iter().filter(told).enumerate();
        let twice = twice.map(|(index, (first, second))| Notice {
            // Derived from the games alone, so it has no number of its own.
            id: u64::MAX - u64::try_from(index).unwrap_or(0),
            kind: NoticeKind::RecordedTwice { first, second },
        });
        self.notices.iter().cloned().chain(twice).collect()
    }
}

/// The name of the session that a change creates.
pub(crate) fn created_title(change: &Change) -> Option<String> {
    match change {
        Change::CreateSession { session, .. } => Some(session.title().to_owned()),
        _ => None,
    }
}

impl State {
    /// The screen of a session; one that is not open shows a page that loads.
    pub fn session_snapshot(&self, id: &SessionId) -> SessionSnapshot {
        let server = self.address();
        self.sessions
            .get(id)
            .map_or_else(|| Machine::new(id.clone()).snapshot(server), |machine| machine.snapshot(server))
    }
}
