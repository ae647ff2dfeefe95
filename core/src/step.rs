//! The state machine: a pure function from what the phone knows and what happened to what it knows
//! next and what is to be done.

use pace_rules::{apply, change::Change, id::SessionId, rejection::Rejection};

use crate::{
    answer::read_failure,
    effect::{Call, Cause, Done, Effect},
    failure::Failure,
    fault::Fault,
    ids::Ids,
    input::{Answer, CallError, CallId, Event, Input, Intent, Token},
    notice::{NoticeKind, restoring},
    snapshot::{Listing, SessionSummary},
    state::{AWAY_TIME, Base, Entry, Machine, Phase, State},
    turn::{Out, Turn},
};

/// Moves the state on by one input and says what is to be done, in order.
pub fn step(state: &mut State, input: Input) -> Vec<Effect> {
    let times_changed = state.follow_clock(input.now);
    let State { preferences, sessions, ledger, .. } = state;
    let install_id = preferences.install_id.clone();
    let mut turn = Turn {
        now: input.now,
        entropy: input.entropy,
        ids: Ids::new(input.now, input.entropy),
        ledger,
        install_id: &install_id,
        server: preferences.server.clone(),
        out: Out::default(),
    };
    turn.out.journal = times_changed;
    match input.event {
        Event::Session { session, intent, token } => {
            if matches!(intent, Intent::Open | Intent::Change(Change::CreateSession { .. })) {
                preferences.current_session = Some(session.clone());
                turn.out.preferences = true;
            }
            let machine = sessions.entry(session.clone()).or_insert_with(|| Machine::new(session.clone()));
            machine.intend(intent, token, &mut turn);
        }
        Event::Answered { call, answer } => {
            let taken = sessions.values_mut().any(|machine| {
                machine.answered(call, &answer, &mut turn) || machine.read_answered(call, &answer, &mut turn)
            });
            if !taken {
                take_listing(&mut state.listing, &mut state.listing_call, call, &answer, &mut turn);
            }
        }
        Event::ListSessions { token } => {
            ask_listing(&mut state.listing, &mut state.listing_call, token, &mut turn);
        }
        Event::Left => state.left_at = state.left_at.or(Some(input.now)),
        Event::Returned => {
            let away = state.left_at.take().map_or_else(Default::default, |left| input.now.since(left));
            if away >= AWAY_TIME {
                let open = sessions.values_mut().filter(|machine| machine.page.is_some());
                open.for_each(|machine| machine.open(None, &mut turn));
            }
        }
        Event::DismissHomeNotice(id) => {
            state.home_notices.retain(|notice| notice.id != id);
            turn.out.home = true;
        }
        Event::SetServer(server) => {
            let out = std::mem::take(&mut turn.out);
            return state.move_to(server, out);
        }
        Event::Woke => {}
    }
    for machine in sessions.values_mut() {
        machine.drain(&mut turn);
        if turn.has(Fault::BackgroundCalls) && machine.page == Some(Phase::Ready) && machine.read.is_none() {
            machine.refresh(None, &mut turn);
        }
    }
    let current = preferences.current_session.as_ref().and_then(|id| sessions.get(id));
    if current.is_some_and(Machine::is_gone) {
        preferences.current_session = None;
        turn.out.preferences = true;
    }
    sessions.retain(|_, machine| !machine.is_idle());
    let out = turn.out;
    state.home_revision += u64::from(out.home);
    out.into_effects()
}

impl Machine {
    fn intend(&mut self, intent: Intent, token: Option<Token>, turn: &mut Turn<'_>) {
        match intent {
            Intent::Open => self.open(token, turn),
            Intent::Close => {
                self.page = None;
                self.changed(turn);
                turn.resolve(token, Ok(Done::Fresh));
            }
            Intent::Refresh => self.refresh(token, turn),
            Intent::Change(change) => {
                self.tap(change, token, turn);
            }
            Intent::Undo(id) => match self.view().games.get(&id) {
                Some(game) if game.is_played() => {
                    self.tap(pace_rules::undo::undo(game), token, turn);
                }
                _ => turn.resolve(token, Err(Rejection::GameUnknown.into())),
            },
            Intent::Retry(id) => self.retry(&id, token, turn),
            Intent::Discard(id) => self.discard(&id, token, turn),
            Intent::RestoreWithMine(id) => self.restore_with_mine(&id, token, turn),
            Intent::RestoreOverwritten(id) => match self.restoring(id) {
                Some(change) => {
                    // A refused restoration keeps its notice: the person may want it later.
                    if self.tap(change, token, turn) {
                        self.notices.retain(|notice| notice.id != id);
                    }
                }
                None => turn.resolve(token, Err(Failure::NotFound)),
            },
            Intent::Dismiss(id) => {
                let shown = self.snapshot("").notices;
                if let Some(NoticeKind::RecordedTwice { first, second }) =
                    shown.into_iter().find(|notice| notice.id == id).map(|notice| notice.kind)
                {
                    self.not_twice.insert((first, second));
                }
                self.notices.retain(|notice| notice.id != id);
                self.changed(turn);
                turn.resolve(token, Ok(Done::Fresh));
            }
        }
    }

