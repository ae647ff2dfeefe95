//! A phone whose calls the test answers.

use pace_core::{
    effect::{Call, Done, Effect},
    failure::Failure,
    input::{Answer, CallError, Event, Input, Token},
    journal::{Journal, Preferences},
    state::State,
    step::step,
};
use pace_rules::time::Timestamp;

pub(crate) const SERVER: &str = "http://127.0.0.1:1";

pub(crate) fn start() -> Timestamp {
    Timestamp::from_millis(1_768_073_400_000)
}

pub(crate) struct Phone {
    pub(crate) state: State,
    pub(crate) now: Timestamp,
    entropy: u128,
}

impl Phone {
    pub(crate) fn new() -> Self {
        let preferences = Preferences {
            server: SERVER.to_owned(),
            install_id: "phone".to_owned(),
            current_session: None,
            recent_groups: Vec::new(),
        };
        Self { state: State::new(preferences, Journal::default()), now: start(), entropy: 1 }
    }

    /// The process ends and starts again with what its disk has.
    pub(crate) fn restart(&mut self) {
        self.state = State::new(self.state.preferences().clone(), self.state.journal());
    }

    pub(crate) fn step(&mut self, event: Event) -> Vec<Effect> {
        self.entropy += 1 << 70;
        step(&mut self.state, Input { now: self.now, entropy: self.entropy, event })
    }

    pub(crate) fn answer(&mut self, call: &Call, status: u16, body: &str) -> Vec<Effect> {
        self.answered(call, Ok(Answer::plain(status, body)))
    }

    pub(crate) fn answered(&mut self, call: &Call, answer: Result<Answer, CallError>) -> Vec<Effect> {
        self.step(Event::Answered { call: call.id, answer })
    }

    pub(crate) fn fail(&mut self, call: &Call) -> Vec<Effect> {
        self.answered(call, Err(CallError::NotConnected))
    }

    /// Lets back-offs pass until nothing is due any more.
    pub(crate) fn fail_until_given_up(&mut self, effects: Vec<Effect>) -> Vec<Effect> {
        let mut effects = effects;
        while let Some(call) = call(&effects) {
            effects = self.fail(&call);
            if call_or_outcome(&effects) {
                continue;
            }
            let Some(due) = self.state.next_wake() else { break };
            self.now = due;
            effects = self.step(Event::Woke);
        }
        effects
    }
}

/// The call that a step asks for.
pub(crate) fn call(effects: &[Effect]) -> Option<Call> {
    calls(effects).pop()
}

pub(crate) fn calls(effects: &[Effect]) -> Vec<Call> {
    let call = |effect: &Effect| match effect {
        Effect::Call(call) => Some(call.clone()),
        _ => None,
    };
    effects.iter().filter_map(call).collect()
}

/// What somebody who waits is told.
pub(crate) fn told(effects: &[Effect], token: Token) -> Option<Result<Done, Failure>> {
    effects.iter().find_map(|effect| match effect {
        Effect::Resolve(known, outcome) if *known == token => Some(outcome.clone()),
        _ => None,
    })
}

fn call_or_outcome(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Call(_) | Effect::Resolve(..)))
}
