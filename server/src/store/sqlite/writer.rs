//! The one writer: whatever waits goes into one commit, each write in a savepoint of its own.
//!
//! An answer leaves only after the commit that holds its write. A write that fails takes back what
//! it did and lets the others live; a commit that fails, fails them all.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use pace_rules::time::Timestamp;
use sqlx::{Connection, SqliteConnection};
use tokio::sync::{mpsc, oneshot};

use super::{answer, execute, purge, settle};
use crate::{
    clock::Clock,
    config::{Config, Fault},
    store::{
        error::{SQLITE_BUSY, SQLITE_FULL, StoreError, sqlite_code},
        question::{Question, Reading},
        write::{Outcome, Write},
    },
};

type Answer<T> = Result<T, StoreError>;

/// Work for the writer.
pub(super) enum Job {
    Write(Task<Box<Write>, Outcome>),
    /// A reading that leaves traces.
    Read(Task<Box<Question>, Reading>),
    Purge(Task<(), ()>),
}

/// Something to do, with its answer once it is done.
pub(super) struct Task<I, T> {
    what: I,
    ticket: Ticket<T>,
    done: Option<Answer<T>>,
}

impl<I, T> Task<I, T> {
    pub(super) fn new(what: I, ticket: Ticket<T>) -> Self {
        Self { what, ticket, done: None }
    }

    /// Answers, once what was done is committed.
    fn answer(self) {
        self.ticket.answer(self.done.unwrap_or(Err(StoreError::Unanswered)));
    }

    fn has_failed(&self) -> bool {
        matches!(self.done, Some(Err(_)))
    }
}

/// The writer's half of a job: it takes the job up, and answers it.
pub(super) struct Ticket<T> {
    taken: Arc<AtomicBool>,
    to: oneshot::Sender<Answer<T>>,
}

/// The other half: it awaits the answer, or takes the job back.
pub(super) struct Claim<T> {
    taken: Arc<AtomicBool>,
    from: oneshot::Receiver<Answer<T>>,
}

impl<T> Ticket<T> {
    pub(super) fn new() -> (Self, Claim<T>) {
        let taken = Arc::new(AtomicBool::new(false));
        let (to, from) = oneshot::channel();
        (Self { taken: Arc::clone(&taken), to }, Claim { taken, from })
    }

    /// False if the job was taken back.
    fn take(&self) -> bool {
        !self.taken.swap(true, Ordering::AcqRel)
    }

    fn answer(self, answer: Answer<T>) {
        // Whoever asked may have gone; the write stands all the same.
        let _ = self.to.send(answer);
    }
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

impl Job {
    /// False if whoever asked has taken it back.
    fn take(&self) -> bool {
        match self {
            Self::Write(task) => task.ticket.take(),
            Self::Read(task) => task.ticket.take(),
            Self::Purge(task) => task.ticket.take(),
        }
    }

    fn has_failed(&self) -> bool {
        match self {
            Self::Write(task) => task.has_failed(),
            Self::Read(task) => task.has_failed(),
            Self::Purge(task) => task.has_failed(),
        }
    }

    fn mark_lost(&mut self, error: &sqlx::Error) {
        let lost = StoreError::Lost(error.to_string());
        match self {
            Self::Write(task) => task.done = Some(Err(lost)),
            Self::Read(task) => task.done = Some(Err(lost)),
            Self::Purge(task) => task.done = Some(Err(lost)),
        }
    }

    fn answer(self) {
        match self {
            Self::Write(task) => task.answer(),
            Self::Read(task) => task.answer(),
            Self::Purge(task) => task.answer(),
        }
    }

    fn fail(self, error: StoreError) {
        match self {
            Self::Write(task) => task.ticket.answer(Err(error)),
            Self::Read(task) => task.ticket.answer(Err(error)),
            Self::Purge(task) => task.ticket.answer(Err(error)),
        }
    }
}

/// The only connection that writes.
pub(super) struct Writer {
    conn: SqliteConnection,
    epoch: Arc<str>,
    clock: Clock,
    /// Commits are dated in their own order, whatever the machine's clock does.
    last_commit: Timestamp,
    group: usize,
    fault: Option<Fault>,
}

impl Writer {
    pub(super) fn new(conn: SqliteConnection, epoch: Arc<str>, clock: Clock, config: &Config) -> Self {
        let (group, fault) = (config.limits.group, config.fault);
        Self { conn, epoch, clock, last_commit: Timestamp::default(), group, fault }
    }

