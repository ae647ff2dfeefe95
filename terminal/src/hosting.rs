//! Where the server is that this terminal talks to.

/// Said on Home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Hosting {
    /// Inside this process.
    Inside,
    /// Inside another `pace` on this machine.
    Joined,
    /// Given with `--server`.
    Elsewhere,
}

impl Hosting {
    pub(crate) const fn sentence(&self) -> &'static str {
        match self {
            Self::Inside => "The server runs inside this terminal, for this machine alone.",
            Self::Joined => "Joined the Pace that already runs on this machine; its server ends with it.",
            Self::Elsewhere => "The server was given with --server.",
        }
    }
}
