//! The pages of a group that only show.

use std::sync::Arc;

use tokio::sync::watch;

use crate::{
    input::{Event, ProfileIntent},
    profiles::Profile,
    shell::{engine::Engine, outcome::Outcome},
    snapshot::{PairSnapshot, PlayerSnapshot, SuggestionSnapshot},
};

macro_rules! page {
    ($(#[$doc:meta])* $store:ident, $snapshot:ident, $show:ident, $observe:ident) => {
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $store {
            engine: Arc<Engine>,
            profile: Profile,
        }

        impl $store {
            pub(in crate::shell) const fn new(engine: Arc<Engine>, profile: Profile) -> Self {
                Self { engine, profile }
            }

            /// What to show now.
            pub fn snapshot(&self) -> Arc<$snapshot> {
                self.engine.read(|state| Arc::new(state.$show(&self.profile)))
            }

            /// What to show now, then each change; a slow observer skips.
            pub fn observe(&self) -> watch::Receiver<Arc<$snapshot>> {
                self.engine.$observe(&self.profile)
            }

            /// Opens the page: it is loaded.
            pub fn open(&self) -> Outcome {
                self.intend(ProfileIntent::Open)
            }

            /// Leaves the page; nothing of it is kept.
            pub fn close(&self) {
                drop(self.intend(ProfileIntent::Close));
            }

            /// Pulls down.
            pub fn refresh(&self) -> Outcome {
                self.intend(ProfileIntent::Refresh)
            }

            fn intend(&self, intent: ProfileIntent) -> Outcome {
                let profile = self.profile.clone();
                self.engine.ask(|token| Event::Profile { profile, intent, token: Some(token) })
            }
        }
    };
}

page!(
    /// The page of one player of a group.
    PlayerStore,
    PlayerSnapshot,
    player_snapshot,
    observe_player
);
page!(
    /// The page of two players of a group as partners.
    PairStore,
    PairSnapshot,
    pair_snapshot,
    observe_pair
);
page!(
    /// The page that says who should play next.
    SuggestionStore,
    SuggestionSnapshot,
    suggestion_snapshot,
    observe_suggestion
);
