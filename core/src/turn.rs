//! One turn of `step`: the moment, and what is to be done in the end.

use std::collections::BTreeSet;

use pace_rules::time::Timestamp;

use crate::{
    effect::{Call, Cause, Done, Effect, Subject},
    failure::Failure,
    fault::Fault,
    ids::Ids,
    input::{CallId, Token},
    state::Ledger,
};

pub(crate) struct Turn<'a> {
    pub(crate) now: Timestamp,
    pub(crate) entropy: u128,
    pub(crate) ids: Ids,
    pub(crate) ledger: &'a mut Ledger,
    pub(crate) install_id: &'a str,
    pub(crate) server: String,
    pub(crate) out: Out,
}

/// What was asked for so far; emitted in the order that the laws want: the person sees it, then it
/// is on disk, then it goes out, then who waits is told.
#[derive(Default)]
pub(crate) struct Out {
    pub(crate) publish: BTreeSet<Subject>,
    pub(crate) home: bool,
    pub(crate) journal: bool,
    pub(crate) preferences: bool,
    /// Sentences for the home screen.
    pub(crate) told: Vec<String>,
    calls: Vec<Call>,
    resolved: Vec<(Token, Result<Done, Failure>)>,
}

impl Turn<'_> {
    pub(crate) fn has(&self, fault: Fault) -> bool {
        self.ledger.has(fault)
    }

    pub(crate) fn call(&mut self, call: Call) {
        self.out.home = true;
        self.out.calls.push(call);
    }

    /// Reads an address on nobody's behalf, unless it still has that `ETag`.
    pub(crate) fn read(&mut self, cause: Cause, path: String, etag: Option<String>) -> CallId {
        let id = self.ledger.call_id(cause);
        self.call(Call {
            id,
            cause,
            server: self.server.clone(),
            method: "GET",
            path,
            key: None,
            seen: None,
            author: None,
            if_none_match: etag,
            body: String::new(),
            made_at: self.now,
        });
        id
    }

    pub(crate) fn resolve(&mut self, token: Option<Token>, outcome: Result<Done, Failure>) {
        let Some(token) = token else { return };
        if self.has(Fault::AnsweredTwice) {
            self.out.resolved.push((token, outcome.clone()));
        }
        self.out.resolved.push((token, outcome));
    }

    /// Puts a sentence on the home screen.
    pub(crate) fn tell_home(&mut self, text: String) {
        self.out.home = true;
        self.out.told.push(text);
    }

    /// Lets a caller wait for so many writes.
    pub(crate) fn wait_for(&mut self, token: Option<Token>, writes: usize) {
        if let Some(token) = token {
            self.ledger.waiters.entry(token).or_default().open += writes;
        }
    }

    /// One of the writes that a caller waits for has its outcome; the first failure counts.
    pub(crate) fn settle(&mut self, token: Option<Token>, outcome: Result<Done, Failure>) {
        let Some(token) = token else { return };
        let Some(waiter) = self.ledger.waiters.get_mut(&token) else { return };
        waiter.open = waiter.open.saturating_sub(1);
        let failed = outcome.as_ref().err().cloned();
        waiter.failure = waiter.failure.take().or(failed);
        if waiter.open == 0 {
            let failure = self.ledger.waiters.remove(&token).and_then(|waiter| waiter.failure);
            self.resolve(Some(token), failure.map_or(outcome, Err));
        }
    }
}

impl Out {
    pub(crate) fn resolved(&mut self, token: Token, outcome: Result<Done, Failure>) {
        self.resolved.push((token, outcome));
    }

    pub(crate) fn into_effects(self) -> Vec<Effect> {
        let mut effects: Vec<Effect> = self.publish.into_iter().map(Effect::Publish).collect();
        effects.extend(self.home.then_some(Effect::PublishHome));
        effects.extend(self.journal.then_some(Effect::SaveJournal));
        effects.extend(self.preferences.then_some(Effect::SavePreferences));
        effects.extend(self.calls.into_iter().map(Effect::Call));
        effects.extend(self.resolved.into_iter().map(|(token, outcome)| Effect::Resolve(token, outcome)));
        effects
    }
}
