//! The state with those who watch it: an input is stepped and shown before the caller goes on.

mod idle;

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use pace_rules::{
    id::{GroupId, SessionId},
    time::Timestamp,
};
use tokio::sync::{Notify, mpsc, oneshot, watch};

pub use idle::Idle;

use super::{clock::Clock, outcome::Outcome, screens::Screens};
use crate::{
    effect::{Call, Cause, Done, Effect, Subject},
    failure::Failure,
    fault::Fault,
    ids::Ids,
    input::{Event, Input, Token},
    profiles::Profile,
    snapshot::{
        GroupSnapshot, HomeSnapshot, PairSnapshot, PlayerSnapshot, SessionSnapshot, SuggestionSnapshot,
    },
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
    /// Effects that are not carried out and calls without an answer; it tells of each step too.
    under_way: watch::Sender<usize>,
}

struct Inner {
    state: State,
    sessions: Screens<SessionId, SessionSnapshot>,
    groups: Screens<GroupId, GroupSnapshot>,
    players: Screens<Profile, PlayerSnapshot>,
    pairs: Screens<Profile, PairSnapshot>,
    suggestions: Screens<Profile, SuggestionSnapshot>,
    waiting: HashMap<Token, Waiting>,
    next_token: u64,
    /// Nobody works any more.
    has_ended: bool,
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
            sessions: Screens::default(),
            groups: Screens::default(),
            players: Screens::default(),
            pairs: Screens::default(),
            suggestions: Screens::default(),
            waiting: HashMap::new(),
            next_token: 0,
            has_ended: false,
            work,
            calls: VecDeque::new(),
        };
        let (stopped, timer_moved) = (Notify::new(), Notify::new());
        let under_way = watch::Sender::new(0);
        (Arc::new(Self { inner: Mutex::new(inner), clock, home, stopped, timer_moved, under_way }), todo)
    }

    /// Every change of `Inner` is a whole step, so a panic elsewhere leaves it sound.
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Steps, and shows the result to all who watch, before anything is written or sent.
    pub(super) fn dispatch(&self, event: Event) {
        self.input(&mut self.lock(), event);
    }

    /// An intent somebody waits for. Once the phone has stopped nothing of it is kept or sent.
    pub(super) fn ask(&self, event: impl FnOnce(Token) -> Event) -> Outcome {
        let (sender, receiver) = oneshot::channel();
        let mut inner = self.lock();
        if inner.has_ended {
            return Outcome::known(Err(Failure::Offline));
        }
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
                inner.sessions.publish(id, || inner.state.session_snapshot(id));
                false
            }
            Effect::Publish(Subject::Group(id)) => {
                inner.groups.publish(id, || inner.state.group_snapshot(id));
                false
            }
            Effect::Publish(Subject::Profile(profile @ Profile::Player { .. })) => {
                inner.players.publish(profile, || inner.state.player_snapshot(profile));
                false
            }
            Effect::Publish(Subject::Profile(profile @ Profile::Pair { .. })) => {
                inner.pairs.publish(profile, || inner.state.pair_snapshot(profile));
                false
            }
            Effect::Publish(Subject::Profile(profile @ Profile::Suggestion { .. })) => {
                inner.suggestions.publish(profile, || inner.state.suggestion_snapshot(profile));
                false
            }
            _ => true,
        });
        let is_work = !effects.is_empty();
        self.under_way.send_modify(|count| *count += usize::from(is_work));
        if is_work && inner.work.send(effects).is_err() {
            // After `stop` there is nobody to work; the journal has what is not applied.
            self.finish();
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

    pub(super) async fn go_ahead(&self) {
        self.clock.go_ahead().await;
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

    pub(super) fn observe_session(&self, id: &SessionId) -> watch::Receiver<Arc<SessionSnapshot>> {
        let Inner { state, sessions, .. } = &mut *self.lock();
        sessions.observe(id, || state.session_snapshot(id))
    }

    pub(super) fn observe_group(&self, id: &GroupId) -> watch::Receiver<Arc<GroupSnapshot>> {
        let Inner { state, groups, .. } = &mut *self.lock();
        groups.observe(id, || state.group_snapshot(id))
    }

    pub(super) fn observe_player(&self, profile: &Profile) -> watch::Receiver<Arc<PlayerSnapshot>> {
        let Inner { state, players, .. } = &mut *self.lock();
        players.observe(profile, || state.player_snapshot(profile))
    }

    pub(super) fn observe_pair(&self, profile: &Profile) -> watch::Receiver<Arc<PairSnapshot>> {
        let Inner { state, pairs, .. } = &mut *self.lock();
        pairs.observe(profile, || state.pair_snapshot(profile))
    }

    pub(super) fn observe_suggestion(&self, profile: &Profile) -> watch::Receiver<Arc<SuggestionSnapshot>> {
        let Inner { state, suggestions, .. } = &mut *self.lock();
        suggestions.observe(profile, || state.suggestion_snapshot(profile))
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

    /// From now on nothing is asked for.
    pub(super) fn end(&self) {
        self.lock().has_ended = true;
    }

    /// Whoever still waits is told that nobody will know: what they asked for is in the journal.
    pub(super) fn dismiss_waiting(&self) {
        self.lock().waiting.clear();
    }
}

/// The system's random source worked at the start; should it ever fail later, the ids of this
/// moment still differ by their time.
fn fresh_entropy() -> u128 {
    super::entropy().unwrap_or_default()
}
