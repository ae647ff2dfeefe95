//! Signals that end the process in order.

use tokio::signal;

/// Waits for SIGINT, SIGTERM or SIGHUP.
#[cfg(unix)]
pub(crate) async fn asked_to_end() {
    use signal::unix::{SignalKind, signal};
    let (Ok(mut terminate), Ok(mut hang_up)) =
        (signal(SignalKind::terminate()), signal(SignalKind::hangup()))
    else {
        return ctrl_c().await;
    };
    tokio::select! {
        () = ctrl_c() => {}
        _ = terminate.recv() => {}
        _ = hang_up.recv() => {}
    }
}

/// Waits for Ctrl-C.
#[cfg(not(unix))]
pub(crate) async fn asked_to_end() {
    ctrl_c().await;
}

async fn ctrl_c() {
    if signal::ctrl_c().await.is_err() {
        // Without the signal there is only the end by force.
        std::future::pending::<()>().await;
    }
}
