//! The store over `SQLite`: one writer that groups commits, readers apart from it.

mod answer;
mod archive;
mod group;
mod job;
mod list;
mod load;
mod open;
mod purge;
mod record;
mod row;
mod save;
mod settle;
mod writer;

use std::{sync::Arc, time::Duration};

use pace_rules::{
    game::Game,
    id::{GameId, SessionId},
    pool::Group,
    session::Session,
    state::SessionState,
};
use sqlx::{SqliteConnection, SqlitePool};
use tokio::{sync::mpsc, task::JoinHandle, time::timeout};

pub(crate) use self::archive::{export, import};
pub use self::open::OpenError;
use self::{
    job::{Job, Work, hand_over},
    purge::Purge,
};
use super::{
    error::StoreError,
    group::{GroupOutcome, GroupQuestion, GroupReading, GroupWrite, Named},
    question::{Question, Reading},
    write::{Outcome, Write},
};
use crate::{clock::Clock, config::Config};

/// The groups and sessions of one database.
pub(crate) struct Store {
    epoch: Arc<str>,
    /// The database's own name.
    name: String,
    readers: SqlitePool,
    jobs: mpsc::Sender<Box<dyn Job>>,
    patience: Duration,
}

/// Ends the writer once nobody can send it anything more.
#[derive(Debug)]
pub(crate) struct Closing {
    writer: JoinHandle<()>,
    readers: SqlitePool,
}

impl Store {
    /// Opens the database, making it if it is missing.
    pub(crate) async fn open(config: &Config, clock: Clock) -> Result<(Self, Closing), OpenError> {
        let opened = open::open(config).await?;
        let (epoch, name) = (Arc::<str>::from(opened.epoch.as_str()), opened.name.clone());
        let readers = opened.readers.clone();
        let (jobs, queue) = mpsc::channel(config.limits.queue);
        let writer = tokio::spawn(writer::Writer::new(opened, Arc::clone(&epoch), clock, config).run(queue));
        let store =
            Self { epoch, name, readers: readers.clone(), jobs, patience: config.limits.request_time };
        Ok((store, Closing { writer, readers }))
    }

    /// Judges a write and carries it out. The answer is given after its commit.
    pub(crate) async fn write(&self, write: Write) -> Result<Outcome, StoreError> {
        self.submit(write).await
    }

    /// Answers a load or a sync.
    pub(crate) async fn read(&self, question: Question) -> Result<Reading, StoreError> {
        let mut snapshot = self.readers.begin().await?;
        let read = answer::read(&mut snapshot, &question, &self.epoch, answer::Access::ReadOnly).await?;
        drop(snapshot);
        match read {
            Some(reading) => Ok(reading),
            None => self.submit(question).await,
        }
    }

    /// The live games of a session by number; none of an unknown or deleted one.
    pub(crate) async fn games(&self, session: &SessionId) -> Result<Vec<Game>, StoreError> {
        let mut snapshot = self.readers.begin().await?;
        list::games(&mut snapshot, session).await
    }

    /// Every live session, newest created first.
    pub(crate) async fn sessions(&self) -> Result<Vec<Session>, StoreError> {
        let mut snapshot = self.readers.begin().await?;
        list::sessions(&mut snapshot).await
    }

    /// The database's own name, for ever.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// How many live sessions there are.
    pub(crate) async fn count(&self) -> Result<u64, StoreError> {
        let mut snapshot = self.readers.begin().await?;
        list::count(&mut snapshot).await
    }

    /// The session behind a viewer link, as it is now.
    pub(crate) async fn viewed(&self, token: &str) -> Result<Option<SessionState>, StoreError> {
        let mut snapshot = self.readers.begin().await?;
        list::viewed(&mut snapshot, token).await
    }

    /// Judges a write to a group and carries it out. The answer is given after its commit.
    pub(crate) async fn write_group(&self, write: GroupWrite) -> Result<GroupOutcome, StoreError> {
        self.submit(write).await
    }

    /// Answers a load or a sync of a group. A fence is up before the rows are read, so they are at
    /// least as new as every verdict in the answer.
    pub(crate) async fn read_group(&self, question: &GroupQuestion) -> Result<GroupReading, StoreError> {
        if let (Named::Id(id), true) = (&question.group, question.fence && !question.verdicts.is_empty()) {
            self.submit(group::Fence { group: id.clone(), keys: question.verdicts.clone() }).await?;
        }
        let mut snapshot = self.readers.begin().await?;
        group::read(&mut snapshot, question, &self.epoch).await
    }

    /// Every live group, newest created first.
    pub(crate) async fn groups(&self) -> Result<Vec<Group>, StoreError> {
        let mut snapshot = self.readers.begin().await?;
        group::groups(&mut snapshot).await
    }

    /// Removes for good what was deleted long ago.
    pub(crate) async fn purge(&self) -> Result<(), StoreError> {
        self.submit(Purge).await
    }

    /// Hands work to the writer and waits for its answer; takes it back if the writer has not
    /// begun it in time, so that "not applied" is true when it is said.
    async fn submit<W: Work>(&self, work: W) -> Result<W::Done, StoreError> {
        let (job, mut claim) = hand_over(work);
        self.jobs.try_send(job).map_err(|_| StoreError::Busy)?;
        match timeout(self.patience, claim.answer()).await {
            Ok(answer) => answer,
            Err(_) if claim.withdraw() => Err(StoreError::Busy),
            Err(_) => Err(StoreError::Unanswered),
        }
    }
}

impl Closing {
    /// Waits until every job that was accepted is committed, then closes the database.
    pub(crate) async fn finish(self) {
        if self.writer.await.is_err() {
            tracing::error!("the writer did not end by itself");
        }
        self.readers.close().await;
    }
}

/// The row of a session in this database.
type Seq = i64;

async fn execute(conn: &mut SqliteConnection, sql: &'static str) -> Result<(), sqlx::Error> {
    sqlx::query(sql).execute(conn).await.map(|_| ())
}

/// The game id of a place; '' stands for the session itself.
fn place_id(game: Option<&GameId>) -> &str {
    game.map_or("", GameId::as_str)
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("plain data with text keys becomes JSON")
}
