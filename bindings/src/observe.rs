//! Hearing of changes.

use std::{
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread::{self, ThreadId},
};

use pace_core::snapshot::{
    GroupSnapshot, HomeSnapshot, PairSnapshot, PlayerSnapshot, ShownSession, SuggestionSnapshot,
};
use tokio::{sync::watch, task::AbortHandle};

use crate::{live::Live, runtime::runtime};

macro_rules! observer {
    ($observer:ident, $snapshot:ident, $of:literal) => {
        #[doc = $of]
        #[uniffi::export(with_foreign)]
        pub trait $observer: Send + Sync {
            /// The present snapshot first, then each change; whoever is slow skips some. One call at a
            /// time, on a thread of ours.
            fn on_snapshot(&self, snapshot: $snapshot);
        }
    };
}

observer!(HomeObserver, HomeSnapshot, "Hears of the home screen.");
observer!(SessionObserver, ShownSession, "Hears of a session.");
observer!(GroupObserver, GroupSnapshot, "Hears of a group.");
observer!(PlayerObserver, PlayerSnapshot, "Hears of a player's page.");
observer!(PairObserver, PairSnapshot, "Hears of a pair's page.");
observer!(SuggestionObserver, SuggestionSnapshot, "Hears of who should play next.");

/// Goes on until it is closed. After that the observer is not called again.
#[derive(uniffi::Object)]
pub struct Subscription {
    gate: Arc<Gate>,
    task: Option<AbortHandle>,
    _live: Live,
}

#[uniffi::export]
impl Subscription {
    /// Ends it: a call under way is waited for, unless this is called from within it. Closing the
    /// object does the same.
    pub fn stop(&self) {
        self.gate.close();
        if let Some(task) = &self.task {
            task.abort();
        }
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Subscription {
    /// Tells of each snapshot, on a thread that may block for as long as the other side takes.
    pub(crate) fn begin<T: Send + Sync + 'static>(
        mut snapshots: watch::Receiver<Arc<T>>,
        tell: impl Fn(&T) + Send + Sync + 'static,
    ) -> Arc<Self> {
        let gate = Arc::new(Gate::default());
        let (passing, tell) = (gate.clone(), Arc::new(tell));
        let telling = async move {
            while snapshots.changed().await.is_ok() {
                let snapshot = snapshots.borrow_and_update().clone();
                let (gate, tell) = (passing.clone(), tell.clone());
                let told = tokio::task::spawn_blocking(move || gate.pass(|| tell(&snapshot))).await;
                if let Err(error) = told {
                    tracing::error!(%error, "an observer failed");
                }
            }
        };
        // Without a runtime there is no phone, and so nothing to hear of.
        let task = runtime().ok().map(|runtime| runtime.spawn(telling).abort_handle());
        Arc::new(Self { gate, task, _live: Live::subscription() })
    }
}

/// Lets one call through at a time until it is closed; nothing is locked during a call.
#[derive(Default)]
struct Gate {
    state: Mutex<Passage>,
    left: Condvar,
}

#[derive(Default)]
struct Passage {
    is_closed: bool,
    within: Option<ThreadId>,
}

impl Gate {
    fn lock(&self) -> MutexGuard<'_, Passage> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn pass(&self, call: impl FnOnce()) {
        {
            let mut passage = self.lock();
            if passage.is_closed {
                return;
            }
            passage.within = Some(thread::current().id());
        }
        let _leaving = Leaving(self);
        call();
    }

    fn close(&self) {
        let mut passage = self.lock();
        passage.is_closed = true;
        let me = thread::current().id();
        while passage.within.is_some_and(|thread| thread != me) {
            passage = self.left.wait(passage).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Leaves the gate, also when the call fails.
struct Leaving<'a>(&'a Gate);

impl Drop for Leaving<'_> {
    fn drop(&mut self) {
        self.0.lock().within = None;
        self.0.left.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, mpsc};

    use tokio::sync::watch;

    use super::Subscription;

    #[test]
    fn the_present_comes_first_then_changes_and_nothing_after_the_end() {
        let (sender, mut receiver) = watch::channel(Arc::new(1));
        receiver.mark_changed();
        let (told, heard) = mpsc::channel();
        let subscription =
            Subscription::begin(receiver, move |number| told.send(*number).expect("somebody listens"));
        assert_eq!(heard.recv(), Ok(1));
        sender.send_replace(Arc::new(2));
        assert_eq!(heard.recv(), Ok(2));
        subscription.stop();
        sender.send_replace(Arc::new(3));
        assert!(heard.recv().is_err(), "the observer is gone");
    }

    #[test]
    fn the_end_waits_for_the_call_under_way() {
        let (_sender, mut receiver) = watch::channel(Arc::new(1));
        receiver.mark_changed();
        let (enter, entered) = mpsc::channel();
        let (leave, leaving) = mpsc::channel::<()>();
        let leaving = std::sync::Mutex::new(leaving);
        let (done, ended) = mpsc::channel();
        let finished = done.clone();
        let subscription = Subscription::begin(receiver, move |_| {
            enter.send(()).expect("somebody listens");
            leaving.lock().expect("a sound lock").recv().expect("leave");
            finished.send("call").expect("somebody listens");
        });
        assert_eq!(entered.recv(), Ok(()));
        let stopping = std::thread::spawn(move || {
            subscription.stop();
            done.send("stop").expect("somebody listens");
        });
        leave.send(()).expect("somebody listens");
        assert_eq!([ended.recv(), ended.recv()], [Ok("call"), Ok("stop")]);
        assert!(stopping.join().is_ok());
    }
}
