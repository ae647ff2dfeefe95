//! Loads and syncs: one atomic conditional call that also asks what became of writes.

use pace_rules::{rejection::Rejection, sync::Verdict};

use crate::{
    answer::{ReadAnswer, read_page},
    author::author,
    effect::{Call, Cause, Done},
    failure::Failure,
    fault::Fault,
    input::{Answer, CallError, CallId, Token},
    machine::{Entry, Machine, Phase, READ_CALLS, Read, Stage},
    subject::{Kind, Subject},
    turn::Turn,
};

/// Most keys that one call asks about.
const MOST_KEYS: usize = 50;

impl<S: Subject> Machine<S> {
    /// Opens the page: nothing of before is shown until the server has answered, and an answer to
    /// what was asked before is not waited for.
    pub(crate) fn open(&mut self, token: Option<Token>, turn: &mut Turn<'_>) {
        let is_loading = self.page == Some(Phase::Loading);
        let superseded = if is_loading { None } else { self.read.take() };
        self.page = Some(Phase::Loading);
        self.fetch(Cause::Load, token, turn);
        let waiting = superseded.map(|read| read.tokens).unwrap_or_default();
        match &mut self.read {
            Some(read) => read.tokens.extend(waiting),
            None => waiting.into_iter().for_each(|token| turn.resolve(Some(token), Ok(Done::Fresh))),
        }
    }

    /// Pulls down. A page that could not be loaded is loaded.
    pub(crate) fn refresh(&mut self, token: Option<Token>, turn: &mut Turn<'_>) {
        if matches!(self.page, Some(Phase::Ready)) {
            self.fetch(Cause::Sync, token, turn);
        } else {
            self.open(token, turn);
        }
    }

    fn fetch(&mut self, cause: Cause, token: Option<Token>, turn: &mut Turn<'_>) {
        self.sync_failure = None;
        if self.creates_itself() {
            self.ask_by_create(cause, token, turn);
        } else if let Some(read) = &mut self.read {
            read.tokens.extend(token);
        } else {
            self.call_read(cause, 0, token.into_iter().collect(), turn);
        }
        self.changed(turn);
    }

    /// What the server may not have cannot be fetched: its create is sent once more, and
    /// its verdict is the answer.
    fn ask_by_create(&mut self, cause: Cause, token: Option<Token>, turn: &mut Turn<'_>) {
        self.page = self.page.take().map(|_| Phase::Ready);
        for entry in &mut self.log {
            let asks =
                entry.creates_subject() && matches!(entry.stage, Stage::Unconfirmed | Stage::Recovered);
            if asks {
                entry.begin(turn.now, token);
                entry.send_for(cause);
                turn.wait_for(token, 1);
            } else if entry.stage == Stage::Recovered {
                entry.begin(turn.now, None);
            }
        }
        let asked = token.is_some_and(|token| turn.ledger.waiters.contains_key(&token));
        if !asked {
            turn.resolve(token, Ok(Done::Fresh));
        }
    }

    fn call_read(&mut self, cause: Cause, made: u8, tokens: Vec<Token>, turn: &mut Turn<'_>) {
        let asks = |entry: &&Entry<S>| match entry.stage {
            Stage::Unconfirmed => true,
            // A retry after an unconfirmed action counts its calls anew.
            Stage::Recovered => entry.calls > 0 || entry.may_be_judged,
            _ => false,
        };
        let asked: Vec<String> = (self.log.iter())
            .filter(|entry| made == 0 && asks(entry))
            .map(|entry| entry.key.clone())
            .take(MOST_KEYS)
            .collect();
        let fence = if turn.has(Fault::FenceMissing) { "" } else { "&fence=1" };
        let verdicts =
            if asked.is_empty() { String::new() } else { format!("&verdicts={}{fence}", asked.join(",")) };
        let path = format!("{}{verdicts}", S::read_path(self));
        let call = turn.ledger.call_id(cause);
        turn.call(Call {
            id: call,
            cause,
            server: turn.server.clone(),
            method: "GET",
            path,
            key: None,
            seen: None,
            author: Some(author(turn.install_id, &self.id.to_string())),
            if_none_match: asked.is_empty().then(|| S::validator(self)).flatten(),
            body: String::new(),
            made_at: turn.now,
        });
        let asked_epoch = self.base.as_ref().map(|base| base.epoch.clone());
        self.read = Some(Read { call, cause, made: made + 1, asked, asked_epoch, tokens });
    }

    /// The answer to a load or sync; false if none waits for it.
    pub(crate) fn read_answered(
        &mut self,
        call: CallId,
        answer: &Result<Answer, CallError>,
        turn: &mut Turn<'_>,
    ) -> bool {
        let Some(read) = self.read.take_if(|read| read.call == call) else { return false };
        let outcome = match read_page(answer) {
            ReadAnswer::Rows(rows) => {
                let etag = answer.as_ref().ok().and_then(|answer| answer.etag.as_deref());
                self.rows_arrived(&rows, &read, etag, turn)
            }
            ReadAnswer::Unchanged => {
                self.last_synced = Some(turn.now);
                Ok(())
            }
            ReadAnswer::Ended(rows) => {
                self.end();
                self.take_verdicts(rows.as_deref(), &read, turn);
                self.settle_recovered_of_ended(turn);
                Ok(())
            }
            ReadAnswer::Failed(failure) => {
                if failure == Failure::NotFound {
                    self.settle_recovered_of_ended(turn);
                }
                Err(failure)
            }
        };
        match &outcome {
            Ok(()) => {
                self.read_at = Some(turn.now);
                if self.page == Some(Phase::Loading) {
                    self.page = Some(Phase::Ready);
                }
                self.resume_recovered(turn);
            }
            Err(failure) if self.page == Some(Phase::Loading) => {
                self.page = Some(Phase::Failed(failure.clone()));
            }
            // The second call only ends the repetition of receipts; the rows are here.
            Err(_) if read.made > 1 && read.tokens.is_empty() => {}
            Err(failure) => self.sync_failure = Some(failure.clone()),
        }
        for token in read.tokens {
            turn.resolve(Some(token), outcome.clone().map(|()| Done::Fresh));
        }
        self.changed(turn);
        true
    }

