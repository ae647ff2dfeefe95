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
        error::{SQLITE_BUSY, StoreError, sqlite_code},
        question::{Question, Reading},
        write::{Outcome, Write},
    },
};

type Answer<T> = Result<T, StoreError>;

/// Work for the writer.
pub(super) enum Job {
    Write(Box<Write>, Ticket<Outcome>),
    /// A reading that leaves traces.
    Read(Box<Question>, Ticket<Reading>),
    Purge(Ticket<()>),
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

/// A job that was carried out and waits for the commit.
enum Done {
    Write(Answer<Outcome>, Ticket<Outcome>),
    Read(Answer<Reading>, Ticket<Reading>),
    Purge(Answer<()>, Ticket<()>),
}

impl Done {
    fn answer(self) {
        match self {
            Self::Write(answer, ticket) => ticket.answer(answer),
            Self::Read(answer, ticket) => ticket.answer(answer),
            Self::Purge(answer, ticket) => ticket.answer(answer),
        }
    }

    fn fail(self, error: StoreError) {
        match self {
            Self::Write(_, ticket) => ticket.answer(Err(error)),
            Self::Read(_, ticket) => ticket.answer(Err(error)),
            Self::Purge(_, ticket) => ticket.answer(Err(error)),
        }
    }

    fn has_failed(&self) -> bool {
        match self {
            Self::Write(answer, _) => answer.is_err(),
            Self::Read(answer, _) => answer.is_err(),
            Self::Purge(answer, _) => answer.is_err(),
        }
    }
}

impl Job {
    fn take(&self) -> bool {
        match self {
            Self::Write(_, ticket) => ticket.take(),
            Self::Read(_, ticket) => ticket.take(),
            Self::Purge(ticket) => ticket.take(),
        }
    }

    fn fail(self, error: StoreError) {
        match self {
            Self::Write(_, ticket) => ticket.answer(Err(error)),
            Self::Read(_, ticket) => ticket.answer(Err(error)),
            Self::Purge(ticket) => ticket.answer(Err(error)),
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
        let mut done = Vec::new();
        let mut next = Some(first);
        while let Some(job) = next {
            if job.take() {
                match self.carry_out(job).await {
                    Ok(job) if self.fault == Some(Fault::AckBeforeCommit) => job.answer(),
                    Ok(job) => done.push(job),
                    Err((job, error)) => {
                        done.push(job);
                        return self.give_up(done, &error).await;
                    }
                }
            }
            next = if done.len() < self.group { queue.try_recv().ok() } else { None };
        }
        if self.fault == Some(Fault::AckBeforeCommit) {
            // Long enough for a killer to come in between.
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        match execute(&mut self.conn, "COMMIT").await {
            Ok(()) => done.into_iter().for_each(Done::answer),
            Err(error) => self.give_up(done, &error).await,
        }
    }

    /// Carries a job out in a savepoint. Fails if the savepoint, and with it the group, is lost.
    async fn carry_out(&mut self, job: Job) -> Result<Done, (Done, sqlx::Error)> {
        let savepoint = execute(&mut self.conn, "SAVEPOINT job").await;
        let done = match job {
            Job::Write(write, ticket) => Done::Write(self.write(&write).await, ticket),
            Job::Read(question, ticket) => Done::Read(self.read(&question).await, ticket),
            Job::Purge(ticket) => {
                let now = self.now();
                Done::Purge(purge::purge(&mut self.conn, now).await, ticket)
            }
        };
        let released = match savepoint {
            Err(error) => Err(error),
            Ok(()) if done.has_failed() => match execute(&mut self.conn, "ROLLBACK TO job").await {
                Ok(()) => execute(&mut self.conn, "RELEASE job").await,
                Err(error) => Err(error),
            },
            Ok(()) => execute(&mut self.conn, "RELEASE job").await,
        };
        match released {
            Ok(()) => Ok(done),
            Err(error) => Err((done, error)),
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

    /// Takes the whole group back and tells everybody in it.
    async fn give_up(&mut self, done: Vec<Done>, error: &sqlx::Error) {
        tracing::error!(%error, writes = done.len(), "a group of writes failed");
        // Fails where the database has rolled back by itself.
        let rolled_back = execute(&mut self.conn, "ROLLBACK").await.is_ok();
        let is_full = sqlite_code(error) == Some(crate::store::error::SQLITE_FULL);
        for job in done {
            job.fail(if is_full && rolled_back {
                StoreError::Full
            } else {
                StoreError::Lost(error.to_string())
            });
        }
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
