//! view = fold(apply, base, log): the one way in which anything gets onto a screen.

use std::{collections::BTreeMap, sync::Arc};

use pace_rules::{
    apply::{apply, provisional},
    change::{Change, Target},
    game::Game,
    id::{GameId, SessionId},
    recorded_twice::recorded_twice,
    settlement::settle,
    state::SessionState,
    statistics::statistics,
};

use crate::{
    failure::Failure,
    notice::{Notice, NoticeKind},
    snapshot::{GameView, HomeSnapshot, Page, SessionSnapshot, SyncMark, TrayItem, Unsaved},
    state::{Failed, Machine, Phase, Stage, State},
    words::{in_words, names},
};

impl Machine {
    /// The base with every write of this phone that has no verdict yet; one that the present base
    /// refuses is left out and stays in the log.
    pub(crate) fn view(&self) -> SessionState {
        let mut view = self.base.as_ref().map(|base| base.state.clone()).unwrap_or_default();
        for entry in &self.log {
            let at = provisional(&view, entry.tapped);
            // Refused for now: the server decides, and the next base may take it.
            let _refused = apply(&mut view, &entry.change, at);
        }
        view
    }

    pub(crate) fn snapshot(&self, server: &str) -> SessionSnapshot {
        let page = match &self.page {
            None | Some(Phase::Loading) => Page::Loading,
            Some(Phase::Ready) if self.read.is_some() => Page::Refreshing,
            Some(Phase::Ready) => Page::Ready,
            Some(Phase::Ended) => Page::Ended,
            Some(Phase::Failed(failure)) => Page::Failed(failure.clone()),
        };
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

    fn tray_items(&self, view: &SessionState) -> Vec<TrayItem> {
        let unconfirmed = self.log.iter().filter(|entry| entry.stage == Stage::Unconfirmed);
        let unconfirmed = unconfirmed.map(|entry| TrayItem {
            id: entry.key.clone(),
            what: vec![in_words(&entry.change, view)],
            failure: Failure::Unconfirmed,
            theirs: None,
            can_restore: false,
        });
        unconfirmed.chain(self.tray.iter().map(|failed| self.tray_item(failed, view))).collect()
    }

    fn tray_item(&self, failed: &Failed, view: &SessionState) -> TrayItem {
        // Names of players and games that exist only in the group itself.
        let mut told = view.clone();
        let mut what = Vec::new();
        for entry in &failed.entries {
            what.push(in_words(&entry.change, &told));
            let at = provisional(&told, entry.tapped);
            let _refused = apply(&mut told, &entry.change, at);
        }
        TrayItem {
            id: failed.entries.first().map(|entry| entry.key.clone()).unwrap_or_default(),
            what,
            failure: failed.failure.clone(),
            theirs: failed.theirs.clone(),
            can_restore: failed.deleted_game().is_some_and(|id| !self.knows_live(&id)),
        }
    }

    fn knows_live(&self, id: &GameId) -> bool {
        self.base.as_ref().is_some_and(|base| base.state.games.contains_key(id))
    }

    fn notices_about(&self, view: &SessionState, marks: &BTreeMap<Target, SyncMark>) -> Vec<Notice> {
        // Who recorded a game is known when the server has it.
        let saved = |id: &GameId| !marks.contains_key(&Target::Game(id.clone()));
        let told =
            |pair: &(GameId, GameId)| !self.not_twice.contains(pair) && saved(&pair.0) && saved(&pair.1);
        let twice = recorded_twice(view).into_iter().filter(told).enumerate();
        let twice = twice.map(|(index, (first, second))| Notice {
            // Derived from the games alone, so it has no number of its own.
            id: u64::MAX - u64::try_from(index).unwrap_or(0),
            kind: NoticeKind::RecordedTwice { first, second },
        });
        self.notices.iter().cloned().chain(twice).collect()
    }

    /// What stands on the server where a change wanted to write: none if it is gone.
    pub(crate) fn theirs(&self, change: &Change) -> Option<String> {
        let base = self.base.as_ref()?;
        let session = base.state.session.as_deref()?;
        match change {
            Change::EditGame { id, .. } | Change::DeleteGame { id } => {
                let game = base.state.games.get(id)?;
                let view = GameView {
                    game: game.clone(),
                    team_a: names(Some(session), &game.team_a),
                    team_b: names(Some(session), &game.team_b),
                    sync: SyncMark::Saved,
                };
                Some(view.line())
            }
            _ => Some(session.title().to_owned()),
        }
    }
}

impl State {
    /// The screen of a session; one that is not open shows a page that loads.
    pub fn session_snapshot(&self, id: &SessionId) -> SessionSnapshot {
        let server = &self.preferences.server;
        self.sessions
            .get(id)
            .map_or_else(|| Machine::new(id.clone()).snapshot(server), |machine| machine.snapshot(server))
    }

    /// The home screen.
    pub fn home_snapshot(&self) -> HomeSnapshot {
        let here = self.sessions.values().map(|machine| Unsaved {
            server: self.preferences.server.clone(),
            session: machine.id.clone(),
            count: machine.log.len() + machine.tray.iter().map(|failed| failed.entries.len()).sum::<usize>(),
        });
        let elsewhere = self.elsewhere.iter().map(|stored| Unsaved {
            server: stored.server.clone(),
            session: stored.session.clone(),
            count: stored.count(),
        });
        HomeSnapshot {
            revision: self.home_revision,
            server: self.preferences.server.clone(),
            current_session: self.preferences.current_session.clone(),
            recent_groups: self.preferences.recent_groups.clone(),
            unsaved: here.chain(elsewhere).filter(|unsaved| unsaved.count > 0).collect(),
            listing: self.listing.clone(),
            notices: self.home_notices.clone(),
            calls: self.ledger.calls.clone(),
        }
    }
}

/// The server's address as a link for others: none if it only leads to this very machine.
fn reachable(server: &str) -> Option<&str> {
    let host = server.split_once("://").map_or(server, |(_, rest)| rest);
    let loopback = ["localhost", "127.", "[::1]", "0.0.0.0"].iter().any(|name| host.starts_with(name));
    (!loopback && !host.is_empty()).then_some(server)
}