    fn rows_arrived(
        &mut self,
        rows: &S::Rows,
        read: &Read,
        etag: Option<&str>,
        turn: &mut Turn<'_>,
    ) -> Result<(), Failure> {
        self.absorb(rows, read.asked_epoch.as_deref(), turn);
        let head = S::head(rows);
        if self.base.as_ref().is_none_or(|base| base.epoch != head.epoch) && !turn.has(Fault::EpochIgnored) {
            return Err(Failure::Offline);
        }
        S::rows_came(self, rows, turn);
        self.take_verdicts(Some(rows), read, turn);
        if head.has_receipts && read.made < READ_CALLS {
            self.call_read(read.cause, read.made, Vec::new(), turn);
        }
        S::fetched(self, rows, etag, turn)
    }

    fn take_verdicts(&mut self, rows: Option<&S::Rows>, read: &Read, turn: &mut Turn<'_>) {
        let verdicts = rows.map(|rows| S::head(rows).verdicts);
        for key in &read.asked {
            if let Some(verdict) = verdicts.and_then(|verdicts| verdicts.get(key)) {
                self.take_verdict(key, verdict, turn);
            }
        }
    }

    /// What became of a write whose answer did not come. An unknown one is fenced by the same call:
    /// it can no longer arrive.
    fn take_verdict(&mut self, key: &str, verdict: &Verdict, turn: &mut Turn<'_>) {
        let Some(index) = self.log.iter().position(|entry| entry.key == *key) else { return };
        let stage = self.log[index].stage.clone();
        if !matches!(stage, Stage::Unconfirmed | Stage::Recovered) {
            return;
        }
        let change = self.log[index].change.clone();
        match verdict {
            Verdict::Applied { version } => {
                S::turned_out_applied(self, &change, *version);
                self.log.remove(index);
                self.tell_outcome(&change, true, turn);
                if S::kind(&change) == Kind::Deletes {
                    self.end();
                }
            }
            // Fenced: by this call, or by an earlier one whose answer did not come.
            Verdict::Unknown => self.never_arrived(index, &stage, turn),
            Verdict::Rejected { code, .. } if code == Rejection::Expired.code() => {
                self.never_arrived(index, &stage, turn);
            }
            Verdict::Rejected { code, error } => {
                self.tell_outcome(&change, false, turn);
                let failure = Failure::Rejected { code: code.clone(), message: error.clone() };
                self.roll_back(index, &failure, true, turn);
            }
        }
    }

    /// The server has fenced a write that it had not seen: its key can no longer arrive.
    fn never_arrived(&mut self, index: usize, stage: &Stage, turn: &mut Turn<'_>) {
        if *stage == Stage::Recovered && S::may_resume(self, index) {
            let entry = &mut self.log[index];
            entry.key = turn.ids.text();
            entry.may_be_judged = false;
        } else {
            let change = self.log[index].change.clone();
            self.tell_outcome(&change, false, turn);
            self.give_up_recovered(index, true, turn);
        }
    }

    /// After a restart, when the session is here: what is still safe to send goes out, within its
    /// own calls; the rest waits for the person.
    fn resume_recovered(&mut self, turn: &mut Turn<'_>) {
        while let Some(index) = self.log.iter().position(|entry| entry.stage == Stage::Recovered) {
            if self.log[index].may_be_judged {
                // Not asked about, for want of room in the call: the next pull does.
                self.log[index].stage = Stage::Unconfirmed;
            } else if S::may_resume(self, index) {
                let calls = self.log[index].calls;
                self.log[index].begin(turn.now, None);
                self.log[index].calls = calls;
            } else {
                self.give_up_recovered(index, false, turn);
            }
        }
    }

    fn give_up_recovered(&mut self, index: usize, keys_spent: bool, turn: &mut Turn<'_>) {
        let theirs = S::theirs(self, &self.log[index]);
        if S::is_done(self, &self.log[index].change) {
            self.log.remove(index);
            return;
        }
        let before = self.tray.len();
        self.log[index].may_be_judged = false;
        self.roll_back(index, &Failure::Offline, keys_spent, turn);
        if let Some(failed) = self.tray.get_mut(before) {
            failed.theirs = theirs;
        }
    }

    fn settle_recovered_of_ended(&mut self, turn: &mut Turn<'_>) {
        let failure = Failure::from(S::deleted());
        while let Some(index) = self.log.iter().position(|entry| entry.stage == Stage::Recovered) {
            if self.log[index].may_be_judged {
                self.log[index].stage = Stage::Unconfirmed;
            } else {
                self.roll_back(index, &failure, false, turn);
            }
        }
    }
}
