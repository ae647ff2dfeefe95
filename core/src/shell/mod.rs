//! The shell around `step`: the clock, the network, the disk and those who watch and wait.

mod clock;
mod disk;
mod driver;
mod engine;
mod http;
mod outcome;
mod screens;
mod stores;

use std::{
    io,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

pub use clock::{Clock, SystemClock};
pub use disk::Data;
pub use engine::{CallRecord, Idle};
pub use outcome::Outcome;
pub use stores::{GroupStore, HomeStore, PairStore, PlayerStore, SessionStore, SuggestionStore};

use pace_rules::id::{GroupId, GroupPlayerId, SessionId};

pub use crate::state::Embedded;
use crate::{
    address::{AddressError, address},
    fault::Fault,
    journal::Preferences,
    profiles::Profile,
    state::State,
};
use disk::Disk;
use engine::Engine;
use http::Http;

/// Where the server of `cargo run` listens.
pub const DEFAULT_SERVER: &str = "http://127.0.0.1:7223";

/// How to start.
pub struct Options {
    /// Where files are kept.
    pub data: Data,
    /// The server to use from now on; none for the one used last.
    pub server: Option<String>,
    /// The server inside this process or machine: it is used unless `server` names another.
    pub embedded: Option<Embedded>,
    /// Certificate authorities of the person's own, in PEM; may be empty.
    pub authorities: Vec<u8>,
    /// The time.
    pub clock: Arc<dyn Clock>,
}

impl Options {
    /// The usual ones for that directory.
    pub fn new(data: Data) -> Self {
        Self { data, server: None, embedded: None, authorities: Vec::new(), clock: Arc::new(SystemClock) }
    }
}

/// Why a phone cannot start.
#[derive(Debug, thiserror::Error)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Error))]
#[cfg_attr(feature = "uniffi", uniffi(flat_error))]
pub enum StartError {
    /// Another process uses the directory.
    #[error("{} is used by another running Pace. Close it, or choose another directory.", directory.display())]
    Held {
        /// Which.
        directory: PathBuf,
    },
    /// The directory cannot be used.
    #[error("{} cannot be used: {source}", directory.display())]
    Directory {
        /// Which.
        directory: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The server's address cannot be used.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// The certificate authorities cannot be read.
    #[error("the certificate authorities cannot be read: {0}")]
    Authorities(#[from] reqwest::Error),
    /// There is no randomness to make ids from.
    #[error("no random numbers: {0}")]
    Entropy(String),
}

/// A phone. One for each process; stores are cheap to make and to clone.
pub struct Client {
    engine: Arc<Engine>,
    driver: Mutex<Option<tokio::task::JoinHandle<()>>>,
}

impl Client {
    /// Starts within the present tokio runtime, with what the directory holds; no call is made.
    ///
    /// # Errors
    /// [`StartError`] when the directory is held or cannot be used.
    pub fn start(options: Options) -> Result<Self, StartError> {
        let found = Disk::open(&options.data)?;
        let http = Http::new(&options.authorities)?;
        let mut preferences = match found.preferences {
            Some(preferences) => preferences,
            None => Preferences {
                server: DEFAULT_SERVER.to_owned(),
                install_id: format!("{:032x}", entropy()?),
                current_session: None,
                recent_groups: Vec::new(),
            },
        };
        if let Some(server) = options.server.as_deref().map(address).transpose()?
            && server != preferences.server
        {
            preferences.server = server;
            preferences.current_session = None;
        }
        // All without an id would be one author; a new one is kept at once, as it has to last.
        if preferences.install_id.trim().is_empty() {
            preferences.install_id = format!("{:032x}", entropy()?);
            if let Err(error) = found.disk.save_preferences(&preferences) {
                tracing::warn!(%error, "the id of this installation could not be kept");
            }
        }
        let mut state = State::new(preferences, found.journal);
        if let Some(embedded) = options.embedded.filter(|_| options.server.is_none()) {
            state.embed(embedded);
        }
        for notice in found.notices {
            state.tell_home(notice);
        }
        let (engine, work) = Engine::new(state, options.clock);
        let driver = tokio::spawn(driver::run(engine.clone(), work, found.disk, http));
        Ok(Self { engine, driver: Mutex::new(Some(driver)) })
    }

    /// The home screen.
    pub fn home(&self) -> HomeStore {
        HomeStore::new(self.engine.clone())
    }

    /// The screen of a session.
    pub fn session(&self, id: SessionId) -> SessionStore {
        SessionStore::new(self.engine.clone(), id)
    }

    /// The screen of a group.
    pub fn group(&self, id: GroupId) -> GroupStore {
        GroupStore::new(self.engine.clone(), id)
    }

    /// The page of a player of a group.
    pub fn player(&self, group: GroupId, player: GroupPlayerId) -> PlayerStore {
        PlayerStore::new(self.engine.clone(), Profile::Player { group, player })
    }

    /// The page of two players of a group as partners, in either order.
    pub fn pair(&self, group: GroupId, one: GroupPlayerId, other: GroupPlayerId) -> PairStore {
        let (one, other) = if one <= other { (one, other) } else { (other, one) };
        PairStore::new(self.engine.clone(), Profile::Pair { group, one, other })
    }

    /// Who of a group should play next, of those who are there; `session` has tonight's games and mode.
    pub fn suggestion(
        &self,
        group: GroupId,
        present: Vec<GroupPlayerId>,
        courts: u8,
        session: Option<SessionId>,
    ) -> SuggestionStore {
        SuggestionStore::new(self.engine.clone(), Profile::Suggestion { group, present, courts, session })
    }

    /// The latest calls, oldest first, each with its cause.
    pub fn calls(&self) -> Vec<CallRecord> {
        self.engine.call_records()
    }

    /// How many changes the rules have taken since the phone started. Asked before and after a tap it says at
    /// once whether that was refused, whatever answers arrive meanwhile.
    pub fn taken(&self) -> u64 {
        self.engine.read(State::taken)
    }

    /// Waits until no call is under way, nothing is to be written and nothing is due: a test that moves
    /// the clock goes on from here.
    pub async fn idle(&self) -> Idle {
        self.engine.idle().await
    }

    /// Waits until what was due by the clock has begun.
    pub async fn woken(&self) {
        self.engine.woken().await;
    }

    /// Commits a fault on purpose from now on, so that a test can show that it notices.
    #[doc(hidden)]
    pub fn break_with(&self, fault: Fault) {
        self.engine.break_with(fault);
    }

    /// Stops making calls; what is not applied is in the journal.
    pub async fn stop(&self) {
        self.engine.stop();
        let driver = self.driver.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(driver) = driver {
            // A driver that ended early has nothing left to end.
            let _ended = driver.await;
        }
    }
}

fn entropy() -> Result<u128, StartError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| StartError::Entropy(error.to_string()))?;
    Ok(u128::from_be_bytes(bytes))
}
