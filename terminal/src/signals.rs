//! Signals that end the screen in order.

/// Waits for SIGINT, SIGTERM or, as its terminal may be closed, SIGHUP. It listens from the call on.
#[cfg(unix)]
pub(crate) fn asked_to_end() -> impl Future<Output = ()> {
    use tokio::signal::unix::{SignalKind, signal};
    let asked = pace_server::asked_to_end();
    let hang_up = signal(SignalKind::hangup());
    async {
        match hang_up {
            Ok(mut hang_up) => tokio::select! {
                () = asked => {}
                _ = hang_up.recv() => {}
            },
            Err(_) => asked.await,
        }
    }
}

#[cfg(not(unix))]
pub(crate) use pace_server::asked_to_end;
