//! A page that only reads: fetched when it is opened, never on disk, gone when it is closed.

use pace_rules::time::Timestamp;
use serde::de::DeserializeOwned;

use crate::{
    answer::read_failure,
    effect::{Cause, Done},
    failure::Failure,
    input::{Answer, CallError, CallId, Token},
    machine::Phase,
    shared::Shared,
    snapshot::Page,
    turn::Turn,
};

/// What one address answers.
#[derive(Debug, Clone)]
pub(crate) struct Reading<T> {
    /// Below the API's base, with query.
    path: String,
    /// None while it is closed.
    phase: Option<Phase>,
    value: Option<Shared<T>>,
    etag: Option<String>,
    pub(crate) read_at: Option<Timestamp>,
    /// Why the last sync failed.
    pub(crate) sync_failure: Option<Failure>,
    call: Option<(CallId, Vec<Token>)>,
    pub(crate) revision: u64,
}

impl<T: DeserializeOwned> Reading<T> {
    pub(crate) const fn new(path: String) -> Self {
        Self {
            path,
            phase: None,
            value: None,
            etag: None,
            read_at: None,
            sync_failure: None,
            call: None,
            revision: 0,
        }
    }

    /// Opens the page: nothing of before is shown until the server has answered.
    pub(crate) fn open(&mut self, token: Option<Token>, turn: &mut Turn<'_>) {
        let superseded = if self.phase == Some(Phase::Loading) { Vec::new() } else { self.abandon() };
        self.phase = Some(Phase::Loading);
        self.fetch(Cause::Load, token, turn);
        self.call.iter_mut().for_each(|(_, tokens)| tokens.extend(&superseded));
    }

    /// Pulls down. A page that could not be loaded is loaded.
    pub(crate) fn refresh(&mut self, token: Option<Token>, turn: &mut Turn<'_>) {
        if self.phase == Some(Phase::Ready) {
            self.fetch(Cause::Sync, token, turn);
        } else {
            self.open(token, turn);
        }
    }

    /// Leaves the page. Whoever waits for it is told what its answer says.
    pub(crate) fn close(&mut self) {
        self.phase = None;
        (self.value, self.etag) = (None, None);
        self.revision += 1;
    }

    /// What it shows, and as of when; none while it loads.
    pub(crate) fn whole(&self) -> Option<(&T, Timestamp)> {
        let value = self.value.as_deref().filter(|_| self.phase == Some(Phase::Ready))?;
        Some((value, self.read_at?))
    }

    /// The same, to be kept by those who look at it.
    pub(crate) fn shown(&self) -> Option<Shared<T>> {
        self.value.clone().filter(|_| self.phase == Some(Phase::Ready))
    }

    /// Whether it waits for the answer to that call.
    pub(crate) fn is_asking(&self, call: CallId) -> bool {
        self.call.as_ref().is_some_and(|(asked, _)| *asked == call)
    }

    pub(crate) const fn is_open(&self) -> bool {
        self.phase.is_some()
    }

    /// Nobody looks at it or waits for it.
    pub(crate) const fn is_idle(&self) -> bool {
        self.phase.is_none() && self.call.is_none()
    }

    /// Where the page stands; none while it is closed.
    pub(crate) fn page(&self) -> Option<Page> {
        Some(match self.phase.clone()? {
            Phase::Ready if self.call.is_some() => Page::Refreshing,
            Phase::Ready => Page::Ready,
            Phase::Loading | Phase::Ended => Page::Loading,
            Phase::Failed(failure) => Page::Failed(failure),
        })
    }

    /// Who waits for an answer that nobody will take any more.
    pub(crate) fn abandon(&mut self) -> Vec<Token> {
        self.call.take().map(|(_, tokens)| tokens).unwrap_or_default()
    }

    fn fetch(&mut self, cause: Cause, token: Option<Token>, turn: &mut Turn<'_>) {
        self.sync_failure = None;
        self.revision += 1;
        turn.out.home = true;
        if let Some((_, tokens)) = &mut self.call {
            tokens.extend(token);
            return;
        }
        let id = turn.read(cause, self.path.clone(), self.etag.clone());
        self.call = Some((id, token.into_iter().collect()));
    }

    /// The answer to a call; false if it is not this page's.
    pub(crate) fn answered(
        &mut self,
        call: CallId,
        answer: &Result<Answer, CallError>,
        turn: &mut Turn<'_>,
    ) -> bool {
        let Some((_, tokens)) = self.call.take_if(|(asked, _)| *asked == call) else { return false };
        let outcome = self.take(answer, turn);
        let is_loading = self.phase == Some(Phase::Loading);
        match &outcome {
            _ if self.phase.is_none() => {}
            Ok(()) => self.phase = Some(Phase::Ready),
            Err(failure) if is_loading => self.phase = Some(Phase::Failed(failure.clone())),
            Err(failure) => self.sync_failure = Some(failure.clone()),
        }
        self.revision += 1;
        turn.out.home = true;
        for token in tokens {
            turn.resolve(Some(token), outcome.clone().map(|()| Done::Fresh));
        }
        true
    }

    fn take(&mut self, answer: &Result<Answer, CallError>, turn: &Turn<'_>) -> Result<(), Failure> {
        let answer = answer.as_ref().map_err(|_| Failure::Offline)?;
        match answer.status {
            200 => {
                let value: T = serde_json::from_slice(&answer.body).map_err(|_| Failure::Offline)?;
                if self.is_open() {
                    self.value = Some(value.into());
                    self.etag.clone_from(&answer.etag);
                }
            }
            304 if self.value.is_some() || !self.is_open() => {}
            _ => return Err(read_failure(answer)),
        }
        self.read_at = Some(turn.now);
        Ok(())
    }
}