    /// Works until nobody can send a job any more and all are answered.
    pub(super) async fn run(mut self, mut queue: mpsc::Receiver<Job>) {
        while let Some(first) = queue.recv().await {
            self.commit_group(first, &mut queue).await;
        }
        if let Err(error) = self.conn.close().await {
            tracing::error!(%error, "the database did not close");
        }
    }

    async fn commit_group(&mut self, first: Job, queue: &mut mpsc::Receiver<Job>) {
        if let Err(error) = execute(&mut self.conn, "BEGIN IMMEDIATE").await {
            return first.fail(not_begun(error));
        }
        let mut group = Vec::new();
        let mut next = Some(first);
        while let Some(mut job) = next {
            if job.take() {
                let kept = self.carry_out(&mut job).await;
                if self.fault == Some(Fault::AckBeforeCommit) {
                    job.answer();
                } else {
                    group.push(job);
                }
                if kept.is_err() {
                    return self.start_over(group).await;
                }
            }
            next = if group.len() < self.group { queue.try_recv().ok() } else { None };
        }
        if self.fault == Some(Fault::AckBeforeCommit) {
            // Long enough for a killer to come in between.
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        self.commit(group).await;
    }

    /// The database took the whole transaction back, as it may when the disk is full: whoever was
    /// not at fault must not suffer, so each job has a transaction of its own.
    async fn start_over(&mut self, group: Vec<Job>) {
        self.roll_back().await;
        let is_alone = group.len() == 1;
        for mut job in group {
            if is_alone {
                job.answer();
            } else if let Err(error) = execute(&mut self.conn, "BEGIN IMMEDIATE").await {
                job.fail(not_begun(error));
            } else if self.carry_out(&mut job).await.is_ok() {
                self.commit(vec![job]).await;
            } else {
                self.roll_back().await;
                job.answer();
            }
        }
    }

    async fn commit(&mut self, group: Vec<Job>) {
        let Err(error) = execute(&mut self.conn, "COMMIT").await else {
            return group.into_iter().for_each(Job::answer);
        };
        tracing::error!(%error, jobs = group.len(), "a commit failed");
        self.roll_back().await;
        let is_full = sqlite_code(&error) == Some(SQLITE_FULL);
        for job in group {
            job.fail(if is_full { StoreError::Full } else { StoreError::Lost(error.to_string()) });
        }
    }

    /// Carries a job out in a savepoint, and takes back what it did if it fails. An error means
    /// that the transaction around it is gone; the job has failed then, too.
    async fn carry_out(&mut self, job: &mut Job) -> Result<(), sqlx::Error> {
        let kept = self.in_savepoint(job).await;
        if let Err(error) = &kept
            && !job.has_failed()
        {
            job.mark_lost(error);
        }
        kept
    }

    async fn in_savepoint(&mut self, job: &mut Job) -> Result<(), sqlx::Error> {
        execute(&mut self.conn, "SAVEPOINT job").await?;
        match job {
            Job::Write(task) => task.done = Some(self.write(&task.what).await),
            Job::Read(task) => task.done = Some(self.read(&task.what).await),
            Job::Purge(task) => {
                let now = self.now();
                task.done = Some(purge::purge(&mut self.conn, now).await);
            }
        }
        if job.has_failed() {
            execute(&mut self.conn, "ROLLBACK TO job").await?;
        }
        execute(&mut self.conn, "RELEASE job").await
    }

    /// Fails where the database has rolled back by itself, which is as good.
    async fn roll_back(&mut self) {
        if let Err(error) = execute(&mut self.conn, "ROLLBACK").await {
            tracing::debug!(%error, "nothing to roll back");
        }
    }

    async fn write(&mut self, write: &Write) -> Answer<Outcome> {
        let now = self.now();
        settle::settle(&mut self.conn, write, &self.epoch, now).await
    }

    async fn read(&mut self, question: &Question) -> Answer<Reading> {
        let reading = answer::read(&mut self.conn, question, &self.epoch, answer::Access::Writer).await?;
        Ok(reading.unwrap_or(Reading::Unknown))
    }

    fn now(&mut self) -> Timestamp {
        self.last_commit = self.last_commit.max((self.clock)());
        self.last_commit
    }
}

/// Nothing was begun, so nothing was applied.
fn not_begun(error: sqlx::Error) -> StoreError {
    match sqlite_code(&error) {
        Some(SQLITE_BUSY) => StoreError::Busy,
        _ => error.into(),
    }
}
