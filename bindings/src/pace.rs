//! The phone.

use std::sync::Arc;

use pace_core::{Client, Data, Embedded, Idle, Options, StartError};
use pace_rules::id::{GroupId, GroupPlayerId, SessionId};

use crate::{
    clock::StillClock,
    runtime::runtime,
    stores::{GroupStore, HomeStore, PairStore, PlayerStore, SessionStore, SuggestionStore},
};

/// A phone: one for each directory. Stores are cheap to make.
#[derive(uniffi::Object)]
pub struct Pace {
    client: Arc<Client>,
}

#[uniffi::export]
impl Pace {
    /// Starts with what the directory holds; no call is made. `server` is the one to use from now on,
    /// none for the one used last; `embedded` the one within this machine, used unless `server` names
    /// another; `authorities` are certificates of the person's own, in PEM; `clock` is for tests that
    /// move it, none for that of this machine.
    ///
    /// # Errors
    /// [`StartError`] when the directory is held or cannot be used.
    #[uniffi::constructor(default(server = None, embedded = None, authorities = None, clock = None))]
    pub fn new(
        directory: String,
        server: Option<String>,
        embedded: Option<Embedded>,
        authorities: Option<Vec<u8>>,
        clock: Option<Arc<StillClock>>,
    ) -> Result<Arc<Self>, StartError> {
        let runtime = runtime()
            .map_err(|source| StartError::Directory { directory: directory.clone().into(), source })?;
        let _within = runtime.enter();
        let usual = Options::new(Data::Exactly(directory.into()));
        let options = Options {
            server,
            embedded,
            authorities: authorities.unwrap_or_default(),
            clock: clock.map_or(usual.clock, |clock| clock),
            ..usual
        };
        Ok(Arc::new(Self { client: Arc::new(Client::start(options)?) }))
    }

    /// The home screen.
    pub fn home(&self) -> Arc<HomeStore> {
        HomeStore::new(self.client.home())
    }

    /// The screen of a session.
    pub fn session(&self, id: SessionId) -> Arc<SessionStore> {
        SessionStore::new(self.client.session(id))
    }

    /// The screen of a group.
    pub fn group(&self, id: GroupId) -> Arc<GroupStore> {
        GroupStore::new(self.client.group(id))
    }

    /// The page of a player of a group.
    pub fn player(&self, group: GroupId, player: GroupPlayerId) -> Arc<PlayerStore> {
        PlayerStore::new(self.client.player(group, player))
    }

    /// The page of two players of a group as partners, in either order.
    pub fn pair(&self, group: GroupId, one: GroupPlayerId, other: GroupPlayerId) -> Arc<PairStore> {
        PairStore::new(self.client.pair(group, one, other))
    }

    /// Who of a group should play next, of those who are there; `session` has tonight's games and mode.
    #[uniffi::method(default(session = None))]
    pub fn suggestion(
        &self,
        group: GroupId,
        present: Vec<GroupPlayerId>,
        courts: u8,
        session: Option<SessionId>,
    ) -> Arc<SuggestionStore> {
        SuggestionStore::new(self.client.suggestion(group, present, courts, session))
    }

    /// How many changes the rules have taken since the phone started. Asked before and after a tap it says at
    /// once whether that was refused, whatever answers arrive meanwhile.
    pub fn taken(&self) -> u64 {
        self.client.taken()
    }

    /// Waits until no call is under way, nothing is to be written and nothing is due: a test that moves
    /// the clock goes on from here.
    pub async fn idle(&self) -> Idle {
        self.client.idle().await
    }

    /// Waits until what was due by the clock has begun.
    pub async fn woken(&self) {
        self.client.woken().await;
    }

    /// Stops making calls and lets the directory go; what is not applied is in the journal.
    pub async fn stop(&self) {
        self.client.stop().await;
    }
}

impl Drop for Pace {
    fn drop(&mut self) {
        let client = self.client.clone();
        if let Ok(runtime) = runtime() {
            runtime.spawn(async move { client.stop().await });
        }
    }
}
