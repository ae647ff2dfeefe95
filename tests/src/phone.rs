//! A real phone behind a proxy of its own.

use std::{future::Future, path::PathBuf, sync::Arc};

use pace_core::{
    Client, Data, GroupStore, HomeStore, Options, PairStore, PlayerStore, SessionStore, SuggestionStore,
    fault::Fault, snapshot::SessionSnapshot,
};
use pace_rules::id::{GroupId, GroupPlayerId, SessionId};

use crate::{backend::Backend, clock::TestClock, proxy::Proxy};

/// A phone with its proxy, its clock and its directory.
pub struct Phone {
    /// Between it and the server.
    pub proxy: Proxy,
    /// Its time.
    pub clock: Arc<TestClock>,
    /// Where it keeps its files.
    pub directory: PathBuf,
    client: Client,
}

impl Phone {
    /// Starts one for that server.
    ///
    /// # Panics
    /// When the directory or the network of this machine cannot be used.
    pub fn start(directory: impl Into<PathBuf>, server: &Backend) -> Self {
        let proxy = Proxy::start(server.address()).expect("a free port");
        let (clock, directory) = (TestClock::new(), directory.into());
        let client = Client::start(options(&proxy, &clock, &directory)).expect("the phone starts");
        Self { proxy, clock, directory, client }
    }

    /// Ends the way a process ends and starts again from its directory. What is on its way to the
    /// server may arrive; no answer does.
    ///
    /// # Panics
    /// When the directory cannot be used again.
    #[must_use]
    pub async fn restart(self) -> Self {
        let Self { proxy, clock, directory, client } = self;
        client.stop().await;
        let client = Client::start(options(&proxy, &clock, &directory)).expect("the phone starts again");
        Self { proxy, clock, directory, client }
    }

    /// Commits a fault on purpose from now on, so that a test can show that it notices.
    pub fn break_with(&self, fault: Fault) {
        self.client.break_with(fault);
    }

    /// Ends it.
    pub async fn stop(self) {
        self.client.stop().await;
    }

    /// Its home screen.
    pub fn home(&self) -> HomeStore {
        self.client.home()
    }

    /// Its screen of a session.
    pub fn session(&self, id: &SessionId) -> SessionStore {
        self.client.session(id.clone())
    }

    /// Its screen of a group.
    pub fn group(&self, id: &GroupId) -> GroupStore {
        self.client.group(id.clone())
    }

    /// Its page of a player of a group.
    pub fn player(&self, group: &GroupId, player: &GroupPlayerId) -> PlayerStore {
        self.client.player(group.clone(), player.clone())
    }

    /// Its page of two players of a group.
    pub fn pair(&self, group: &GroupId, one: &GroupPlayerId, other: &GroupPlayerId) -> PairStore {
        self.client.pair(group.clone(), one.clone(), other.clone())
    }

    /// Who of a group should play next, of those who are there.
    pub fn suggestion(
        &self,
        group: &GroupId,
        present: &[GroupPlayerId],
        courts: u8,
        session: Option<&SessionId>,
    ) -> SuggestionStore {
        self.client.suggestion(group.clone(), present.to_vec(), courts, session.cloned())
    }

    /// The calls that it made and that ended.
    pub fn calls(&self) -> Vec<pace_core::CallRecord> {
        self.client.calls()
    }

    /// Waits for something that the phone does. Whenever no call is under way, its time goes on to
    /// the next moment at which it has something to do.
    pub async fn settle<T>(&self, what: impl Future<Output = T>) -> T {
        tokio::select! {
            biased;
            done = what => done,
            () = self.pass_time() => unreachable!("time passes for ever"),
        }
    }

    /// Waits until a session's screen shows that, and gives what it shows.
    ///
    /// # Panics
    /// When the phone is gone.
    pub async fn until(
        &self,
        id: &SessionId,
        shows: impl FnMut(&Arc<SessionSnapshot>) -> bool,
    ) -> Arc<SessionSnapshot> {
        let mut observer = self.session(id).observe();
        self.settle(observer.wait_for(shows)).await.expect("the phone is here").clone()
    }

    async fn pass_time(&self) {
        let mut home = self.home().observe();
        loop {
            match self.client.idle().await.wakes_at {
                Some(time) => self.clock.advance_to(time),
                None => home.changed().await.expect("the phone is here"),
            }
        }
    }
}

fn options(proxy: &Proxy, clock: &Arc<TestClock>, directory: &std::path::Path) -> Options {
    Options {
        server: Some(proxy.url()),
        clock: clock.clone(),
        ..Options::new(Data::Exactly(directory.to_owned()))
    }
}
