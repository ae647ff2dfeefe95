//! Overload is refused at the door instead of queueing without bound.

use std::{sync::Arc, time::Duration};

use axum::{
    extract::{Request, State},
    http::Method,
    middleware::Next,
    response::{IntoResponse, Response},
};
use tokio::{sync::Semaphore, time::timeout};

use crate::{config::Limits, error::Error};

/// Lets so many requests in at once.
#[derive(Clone)]
pub(crate) struct Gate {
    places: Arc<Semaphore>,
    patience: Duration,
}

impl Gate {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self { places: Arc::new(Semaphore::new(limits.concurrency)), patience: limits.request_time }
    }
}

/// Answers "busy" when there is no place left, or when a reading takes too long. A write watches
/// its own time: once the writer has it, nobody may say that it was not applied.
pub(crate) async fn admit(State(gate): State<Gate>, request: Request, next: Next) -> Response {
    let Ok(_place) = gate.places.try_acquire() else { return Error::Busy.into_response() };
    if *request.method() != Method::GET {
        return next.run(request).await;
    }
    match timeout(gate.patience, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Error::Busy.into_response(),
    }
}
