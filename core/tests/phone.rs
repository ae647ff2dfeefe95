//! A phone's state machine and its shell, where the simulator and the end-to-end tests do not look.

use std::time::Duration;

use pace_core::{
    Client, Data, Options,
    draft::{Schedule, SessionDraft},
    effect::{Call, Effect},
    failure::Failure,
    input::{Answer, CallError, Event, Input, Intent, Token},
    journal::{Journal, Preferences},
    state::State,
    step::step,
};
use pace_rules::{
    change::Change,
    id::{GameId, SessionId},
    money::Money,
    session::{CourtCostType, GameMode},
    time::Timestamp,
};

fn start() -> Timestamp {
    Timestamp::from_millis(1_768_073_400_000)
}

struct Phone {
    state: State,
    now: Timestamp,
    entropy: u128,
}

impl Phone {
    fn new() -> Self {
        let preferences = Preferences {
            server: "http://127.0.0.1:1".to_owned(),
            install_id: "phone".to_owned(),
            current_session: None,
            recent_groups: Vec::new(),
        };
        Self { state: State::new(preferences, Journal::default()), now: start(), entropy: 1 }
    }

    fn step(&mut self, event: Event) -> Vec<Effect> {
        self.entropy += 1 << 70;
        step(&mut self.state, Input { now: self.now, entropy: self.entropy, event })
    }

    fn intend(&mut self, intent: Intent) -> Vec<Effect> {
        self.step(Event::Session { session: session(), intent, token: Some(Token(1)) })
    }

    fn fail(&mut self, call: &Call) -> Vec<Effect> {
        self.step(Event::Answered { call: call.id, answer: Err(CallError::NotConnected) })
    }

    /// Lets back-offs pass until nothing is due any more.
    fn fail_until_given_up(&mut self, effects: Vec<Effect>) -> Vec<Effect> {
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

fn session() -> SessionId {
    SessionId::new("s1").expect("an id")
}

fn call(effects: &[Effect]) -> Option<Call> {
    effects.iter().find_map(|effect| match effect {
        Effect::Call(call) => Some(call.clone()),
        _ => None,
    })
}

fn call_or_outcome(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Call(_) | Effect::Resolve(..)))
}

fn restore() -> Intent {
    Intent::Change(Change::RestoreGame { id: GameId::new("deleted-elsewhere").expect("an id") })
}

fn opened() -> Phone {
    let mut phone = Phone::new();
    let load = call(&phone.intend(Intent::Open)).expect("a load");
    let body = r#"{"epoch":"e","since":0,"version":1,"session":{"id":"s1","date":"2026-01-10T19:30:00.000Z",
        "players":[{"id":"p1","name":"Ann"},{"id":"p2","name":"Ben"}],"organizerId":"p1",
        "courtCostType":"total","gameMode":"singles"}}"#;
    let answer = Answer { status: 200, retry_after: None, body: body.as_bytes().to_vec() };
    phone.step(Event::Answered { call: load.id, answer: Ok(answer) });
    phone
}

#[test]
fn a_clock_set_back_does_not_stop_the_queue() {
    let mut phone = opened();
    let sent = call(&phone.intend(restore())).expect("a call");
    phone.fail(&sent);
    let due = phone.state.next_wake().expect("a back-off");
    let wait = due.since(phone.now);

    phone.now = phone.now - Duration::from_hours(1);
    phone.step(Event::Woke);
    assert_eq!(phone.state.next_wake(), Some(phone.now + wait));
    phone.now = phone.now + wait;
    assert!(call(&phone.step(Event::Woke)).is_some(), "the next attempt goes out");
}

#[test]
fn a_failed_restoration_of_what_the_phone_does_not_know_can_be_retried() {
    let mut phone = opened();
    let effects = phone.intend(restore());
    let outcome = phone.fail_until_given_up(effects);
    assert!(outcome.contains(&Effect::Resolve(Token(1), Err(Failure::Offline))), "{outcome:?}");
    let item = phone.state.session_snapshot(&session()).tray.remove(0).id;
    assert!(call(&phone.intend(Intent::Retry(item))).is_some(), "the retry goes out");
}

#[tokio::test]
async fn a_tap_before_the_phone_stops_is_in_its_journal() {
    let directory = tempfile::tempdir().expect("a directory");
    let mut options = Options::new(Data::Exactly(directory.path().to_owned()));
    options.server = Some("http://127.0.0.1:1".to_owned());
    let phone = Client::start(options).expect("a phone");
    let (id, _) = phone.home().create_session(SessionDraft {
        name: Some("Friday".to_owned()),
        date: start(),
        mode: GameMode::Singles,
        players: vec!["Ann".to_owned(), "Ben".to_owned()],
        organizer: 0,
        court_cost_type: CourtCostType::Total,
        court_cost: Money::ZERO,
        shuttle_cost: Money::ZERO,
        bet: None,
        schedule: Schedule::Off,
    });
    phone.stop().await;
    let journal = std::fs::read_to_string(directory.path().join("journal.json")).expect("a journal");
    assert!(journal.contains(id.as_str()), "{journal}");
}
