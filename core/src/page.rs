//! Loads and syncs: one atomic conditional call that also asks what became of writes.

use pace_rules::{
    change::Change,
    game::Game,
    rejection::Rejection,
    sync::{Sync, Verdict},
};

use crate::{
    answer::{ReadAnswer, read_page},
    author::author,
    effect::{Call, Cause, Done},
    failure::Failure,
    fault::Fault,
    input::{Answer, CallError, CallId, Token},
    state::{ACTION_CALLS, Entry, Machine, Phase, READ_CALLS, Read, Stage},
    turn::Turn,
};

/// Most keys that one call asks about.
const MOST_KEYS: usize = 50;

impl Machine {
    /// Opens the page: nothing of before is shown until the server has answered.
    pub(crate) fn open(&mut self, token: Option<Token>, turn: &mut Turn<'_>) {
        self.page = Some(Phase::Loading);
        self.fetch(Cause::Load, token, turn);
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

    /// A session that the server may not have cannot be fetched: its create is sent once more, and
    /// its verdict is the answer.
    fn ask_by_create(&mut self, cause: Cause, token: Option<Token>, turn: &mut Turn<'_>) {
        self.page = self.page.take().map(|_| Phase::Ready);
        for entry in &mut self.log {
            let asks =
                entry.creates_session() && matches!(entry.stage, Stage::Unconfirmed | Stage::Recovered);
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
        let asks = |entry: &&Entry| match entry.stage {
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
        let since = (self.base.as_ref())
            .map_or_else(String::new, |base| format!("&since={}&epoch={}", base.version, base.epoch));
        let fence = if turn.has(Fault::FenceMissing) { "" } else { "&fence=1" };
        let verdicts =
            if asked.is_empty() { String::new() } else { format!("&verdicts={}{fence}", asked.join(",")) };
        let path = format!("/sessions/{}?include=games{since}{verdicts}", self.id);
        let current = self.base.as_ref().filter(|_| asked.is_empty());
        let call = turn.ledger.call_id(cause);
        turn.call(Call {
            id: call,
            cause,
            server: turn.server.clone(),
            method: "GET",
            path,
            key: None,
            seen: None,
            author: Some(author(turn.install_id, &self.id)),
            if_none_match: current.map(|base| format!("W/\"{}.{}\"", base.epoch, base.version)),
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
            ReadAnswer::Rows(sync) => self.rows_arrived(&sync, &read, turn),
            ReadAnswer::Unchanged => {
                self.last_synced = Some(turn.now);
                Ok(())
            }
            ReadAnswer::Ended(sync) => {
                self.end();
                self.take_verdicts(sync.as_deref(), &read, turn);
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

    fn rows_arrived(&mut self, sync: &Sync, read: &Read, turn: &mut Turn<'_>) -> Result<(), Failure> {
        self.absorb(sync, read.asked_epoch.as_deref(), turn);
        if self.base.as_ref().is_none_or(|base| base.epoch != sync.epoch) && !turn.has(Fault::EpochIgnored) {
            return Err(Failure::Offline);
        }
        self.take_receipts(sync, turn);
        self.take_verdicts(Some(sync), read, turn);
        if !sync.receipts.is_empty() && read.made < READ_CALLS {
            self.call_read(read.cause, read.made, Vec::new(), turn);
        }
        Ok(())
    }

    fn take_verdicts(&mut self, sync: Option<&Sync>, read: &Read, turn: &mut Turn<'_>) {
        let verdicts = sync.map(|sync| &sync.verdicts);
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
                if let Change::CreateGame(game) = &change {
                    self.own_games.insert(game.id.clone(), *version);
                }
                self.log.remove(index);
                self.tell_outcome(&change, true, turn);
                if change == Change::DeleteSession {
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
        if *stage == Stage::Recovered && self.may_resume(index) {
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
            } else if self.may_resume(index) {
                let calls = self.log[index].calls;
                self.log[index].begin(turn.now, None);
                self.log[index].calls = calls;
            } else {
                self.give_up_recovered(index, false, turn);
            }
        }
    }

    /// Whether a journaled write may be sent without asking: a create, or an edit of what nobody
    /// changed since.
    fn may_resume(&self, index: usize) -> bool {
        let entry = &self.log[index];
        if entry.calls >= ACTION_CALLS {
            return false;
        }
        let Some(base) = &self.base else { return entry.creates_session() };
        let seen = match &entry.seen {
            Some(seen) if seen.epoch != base.epoch => return false,
            seen => seen.as_ref().map_or(0, |seen| seen.version),
        };
        let made_before = |id| self.log[..index].iter().any(|earlier| earlier.change.creates(id));
        let untouched =
            |game: &Game| self.own_games.get(&game.id) == Some(&game.version) || game.version <= seen;
        match &entry.change {
            Change::CreateSession { .. } | Change::CreateGame(_) | Change::AddPlayer(_) => true,
            Change::EditGame { id, .. } => {
                made_before(id) || base.state.games.get(id).is_some_and(|game| untouched(game))
            }
            // A game that is not there may still be on its way: deleted, it stays away.
            Change::DeleteGame { id } => {
                made_before(id) || base.state.games.get(id).is_none_or(|game| untouched(game))
            }
            Change::Replan { delete, .. } => {
                delete.iter().all(|id| base.state.games.get(id).is_some_and(|game| untouched(game)))
            }
            _ => base.version <= seen,
        }
    }

    fn give_up_recovered(&mut self, index: usize, keys_spent: bool, turn: &mut Turn<'_>) {
        let theirs = self.theirs(&self.log[index].change);
        // With the deletion that it asks for in place, a delete has nothing left to do.
        let deleted = self.base.as_ref().map(|base| &base.state.deleted);
        if let (Change::DeleteGame { id }, Some(deleted)) = (&self.log[index].change, deleted)
            && deleted.contains_key(id)
        {
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
        let failure = Failure::from(Rejection::SessionDeleted);
        while let Some(index) = self.log.iter().position(|entry| entry.stage == Stage::Recovered) {
            if self.log[index].may_be_judged {
                self.log[index].stage = Stage::Unconfirmed;
            } else {
                self.roll_back(index, &failure, false, turn);
            }
        }
    }
}
