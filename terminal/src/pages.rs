//! The pages above Home, one over the other. Only the one in sight is open: what lies below is
//! loaded anew when it is come back to.

use std::sync::Arc;

use pace_core::{
    Client, GroupStore, Outcome, PairStore, PlayerStore, SessionStore, SuggestionStore,
    snapshot::{GroupSnapshot, PairSnapshot, PlayerSnapshot, SessionSnapshot, SuggestionSnapshot, Tab},
};
use pace_rules::id::{GroupId, GroupPlayerId, SessionId};
use tokio::sync::watch;

use crate::view::Model;

/// What a page is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    Session(SessionId),
    Group(GroupId),
    Player { group: GroupId, player: GroupPlayerId },
    Pair { group: GroupId, one: GroupPlayerId, other: GroupPlayerId },
    Suggestion { group: GroupId, present: Vec<GroupPlayerId>, courts: u8, session: Option<SessionId> },
}

type Seen<T> = watch::Receiver<Arc<T>>;

/// A page with its store.
pub(crate) enum Page {
    Session(SessionStore, Seen<SessionSnapshot>),
    Group(GroupStore, Seen<GroupSnapshot>, Tab),
    Player(PlayerStore, Seen<PlayerSnapshot>),
    Pair(PairStore, Seen<PairSnapshot>),
    Suggestion(SuggestionStore, Seen<SuggestionSnapshot>),
}

impl Page {
    /// The page of that place, not opened yet.
    pub(crate) fn of(client: &Client, place: Place) -> Self {
        match place {
            Place::Session(id) => {
                let store = client.session(id);
                let seen = store.observe();
                Self::Session(store, seen)
            }
            Place::Group(id) => {
                let store = client.group(id);
                let seen = store.observe();
                Self::Group(store, seen, Tab::default())
            }
            Place::Player { group, player } => {
                let store = client.player(group, player);
                let seen = store.observe();
                Self::Player(store, seen)
            }
            Place::Pair { group, one, other } => {
                let store = client.pair(group, one, other);
                let seen = store.observe();
                Self::Pair(store, seen)
            }
            Place::Suggestion { group, present, courts, session } => {
                let store = client.suggestion(group, present, courts, session);
                let seen = store.observe();
                Self::Suggestion(store, seen)
            }
        }
    }

    /// Loads it.
    pub(crate) fn open(&self) -> Outcome {
        match self {
            Self::Session(store, _) => store.open(),
            Self::Group(store, _, tab) => store.open(*tab),
            Self::Player(store, _) => store.open(),
            Self::Pair(store, _) => store.open(),
            Self::Suggestion(store, _) => store.open(),
        }
    }

    pub(crate) fn close(&self) {
        match self {
            Self::Session(store, _) => store.close(),
            Self::Group(store, ..) => store.close(),
            Self::Player(store, _) => store.close(),
            Self::Pair(store, _) => store.close(),
            Self::Suggestion(store, _) => store.close(),
        }
    }

    pub(crate) fn refresh(&self) -> Outcome {
        match self {
            Self::Session(store, _) => store.refresh(),
            Self::Group(store, ..) => store.refresh(),
            Self::Player(store, _) => store.refresh(),
            Self::Pair(store, _) => store.refresh(),
            Self::Suggestion(store, _) => store.refresh(),
        }
    }

    /// Waits until it shows something else.
    pub(crate) async fn changed(&mut self) {
        let changed = match self {
            Self::Session(_, seen) => seen.changed().await,
            Self::Group(_, seen, _) => seen.changed().await,
            Self::Player(_, seen) => seen.changed().await,
            Self::Pair(_, seen) => seen.changed().await,
            Self::Suggestion(_, seen) => seen.changed().await,
        };
        if changed.is_err() {
            // The client stopped: nothing will ever change.
            std::future::pending::<()>().await;
        }
    }

    /// Puts what it shows into the model, and nothing of another page.
    pub(crate) fn show(&self, model: &mut Model) {
        model.forget_page();
        match self {
            Self::Session(store, _) => model.session = Some(store.snapshot()),
            Self::Group(store, ..) => model.group = Some(store.snapshot()),
            Self::Player(store, _) => model.player = Some(store.snapshot()),
            Self::Pair(store, _) => model.pair = Some(store.snapshot()),
            Self::Suggestion(store, _) => model.suggestion = Some(store.snapshot()),
        }
    }
}
