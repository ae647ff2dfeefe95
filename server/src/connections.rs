//! Accepts connections and carries requests from them to the routes.

use std::{future::Future, io, sync::Arc, time::Duration};

use axum::Router;
use hyper::{
    server::conn::http1,
    service::{Service, service_fn},
};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    pin, select,
    sync::{OwnedSemaphorePermit, Semaphore},
    task::JoinSet,
    time::sleep,
};

use crate::{config::Limits, extract::Peer};

/// Largest head of a request, in bytes.
const MAX_HEAD: usize = 64 * 1024;
/// Before accepting again when the system has nothing left to accept with.
const EXHAUSTED_PAUSE: Duration = Duration::from_secs(1);

/// Serves until `stop`, then answers what was accepted. Dropping it ends every connection.
pub(crate) async fn serve(listener: TcpListener, router: Router, limits: Arc<Limits>, stop: impl Future) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(limits.idle_time).max_buf_size(MAX_HEAD);
    let service = TowerToHyperService::new(router);
    let places = Arc::new(Semaphore::new(limits.connections));
    let graceful = GracefulShutdown::new();
    let mut connections = JoinSet::new();
    pin!(stop);
    loop {
        let (stream, peer, place) = select! {
            _ = &mut stop => break,
            accepted = accept(&listener, &places) => accepted,
        };
        let service = service.clone();
        let service = service_fn(move |mut request| {
            request.extensions_mut().insert(peer);
            service.call(request)
        });
        let connection = http.serve_connection(TokioIo::new(stream), service);
        let connection = graceful.watch(connection);
        connections.spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection broke");
            }
            drop(place);
        });
        while connections.try_join_next().is_some() {}
    }
    drop(listener);
    graceful.shutdown().await;
}

async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> (TcpStream, Peer, Option<OwnedSemaphorePermit>) {
    let place = Arc::clone(places).acquire_owned().await.ok();
    loop {
        match listener.accept().await {
            Ok((stream, address)) => {
                if let Err(error) = stream.set_nodelay(true) {
                    tracing::debug!(%error, "a connection sends late");
                }
                return (stream, Peer(address.ip()), place);
            }
            // Whoever knocked went away.
            Err(error) if error.kind() == io::ErrorKind::ConnectionAborted => {}
            Err(error) => {
                tracing::warn!(%error, "no further connection can be accepted for now");
                sleep(EXHAUSTED_PAUSE).await;
            }
        }
    }
}
