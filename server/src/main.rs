//! The server alone.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use pace_server::{ExportArgs, ImportArgs, ServeArgs, export, import, serve, system_clock};
use tracing_subscriber::EnvFilter;

/// Pace's server: groups, sessions and games over HTTP, on one database file.
#[derive(Debug, Parser)]
#[command(name = "pace-server", version, args_conflicts_with_subcommands = true)]
struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: ServeArgs,
}

#[derive(Debug, Subcommand)]
enum Command {
    Import(ImportArgs),
    Export(ExportArgs),
}

#[tokio::main]
async fn main() -> ExitCode {
    let args = Args::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let outcome = match args.command {
        None => serve(args.serve).await.map_err(|error| error.to_string()),
        Some(Command::Import(args)) => {
            let imported = import(&args, &system_clock()).await;
            imported.map(|imported| println!("{imported}")).map_err(|error| error.to_string())
        }
        Some(Command::Export(args)) => export(&args).await.map_err(|error| error.to_string()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("pace-server: {sentence}");
            ExitCode::FAILURE
        }
    }
}