    /// The change that puts back what a notice tells of.
    fn restoring(&self, id: u64) -> Option<Change> {
        match &self.notices.iter().find(|notice| notice.id == id)?.kind {
            NoticeKind::Overwritten { game, part, yours, .. } => restoring(game.as_ref(), part, yours),
            NoticeKind::YouOverwrote { game, part, before } => restoring(game.as_ref(), part, before),
            _ => None,
        }
    }

    /// A tap: judged on what the person sees, then shown, journaled and sent. False if it is refused.
    fn tap(&mut self, change: Change, token: Option<Token>, turn: &mut Turn<'_>) -> bool {
        let mut view = self.view();
        let at = apply::provisional(&view, turn.now);
        match apply::apply(&mut view, &change, at) {
            // The phone does not keep what was deleted; the server does.
            Err(Rejection::GameUnknown) if matches!(change, Change::RestoreGame { .. }) => {}
            Err(Rejection::SessionUnknown)
                if change == Change::RestoreSession && self.page == Some(Phase::Ended) => {}
            Err(rejection) => {
                turn.resolve(token, Err(rejection.into()));
                return false;
            }
            Ok(_) => {}
        }
        if matches!(change, Change::CreateSession { .. }) {
            self.page = Some(Phase::Ready);
        }
        let mut entry = Entry::new(change, &self.id, turn.ids.text(), turn.now);
        entry.seen = self.seen();
        entry.token = token;
        if turn.has(Fault::RollbackByOldCopy) {
            entry.old_copy = self.base.clone().map(Box::<Base>::new);
        }
        turn.wait_for(token, 1);
        self.log.push(entry);
        self.changed(turn);
        true
    }
}

fn ask_listing(
    listing: &mut Listing,
    listing_call: &mut Option<(CallId, Vec<Token>)>,
    token: Option<Token>,
    turn: &mut Turn<'_>,
) {
    turn.out.home = true;
    if let Some((_, tokens)) = listing_call {
        tokens.extend(token);
        return;
    }
    *listing = Listing::Loading;
    let id = turn.ledger.call_id(Cause::Load);
    *listing_call = Some((id, token.into_iter().collect()));
    turn.call(Call {
        id,
        cause: Cause::Load,
        server: turn.server.clone(),
        method: "GET",
        path: "/sessions/summary".to_owned(),
        key: None,
        seen: None,
        author: None,
        if_none_match: None,
        body: String::new(),
        made_at: turn.now,
    });
}

fn take_listing(
    listing: &mut Listing,
    listing_call: &mut Option<(CallId, Vec<Token>)>,
    call: CallId,
    answer: &Result<Answer, CallError>,
    turn: &mut Turn<'_>,
) {
    let Some((_, tokens)) = listing_call.take_if(|(asked, _)| *asked == call) else { return };
    let sessions = match answer {
        Ok(answer) if answer.status == 200 => {
            serde_json::from_slice::<Vec<SessionSummary>>(&answer.body).map_err(|_| Failure::Offline)
        }
        Ok(answer) => Err(read_failure(answer)),
        Err(_) => Err(Failure::Offline),
    };
    let outcome = sessions.as_ref().map(|_| Done::Fresh).map_err(Clone::clone);
    *listing = match sessions {
        Ok(sessions) => Listing::Ready { sessions, as_of: turn.now },
        Err(failure) => Listing::Failed(failure),
    };
    turn.out.home = true;
    for token in tokens {
        turn.resolve(Some(token), outcome.clone());
    }
}

impl State {
    /// Goes to another server: what waits for the present one stays in the journal.
    fn move_to(&mut self, server: String, mut out: Out) -> Vec<Effect> {
        let open: Vec<SessionId> = self.sessions.keys().cloned().collect();
        let waiting = std::mem::take(&mut self.ledger.waiters);
        let reads = self.sessions.values_mut().filter_map(|machine| machine.read.take());
        let mut reading: Vec<Token> = reads.flat_map(|read| read.tokens).collect();
        reading.extend(self.listing_call.take().into_iter().flat_map(|(_, tokens)| tokens));
        self.shelve();
        self.preferences.server = server;
        self.preferences.current_session = None;
        self.listing = Listing::Closed;
        self.adopt_journaled();
        self.home_revision += 1;
        out.publish.extend(open);
        (out.home, out.journal, out.preferences) = (true, true, true);
        for token in waiting.into_keys() {
            out.resolved(token, Err(Failure::Unconfirmed));
        }
        for token in reading {
            out.resolved(token, Err(Failure::Offline));
        }
        out.into_effects()
    }
}
