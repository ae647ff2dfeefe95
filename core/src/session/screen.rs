//! The screen of a session.

use std::{collections::BTreeMap, sync::Arc};

use pace_rules::{
    change::Target,
    game::Game,
    id::{GameId, GroupId, SessionId},
    recorded_twice::recorded_twice,
    settlement::settle,
    state::SessionState,
    statistics::statistics,
};

use super::{Evening, words::names};
use crate::{
    address::reachable,
    failure::Failure,
    machine::Machine,
    notice::{Notice, NoticeKind},
    shared::Shared,
    snapshot::{GameView, Page, SessionSnapshot, ShownSession, SyncMark},
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
                game: view
                    .games
                    .get(&game.id)
                    .map_or_else(|| game.clone().into(), |game| game.clone().into()),
            }
        };
        let mut upcoming = view.upcoming().into_iter().map(show);
        let next = upcoming.next();
        let upcoming = upcoming.collect();
        let history = view.played().into_iter().rev().map(show).collect();
        let session_sync = marks.iter().filter(|(target, _)| !matches!(target, Target::Game(_)));
        let shown = ShownSession {
            revision: self.revision,
            id: self.id.clone(),
            group: None,
            session_sync: session_sync.map(|(_, mark)| *mark).max().unwrap_or_default(),
            players: statistics(&view),
            next,
            upcoming,
            history,
            undo: view.last_played().map(|game| game.id.clone()),
            settlement: settle(&view),
            provisional: self.is_unsaved(),
            last_synced: self.last_synced,
            pending: self.log.len(),
            tray,
            notices: self.notices_about(&view, &marks),
            sync_failure: self.sync_failure.clone(),
            organizer: view.session.as_ref().map(|session| session.organizer_id.clone()),
            session: view.session.clone().map(Shared::from),
            origin: reachable(server).map(str::to_owned),
            page,
        };
        SessionSnapshot { shown, state: Arc::new(view) }
    }

    fn marks(&self) -> BTreeMap<Target, SyncMark> {
        let mut marks = BTreeMap::new();
        for entry in &self.log {
            let mark = entry.mark();
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

impl State {
    /// The screen of a session; one that is not open shows a page that loads.
    pub fn session_snapshot(&self, id: &SessionId) -> SessionSnapshot {
        let none = Machine::<Evening>::new(id.clone());
        let mut snapshot = self.sessions.get(id).unwrap_or(&none).snapshot(self.address());
        let group = snapshot.shown.session.as_ref().and_then(|session| session.group_id.as_ref());
        snapshot.shown.group = group.and_then(|group| self.group_name(group));
        snapshot
    }

    /// What a group is called, if it is in sight or was visited lately.
    fn group_name(&self, id: &GroupId) -> Option<String> {
        let base = self.groups.get(id).and_then(|machine| machine.base.as_ref());
        let visited = || self.recent_groups().into_iter().find(|group| group.id == *id);
        base.map(|base| base.state.pool.name.clone()).or_else(|| visited().map(|group| group.name))
    }
}
