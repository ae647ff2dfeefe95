//! A group's screen.

use pace_rules::{
    balances::{Balances, balances_text},
    group::{GroupPlayer, LeaderboardRow, Overview, PairingRow, RecentGuest},
    id::{GroupId, GroupPlayerId},
    pool::{Payment, same_name},
    session::Session,
    time::Timestamp,
};

use super::{Page, SyncMark, TrayItem};
use crate::{failure::Failure, notice::Notice, search::matches, shared::Shared};

/// A tab of a group's screen. Each is fetched when it is opened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Tab {
    /// Its sessions.
    #[default]
    Sessions,
    /// The active players by rating.
    Leaderboard,
    /// The pool, and recent guests.
    Players,
    /// Pairs who played together.
    Pairings,
    /// The group at a glance.
    Overview,
    /// Who owes whom, and what was paid.
    Balances,
}

impl Tab {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::Sessions, Self::Leaderboard, Self::Players, Self::Pairings, Self::Overview, Self::Balances];

    /// What it asks the server for.
    pub(crate) const fn include(self) -> &'static str {
        match self {
            Self::Sessions => "sessions",
            Self::Leaderboard => "leaderboard",
            Self::Players => "players",
            Self::Pairings => "pairings",
            Self::Overview => "overview",
            Self::Balances => "balances",
        }
    }
}

/// A group's screen.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GroupSnapshot {
    /// Rises with each snapshot of the group.
    pub revision: u64,
    /// Which group.
    pub id: GroupId,
    /// Where the open tab stands. Only `Ready` and `Refreshing` have members and a content below.
    pub page: Page,
    /// The frame of the page; it stays while another tab loads.
    pub head: Option<GroupHead>,
    /// Which tab is open.
    pub tab: Tab,
    /// The whole pool by name, removed players too, with this phone's own writes on top.
    pub members: Vec<MemberView>,
    /// What the open tab shows; none while it loads.
    pub content: Option<TabView>,
    /// When everybody's latest was last here.
    pub last_synced: Option<Timestamp>,
    /// Writes on their way or unconfirmed.
    pub pending: usize,
    /// Writes that wait for the person.
    pub tray: Vec<TrayItem>,
    /// What there is to tell.
    pub notices: Vec<Notice>,
    /// Why the last sync failed.
    pub sync_failure: Option<Failure>,
}

impl GroupSnapshot {
    /// The sessions of the open tab whose title has what a person typed.
    pub fn sessions_matching(&self, typed: &str) -> Vec<&Session> {
        let Some(TabView::Sessions(sessions)) = &self.content else { return Vec::new() };
        sessions.iter().filter(|session| matches(session.title(), typed)).collect()
    }

    /// The players who were not removed and whose name has what a person typed.
    pub fn players_matching(&self, typed: &str) -> Vec<&MemberView> {
        let active = self.members.iter().filter(|member| !member.is_removed);
        active.filter(|member| matches(&member.name, typed)).collect()
    }

    /// The text to share of the Balances tab; none on another one. While something is not saved it
    /// says so, with the time of the last sync as the caller's clock shows it (`as_of`).
    pub fn balances_text(&self, as_of: &str) -> Option<String> {
        let Some(TabView::Balances(view)) = &self.content else { return None };
        let name = self.head.as_ref().map_or("", |head| &head.name);
        let provisional = view.provisional.then(|| format!("As of {as_of}; not everything is saved yet."));
        Some(balances_text(&view.balances, name, provisional.as_deref()))
    }

    /// Who of the pool a name means, removed players included; none for a guest.
    pub fn member_named(&self, name: &str) -> Option<&MemberView> {
        let same = self.members.iter().filter(|member| same_name(&member.name, name));
        same.min_by_key(|member| member.is_removed)
    }
}

/// What a group's page shows above its tabs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GroupHead {
    /// The group's name.
    pub name: String,
    /// The code by which others join; none until the server has made one.
    pub code: Option<String>,
    /// The link by which others join; none if the server's address leads to this machine alone.
    pub join_link: Option<String>,
    /// How far the group's own latest change got.
    pub sync: SyncMark,
}

/// A player of the pool.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MemberView {
    /// Who.
    pub id: GroupPlayerId,
    /// The name.
    pub name: String,
    /// Removed players leave lists and boards, and can return.
    pub is_removed: bool,
    /// How far the latest change of the player got.
    pub sync: SyncMark,
}

/// What a tab shows.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum TabView {
    /// The group's sessions, latest date first.
    Sessions(#[cfg_attr(feature = "uniffi", uniffi(name = "sessions"))] Shared<Vec<Session>>),
    /// The board, best first.
    Leaderboard(#[cfg_attr(feature = "uniffi", uniffi(name = "rows"))] Shared<Vec<LeaderboardRow>>),
    /// The pool, with this phone's own writes on top.
    Players {
        /// Those who were not removed, by name.
        players: Vec<PlayerLine>,
        /// Guests of late who are not in the pool, latest first.
        guests: Vec<RecentGuest>,
    },
    /// Pairs, qualified ones first.
    Pairings(#[cfg_attr(feature = "uniffi", uniffi(name = "rows"))] Shared<Vec<PairingRow>>),
    /// Totals and records.
    Overview(#[cfg_attr(feature = "uniffi", uniffi(name = "overview"))] Shared<Overview>),
    /// Money, with this phone's own payments on top.
    Balances(#[cfg_attr(feature = "uniffi", uniffi(name = "view"))] BalancesView),
}

/// Who owes whom.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct BalancesView {
    /// Everybody's balance with its lines, and the plan that settles them.
    pub balances: Balances,
    /// What was paid, latest first.
    pub payments: Vec<PaymentLine>,
    /// Something is not saved: amounts are provisional.
    pub provisional: bool,
}

/// A payment as a screen shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PaymentLine {
    /// The payment.
    pub payment: Payment,
    /// The name of who paid.
    pub from: String,
    /// The name of who was paid.
    pub to: String,
    /// How far it got.
    pub sync: SyncMark,
}

/// A line of the list of players.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PlayerLine {
    /// Who, and how far the latest change of the player got.
    pub member: MemberView,
    /// What their games say; none of somebody who is new.
    pub figures: Option<GroupPlayer>,
}
