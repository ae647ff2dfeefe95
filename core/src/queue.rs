//! The ordered queue of one subject: what is sent next, what its answer means, when it is given up.

use crate::{
    answer::{WriteAnswer, back_off, read_write},
    author::author,
    effect::{Call, Cause, Done},
    failure::Failure,
    fault::Fault,
    input::{Answer, CallError, CallId},
    machine::{ACTION_CALLS, Entry, Failed, LONGEST_WAIT, Machine, Phase, READ_CALLS, Stage},
    notice::NoticeKind,
    subject::{Kind, Subject},
    turn::Turn,
};

impl<S: Subject> Machine<S> {
    /// Gives up what is too late and sends what is due. While another subject has to come first
    /// (`waits`), what creates this one is not sent.
    pub(crate) fn drain(&mut self, waits: bool, turn: &mut Turn<'_>) {
        while let Some(index) = self.log.iter().position(|entry| entry.is_late(turn)) {
            let in_vain = self.log[index].calls > 0 && !self.log[index].reached;
            let failure = if in_vain { Failure::Offline } else { Failure::ServerBusy { retry_after: None } };
            self.exhaust(index, &failure, turn);
        }
        if !self.log.iter().any(Entry::is_sending)
            && let Some(index) = self.next_to_send(waits, turn)
        {
            self.send(index, turn);
        }
    }

    /// The first write that nothing holds: a write in back-off holds all behind it, an unconfirmed
    /// one those that need what it writes.
    fn next_to_send(&self, waits: bool, turn: &Turn<'_>) -> Option<usize> {
        let mut held: Vec<&S::Change> = Vec::new();
        let mut due = Vec::new();
        for (index, entry) in self.log.iter().enumerate() {
            let depends = held.iter().any(|earlier| S::depends_on(&entry.change, earlier));
            let waits = waits && entry.stage == Stage::Waiting && entry.creates_subject();
            match entry.stage {
                Stage::Sending { .. } => return None,
                Stage::BackingOff { until } if until > turn.now => break,
                _ if waits => held.push(&entry.change),
                Stage::Waiting | Stage::BackingOff { .. }
                    if !depends || turn.has(Fault::DependentsNotHeld) =>
                {
                    due.push(index);
                }
                _ => held.push(&entry.change),
            }
        }
        if turn.has(Fault::QueueUnordered) { due.last().copied() } else { due.first().copied() }
    }

    fn send(&mut self, index: usize, turn: &mut Turn<'_>) {
        let call = turn.ledger.call_id(self.log[index].cause);
        let asked_epoch = self.base.as_ref().map(|base| base.epoch.clone());
        let since = self.base.as_ref().map_or_else(
            || "since=0".to_owned(),
            |base| format!("since={}&epoch={}", base.version, base.epoch),
        );
        let author = author(turn.install_id, &self.id.to_string());
        let entry = &mut self.log[index];
        if turn.has(Fault::NoIdempotency) && entry.calls > 0 {
            entry.key = turn.ids.text();
        }
        entry.calls = entry.calls.saturating_add(1);
        entry.first_sent = entry.first_sent.or(Some(turn.now));
        entry.stage = Stage::Sending { call, asked_epoch: asked_epoch.clone() };
        // A version of another history says nothing about this one.
        let seen = entry.seen.as_ref().filter(|seen| Some(&seen.epoch) == asked_epoch.as_ref());
        turn.call(Call {
            id: call,
            cause: entry.cause,
            server: turn.server.clone(),
            method: entry.request.method.as_str(),
            path: format!("{}?{since}", entry.request.path),
            key: Some(entry.key.clone()),
            seen: seen.map(|seen| seen.version),
            author: Some(author),
            if_none_match: None,
            body: entry.request.body.clone(),
            made_at: turn.now,
        });
        self.changed(turn);
    }

