//! Opens the database, or says what is wrong with it.

use std::{path::PathBuf, time::Duration};

use pace_rules::time::Timestamp;
use sqlx::{
    ConnectOptions, Connection, Row, SqliteConnection, SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteLockingMode, SqlitePoolOptions},
};

use super::execute;
use crate::{
    config::{Config, Fault},
    id,
    store::error::{SQLITE_BUSY, SQLITE_CANTOPEN, SQLITE_FULL, SQLITE_NOTADB, SQLITE_READONLY, sqlite_code},
};

/// The changes of the schema, in order; `user_version` counts those that a database has. One that
/// changes what is answered of rows that were there before deletes the epoch from `meta`: without
/// one, a new history begins.
const MIGRATIONS: [&str; 3] = [
    include_str!("schema/1_sessions.sql"),
    include_str!("schema/2_groups.sql"),
    include_str!("schema/3_payments.sql"),
];
/// "Pace" in the file's header.
const APPLICATION_ID: i64 = 0x5061_6365;
const READERS: u32 = 4;
const LOCK_PATIENCE: Duration = Duration::from_secs(5);

/// Why a database cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Neither there nor to be made.
    #[error("cannot open or create the database {path}: {source}")]
    Inaccessible {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: sqlx::Error,
    },
    /// The file holds something else.
    #[error("{path} is no database of Pace; choose another file")]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// It may not be written.
    #[error("the database {path} is read-only; make the file and its directory writable")]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// A newer program wrote it.
    #[error("the database {path} was written by a newer version of Pace ({found}, this one knows {known})")]
    Newer {
        /// The file.
        path: PathBuf,
        /// The version of its schema.
        found: i64,
        /// The newest version known here.
        known: i64,
    },
    /// Another process has it.
    #[error("the database {path} is in use; stop the server first")]
    InUse {
        /// The file.
        path: PathBuf,
    },
    /// There is no room.
    #[error("the disk of the database {path} is full")]
    DiskFull {
        /// The file.
        path: PathBuf,
    },
    /// The file is damaged, or the database failed in another way.
    #[error("the database {path} cannot be used: {source}")]
    Unusable {
        /// The file.
        path: PathBuf,
        /// What the database said.
        source: sqlx::Error,
    },
}

/// An open database.
pub(super) struct Opened {
    pub(super) writer: SqliteConnection,
    pub(super) readers: SqlitePool,
    /// The name of its history.
    pub(super) epoch: String,
    /// Its own name, for ever.
    pub(super) name: String,
    /// When anything was last stored in it.
    pub(super) last_commit: Timestamp,
}

pub(super) async fn open(config: &Config) -> Result<Opened, OpenError> {
    let refusal = |source| refusal(config, source);
    let (mut writer, epoch) = writer(config, options(config)).await?;
    let name = name(&mut writer).await.map_err(refusal)?;
    let last_commit = last_commit(&mut writer).await.map_err(refusal)?;
    let readers = SqlitePoolOptions::new()
        .max_connections(READERS)
        .connect_with(options(config).pragma("query_only", "ON"))
        .await
        .map_err(refusal)?;
    Ok(Opened { writer, readers, epoch, name, last_commit })
}

/// The database's own name, which tells one database of a machine from another.
async fn name(conn: &mut SqliteConnection) -> Result<String, sqlx::Error> {
    sqlx::query("INSERT INTO meta (name, value) VALUES ('database', ?) ON CONFLICT (name) DO NOTHING")
        .bind(id::epoch())
        .execute(&mut *conn)
        .await?;
    sqlx::query_scalar("SELECT value FROM meta WHERE name = 'database'").fetch_one(conn).await
}

/// The newest time of anything stored, so that commits stay in their order though the machine's
/// clock was set back while nothing ran.
async fn last_commit(conn: &mut SqliteConnection) -> Result<Timestamp, sqlx::Error> {
    let millis: i64 = sqlx::query_scalar(
        "SELECT max(coalesce((SELECT max(updated_at) FROM session), 0),
                    coalesce((SELECT max(updated_at) FROM game), 0),
                    coalesce((SELECT max(created_at) FROM pool), 0),
                    coalesce((SELECT max(marked_at) FROM payment), 0))",
    )
    .fetch_one(conn)
    .await?;
    Ok(Timestamp::from_millis(millis))
}

/// Opens the database for one connection; nobody else has it open, or will have meanwhile.
pub(super) async fn alone(config: &Config) -> Result<SqliteConnection, OpenError> {
    let options = options(config).locking_mode(SqliteLockingMode::Exclusive);
    writer(config, options).await.map(|(writer, _)| writer)
}

fn options(config: &Config) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(&config.database)
        .create_if_missing(true)
        .foreign_keys(true)
        .busy_timeout(LOCK_PATIENCE)
        .disable_statement_logging()
}

