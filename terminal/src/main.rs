//! Pace in the terminal: a scorekeeper with the server inside.
//!
//! Reading order: `cli` and this file start things; `app` is the loop; `ui` frames the screens;
//! `view` says what a screen is; `screens` are pictures of the core's snapshots with what is being
//! typed. No rule of the game lives here: `judge` asks pace-rules.

mod amount;
mod app;
mod bars;
mod cli;
mod clock;
mod command;
mod embed;
#[cfg(test)]
mod examples;
mod hosting;
mod judge;
mod keys;
mod link;
mod notices;
mod pages;
mod picker;
#[cfg(test)]
mod pictures;
mod places;
mod scorecard;
mod screens;
mod serve;
mod signals;
#[cfg(test)]
mod taps;
mod theme;
mod ui;
mod view;
mod waiting;
mod widgets;

use std::{
    fmt::Display,
    io::{self, IsTerminal},
    process::ExitCode,
};

use clap::Parser;
use crossterm::{
    event::{DisableBracketedPaste, DisableFocusChange, EnableBracketedPaste, EnableFocusChange},
    execute,
};
use pace_core::{Client, Options};
use tracing_subscriber::EnvFilter;

use app::App;
use cli::{Cli, PlayArgs, Sub};
use embed::{Embedded, embed};
use hosting::{Host, Hosting};

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    let outcome = match cli.command {
        Some(Sub::Serve(args)) => {
            log_to_stderr();
            serve::serve(&args).await.map_err(|error| error.to_string())
        }
        None if io::stdin().is_terminal() && io::stdout().is_terminal() => play(cli.play).await,
        None => serve_without_terminal(cli.play).await,
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("pace: {sentence}");
            ExitCode::FAILURE
        }
    }
}

/// Only what is wrong, unless `RUST_LOG` asks for more: the addresses stay in sight.
fn log_to_stderr() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).init();
}

fn sentence(error: impl Display) -> String {
    error.to_string()
}

/// The scorekeeper.
async fn play(args: PlayArgs) -> Result<(), String> {
    let link = args.session.as_deref().or(args.group.as_deref()).map(link::parse).transpose()?;
    let (server, target) = match link {
        Some(link) => (args.server.or(link.server), Some(link.target)),
        None => (args.server, None),
    };
    let server = server.as_deref().map(link::server).transpose()?;
    places::log(args.data.as_ref());
    let mut options = Options::new(places::data(args.data.as_ref()));
    let (hosting, running) = if server.is_some() {
        options.server.clone_from(&server);
        (Hosting { host: Host::Given, url: server.unwrap_or_default() }, None)
    } else {
        let join = args.db.is_none();
        let Embedded { name, hosting, running } =
            embed(places::database(args.db), join).await.map_err(sentence)?;
        options.embedded = Some(pace_core::Embedded { name, address: hosting.url.clone() });
        (hosting, running)
    };
    let client = Client::start(options).map_err(sentence)?;
    let app = App::new(client, hosting, target);
    let played = on_screen(app).await;
    if let Some(running) = running {
        running.stop().await;
    }
    played.map_err(|error| format!("the terminal does not work: {error}"))
}

/// Takes the screen and gives it back, after a panic too.
async fn on_screen(app: App) -> io::Result<()> {
    let mut terminal = ratatui::try_init()?;
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        // It is lost already; the message is what matters.
        let _ = execute!(io::stdout(), DisableFocusChange, DisableBracketedPaste);
        before(panic);
    }));
    execute!(io::stdout(), EnableBracketedPaste, EnableFocusChange)?;
    let played = app.play(&mut terminal, signals::asked_to_end()).await;
    // A terminal that is gone cannot be put back.
    let _ = execute!(io::stdout(), DisableFocusChange, DisableBracketedPaste);
    ratatui::restore();
    played
}

/// Nobody can type: the server alone is of use.
async fn serve_without_terminal(args: PlayArgs) -> Result<(), String> {
    if args.server.is_some() {
        return Err("there is no terminal here to score in".to_owned());
    }
    log_to_stderr();
    let asked_to_end = pace_server::asked_to_end();
    let embedded = embed(places::database(args.db), false).await.map_err(sentence)?;
    println!("No terminal here, so Pace serves on {} until SIGTERM or Ctrl-C.", embedded.hosting.url);
    if let Some(running) = embedded.running {
        asked_to_end.await;
        running.stop().await;
    }
    Ok(())
}
