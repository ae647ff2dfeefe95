//! The one writer: whatever waits goes into one commit, each write in a savepoint of its own.
//!
//! An answer leaves only after the commit that holds its write. A write that fails takes back what
//! it did and lets the others live; a commit that fails, fails them all.

use std::{sync::Arc, time::Duration};

use pace_rules::time::Timestamp;
use sqlx::{Connection, SqliteConnection};
use tokio::sync::mpsc;

use super::{execute, job::Job, open::Opened};
use crate::{
    clock::Clock,
    config::{Config, Fault},
    store::error::{SQLITE_BUSY, SQLITE_FULL, StoreError, sqlite_code},
};

/// The only connection that writes.
pub(super) struct Writer {
    conn: SqliteConnection,
    epoch: Arc<str>,
    clock: Clock,
    /// Commits are dated in their own order, whatever the machine's clock does, over restarts too.
    last_commit: Timestamp,
    group: usize,
    fault: Option<Fault>,
}

impl Writer {
    pub(super) fn new(opened: Opened, epoch: Arc<str>, clock: Clock, config: &Config) -> Self {
        let (group, fault) = (config.limits.group, config.fault);
        let Opened { writer: conn, last_commit, .. } = opened;
        Self { conn, epoch, clock, last_commit, group, fault }
    }

    /// Works until nobody can send a job any more and all are answered.
    pub(super) async fn run(mut self, mut queue: mpsc::Receiver<Box<dyn Job>>) {
        while let Some(first) = queue.recv().await {
            self.commit_group(first, &mut queue).await;
        }
        if let Err(error) = self.conn.close().await {
            tracing::error!(%error, "the database did not close");
        }
    }

    async fn commit_group(&mut self, first: Box<dyn Job>, queue: &mut mpsc::Receiver<Box<dyn Job>>) {
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
    async fn start_over(&mut self, group: Vec<Box<dyn Job>>) {
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

    async fn commit(&mut self, group: Vec<Box<dyn Job>>) {
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
    async fn carry_out(&mut self, job: &mut Box<dyn Job>) -> Result<(), sqlx::Error> {
        let kept = self.in_savepoint(job).await;
        if let Err(error) = &kept
            && !job.has_failed()
        {
            job.mark_lost(error);
        }
        kept
    }

    async fn in_savepoint(&mut self, job: &mut Box<dyn Job>) -> Result<(), sqlx::Error> {
        execute(&mut self.conn, "SAVEPOINT job").await?;
        let now = self.now();
        job.carry_out(&mut self.conn, &self.epoch, now).await;
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
