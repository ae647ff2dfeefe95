//! The state with those who watch it: an input is stepped and shown before the caller goes on.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use pace_rules::{id::SessionId, time::Timestamp};
use tokio::sync::{Notify, mpsc, oneshot, watch};

use super::{clock::Clock, outcome::Outcome};
use crate::{
    effect::{Call, Cause, Done, Effect, Subject},
    failure::Failure,
    fault::Fault,
    ids::Ids,
    input::{Event, Input, Token},
    snapshot::{HomeSnapshot, SessionSnapshot},
    state::State,
    step::step,
};

/// How many calls the record keeps.
const RECORDED_CALLS: usize = 200;

/// One call that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallRecord {
    /// When it was made.
    pub made_at: Timestamp,
    /// What it counted for.
    pub cause: Cause,
    /// GET, POST, PUT or DELETE.
    pub method: &'static str,
    /// Below the API's base, with query.
    pub path: String,
    /// The status, or none where no answer came.
    pub status: Option<u16>,
    /// How long it took.
    pub took: Duration,
}

type Waiting = oneshot::Sender<Result<Done, Failure>>;

pub(super) struct Engine {
    inner: Mutex<Inner>,
    clock: Arc<dyn Clock>,
    home: watch::Sender<Arc<HomeSnapshot>>,
    pub(super) stopped: Notify,
    pub(super) timer_moved: Notify,
}

struct Inner {
    state: State,
    sessions: HashMap<SessionId, watch::Sender<Arc<SessionSnapshot>>>,
    waiting: HashMap<Token, Waiting>,
    next_token: u64,
    work: mpsc::UnboundedSender<Vec<Effect>>,
    calls: VecDeque<CallRecord>,
}

impl Engine {
    pub(super) fn new(
        state: State,
        clock: Arc<dyn Clock>,
    ) -> (Arc<Self>, mpsc::UnboundedReceiver<Vec<Effect>>) {
        let (work, todo) = mpsc::unbounded_channel();
        let (home, _) = watch::channel(Arc::new(state.home_snapshot()));
        let inner = Inner {
            state,
            sessions: HashMap::new(),
            waiting: HashMap::new(),
            next_token: 0,
            work,
            calls: VecDeque::new(),
        };
        let (stopped, timer_moved) = (Notify::new(), Notify::new());
        (Arc::new(Self { inner: Mutex::new(inner), clock, home, stopped, timer_moved }), todo)
    }

    /// Every change of `Inner` is a whole step, so a panic elsewhere leaves it sound.
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Steps, and shows the result to all who watch, before anything is written or sent.
    pub(super) fn dispatch(&self, event: Event) {
        self.input(&mut self.lock(), event);
    }

    /// An intent somebody waits for.
    pub(super) fn ask(&self, event: impl FnOnce(Token) -> Event) -> Outcome {
        let (sender, receiver) = oneshot::channel();
        let mut inner = self.lock();
        inner.next_token += 1;
        let token = Token(inner.next_token);
        inner.waiting.insert(token, sender);
        self.input(&mut inner, event(token));
        Outcome(receiver)
    }

    fn input(&self, inner: &mut Inner, event: Event) {
        let input = Input { now: self.now(), entropy: fresh_entropy(), event };
        let mut effects = step(&mut inner.state, input);
        effects.retain(|effect| match effect {
            Effect::PublishHome => {
                self.home.send_replace(Arc::new(inner.state.home_snapshot()));
                false
            }
            Effect::Publish(Subject::Session(id)) => {
                inner.sessions.retain(|_, watched| watched.receiver_count() > 0);
                if let Some(watched) = inner.sessions.get(id) {
                    watched.send_replace(Arc::new(inner.state.session_snapshot(id)));
                }
                false
            }
            _ => true,
        });
        if !effects.is_empty() {
            // After `stop` there is nobody to work; the journal has what is not applied.
            let _stopped = inner.work.send(effects);
        }
        self.timer_moved.notify_one();
    }

    pub(super) fn resolve(&self, token: Token, outcome: Result<Done, Failure>) {
        let waiting = self.lock().waiting.remove(&token);
        if let Some(waiting) = waiting {
            // Whoever asked may have gone; the write was never theirs to cancel.
            let _gone = waiting.send(outcome);
        }
    }

    pub(super) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(super) fn ids(&self) -> Ids {
        Ids::new(self.now(), fresh_entropy())
    }

    pub(super) fn next_wake(&self) -> Option<Timestamp> {
        self.lock().state.next_wake()
    }

    pub(super) async fn wait_until(&self, time: Option<Timestamp>) {
        match time {
            Some(time) => self.clock.wait_until(time).await,
            None => std::future::pending().await,
        }
    }

    pub(super) fn read<T>(&self, reader: impl FnOnce(&State) -> T) -> T {
        reader(&self.lock().state)
    }

    pub(super) fn break_with(&self, fault: Fault) {
        self.lock().state.break_with(fault);
    }

    pub(super) fn observe_home(&self) -> watch::Receiver<Arc<HomeSnapshot>> {
        let mut observer = self.home.subscribe();
        observer.mark_changed();
        observer
    }

    pub(super) fn observe(&self, id: &SessionId) -> watch::Receiver<Arc<SessionSnapshot>> {
        let mut inner = self.lock();
        let Inner { state, sessions, .. } = &mut *inner;
        let watched = sessions
            .entry(id.clone())
            .or_insert_with(|| watch::channel(Arc::new(state.session_snapshot(id))).0);
        let mut observer = watched.subscribe();
        observer.mark_changed();
        observer
    }

    pub(super) fn record(&self, call: &Call, status: Option<u16>) {
        let mut inner = self.lock();
        if inner.calls.len() == RECORDED_CALLS {
            inner.calls.pop_front();
        }
        inner.calls.push_back(CallRecord {
            made_at: call.made_at,
            cause: call.cause,
            method: call.method,
            path: call.path.clone(),
            status,
            took: self.now().since(call.made_at),
        });
    }

    pub(super) fn call_records(&self) -> Vec<CallRecord> {
        self.lock().calls.iter().cloned().collect()
    }

    pub(super) fn stop(&self) {
        self.stopped.notify_one();
    }
}

/// The system's random source worked at the start; should it ever fail later, the ids of this
/// moment still differ by their time.
fn fresh_entropy() -> u128 {
    super::entropy().unwrap_or_default()
}
