//! The command `pace-server export`.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use pace_rules::id::GroupId;

use super::{Archive, ArchiveError, csv::csv};
use crate::{
    config::Config,
    store::{self, Named},
};

/// Write a group to a file
#[derive(Debug, Clone, clap::Args)]
pub struct ExportArgs {
    /// The group: its id or its code
    #[arg(long, value_name = "ID|CODE")]
    pub group: String,
    /// Database file
    #[arg(long, value_name = "FILE", default_value = "pace.db")]
    pub db: PathBuf,
    /// Everything (json), or the games as a table (csv)
    #[arg(long, value_enum, default_value = "json")]
    pub format: Format,
    /// Where to write it; without, it is printed
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// How a group is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Everything that exists of it; `import` reads it.
    Json,
    /// Its games, one a line, for spreadsheets.
    Csv,
}

/// Writes a group with everything that exists of it. A server may be at work on the database.
///
/// # Errors
/// [`ArchiveError`] says in one sentence what is in the way.
pub async fn export(args: &ExportArgs) -> Result<(), ArchiveError> {
    let path = |path: &Path| path.to_owned();
    if !args.db.is_file() {
        let source = io::Error::from(io::ErrorKind::NotFound);
        return Err(ArchiveError::File { path: path(&args.db), source });
    }
    let archive = find(args).await?.ok_or_else(|| ArchiveError::GroupUnknown(args.group.clone()))?;
    let text = match args.format {
        Format::Json => {
            let json = serde_json::to_string_pretty(&archive);
            json.map_err(|error| ArchiveError::Failed(error.to_string()))? + "\n"
        }
        Format::Csv => csv(&archive),
    };
    match &args.out {
        Some(out) => {
            std::fs::write(out, text).map_err(|source| ArchiveError::File { path: path(out), source })
        }
        None => io::stdout()
            .write_all(text.as_bytes())
            .map_err(|source| ArchiveError::File { path: PathBuf::from("the standard output"), source }),
    }
}

async fn find(args: &ExportArgs) -> Result<Option<Archive>, ArchiveError> {
    let config = Config::new(&args.db);
    if let Ok(id) = GroupId::new(&args.group)
        && let Some(archive) = store::export(&config, &Named::Id(id)).await?
    {
        return Ok(Some(archive));
    }
    store::export(&config, &Named::Code(args.group.to_ascii_lowercase())).await
}