    /// The answer to a write's call; false if no write waits for it.
    pub(crate) fn answered(
        &mut self,
        call: CallId,
        answer: &Result<Answer, CallError>,
        turn: &mut Turn<'_>,
    ) -> bool {
        let sent = self.log.iter().enumerate().find_map(|(index, entry)| match &entry.stage {
            Stage::Sending { call: sent, asked_epoch } if *sent == call => Some((index, asked_epoch.clone())),
            _ => None,
        });
        let Some((index, asked_epoch)) = sent else { return false };
        let entry = &mut self.log[index];
        let deletes = S::kind(&entry.change) == Kind::Deletes;
        entry.reached |= !matches!(answer, Err(CallError::NotConnected | CallError::NotJournaled));
        match read_write::<S>(answer, &entry.key, deletes) {
            WriteAnswer::Applied(rows) => {
                if self.confirms(&rows, asked_epoch.as_deref(), index, turn) {
                    self.applied(index, turn);
                } else {
                    self.unanswered(index, turn);
                }
                S::rows_came(self, &rows, turn);
            }
            WriteAnswer::Gone => self.applied(index, turn),
            WriteAnswer::Rejected { failure, rows } => {
                if let Some(rows) = rows {
                    self.absorb(&rows, asked_epoch.as_deref(), turn);
                    S::rows_came(self, &rows, turn);
                } else if failure == S::deleted().into() {
                    self.end();
                }
                self.roll_back(index, &failure, true, turn);
            }
            WriteAnswer::NotJudged(failure) => self.try_again(index, &failure, turn),
            WriteAnswer::NotJudgedForGood(failure) => self.exhaust(index, &failure, turn),
            WriteAnswer::Unknown => self.unanswered(index, turn),
        }
        self.changed(turn);
        true
    }

    /// Takes the rows of an ack in; true if the base now holds the write. An ack of another history
    /// is no verdict.
    fn confirms(
        &mut self,
        rows: &S::Rows,
        asked_epoch: Option<&str>,
        index: usize,
        turn: &mut Turn<'_>,
    ) -> bool {
        let head = S::head(rows);
        let Some(ack) = head.ack else { return false };
        S::acknowledged(self, rows, index, turn);
        self.absorb(rows, asked_epoch, turn);
        turn.has(Fault::EpochIgnored)
            || self.base.as_ref().is_some_and(|base| base.epoch == head.epoch && base.version >= ack.version)
    }

    fn applied(&mut self, index: usize, turn: &mut Turn<'_>) {
        let entry = self.log.remove(index);
        match S::kind(&entry.change) {
            Kind::Deletes => self.end(),
            Kind::Restores if self.page.is_some() => S::restored(self, turn),
            Kind::Restores | Kind::Creates | Kind::Changes => {}
        }
        turn.settle(entry.token, Ok(Done::Saved(S::game(&entry.change).cloned())));
    }

    /// Nobody knows whether this attempt was judged.
    fn unanswered(&mut self, index: usize, turn: &mut Turn<'_>) {
        self.log[index].may_be_judged = true;
        self.try_again(index, &Failure::Unconfirmed, turn);
    }

    /// The next attempt within the action's budget, or the end of the action.
    fn try_again(&mut self, index: usize, failure: &Failure, turn: &mut Turn<'_>) {
        let entry = &mut self.log[index];
        let wait = back_off(failure, entry.calls, turn.entropy);
        let until = turn.now + wait;
        let within_budget = entry.calls < ACTION_CALLS && wait <= LONGEST_WAIT && until <= entry.deadline();
        if within_budget || turn.has(Fault::BudgetOff) {
            entry.stage = Stage::BackingOff { until };
        } else {
            self.exhaust(index, failure, turn);
        }
    }

    /// The action's budget is spent without a verdict.
    pub(crate) fn exhaust(&mut self, index: usize, failure: &Failure, turn: &mut Turn<'_>) {
        let reached = self.log[index].reached;
        let unsent_fail_too = !reached && *failure == Failure::Offline;
        let behind: Vec<String> = (self.log[index + 1..].iter())
            .filter(|entry| unsent_fail_too && entry.stage == Stage::Waiting && !entry.may_be_judged)
            .map(|entry| entry.key.clone())
            .collect();
        if self.log[index].may_be_judged && !turn.has(Fault::UnconfirmedRolledBack) {
            self.leave_unconfirmed(index, turn);
            if !behind.is_empty() {
                self.fail(&behind, failure, false, turn);
            }
        } else {
            let failed = [self.with_dependents(index), behind].concat();
            let in_order = self.log.iter().map(|entry| entry.key.clone());
            let keys: Vec<String> = in_order.filter(|key| failed.contains(key)).collect();
            self.fail(&keys, failure, false, turn);
        }
    }

