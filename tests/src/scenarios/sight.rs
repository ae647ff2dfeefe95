//! The screen that a step is about.

use serde_json::Value;

use super::{
    format::About,
    group::{group_screen, pair_screen, player_screen, suggestion_screen},
    intents::Profile,
    names::Names,
    pages::{GroupPage, PairPage, PlayerPage, SessionPage, SuggestionPage},
    screen::session_screen,
    stage::Stage,
};

/// One screen of a phone.
pub(super) enum Sight {
    Session(SessionPage),
    Group(GroupPage),
    Profile(ProfilePage),
}

/// A page of a group that only shows.
pub(super) enum ProfilePage {
    Player(PlayerPage),
    Pair(PairPage),
    Suggestion(SuggestionPage),
}

impl Stage {
    /// That screen of a phone.
    pub(super) async fn sight(&self, phone: &str, about: &About) -> Result<Sight, String> {
        Ok(match about {
            About::Session(session) => Sight::Session(self.page(phone, session.as_deref())?),
            About::Group(group) => Sight::Group(self.phone(phone)?.group(&self.names.group(group)?)),
            About::Profile { group, profile } => Sight::Profile(self.profile(phone, group, profile).await?),
        })
    }

    pub(super) async fn profile(
        &self,
        phone: &str,
        group: &str,
        profile: &Profile,
    ) -> Result<ProfilePage, String> {
        let (phone, group) = (self.phone(phone)?, self.names.group(group)?);
        let page = phone.group(&group).snapshot().await.screen;
        let member = |alias: &String| self.names.member(alias, &page);
        Ok(match profile {
            Profile::Player(player) => ProfilePage::Player(phone.player(&group, &member(player)?)),
            Profile::Pair([one, other]) => {
                ProfilePage::Pair(phone.pair(&group, &member(one)?, &member(other)?))
            }
            Profile::Suggestion { present, courts } => {
                let present = present.iter().map(member).collect::<Result<Vec<_>, _>>()?;
                ProfilePage::Suggestion(phone.suggestion(&group, &present, *courts))
            }
        })
    }
}

impl Sight {
    /// What it shows now, in the words of the scenarios.
    pub(super) async fn shown(&self, names: &Names) -> Value {
        match self {
            Self::Session(page) => session_screen(&page.snapshot().await, names),
            Self::Group(page) => group_screen(&page.snapshot().await, names),
            Self::Profile(ProfilePage::Player(page)) => player_screen(&page.snapshot().await, names),
            Self::Profile(ProfilePage::Pair(page)) => pair_screen(&page.snapshot().await, names),
            Self::Profile(ProfilePage::Suggestion(page)) => suggestion_screen(&page.snapshot().await, names),
        }
    }

    /// Waits until what it shows will do.
    pub(super) async fn wait_for(&self, names: &Names, mut will_do: impl FnMut(&Value) -> bool) {
        match self {
            Self::Session(page) => page.wait_for(|it| will_do(&session_screen(it, names))).await,
            Self::Group(page) => page.wait_for(|it| will_do(&group_screen(it, names))).await,
            Self::Profile(ProfilePage::Player(page)) => {
                page.wait_for(|it| will_do(&player_screen(it, names))).await;
            }
            Self::Profile(ProfilePage::Pair(page)) => {
                page.wait_for(|it| will_do(&pair_screen(it, names))).await;
            }
            Self::Profile(ProfilePage::Suggestion(page)) => {
                page.wait_for(|it| will_do(&suggestion_screen(it, names))).await;
            }
        }
    }
}
