//! Where things are kept.

use std::{fs::File, path::PathBuf, sync::Mutex};

use directories::BaseDirs;
use pace_core::Data;
use tracing_subscriber::EnvFilter;

/// Above this size a log begins anew, in bytes.
const LONGEST_LOG: u64 = 1_000_000;

/// The platform's directory for data of this machine, else the present one.
fn base() -> PathBuf {
    BaseDirs::new().map_or_else(|| PathBuf::from("."), |dirs| dirs.data_local_dir().to_owned())
}

/// Settings and writes that are not saved yet.
pub(crate) fn data(given: Option<&PathBuf>) -> Data {
    given.map_or_else(|| Data::FirstFree(base()), |directory| Data::Exactly(directory.clone()))
}

/// The database of the server inside: never in a directory of [`data`], which holds no name of a player.
pub(crate) fn database(given: Option<PathBuf>) -> PathBuf {
    given.unwrap_or_else(|| base().join("pace-server").join("pace.db"))
}

/// Logs go to a file: the screen belongs to the person. Without the file there are none.
pub(crate) fn log(given: Option<&PathBuf>) {
    let directory = given.cloned().unwrap_or_else(|| base().join("pace"));
    let path = directory.join("pace.log");
    let begins_anew = std::fs::metadata(&path).is_ok_and(|file| file.len() > LONGEST_LOG);
    let open = std::fs::create_dir_all(&directory).and_then(|()| {
        File::options().create(true).write(true).append(!begins_anew).truncate(begins_anew).open(&path)
    });
    if let Ok(file) = open {
        let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
        tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_ansi(false)
            .with_writer(Mutex::new(file))
            .init();
    }
}