    fn leave_unconfirmed(&mut self, index: usize, turn: &mut Turn<'_>) {
        self.log[index].stage = Stage::Unconfirmed;
        let token = self.log[index].token.take();
        turn.settle(token, Err(Failure::Unconfirmed));
        self.changed(turn);
    }

    /// Takes a write that is known not to be applied out of the view, and those that need it.
    pub(crate) fn roll_back(
        &mut self,
        index: usize,
        failure: &Failure,
        keys_spent: bool,
        turn: &mut Turn<'_>,
    ) {
        let keys = self.with_dependents(index);
        self.fail(&keys, failure, keys_spent, turn);
    }

    /// The keys of a write and of all later ones that need it, however indirectly, and are not
    /// known to the server.
    fn with_dependents(&self, index: usize) -> Vec<String> {
        let mut group = vec![&self.log[index]];
        for entry in &self.log[index + 1..] {
            let free = !entry.is_sending() && entry.stage != Stage::Unconfirmed;
            if free && group.iter().any(|earlier| S::depends_on(&entry.change, &earlier.change)) {
                group.push(entry);
            }
        }
        group.into_iter().map(|entry| entry.key.clone()).collect()
    }

    /// Moves writes to the tray as one group. One that may have been judged by an earlier action
    /// stays in view instead.
    fn fail(&mut self, keys: &[String], failure: &Failure, keys_spent: bool, turn: &mut Turn<'_>) {
        let mut entries = Vec::new();
        for (position, key) in keys.iter().enumerate() {
            let Some(index) = self.log.iter().position(|entry| entry.key == *key) else { continue };
            if position > 0 && self.log[index].may_be_judged {
                self.leave_unconfirmed(index, turn);
                continue;
            }
            let mut entry = self.log.remove(index);
            turn.settle(entry.token.take(), Err(failure.clone()));
            S::roll_back_wrongly(self, &entry, turn);
            entry.stage = Stage::Waiting;
            entries.push(entry);
        }
        if !turn.has(Fault::TrayDropped) && !entries.is_empty() {
            self.tray.push(Failed { failure: failure.clone(), entries, keys_spent, theirs: None });
        }
        self.changed(turn);
    }

    /// Says that a write without an answer turned out one way or the other.
    pub(crate) fn tell_outcome(&mut self, change: &S::Change, saved: bool, turn: &mut Turn<'_>) {
        let what = S::deed(change, &self.view());
        let kind = if saved { NoticeKind::Saved { what } } else { NoticeKind::NotSaved { what } };
        self.notify(turn.ledger.notice_id(), kind);
    }

    /// It is gone from the server: nothing of it is shown.
    pub(crate) fn end(&mut self) {
        self.base = None;
        self.page = self.page.take().map(|_| Phase::Ended);
    }

    pub(crate) fn changed(&mut self, turn: &mut Turn<'_>) {
        self.revision += 1;
        turn.out.publish.insert(S::which(&self.id));
        turn.out.home = true;
        turn.out.journal |= !turn.has(Fault::JournalNotWritten);
    }
}

impl<S: Subject> Entry<S> {
    /// No further call of its action may begin.
    fn is_late(&self, turn: &Turn<'_>) -> bool {
        let late = match self.stage {
            Stage::Waiting => turn.now >= self.deadline(),
            Stage::BackingOff { until } => turn.now >= until && turn.now > self.deadline(),
            Stage::Sending { .. } | Stage::Unconfirmed | Stage::Recovered => false,
        };
        late && !turn.has(Fault::BudgetOff)
    }

    /// A load or sync sends it: its calls count there.
    pub(crate) fn send_for(&mut self, cause: Cause) {
        self.cause = cause;
        self.calls = ACTION_CALLS - READ_CALLS;
    }
}
