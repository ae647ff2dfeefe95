//! The command `pace-server import`.

use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

use super::{ArchiveError, assemble::Assembly, shape};
use crate::{clock::Clock, config::Config, store};

/// Read groups from files: of `export`, or saved answers of the existing web app
#[derive(Debug, Clone, clap::Args)]
pub struct ImportArgs {
    /// Answers of GET /groups/{id}, /groups/{id}/players, /groups/{id}/sessions, /sessions/{id},
    /// /sessions/{id}/games, or files of `export`; each is recognised by what is in it
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Database file; made if it is missing
    #[arg(long, value_name = "FILE", default_value = "pace.db")]
    pub db: PathBuf,
}

/// How much was put in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the number of what it is called")]
pub struct Imported {
    pub groups: usize,
    pub players: usize,
    pub sessions: usize,
    pub games: usize,
}

impl fmt::Display for Imported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { groups, players, sessions, games } = self;
        write!(f, "imported: groups {groups}, players {players}, sessions {sessions}, games {games}")
    }
}

/// Puts what is in the files into the database: all of it in one transaction, or nothing. A new
/// history of the database begins, so no server may be at work on it.
///
/// # Errors
/// [`ArchiveError`] says in one sentence what is in the way.
pub async fn import(args: &ImportArgs, clock: &Clock) -> Result<Imported, ArchiveError> {
    let now = clock();
    let mut assembly = Assembly::new(now);
    for path in &args.files {
        assembly.add(path, shape::recognise(&read(path)?).map_err(|reason| unfit(path, reason))?)?;
    }
    let bundle = assembly.into_bundle()?;
    store::import(&Config::new(&args.db), &bundle, now).await?;
    Ok(Imported {
        groups: bundle.groups.len(),
        players: bundle.groups.iter().map(|group| group.players.len()).sum(),
        sessions: bundle.sessions.len(),
        games: bundle.sessions.iter().map(|session| session.games.len()).sum(),
    })
}

fn read(path: &Path) -> Result<Vec<u8>, ArchiveError> {
    fs::read(path).map_err(|source| ArchiveError::File { path: path.to_owned(), source })
}

pub(super) fn unfit(path: &Path, reason: impl Into<String>) -> ArchiveError {
    ArchiveError::Unfit { path: path.to_owned(), reason: reason.into() }
}
