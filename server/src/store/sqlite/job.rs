//! Work for the writer: whoever has some hands it over and awaits the answer, or takes it back.

use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use pace_rules::time::Timestamp;
use sqlx::SqliteConnection;
use tokio::sync::oneshot;

use crate::store::error::StoreError;

type Answer<T> = Result<T, StoreError>;

/// Something that only the writer does.
pub(super) trait Work: Send + Sync + 'static {
    /// What it answers.
    type Done: Send + 'static;

    /// Does it, in a savepoint that is taken back when it fails. It may have to be done once more.
    fn carry_out(
        &self,
        conn: &mut SqliteConnection,
        epoch: &str,
        now: Timestamp,
    ) -> impl Future<Output = Answer<Self::Done>> + Send;
}

/// Work of any kind, on its way.
pub(super) trait Job: Send {
    /// False if whoever asked has taken it back.
    fn take(&self) -> bool;
    fn carry_out<'a>(
        &'a mut self,
        conn: &'a mut SqliteConnection,
        epoch: &'a str,
        now: Timestamp,
    ) -> Pin<Box<dyn Future<Output = ()> + Send + 'a>>;
    fn has_failed(&self) -> bool;
    /// What was done is gone again.
    fn mark_lost(&mut self, error: &sqlx::Error);
    /// Answers, once what was done is committed.
    fn answer(self: Box<Self>);
    fn fail(self: Box<Self>, error: StoreError);
}

/// Hands work over: the job for the writer, and the claim on its answer.
pub(super) fn hand_over<W: Work>(work: W) -> (Box<dyn Job>, Claim<W::Done>) {
    let taken = Arc::new(AtomicBool::new(false));
    let (to, from) = oneshot::channel();
    let claim = Claim { taken: Arc::clone(&taken), from };
    (Box::new(Task { work, taken, to, done: None }), claim)
}

/// Something to do, with its answer once it is done.
struct Task<W: Work> {
    work: W,
    taken: Arc<AtomicBool>,
    to: oneshot::Sender<Answer<W::Done>>,
    done: Option<Answer<W::Done>>,
}

impl<W: Work> Job for Task<W> {
    fn take(&self) -> bool {
        !self.taken.swap(true, Ordering::AcqRel)
    }

    fn carry_out<'a>(
        &'a mut self,
        conn: &'a mut SqliteConnection,
        epoch: &'a str,
        now: Timestamp,
    ) -> Pin<Box<dyn Future<Output = ()> + Send + 'a>> {
        Box::pin(async move { self.done = Some(self.work.carry_out(conn, epoch, now).await) })
    }

    fn has_failed(&self) -> bool {
        matches!(self.done, Some(Err(_)))
    }

    fn mark_lost(&mut self, error: &sqlx::Error) {
        self.done = Some(Err(StoreError::Lost(error.to_string())));
    }

    fn answer(self: Box<Self>) {
        // Whoever asked may have gone; the write stands all the same.
        let _ = self.to.send(self.done.unwrap_or(Err(StoreError::Unanswered)));
    }

    fn fail(self: Box<Self>, error: StoreError) {
        let _ = self.to.send(Err(error));
    }
}

/// The other half of a job: it awaits the answer, or takes the job back.
pub(super) struct Claim<T> {
    taken: Arc<AtomicBool>,
    from: oneshot::Receiver<Answer<T>>,
}

impl<T> Claim<T> {
    pub(super) async fn answer(&mut self) -> Answer<T> {
        (&mut self.from).await.unwrap_or(Err(StoreError::Unanswered))
    }

    /// True if the writer has not begun the job, and never will.
    pub(super) fn withdraw(&self) -> bool {
        !self.taken.swap(true, Ordering::AcqRel)
    }
}
