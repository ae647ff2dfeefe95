//! Waiting for the outcome of an intent.

use std::{
    future::Future,
    pin::Pin,
    task::{Context, Poll},
};

use tokio::sync::oneshot;

use crate::{effect::Done, failure::Failure};

/// The outcome to come. What was asked for is on its way already: dropping this cancels nothing.
#[derive(Debug)]
pub struct Outcome(pub(super) oneshot::Receiver<Result<Done, Failure>>);

impl Future for Outcome {
    type Output = Result<Done, Failure>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        // The phone stopped: what was asked for is in the journal.
        Pin::new(&mut self.0).poll(context).map(|told| told.unwrap_or(Err(Failure::Unconfirmed)))
    }
}
