//! Starts a server and stops it again.

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use tokio::{
    net::TcpListener,
    sync::oneshot,
    task::JoinHandle,
    time::{self, Instant, MissedTickBehavior, timeout},
};

use crate::{
    app::App,
    clock::Clock,
    config::Config,
    connections,
    store::{Closing, OpenError, Store},
};

const PURGE_EVERY: Duration = Duration::from_hours(24);

/// Why a server did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Another program listens there.
    #[error("{0} is in use by another program; choose another address with --listen")]
    AddressInUse(SocketAddr),
    /// Not possible for another reason.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// Where.
        address: SocketAddr,
        /// What the system said.
        source: io::Error,
    },
    /// The database cannot be used.
    #[error(transparent)]
    Database(#[from] OpenError),
}

/// A server at work. Dropping it leaves it at work until the runtime ends; see [`Running::stop`].
#[derive(Debug)]
pub struct Running {
    /// Where it listens.
    pub addr: SocketAddr,
    /// The name of its database, which that keeps for ever.
    pub database: String,
    stop: oneshot::Sender<()>,
    server: JoinHandle<()>,
    housekeeping: JoinHandle<()>,
    closing: Closing,
    patience: Duration,
    router: axum::Router,
}

/// Starts a server: it listens and its database is open when this returns.
///
/// # Errors
/// [`StartError`] says in one sentence what is in the way.
pub async fn start(config: Config, clock: Clock) -> Result<Running, StartError> {
    let address = config.listen;
    let listener = TcpListener::bind(address).await.map_err(|source| match source.kind() {
        io::ErrorKind::AddrInUse => StartError::AddressInUse(address),
        _ => StartError::Listen { address, source },
    })?;
    let addr = listener.local_addr().map_err(|source| StartError::Listen { address, source })?;
    let (store, closing) = Store::open(&config, Arc::clone(&clock)).await?;
    let store = Arc::new(store);
    purge(&store).await;
    let housekeeping = tokio::spawn(purge_daily(Arc::clone(&store)));
    let database = store.name().to_owned();
    let router = App::new(store, clock, &config).router();
    let (stop, stopped) = oneshot::channel();
    let limits = Arc::new(config.limits.clone());
    let server = tokio::spawn(connections::serve(listener, router.clone(), limits, async {
        // An error means that nobody is left who could ask for the end.
        if stopped.await.is_err() {
            std::future::pending::<()>().await;
        }
    }));
    let patience = config.limits.request_time + config.limits.stop_time;
    tracing::info!(%addr, "listening");
    Ok(Running { addr, database, stop, server, housekeeping, closing, patience, router })
}

impl Running {
    /// Takes no further request, answers those that it has accepted, and closes the database.
    pub async fn stop(self) {
        let Self { stop, mut server, housekeeping, closing, patience, router, .. } = self;
        drop(router);
        housekeeping.abort();
        // It fails when the server has ended by itself.
        let _ = stop.send(());
        if timeout(patience, &mut server).await.is_err() {
            tracing::warn!("some connections did not end in time");
            server.abort();
            let _ = server.await;
        }
        let _ = housekeeping.await;
        closing.finish().await;
    }

    /// The routes, for tests that need to poll a request by hand.
    #[doc(hidden)]
    pub fn router(&self) -> axum::Router {
        self.router.clone()
    }
}

async fn purge_daily(store: Arc<Store>) {
    let mut days = time::interval_at(Instant::now() + PURGE_EVERY, PURGE_EVERY);
    days.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        days.tick().await;
        purge(&store).await;
    }
}

async fn purge(store: &Store) {
    if let Err(error) = store.purge().await {
        tracing::error!(%error, "what was deleted long ago could not be purged");
    }
}
