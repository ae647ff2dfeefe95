//! Verdicts of a session or a group: one key, one verdict, for ever.

use std::{collections::BTreeMap, sync::Arc};

use pace_rules::{
    rejection::Rejection,
    request::Request,
    sync::{Overwrote, Verdict},
};

use crate::{breaks::ServerFault, subject::AnyChange};

#[derive(Debug, Clone, Default)]
pub(crate) struct Book {
    /// What it remembers of verdicts.
    records: BTreeMap<String, Record>,
    /// The first verdict of every key, for the onlooker: a faulty server may forget its own.
    truth: BTreeMap<String, Record>,
    /// Every applied write that changed something.
    pub(crate) commits: Vec<Commit>,
}

/// One write, one verdict.
#[derive(Debug, Clone)]
pub(crate) struct Record {
    /// None for a fenced key: whatever comes under it is refused.
    pub(super) request: Option<Arc<Request>>,
    pub(super) outcome: Result<Applied, Rejection>,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Applied {
    pub(crate) version: u64,
    pub(crate) overwrote: Vec<Overwrote>,
}

#[derive(Debug, Clone)]
pub(crate) struct Commit {
    pub(crate) version: u64,
    pub(crate) key: String,
    pub(crate) change: AnyChange,
}

impl Record {
    pub(crate) const fn is_applied(&self) -> bool {
        self.outcome.is_ok()
    }

    pub(crate) fn overwrote(&self) -> &[Overwrote] {
        self.outcome.as_ref().map_or(&[], |applied| &applied.overwrote)
    }

    fn verdict(&self) -> Verdict {
        match &self.outcome {
            Ok(applied) => Verdict::Applied { version: applied.version },
            Err(rejection) => {
                Verdict::Rejected { code: rejection.code().to_owned(), error: rejection.to_string() }
            }
        }
    }
}

impl Book {
    /// What the server remembers.
    pub(super) fn record(&self, key: &str) -> Option<&Record> {
        self.records.get(key)
    }

    /// What really was the first verdict.
    pub(crate) fn first(&self, key: &str) -> Option<&Record> {
        self.truth.get(key)
    }

    pub(super) fn enter(&mut self, key: &str, record: Record) {
        self.truth.entry(key.to_owned()).or_insert_with(|| record.clone());
        self.records.insert(key.to_owned(), record);
    }

    /// What a faulty server does after it has answered.
    pub(super) fn forget_if_faulty(&mut self, key: &str, fault: Option<ServerFault>) {
        let forgets = match self.records.get(key).map(|record| &record.outcome) {
            Some(Ok(_)) => fault == Some(ServerFault::VerdictsForgotten),
            Some(Err(_)) => fault == Some(ServerFault::RejectionNotRecorded),
            None => false,
        };
        if forgets {
            self.records.remove(key);
        }
    }

    /// What became of the keys that a query asks about; unknown ones are fenced if it says so.
    pub(super) fn verdicts(
        &mut self,
        query: &BTreeMap<&str, &str>,
        fault: Option<ServerFault>,
    ) -> Option<BTreeMap<String, Verdict>> {
        let fences = query.get("fence") == Some(&"1");
        let keys = query.get("verdicts")?;
        Some(keys.split(',').map(|key| (key.to_owned(), self.verdict(key, fences, fault))).collect())
    }

    fn verdict(&mut self, key: &str, fences: bool, fault: Option<ServerFault>) -> Verdict {
        if let Some(record) = self.records.get(key) {
            return record.verdict();
        }
        if fences {
            let refused = Record { request: None, outcome: Err(Rejection::Expired) };
            self.truth.entry(key.to_owned()).or_insert_with(|| refused.clone());
            if fault != Some(ServerFault::FenceNotRecorded) {
                self.records.insert(key.to_owned(), refused);
            }
        }
        Verdict::Unknown
    }
}