/// What is wrong with the database.
fn refusal(config: &Config, source: sqlx::Error) -> OpenError {
    let path = config.database.clone();
    match sqlite_code(&source) {
        Some(SQLITE_NOTADB) => OpenError::Foreign { path },
        Some(SQLITE_READONLY) => OpenError::ReadOnly { path },
        Some(SQLITE_FULL) => OpenError::DiskFull { path },
        Some(SQLITE_BUSY) => OpenError::InUse { path },
        // Of a file that is there, its log could not be made beside it.
        Some(SQLITE_CANTOPEN) if path.is_file() => OpenError::ReadOnly { path },
        Some(SQLITE_CANTOPEN) => OpenError::Inaccessible { path, source },
        _ if source.as_database_error().is_none() => OpenError::Inaccessible { path, source },
        _ => OpenError::Unusable { path, source },
    }
}

/// A connection that writes, to a database of the present schema, and the epoch.
async fn writer(
    config: &Config,
    options: SqliteConnectOptions,
) -> Result<(SqliteConnection, String), OpenError> {
    let refusal = |source| refusal(config, source);
    let mut writer = SqliteConnection::connect_with(&options).await.map_err(refusal)?;
    // The file's owner is told apart before anything of the file is touched.
    let owner = owner(&mut writer).await.map_err(refusal)?;
    let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    match owner {
        Owner::Foreign => return Err(OpenError::Foreign { path: config.database.clone() }),
        Owner::Pace { version } if version > known => {
            return Err(OpenError::Newer { path: config.database.clone(), found: version, known });
        }
        Owner::Nobody | Owner::Pace { .. } => {}
    }
    let epoch = prepare(&mut writer, config).await.map_err(refusal)?;
    Ok((writer, epoch))
}

enum Owner {
    /// A new, empty file.
    Nobody,
    Pace {
        version: i64,
    },
    Foreign,
}

async fn owner(conn: &mut SqliteConnection) -> Result<Owner, sqlx::Error> {
    let application_id: i64 = pragma(conn, "PRAGMA application_id").await?;
    let version = pragma(conn, "PRAGMA user_version").await?;
    let tables = pragma(conn, "SELECT count(*) FROM sqlite_schema").await?;
    Ok(match (application_id, version, tables) {
        (APPLICATION_ID, version, _) => Owner::Pace { version },
        (0, 0, 0) => Owner::Nobody,
        _ => Owner::Foreign,
    })
}

/// Sets the connection up and brings the schema to the present version. Returns the epoch.
async fn prepare(conn: &mut SqliteConnection, config: &Config) -> Result<String, sqlx::Error> {
    let journal: String = sqlx::query_scalar("PRAGMA journal_mode = WAL").fetch_one(&mut *conn).await?;
    if journal != "wal" {
        tracing::warn!(journal, "this disk has no write-ahead log; readings will wait for writes");
    }
    // A commit is on the disk before its answers leave.
    let synchronous = match config.fault {
        Some(Fault::SyncOff) => "PRAGMA synchronous = OFF",
        _ => "PRAGMA synchronous = FULL",
    };
    execute(conn, synchronous).await?;
    if let Some(pages) = config.limits.max_pages {
        let limit = sqlx::AssertSqlSafe(format!("PRAGMA max_page_count = {pages}"));
        sqlx::query(limit).execute(&mut *conn).await?;
    }
    let mut transaction = conn.begin_with("BEGIN IMMEDIATE").await?;
    let version: i64 = pragma(&mut transaction, "PRAGMA user_version").await?;
    let applied = usize::try_from(version).unwrap_or(0);
    for migration in MIGRATIONS.iter().skip(applied) {
        sqlx::raw_sql(*migration).execute(&mut *transaction).await?;
    }
    if applied < MIGRATIONS.len() {
        let header =
            format!("PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {}", MIGRATIONS.len());
        sqlx::raw_sql(sqlx::AssertSqlSafe(header)).execute(&mut *transaction).await?;
    }
    let epoch = epoch(&mut transaction, config.restored).await?;
    transaction.commit().await?;
    Ok(epoch)
}

/// The name of the history: a new one for a new database, and for one put back from an older copy.
async fn epoch(conn: &mut SqliteConnection, is_restored: bool) -> Result<String, sqlx::Error> {
    let known: Option<String> =
        sqlx::query_scalar("SELECT value FROM meta WHERE name = 'epoch'").fetch_optional(&mut *conn).await?;
    if let Some(epoch) = known.filter(|_| !is_restored) {
        // A write, so that a file that cannot be written is found out now.
        sqlx::query("UPDATE meta SET value = ? WHERE name = 'epoch'").bind(&epoch).execute(conn).await?;
        return Ok(epoch);
    }
    begin_history(conn).await
}

/// Gives the history of the database a new name.
pub(super) async fn begin_history(conn: &mut SqliteConnection) -> Result<String, sqlx::Error> {
    let epoch = id::epoch();
    sqlx::query("INSERT INTO meta (name, value) VALUES ('epoch', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
        .bind(&epoch)
        .execute(conn)
        .await?;
    Ok(epoch)
}

async fn pragma(conn: &mut SqliteConnection, sql: &'static str) -> Result<i64, sqlx::Error> {
    sqlx::query(sql).fetch_one(conn).await?.try_get(0)
}
