//! Loads and syncs.

use std::collections::BTreeMap;

use pace_core::{effect::Call, input::Answer};
use pace_rules::{rejection::Rejection, sync::Sync};

use super::{
    Arrival, Server,
    answer::{ok, rejected, text},
    row::Row,
};
use crate::breaks::ServerFault;

impl Server {
    pub(super) fn read(
        &mut self,
        path: &str,
        query: &BTreeMap<&str, &str>,
        call: &Call,
        arrival: Arrival,
    ) -> Answer {
        let (epoch, fault) = (self.epoch(), self.fault);
        let id = path.trim_start_matches("/sessions/");
        let Some(row) = self.tables.sessions.get_mut(id) else {
            return rejected(&Rejection::SessionUnknown, None);
        };
        let verdicts = row.book.verdicts(query, fault);
        let mut sync = row.delta(query, &epoch, call.author.as_deref(), arrival, fault);
        let asks = verdicts.is_some();
        sync.verdicts = verdicts.unwrap_or_default();
        if row.state.is_deleted || row.is_tombstone {
            return rejected(&Rejection::SessionDeleted, row.state.session.is_some().then_some(&sync));
        }
        if !asks && call.if_none_match.as_deref() == Some(&format!("W/\"{epoch}.{}\"", row.version)) {
            return Answer::plain(304, Vec::new());
        }
        ok(text(&sync))
    }
}

impl Row {
    /// The rows of an answer, for somebody who knows as much as the query says.
    pub(super) fn delta(
        &mut self,
        query: &BTreeMap<&str, &str>,
        epoch: &str,
        author: Option<&str>,
        arrival: Arrival,
        fault: Option<ServerFault>,
    ) -> Sync {
        let known = since(query, epoch, self.version);
        self.acknowledge(author, known);
        let since = if arrival.whole { 0 } else { known };
        self.sync(epoch, since, author, fault == Some(ServerFault::DeletionsMissing))
    }
}

/// 0 unless the caller is complete up to a version of this very history.
fn since(query: &BTreeMap<&str, &str>, epoch: &str, version: u64) -> u64 {
    let since = query.get("since").and_then(|since| since.parse().ok()).unwrap_or(0);
    if query.get("epoch") == Some(&epoch) && since <= version { since } else { 0 }
}
