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

impl Outcome {
    /// One that nothing has to happen for.
    pub(super) fn known(outcome: Result<Done, Failure>) -> Self {
        let (sender, receiver) = oneshot::channel();
        // The receiver is here, so it is told.
        drop(sender.send(outcome));
        Self(receiver)
    }
}

impl Future for Outcome {
    type Output = Result<Done, Failure>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        // The phone stopped: what was asked for is in the journal.
        Pin::new(&mut self.0).poll(context).map(|told| told.unwrap_or(Err(Failure::Unconfirmed)))
    }
}
