//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use pace_server::ServeArgs;

/// A scorekeeper for badminton evenings, in the terminal.
///
/// Without arguments it opens with a server of its own inside, for this machine alone, and keeps
/// everything in the usual directory for data. Press ? for its keys.
#[derive(Debug, Parser)]
#[command(
    name = "pace",
    version,
    args_conflicts_with_subcommands = true,
    after_help = "Examples:
  pace                                     score here; the server is inside
  pace --server http://192.168.1.5:7223    score on a server near you
  pace --server https://pace.example --session 0197a2c4-…
  pace --group https://pace.example/group/shareable/k7mq2x
  pace serve --listen 0.0.0.0:7223         be the server for everybody's phones

A second terminal on the same machine joins the first one's server by itself.
NO_COLOR=1 turns colours off. Without a terminal, pace serves until SIGTERM or Ctrl-C."
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Sub>,
    #[command(flatten)]
    pub(crate) play: PlayArgs,
}

/// What else it does.
#[derive(Debug, Subcommand)]
pub(crate) enum Sub {
    /// Run the server alone, for phones, browsers and other terminals
    Serve(ServeArgs),
}

/// How to score.
#[derive(Debug, Args)]
pub(crate) struct PlayArgs {
    /// Use this server; none is started here
    #[arg(long, value_name = "URL", env = "PACE_SERVER")]
    pub(crate) server: Option<String>,
    /// Open this session at once: its id, or its link (which names the server too)
    #[arg(long, value_name = "ID|LINK")]
    pub(crate) session: Option<String>,
    /// Open this group at once: its code, or its link (which names the server too)
    #[arg(long, value_name = "CODE|LINK", conflicts_with = "session")]
    pub(crate) group: Option<String>,
    /// Directory for settings and for writes that are not saved yet
    #[arg(long, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// Database of the server inside; made if it is missing
    #[arg(long, value_name = "FILE", conflicts_with = "server")]
    pub(crate) db: Option<PathBuf>,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Cli;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }
}
