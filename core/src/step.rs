//! The state machine: a pure function from what the phone knows and what happened to what it knows
//! next and what is to be done.

use std::collections::BTreeMap;

use pace_rules::change::Change;

use crate::{
    effect::{self, Effect},
    failure::Failure,
    fault::Fault,
    ids::Ids,
    input::{Answer, CallError, CallId, Event, Input, Intent, Token},
    machine::{Machine, Phase},
    recent::note_visits,
    state::{AWAY_TIME, State},
    subject::Subject,
    turn::{Out, Turn},
};

/// Moves the state on by one input and says what is to be done, in order.
pub fn step(state: &mut State, input: Input) -> Vec<Effect> {
    let times_changed = state.follow_clock(input.now);
    let server = state.address().to_owned();
    let State { preferences, sessions, groups, lists, profiles, ledger, .. } = state;
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
            let machine = sessions.entry(session.clone()).or_insert_with(|| Machine::new(session));
            machine.intend(intent, token, &mut turn);
        }
        Event::Group { group, intent, token } => {
            let machine = groups.entry(group.clone()).or_insert_with(|| Machine::new(group));
            machine.intend(intent, token, &mut turn);
        }
        Event::Answered { call, answer } => {
            let _late = take_answer(sessions, call, &answer, &mut turn)
                || take_answer(groups, call, &answer, &mut turn)
                || lists.answered(call, &answer, &mut turn)
                || profiles.answered(call, &answer, &mut turn);
        }
        Event::Profile { profile, intent, token } => profiles.intend(profile, intent, token, &mut turn),
        Event::ListSessions { token } => lists.sessions.open(token, &mut turn),
        Event::ListGroups { token } => lists.groups.open(token, &mut turn),
        Event::Join { code, token } => lists.join(&code, token, &mut turn),
        Event::Left => state.left_at = state.left_at.or(Some(input.now)),
        Event::Returned => {
            let away = state.left_at.take().map_or_else(Default::default, |left| input.now.since(left));
            if away >= AWAY_TIME {
                load_what_is_open(sessions, &mut turn);
                load_what_is_open(groups, &mut turn);
                profiles.load(&mut turn);
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
    // A group goes first: a new session of it may wait for what is on its way there.
    for machine in groups.values_mut() {
        machine.drain(false, &mut turn);
        poll(machine, &mut turn);
    }
    for machine in sessions.values_mut() {
        let waits = machine.waits_for_group(groups);
        machine.drain(waits, &mut turn);
        poll(machine, &mut turn);
    }
    // Balances say whether the evenings of their group are saved.
    if turn.out.publish.iter().any(|subject| matches!(subject, effect::Subject::Session(_))) {
        let shown = groups.values_mut().filter(|machine| machine.shows_balances());
        shown.for_each(|machine| machine.changed(&mut turn));
    }
    let current = preferences.current_session.as_ref().and_then(|id| sessions.get(id));
    if current.is_some_and(Machine::is_gone) {
        preferences.current_session = None;
        turn.out.preferences = true;
    }
    if note_visits(preferences, groups) {
        (turn.out.preferences, turn.out.home) = (true, true);
    }
    sessions.retain(|_, machine| !machine.is_idle());
    groups.retain(|_, machine| !machine.is_idle());
    let mut out = turn.out;
    for text in std::mem::take(&mut out.told) {
        state.tell_home(text);
    }
    state.home_revision += u64::from(out.home);
    out.into_effects()
}

/// False if no machine waits for it.
fn take_answer<S: Subject>(
    machines: &mut BTreeMap<S::Id, Machine<S>>,
    call: CallId,
    answer: &Result<Answer, CallError>,
    turn: &mut Turn<'_>,
) -> bool {
    machines
        .values_mut()
        .any(|machine| machine.answered(call, answer, turn) || machine.read_answered(call, answer, turn))
}

fn load_what_is_open<S: Subject>(machines: &mut BTreeMap<S::Id, Machine<S>>, turn: &mut Turn<'_>) {
    let open = machines.values_mut().filter(|machine| machine.page.is_some());
    open.for_each(|machine| machine.open(None, turn));
}

/// What nobody may do; for [`Fault::BackgroundCalls`] alone.
fn poll<S: Subject>(machine: &mut Machine<S>, turn: &mut Turn<'_>) {
    if turn.has(Fault::BackgroundCalls) && machine.page == Some(Phase::Ready) && machine.read.is_none() {
        machine.refresh(None, turn);
    }
}

impl State {
    /// Goes to another server: what waits for the present one stays in the journal. To the present one nothing
    /// moves, and what is under way there goes on.
    fn move_to(&mut self, address: String, mut out: Out) -> Vec<Effect> {
        let server = self.name_of(address);
        if server == self.preferences.server {
            return out.into_effects();
        }
        let waiting = std::mem::take(&mut self.ledger.waiters);
        out.publish.extend(self.sessions.keys().cloned().map(effect::Subject::Session));
        out.publish.extend(self.groups.keys().cloned().map(effect::Subject::Group));
        let reads = self.sessions.values_mut().filter_map(|machine| machine.read.take());
        let mut reading: Vec<Token> = reads.flat_map(|read| read.tokens).collect();
        let reads = self.groups.values_mut().filter_map(|machine| machine.read.take());
        reading.extend(reads.flat_map(|read| read.tokens));
        reading.extend(std::mem::take(&mut self.lists).abandon());
        let (open, waiting_for_profiles) = std::mem::take(&mut self.profiles).abandon();
        out.publish.extend(open.into_iter().map(effect::Subject::Profile));
        reading.extend(waiting_for_profiles);
        self.shelve();
        self.preferences.server = server;
        self.preferences.current_session = None;
        self.adopt_journaled();
        self.home_revision += 1;
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
