//! The command: `pace-server`, and `pace serve`.

use std::{io::Write, net::SocketAddr, path::PathBuf};

use clap::builder::FalseyValueParser;

use crate::{
    clock::system_clock,
    config::{Access, Config, Fault},
    running::{StartError, start},
    signals::asked_to_end,
};

/// Serve sessions to phones and browsers.
#[derive(Debug, Clone, clap::Args)]
pub struct ServeArgs {
    /// Address and port to listen on; 0.0.0.0 lets other devices in
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:7223")]
    pub listen: SocketAddr,
    /// Database file; made if it is missing
    #[arg(long, value_name = "FILE", default_value = "pace.db")]
    pub db: PathBuf,
    /// Who sees the lists of all groups and sessions: nobody (link) or everybody (open)
    #[arg(long, value_enum, env = "PACE_ACCESS", default_value = "link")]
    pub access: Access,
    /// A proxy in front says who asks: take the last address of X-Forwarded-For (or Forwarded) for the
    /// caller's. Only with such a proxy, as anybody else can send these headers too
    #[arg(long, env = "PACE_TRUST_FORWARDED", value_parser = FalseyValueParser::new())]
    pub trust_forwarded: bool,
    /// The database was put back from an older copy: tell phones to load everything anew
    #[arg(long)]
    pub restored: bool,
    #[doc(hidden)]
    #[arg(long, value_enum, hide = true)]
    pub fault: Option<Fault>,
}

impl ServeArgs {
    /// The server that these arguments ask for.
    pub fn config(&self) -> Config {
        Config {
            listen: self.listen,
            access: self.access,
            trust_forwarded: self.trust_forwarded,
            restored: self.restored,
            fault: self.fault,
            ..Config::new(&self.db)
        }
    }
}

/// Serves until SIGINT or SIGTERM, then answers what was accepted and ends.
///
/// # Errors
/// [`StartError`] if the server does not start.
pub async fn serve(args: ServeArgs) -> Result<(), StartError> {
    // Whoever reads that it listens may end it at once: that has to be heard already.
    let asked_to_end = asked_to_end();
    let running = start(args.config(), system_clock()).await?;
    let mut stdout = std::io::stdout();
    // Without anybody who reads the line there is nothing to be said.
    let _ = writeln!(stdout, "listening on http://{}", running.addr).and_then(|()| stdout.flush());
    asked_to_end.await;
    running.stop().await;
    Ok(())
}
