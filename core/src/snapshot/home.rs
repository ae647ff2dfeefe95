//! The home screen.

use std::collections::BTreeMap;

use pace_rules::{
    id::{GroupId, SessionId},
    pool::Group,
    session::{GameMode, Session},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

use crate::{
    effect::{Cause, Subject},
    failure::Failure,
    search::matches,
};

/// Calls made, by cause.
pub type CallCounts = BTreeMap<Cause, u64>;

/// The home screen.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HomeSnapshot {
    /// Rises with each snapshot.
    pub revision: u64,
    /// The server's address, such as `http://192.168.1.5:7223`.
    pub server: String,
    /// The session to continue.
    pub current_session: Option<SessionId>,
    /// Groups visited last, newest first, at most 3.
    pub recent_groups: Vec<RecentGroup>,
    /// Sessions and groups with writes that are not saved, and how many.
    pub unsaved: Vec<Unsaved>,
    /// The sessions that the server lists.
    pub listing: Listing,
    /// The groups that the server lists.
    pub groups: GroupListing,
    /// What there is to tell.
    pub notices: Vec<HomeNotice>,
    /// Calls made since the start, by cause.
    pub calls: CallCounts,
}

impl HomeSnapshot {
    /// The listed sessions of no group whose name has what a person typed.
    pub fn standalone_sessions(&self, typed: &str) -> Vec<&SessionSummary> {
        let Listing::Ready { sessions, .. } = &self.listing else { return Vec::new() };
        let name = |session: &SessionSummary| session.name.clone().unwrap_or_default();
        sessions
            .iter()
            .filter(|session| session.group_id.is_none() && matches(&name(session), typed))
            .collect()
    }

    /// The listed groups whose name has what a person typed.
    pub fn groups_matching(&self, typed: &str) -> Vec<&Group> {
        let GroupListing::Ready { groups, .. } = &self.groups else { return Vec::new() };
        groups.iter().filter(|group| matches(&group.name, typed)).collect()
    }
}

/// Writes that are not saved.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Unsaved {
    /// The other server that they were made for; none for the present one.
    pub elsewhere: Option<String>,
    /// Their session or group.
    pub subject: Subject,
    /// Its name, where it is known.
    pub title: Option<String>,
    /// How many wait to be sent or for an answer.
    pub pending: usize,
    /// How many failed and wait for the person.
    pub failed: usize,
}

impl Unsaved {
    /// The session; none if they are of a group.
    pub const fn session(&self) -> Option<&SessionId> {
        match &self.subject {
            Subject::Session(id) => Some(id),
            _ => None,
        }
    }

    /// How many there are.
    pub const fn count(&self) -> usize {
        self.pending + self.failed
    }
}

/// The sessions that the server lists, fetched when their screen is opened.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Listing {
    /// Not asked for.
    #[default]
    Closed,
    /// On its way.
    Loading,
    /// As of that time; empty where the server keeps its sessions to those who have a link.
    Ready {
        /// Newest first.
        sessions: Vec<SessionSummary>,
        /// When they were fetched.
        as_of: Timestamp,
    },
    /// It could not be fetched.
    Failed(#[cfg_attr(feature = "uniffi", uniffi(name = "failure"))] Failure),
}

/// The groups that the server lists, fetched when their screen is opened.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum GroupListing {
    /// Not asked for.
    #[default]
    Closed,
    /// On its way.
    Loading,
    /// As of that time; empty where the server keeps its groups to those who have a code.
    Ready {
        /// Newest first.
        groups: Vec<Group>,
        /// When they were fetched.
        as_of: Timestamp,
    },
    /// It could not be fetched.
    Failed(#[cfg_attr(feature = "uniffi", uniffi(name = "failure"))] Failure),
}

/// A line of the list of sessions.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(rename_all = "camelCase")]
pub struct SessionSummary {
    /// Which session.
    pub id: SessionId,
    /// Its name.
    pub name: Option<String>,
    /// When it is played.
    pub date: Timestamp,
    /// How many are on the roster.
    pub player_count: u32,
    /// Doubles or singles.
    pub game_mode: GameMode,
    /// Its group; none for a standalone session.
    #[serde(default)]
    pub group_id: Option<GroupId>,
}

impl SessionSummary {
    /// Its name, or what people call it without one.
    pub fn title(&self) -> &str {
        self.name.as_deref().unwrap_or(Session::DEFAULT_NAME)
    }
}

/// A group visited lately.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(rename_all = "camelCase")]
pub struct RecentGroup {
    /// The server that has it.
    pub server: String,
    /// Which.
    pub id: GroupId,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// When it was visited.
    pub visited_at: Timestamp,
}

/// A notice on the home screen.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HomeNotice {
    /// Names it for being put away.
    pub id: u64,
    /// The sentence.
    pub text: String,
}
