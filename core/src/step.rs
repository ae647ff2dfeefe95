//! The state machine: a pure function from what the phone knows and what happened to what it knows
//! next and what is to be done.

use pace_rules::change::Change;

use crate::{
    effect::{self, Effect},
    failure::Failure,
    fault::Fault,
    ids::Ids,
    input::{Event, Input, Intent, Token},
    listing::{ask_listing, take_listing},
    machine::{Machine, Phase},
    snapshot::Listing,
    state::{AWAY_TIME, State},
    turn::{Out, Turn},
};

/// Moves the state on by one input and says what is to be done, in order.
pub fn step(state: &mut State, input: Input) -> Vec<Effect> {
    let times_changed = state.follow_clock(input.now);
    let server = state.address().to_owned();
    let State { preferences, sessions, ledger, .. } = state;
    let install_id = preferences.install_id.clone();
    let mut turn = Turn {
        now: input.now,
        entropy: input.entropy,
        ids: Ids::new(input.now, input.entropy),
        ledger,
        install_id: &install_id,
        server,
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

impl State {
    /// Goes to another server: what waits for the present one stays in the journal.
    fn move_to(&mut self, address: String, mut out: Out) -> Vec<Effect> {
        let open: Vec<_> = self.sessions.keys().cloned().map(effect::Subject::Session).collect();
        let waiting = std::mem::take(&mut self.ledger.waiters);
        let reads = self.sessions.values_mut().filter_map(|machine| machine.read.take());
        let mut reading: Vec<Token> = reads.flat_map(|read| read.tokens).collect();
        reading.extend(self.listing_call.take().into_iter().flat_map(|(_, tokens)| tokens));
        self.shelve();
        self.preferences.server = self.name_of(address);
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
