//! Kills the real server in the midst of writes, again and again, and counts what it had
//! acknowledged.
//!
//! `kill -9` keeps what the system has in its page cache, so losing power is looked at apart:
//! `--power` traces the server's system calls and wants the log of the database synced between each
//! write and its answer.

mod power;
mod process;
mod rounds;
mod tally;
mod trace;
mod writer;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, ValueEnum};

/// The way that the run ends where it cannot do what it was asked for.
const SKIPPED: u8 = 3;

/// Kill the server in the midst of writes and count what is there after.
#[derive(Debug, Parser)]
#[command(name = "crash")]
struct Args {
    /// How often to kill it, or with --power how often to look
    #[arg(long, default_value_t = 20)]
    rounds: u32,
    /// Look whether the log of the database is synced before each answer; needs strace
    #[arg(long)]
    power: bool,
    /// Run the server with a defect that has to be noticed
    #[arg(long = "break", value_enum, value_name = "NAME")]
    fault: Option<Fault>,
    /// The server's binary; by default the one beside this program
    #[arg(long, value_name = "PATH")]
    server: Option<PathBuf>,
    /// Repeat the random choices of an earlier run
    #[arg(long, value_name = "SEED")]
    seed: Option<u64>,
}

/// A defect of the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Fault {
    /// Commits are not synced to the disk; noticed by --power alone, which it implies
    SyncOff,
    /// Answers leave before the commit
    AckBeforeCommit,
}

impl Fault {
    fn name(self) -> &'static str {
        match self {
            Self::SyncOff => "sync-off",
            Self::AckBeforeCommit => "ack-before-commit",
        }
    }
}

/// Why a run could not be finished.
#[derive(Debug, thiserror::Error)]
enum CrashError {
    #[error("{0}")]
    Io(#[from] std::io::Error),
    #[error("{0}")]
    Wire(#[from] pace_tests::wire::WireError),
    #[error("there is no server at {0}: build it, or say where it is with --server")]
    NoServer(PathBuf),
    #[error("the server ended before it listened")]
    NotListening,
    #[error("the server answered {status} to {what}: {body}")]
    Refused { what: String, status: u16, body: String },
    #[error("strace cannot be used here: {0}")]
    NoTrace(String),
}

#[tokio::main]
async fn main() -> ExitCode {
    let args = Args::parse();
    let power = args.power || args.fault == Some(Fault::SyncOff);
    let found = if power { power::run(&args).await } else { rounds::run(&args).await };
    match found {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error @ CrashError::NoTrace(_)) => {
            println!("SKIPPED {error}");
            ExitCode::from(SKIPPED)
        }
        Err(error) => {
            eprintln!("crash: {error}");
            ExitCode::from(2)
        }
    }
}
