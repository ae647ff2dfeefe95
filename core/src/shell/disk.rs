//! The phone's directory: one file of preferences, one of unapplied writes, one process at a time.

use std::{
    fs::{self, File, TryLockError},
    io::{self, Write},
    path::{Path, PathBuf},
};

use serde::{Serialize, de::DeserializeOwned};

use super::StartError;
use crate::journal::{Journal, Preferences};

/// Most directories that are tried for a free one.
const MOST_DIRECTORIES: u32 = 64;

/// Where a phone keeps its files.
#[derive(Debug, Clone)]
pub enum Data {
    /// This directory.
    Exactly(PathBuf),
    /// The first of `pace`, `pace-2`, `pace-3`, … below this one that no other process holds.
    FirstFree(PathBuf),
}

/// An open directory; the lock goes with it.
#[derive(Debug)]
pub(super) struct Disk {
    directory: PathBuf,
    _lock: File,
}

/// What was found in the directory.
pub(super) struct Found {
    pub(super) disk: Disk,
    pub(super) preferences: Option<Preferences>,
    pub(super) journal: Journal,
    /// Sentences for people.
    pub(super) notices: Vec<String>,
}

impl Disk {
    pub(super) fn open(data: &Data) -> Result<Found, StartError> {
        match data {
            Data::Exactly(directory) => match lock(directory)? {
                Some(lock) => Ok(Self { directory: directory.clone(), _lock: lock }.read(Vec::new())),
                None => Err(StartError::Held { directory: directory.clone() }),
            },
            Data::FirstFree(parent) => {
                for number in 1..=MOST_DIRECTORIES {
                    let name = if number == 1 { "pace".to_owned() } else { format!("pace-{number}") };
                    let directory = parent.join(name);
                    if let Some(lock) = lock(&directory)? {
                        let said = (number > 1).then(|| {
                            format!(
                                "Pace is running already; this window keeps its settings in {}.",
                                directory.display()
                            )
                        });
                        return Ok(Self { directory, _lock: lock }.read(said.into_iter().collect()));
                    }
                }
                Err(StartError::Held { directory: parent.join("pace") })
            }
        }
    }

    fn read(self, mut notices: Vec<String>) -> Found {
        let preferences = self.read_file(PREFERENCES, &mut notices);
        let journal = self.read_file(JOURNAL, &mut notices).unwrap_or_default();
        Found { disk: self, preferences, journal, notices }
    }

    /// A file that is not what it should be is set aside, so that nothing of it is lost.
    fn read_file<T: DeserializeOwned>(&self, name: &str, notices: &mut Vec<String>) -> Option<T> {
        let path = self.directory.join(name);
        let problem = match fs::read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
            Err(error) => error.to_string(),
            Ok(bytes) => match serde_json::from_slice(&bytes) {
                Ok(value) => return Some(value),
                Err(error) => error.to_string(),
            },
        };
        let aside = (1..).map(|number| self.directory.join(format!("{name}.unreadable-{number}")));
        let aside = aside.into_iter().find(|path| !path.exists())?;
        tracing::warn!(file = name, problem, "set an unreadable file aside");
        notices.push(match fs::rename(&path, &aside) {
            Ok(()) => format!("The file {name} could not be read; it was kept as {}.", aside.display()),
            Err(error) => format!("The file {name} could not be read ({error})."),
        });
        None
    }

    pub(super) fn save_preferences(&self, preferences: &Preferences) -> io::Result<()> {
        self.save(PREFERENCES, preferences)
    }

    /// An empty journal is no file: nothing of an evening stays behind.
    pub(super) fn save_journal(&self, journal: &Journal) -> io::Result<()> {
        if !journal.is_empty() {
            return self.save(JOURNAL, journal);
        }
        match fs::remove_file(self.directory.join(JOURNAL)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => sync_directory(&self.directory),
        }
    }

    /// Whole or not at all, also if the power goes.
    fn save(&self, name: &str, value: &impl Serialize) -> io::Result<()> {
        let path = self.directory.join(name);
        let fresh = self.directory.join(format!("{name}.new"));
        let mut file = File::create(&fresh)?;
        file.write_all(&serde_json::to_vec(value)?)?;
        file.sync_all()?;
        fs::rename(&fresh, &path)?;
        sync_directory(&self.directory)
    }
}

const PREFERENCES: &str = "preferences.json";
const JOURNAL: &str = "journal.json";

fn lock(directory: &Path) -> Result<Option<File>, StartError> {
    let unusable = |source| StartError::Directory { directory: directory.to_owned(), source };
    fs::create_dir_all(directory).map_err(unusable)?;
    let file = File::create(directory.join("lock")).map_err(unusable)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(unusable(error)),
    }
}

fn sync_directory(directory: &Path) -> io::Result<()> {
    File::open(directory)?.sync_all()
}
