//! What a caller may ask of a group, and the answer.

use std::collections::BTreeMap;

use pace_rules::{
    group::{Evening, History},
    id::{GroupId, GroupPlayerId},
    pool::{Group, GroupSync, Member},
    sync::Verdict,
    time::Timestamp,
};

use crate::store::{question::is_listed, write::Key};

/// A load or a sync of a group.
#[derive(Debug)]
pub(crate) struct GroupQuestion {
    pub(crate) group: Named,
    pub(crate) needs: Needs,
    /// The answer depends on the day: which one it is, counted from 1970 in UTC.
    pub(crate) day: Option<i64>,
    /// Writes whose verdicts are wanted.
    pub(crate) verdicts: Vec<Key>,
    /// Unknown writes among them are refused from now on.
    pub(crate) fence: bool,
    /// The validators of the answer that the caller has.
    pub(crate) if_none_match: Option<String>,
}

/// How a caller names a group.
#[derive(Debug, Clone)]
pub(crate) enum Named {
    Id(GroupId),
    /// The code by which others join.
    Code(String),
}

/// How much of a group an answer is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Needs {
    Pool,
    Sessions,
    Games,
}

/// One read snapshot of a group.
#[derive(Debug)]
pub(crate) enum GroupReading {
    /// No such group.
    Unknown,
    /// The group was deleted; callers learn their verdicts.
    Deleted(Box<GroupSync>),
    /// The caller has it already.
    NotModified { etag: String },
    /// The group, as far as it was needed.
    Group(Box<GroupData>),
}

/// A group, as far as an answer needs it.
#[derive(Debug)]
pub(crate) struct GroupData {
    pub(crate) epoch: String,
    pub(crate) etag: String,
    pub(crate) group: Group,
    /// Its pool, and its live sessions, newest first, with their live games.
    pub(crate) history: History,
    /// When each player of the pool was added.
    pub(crate) added: BTreeMap<GroupPlayerId, Timestamp>,
    pub(crate) verdicts: BTreeMap<String, Verdict>,
}

/// A player of the pool as it is stored.
#[derive(Debug)]
pub(crate) struct PoolMember {
    pub(crate) id: GroupPlayerId,
    pub(crate) member: Member,
    pub(crate) created_at: Timestamp,
}

/// A session as it is stored, with its live games in no order.
#[derive(Debug)]
pub(crate) struct StoredEvening {
    pub(crate) evening: Evening,
    pub(crate) created_at: Timestamp,
    pub(crate) round_robin_count: Option<u32>,
}

impl GroupQuestion {
    /// A question for everything that is needed, whatever the caller has.
    pub(crate) fn whole(group: GroupId, needs: Needs) -> Self {
        let group = Named::Id(group);
        Self { group, needs, day: None, verdicts: Vec::new(), fence: false, if_none_match: None }
    }

    /// The weak validator of a version of a history, and of a day where it matters.
    pub(in crate::store) fn etag(&self, epoch: &str, version: u64) -> String {
        match self.day {
            Some(day) => format!("W/\"{epoch}.{version}.{day}\""),
            None => format!("W/\"{epoch}.{version}\""),
        }
    }

    /// Whether the caller has the answer of that validator.
    pub(in crate::store) fn matches(&self, etag: &str) -> bool {
        is_listed(self.if_none_match.as_deref(), etag)
    }
}
