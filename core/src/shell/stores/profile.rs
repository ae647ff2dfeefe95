//! The pages of a player and of a pair.

use std::sync::Arc;

use tokio::sync::watch;

use crate::{
    input::{Event, ProfileIntent},
    profiles::Profile,
    shell::{engine::Engine, outcome::Outcome},
    snapshot::{PairSnapshot, PlayerSnapshot},
};

/// The page of one player of a group.
#[derive(Clone)]
pub struct PlayerStore {
    page: ProfilePage,
}

/// The page of two players of a group as partners.
#[derive(Clone)]
pub struct PairStore {
    page: ProfilePage,
}

#[derive(Clone)]
struct ProfilePage {
    engine: Arc<Engine>,
    profile: Profile,
}

impl PlayerStore {
    pub(in crate::shell) const fn new(engine: Arc<Engine>, profile: Profile) -> Self {
        Self { page: ProfilePage { engine, profile } }
    }

    /// What to show now.
    pub fn snapshot(&self) -> Arc<PlayerSnapshot> {
        self.page.engine.read(|state| Arc::new(state.player_snapshot(&self.page.profile)))
    }

    /// What to show now, then each change; a slow observer skips.
    pub fn observe(&self) -> watch::Receiver<Arc<PlayerSnapshot>> {
        self.page.engine.observe_player(&self.page.profile)
    }

    /// Opens the page: it is loaded.
    pub fn open(&self) -> Outcome {
        self.page.intend(ProfileIntent::Open)
    }

    /// Leaves the page; nothing of it is kept.
    pub fn close(&self) {
        drop(self.page.intend(ProfileIntent::Close));
    }

    /// Pulls down.
    pub fn refresh(&self) -> Outcome {
        self.page.intend(ProfileIntent::Refresh)
    }
}

impl PairStore {
    pub(in crate::shell) const fn new(engine: Arc<Engine>, profile: Profile) -> Self {
        Self { page: ProfilePage { engine, profile } }
    }

    /// What to show now.
    pub fn snapshot(&self) -> Arc<PairSnapshot> {
        self.page.engine.read(|state| Arc::new(state.pair_snapshot(&self.page.profile)))
    }

    /// What to show now, then each change; a slow observer skips.
    pub fn observe(&self) -> watch::Receiver<Arc<PairSnapshot>> {
        self.page.engine.observe_pair(&self.page.profile)
    }

    /// Opens the page: it is loaded.
    pub fn open(&self) -> Outcome {
        self.page.intend(ProfileIntent::Open)
    }

    /// Leaves the page; nothing of it is kept.
    pub fn close(&self) {
        drop(self.page.intend(ProfileIntent::Close));
    }

    /// Pulls down.
    pub fn refresh(&self) -> Outcome {
        self.page.intend(ProfileIntent::Refresh)
    }
}

impl ProfilePage {
    fn intend(&self, intent: ProfileIntent) -> Outcome {
        let profile = self.profile.clone();
        self.engine.ask(|token| Event::Profile { profile, intent, token: Some(token) })
    }
}
