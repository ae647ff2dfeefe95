//! The home screen.

use std::sync::Arc;

use pace_rules::{
    apply::apply,
    change::Change,
    id::{GroupId, SessionId},
    pool::PoolChange,
    state::SessionState,
};
use tokio::sync::watch;

use super::{GroupStore, SessionStore};
use crate::{
    address::{AddressError, address},
    code::group_code,
    draft::SessionDraft,
    failure::Failure,
    input::{Event, GroupIntent},
    shell::{engine::Engine, outcome::Outcome},
    snapshot::HomeSnapshot,
};

/// The home screen.
#[derive(Clone)]
pub struct HomeStore {
    engine: Arc<Engine>,
}

impl HomeStore {
    pub(in crate::shell) const fn new(engine: Arc<Engine>) -> Self {
        Self { engine }
    }

    /// What to show now.
    pub fn snapshot(&self) -> Arc<HomeSnapshot> {
        self.engine.read(|state| Arc::new(state.home_snapshot()))
    }

    /// What to show now, then each change; a slow observer skips.
    pub fn observe(&self) -> watch::Receiver<Arc<HomeSnapshot>> {
        self.engine.observe_home()
    }

    /// Begins a session and shows it at once. Whoever is to be added to the session's group is
    /// added first, as a write of the group: should that fail, its tray says so, and the player is
    /// a guest.
    pub fn create_session(&self, draft: SessionDraft) -> (SessionId, Outcome) {
        let mut ids = self.engine.ids();
        let pool = self.engine.read(|state| state.saved_pool(draft.group.as_ref()));
        let additions = draft.additions(&pool, &mut ids);
        let (session, change) = draft.into_change(&pool, &mut ids);
        // They go first, for the session links them; of one that is refused nobody joins the group.
        if let Some((group, members)) = additions.filter(|_| self.would_take(&change)) {
            let intent = GroupIntent::AddForSession(members);
            self.engine.dispatch(Event::Group { group, intent, token: None });
        }
        (session.clone(), SessionStore::new(self.engine.clone(), session).change(change))
    }

    fn would_take(&self, change: &Change) -> bool {
        apply(&mut SessionState::default(), change, self.engine.now()).is_ok()
    }

    /// Begins a group and shows it at once.
    pub fn create_group(&self, name: &str) -> (GroupId, Outcome) {
        let id = self.engine.ids().group();
        let change = PoolChange::CreateGroup { id: id.clone(), name: name.to_owned() };
        (id.clone(), GroupStore::new(self.engine.clone(), id).change(change))
    }

    /// Looks a group up by what a person typed or pasted: a code in any case, or a link that ends
    /// in one. The outcome is [`crate::effect::Done::Found`] with the group to open, or
    /// [`Failure::NotFound`].
    pub fn join(&self, typed: &str) -> Outcome {
        match group_code(typed) {
            Some(code) => self.engine.ask(|token| Event::Join { code, token: Some(token) }),
            None => Outcome::known(Err(Failure::NotFound)),
        }
    }

    /// Fetches the sessions that the server lists.
    pub fn list_sessions(&self) -> Outcome {
        self.engine.ask(|token| Event::ListSessions { token: Some(token) })
    }

    /// Fetches the groups that the server lists.
    pub fn list_groups(&self) -> Outcome {
        self.engine.ask(|token| Event::ListGroups { token: Some(token) })
    }

    /// Uses another server from now on; writes that wait for the present one stay on disk.
    ///
    /// # Errors
    /// [`AddressError`] when the text is no address; the present server stays.
    pub fn set_server(&self, typed: &str) -> Result<(), AddressError> {
        self.engine.dispatch(Event::SetServer(address(typed)?));
        Ok(())
    }

    /// Puts a notice away.
    pub fn dismiss(&self, notice: u64) {
        self.engine.dispatch(Event::DismissHomeNotice(notice));
    }

    /// The app went out of sight.
    pub fn left(&self) {
        self.engine.dispatch(Event::Left);
    }

    /// The app is in sight again: after a minute that is a page load.
    pub fn returned(&self) {
        self.engine.dispatch(Event::Returned);
    }
}
