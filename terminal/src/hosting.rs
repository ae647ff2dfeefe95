//! Where the server is that this terminal began with.

use std::path::PathBuf;

/// How a server came to be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Host {
    /// Inside this process, on that database.
    Inside(PathBuf),
    /// Inside another `pace` on this machine.
    Joined,
    /// Given with `--server`.
    Given,
}

/// The server that this terminal began with; Settings may lead to another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hosting {
    pub(crate) host: Host,
    pub(crate) url: String,
}

impl Hosting {
    /// Said on Home and in Settings of the server in use.
    pub(crate) fn sentence(&self, server: &str) -> &'static str {
        match self.host {
            _ if server != self.url => "Another server than the one this terminal began with.",
            Host::Inside(_) => "The server runs inside this terminal, for this machine alone.",
            Host::Joined => "Joined the Pace that already runs on this machine; its server ends with it.",
            Host::Given => "The server was given with --server.",
        }
    }

    /// What another terminal of this machine needs to be told to use that server.
    pub(crate) fn arguments(&self, server: &str) -> String {
        match self.host {
            Host::Inside(_) | Host::Joined if server == self.url => String::new(),
            _ => format!(" --server {server}"),
        }
    }

    /// The database file, where it is known.
    pub(crate) fn database(&self) -> String {
        match &self.host {
            Host::Inside(path) => path.display().to_string(),
            Host::Joined | Host::Given => "FILE".to_owned(),
        }
    }
}
