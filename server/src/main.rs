//! The server alone.

use std::process::ExitCode;

use clap::Parser;
use pace_server::{ServeArgs, serve};
use tracing_subscriber::EnvFilter;

/// Pace's server: sessions and games over HTTP, on one database file.
#[derive(Debug, Parser)]
#[command(name = "pace-server", version)]
struct Args {
    #[command(flatten)]
    serve: ServeArgs,
}

#[tokio::main]
async fn main() -> ExitCode {
    let args = Args::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match serve(args.serve).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pace-server: {error}");
            ExitCode::FAILURE
        }
    }
}
