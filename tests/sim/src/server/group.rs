//! Groups: the whole of one in every answer, and each write judged once.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use pace_core::{effect::Call, input::Answer, inspect::GroupState};
use pace_rules::{
    id::{GroupId, GroupPlayerId},
    pool::{Group, GroupMember, GroupSync, PoolChange, apply_to_pool},
    rejection::Rejection,
    request::{Method, Request},
    sync::{self, Ack},
    time::Timestamp,
};

use super::{
    Server,
    answer::{ok, refused, text, with_sync},
    book::{Applied, Book, Commit, Record},
};
use crate::{breaks::ServerFault, subject::AnyChange};

#[derive(Debug, Clone, Default)]
pub(crate) struct GroupRow {
    pub(crate) version: u64,
    pub(crate) state: GroupState,
    /// It never existed and never may.
    is_tombstone: bool,
    /// Players who never existed and never may.
    tombstones: BTreeSet<GroupPlayerId>,
    created_by: Option<Arc<Request>>,
    pub(crate) book: Book,
    /// What it was at every version.
    pub(crate) states: BTreeMap<u64, GroupState>,
}

impl Server {
    pub(super) fn look_up(&self, path: &str) -> Answer {
        let code = path.trim_start_matches("/groups/shareable/");
        let mut rows = self.tables.groups.values();
        let row = rows.find(|row| row.state.code.as_deref() == Some(code) && !row.state.pool.is_deleted);
        row.and_then(GroupRow::wire)
            .map_or_else(|| refusal(&Rejection::GroupUnknown, None), |group| ok(text(&group)))
    }

    pub(super) fn read_group(&mut self, path: &str, query: &BTreeMap<&str, &str>, call: &Call) -> Answer {
        let (epoch, fault) = (self.epoch(), self.fault);
        let id = path.trim_start_matches("/groups/");
        let Some(row) = self.tables.groups.get_mut(id) else {
            return refusal(&Rejection::GroupUnknown, None);
        };
        let verdicts = row.book.verdicts(query, fault);
        let asks = verdicts.is_some();
        let sync = GroupSync { verdicts: verdicts.unwrap_or_default(), ..row.sync(&epoch, true) };
        if row.state.pool.is_deleted || row.is_tombstone {
            return refusal(&Rejection::GroupDeleted, row.state.pool.group.is_some().then_some(&sync));
        }
        let etag = Some(format!("W/\"{epoch}.{}\"", row.version));
        if !asks && call.if_none_match == etag {
            return Answer { etag, ..Answer::plain(304, Vec::new()) };
        }
        Answer { etag, ..ok(text(&sync)) }
    }

    pub(super) fn write_group(&mut self, path: &str, query: &BTreeMap<&str, &str>, call: &Call) -> Answer {
        let method = if call.method == "POST" { Method::Post } else { Method::Delete };
        let request = Arc::new(Request { method, path: path.to_owned(), body: call.body.clone() });
        let mut no_group = || GroupId::new("made-by-the-server").expect("words are an id");
        let mut no_player = || GroupPlayerId::new("made-by-the-server").expect("words are an id");
        let (group, change) = match PoolChange::of_request(&request, &mut no_group, &mut no_player) {
            Ok(known) => known,
            Err(malformed) => return refused(400, "invalid", &malformed.to_string(), None),
        };
        let key = call.key.as_deref().unwrap_or_default();
        let (epoch, fault) = (self.epoch(), self.fault);
        if fault == Some(ServerFault::AckBeforeCommit) {
            self.before_last = Some(self.tables.clone());
        }
        let begins = matches!(change, PoolChange::CreateGroup { .. } | PoolChange::DeleteGroup);
        if !begins && !self.tables.groups.contains_key(&group) {
            return refusal(&Rejection::GroupUnknown, None);
        }
        let row = self.tables.groups.entry(group.clone()).or_default();
        let replayed = row.book.record(key).is_some();
        if let Some(first) = row.book.record(key).and_then(|record| record.request.as_ref())
            && *first != request
        {
            return refused(422, "key_reused", "This key belongs to another write", None);
        }
        if !replayed {
            if row.book.first(key).is_some() {
                self.judged_twice = Some(key.to_owned());
            }
            row.judge(key, &request, &change);
        }
        let answer = row.answer(key, &epoch, replayed, query.contains_key("since"));
        row.book.forget_if_faulty(key, fault);
        if row.state.pool.group.is_none() && !row.is_tombstone {
            self.tables.groups.remove(&group);
        }
        answer
    }
}

