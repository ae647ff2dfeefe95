//! view = fold(apply, base, log): the one way in which anything gets onto a screen.

use crate::{
    effect,
    failure::Failure,
    group::Circle,
    journal::Stored,
    machine::{Failed, Machine, Phase, Stage},
    session::Evening,
    snapshot::{HomeSnapshot, Page, RecentGroup, TrayItem, Unsaved},
    state::State,
    subject::Subject,
};

impl<S: Subject> Machine<S> {
    /// The base with every write of this phone that has no verdict yet; one that the present base
    /// refuses is left out and stays in the log.
    pub(crate) fn view(&self) -> S::State {
        let mut view = self.base.as_ref().map(|base| base.state.clone()).unwrap_or_default();
        for entry in &self.log {
            // Refused for now: the server decides, and the next base may take it.
            let _refused = S::apply(&mut view, &entry.change, entry.tapped);
        }
        view
    }

    /// Where the page stands, as far as the calls are concerned.
    pub(crate) fn shown_page(&self) -> Page {
        match &self.page {
            None | Some(Phase::Loading) => Page::Loading,
            Some(Phase::Ready) if self.read.is_some() => Page::Refreshing,
            Some(Phase::Ready) => Page::Ready,
            Some(Phase::Ended) => Page::Ended,
            Some(Phase::Failed(failure)) => Page::Failed(failure.clone()),
        }
    }

    pub(crate) fn tray_items(&self, view: &S::State) -> Vec<TrayItem> {
        let unconfirmed = self.log.iter().filter(|entry| entry.stage == Stage::Unconfirmed);
        let unconfirmed = unconfirmed.map(|entry| TrayItem {
            id: entry.key.clone(),
            what: vec![S::deed(&entry.change, view)],
            failure: Failure::Unconfirmed,
            theirs: None,
            can_restore: false,
        });
        unconfirmed.chain(self.tray.iter().map(|failed| self.tray_item(failed, view))).collect()
    }

    fn tray_item(&self, failed: &Failed<S>, view: &S::State) -> TrayItem {
        // Names of players and games that exist only in the group itself.
        let mut told = view.clone();
        let mut what = Vec::new();
        for entry in &failed.entries {
            what.push(S::deed(&entry.change, &told));
            let _refused = S::apply(&mut told, &entry.change, entry.tapped);
        }
        TrayItem {
            id: failed.entries.first().map(|entry| entry.key.clone()).unwrap_or_default(),
            what,
            failure: failed.failure.clone(),
            theirs: failed.theirs.clone(),
            can_restore: S::can_restore(self, failed),
        }
    }
}

impl State {
    /// The home screen.
    pub fn home_snapshot(&self) -> HomeSnapshot {
        let here = self.sessions.values().map(Machine::unsaved);
        let here = here.chain(self.groups.values().map(Machine::unsaved));
        let sessions = self.elsewhere.sessions.iter().map(Stored::unsaved::<Evening>);
        let elsewhere = sessions.chain(self.elsewhere.groups.iter().map(Stored::unsaved::<Circle>));
        let unsaved = here.chain(elsewhere).filter(|unsaved| unsaved.count() > 0);
        HomeSnapshot {
            revision: self.home_revision,
            server: self.address().to_owned(),
            current_session: self.preferences.current_session.clone(),
            recent_groups: self.recent_groups(),
            unsaved: unsaved.map(|unsaved| self.with_known_title(unsaved)).collect(),
            listing: self.lists.sessions_listed(),
            groups: self.lists.groups_listed(),
            notices: self.home_notices.clone(),
            calls: self.ledger.calls.clone(),
        }
    }

    /// After a restart only the recent groups say what a group is called.
    fn with_known_title(&self, mut unsaved: Unsaved) -> Unsaved {
        if let (None, effect::Subject::Group(id)) = (&unsaved.title, &unsaved.subject) {
            let server = unsaved.elsewhere.as_ref().unwrap_or(&self.preferences.server);
            let mut recent = self.preferences.recent_groups.iter();
            let known = recent.find(|group| group.id == *id && group.server == *server);
            unsaved.title = known.map(|group| group.name.clone());
        }
        unsaved
    }

    /// Those of the present server.
    pub(crate) fn recent_groups(&self) -> Vec<RecentGroup> {
        let recent = self.preferences.recent_groups.iter();
        recent.filter(|group| group.server == self.preferences.server).cloned().collect()
    }
}
