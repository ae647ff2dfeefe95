//! The screen that a step is about.

use std::sync::Arc;

use pace_core::{GroupStore, PairStore, PlayerStore, SessionStore, SuggestionStore};
use serde_json::Value;
use tokio::sync::watch;

use super::{
    format::About,
    group::{group_screen, pair_screen, player_screen, suggestion_screen},
    intents::Profile,
    names::Names,
    screen::session_screen,
    stage::Stage,
};

/// One screen of a phone.
pub(super) enum Sight {
    Session(SessionStore),
    Group(GroupStore),
    Profile(ProfileStore),
}

/// A page of a group that only shows.
pub(super) enum ProfileStore {
    Player(PlayerStore),
    Pair(PairStore),
    Suggestion(SuggestionStore),
}

impl Stage {
    /// That screen of a phone.
    pub(super) fn sight(&self, phone: &str, about: &About) -> Result<Sight, String> {
        Ok(match about {
            About::Session(session) => Sight::Session(self.page(phone, session.as_deref())?),
            About::Group(group) => Sight::Group(self.phone(phone)?.group(&self.names.group(group)?)),
            About::Profile { group, profile } => Sight::Profile(self.profile(phone, group, profile)?),
        })
    }

    pub(super) fn profile(
        &self,
        phone: &str,
        group: &str,
        profile: &Profile,
    ) -> Result<ProfileStore, String> {
        let (phone, group) = (self.phone(phone)?, self.names.group(group)?);
        let page = phone.group(&group).snapshot();
        let member = |alias: &String| self.names.member(alias, &page);
        Ok(match profile {
            Profile::Player(player) => ProfileStore::Player(phone.player(&group, &member(player)?)),
            Profile::Pair([one, other]) => {
                ProfileStore::Pair(phone.pair(&group, &member(one)?, &member(other)?))
            }
            Profile::Suggestion { present, courts } => {
                let present = present.iter().map(member).collect::<Result<Vec<_>, _>>()?;
                ProfileStore::Suggestion(phone.suggestion(&group, &present, *courts, None))
            }
        })
    }
}

impl Sight {
    /// What it shows now, in the words of the scenarios.
    pub(super) fn shown(&self, names: &Names) -> Value {
        match self {
            Self::Session(page) => session_screen(&page.snapshot(), names),
            Self::Group(page) => group_screen(&page.snapshot(), names),
            Self::Profile(ProfileStore::Player(page)) => player_screen(&page.snapshot(), names),
            Self::Profile(ProfileStore::Pair(page)) => pair_screen(&page.snapshot(), names),
            Self::Profile(ProfileStore::Suggestion(page)) => suggestion_screen(&page.snapshot(), names),
        }
    }

    /// Waits until what it shows will do.
    pub(super) async fn wait_for(&self, names: &Names, will_do: impl FnMut(&Value) -> bool) {
        match self {
            Self::Session(page) => wait_for(page.observe(), names, session_screen, will_do).await,
            Self::Group(page) => wait_for(page.observe(), names, group_screen, will_do).await,
            Self::Profile(ProfileStore::Player(page)) => {
                wait_for(page.observe(), names, player_screen, will_do).await;
            }
            Self::Profile(ProfileStore::Pair(page)) => {
                wait_for(page.observe(), names, pair_screen, will_do).await;
            }
            Self::Profile(ProfileStore::Suggestion(page)) => {
                wait_for(page.observe(), names, suggestion_screen, will_do).await;
            }
        }
    }
}

async fn wait_for<T>(
    mut observer: watch::Receiver<Arc<T>>,
    names: &Names,
    in_words: fn(&T, &Names) -> Value,
    mut will_do: impl FnMut(&Value) -> bool,
) {
    let shown = observer.wait_for(|screen| will_do(&in_words(screen, names)));
    drop(shown.await.expect("the phone is here"));
}