impl GroupRow {
    fn judge(&mut self, key: &str, request: &Arc<Request>, change: &PoolChange) {
        let outcome = self.carry_out(key, request, change);
        self.book.enter(key, Record { request: Some(Arc::clone(request)), outcome });
    }

    fn carry_out(&mut self, key: &str, by: &Arc<Request>, change: &PoolChange) -> Result<Applied, Rejection> {
        let unchanged = Applied { version: self.version, overwrote: Vec::new() };
        match change {
            PoolChange::DeleteGroup if self.state.pool.group.is_none() => {
                self.is_tombstone = true;
                return Ok(unchanged);
            }
            _ if self.is_tombstone => return Err(Rejection::GroupDeleted),
            PoolChange::CreateGroup { .. } if self.created_by.as_ref().is_some_and(|first| first != by) => {
                return Err(Rejection::IdTaken);
            }
            PoolChange::RemoveMember { id } if !self.state.pool.members.contains_key(id) => {
                self.tombstones.insert(id.clone());
                return Ok(unchanged);
            }
            PoolChange::AddMembers(new) if new.iter().any(|new| self.tombstones.contains(&new.id)) => {
                return Err(Rejection::Expired);
            }
            PoolChange::PromoteGuest(new) if self.tombstones.contains(&new.id) => {
                return Err(Rejection::Expired);
            }
            _ => {}
        }
        let touched = apply_to_pool(&mut self.state.pool, change, Timestamp::default())?;
        if touched.is_empty() {
            return Ok(unchanged);
        }
        self.version += 1;
        match change {
            PoolChange::CreateGroup { .. } => self.created_by = Some(Arc::clone(by)),
            PoolChange::RenewCode => self.state.code = None,
            _ => {}
        }
        let next = self.version;
        self.state.code.get_or_insert_with(|| format!("code{next}"));
        self.states.insert(self.version, self.state.clone());
        self.book.commits.push(Commit {
            version: self.version,
            key: key.to_owned(),
            change: AnyChange::Group(change.clone()),
        });
        Ok(Applied { version: self.version, overwrote: Vec::new() })
    }

    fn answer(&self, key: &str, epoch: &str, replayed: bool, asks: bool) -> Answer {
        let is_known = self.state.pool.group.is_some();
        let sync = (is_known && asks).then(|| self.sync(epoch, false));
        match &self.book.record(key).expect("it is judged").outcome {
            Err(rejection) => refusal(rejection, sync.as_ref()),
            Ok(applied) => {
                let ack = Ack {
                    key: key.to_owned(),
                    verdict: sync::Applied::Applied,
                    version: applied.version,
                    replayed,
                    overwrote: Vec::new(),
                };
                let sync = sync.map(|sync| GroupSync { ack: Some(ack), ..sync });
                ok(with_sync("{\"success\":true}", sync.as_ref()))
            }
        }
    }

    fn wire(&self) -> Option<Group> {
        let pool = &self.state.pool;
        Some(Group {
            id: pool.group.clone().filter(|_| !pool.is_deleted)?,
            name: pool.name.clone(),
            shareable_link: self.state.code.clone().unwrap_or_default(),
            created_at: None,
            version: self.version,
        })
    }

    fn sync(&self, epoch: &str, is_read: bool) -> GroupSync {
        let group = self.wire();
        let members = self.state.pool.members.iter().map(|(id, member)| GroupMember {
            id: id.clone(),
            name: member.name.clone(),
            removed: member.is_removed,
        });
        GroupSync {
            epoch: epoch.to_owned(),
            version: self.version,
            members: members.filter(|_| group.is_some()).collect(),
            group,
            sessions: is_read.then(Vec::new),
            leaderboard: is_read.then(Vec::new),
            players: is_read.then(Vec::new),
            guests: is_read.then(Vec::new),
            pairings: is_read.then(Vec::new),
            ..GroupSync::default()
        }
    }
}

fn refusal(rejection: &Rejection, sync: Option<&GroupSync>) -> Answer {
    let body = format!("{{\"error\":{},\"code\":{}}}", text(&rejection.to_string()), text(&rejection.code()));
    Answer::plain(rejection.status(), with_sync(&body, sync))
}
