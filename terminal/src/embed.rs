//! The server inside this terminal, or the one of another terminal on this machine.

use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
    time::Duration,
};

use pace_server::{Access, Config, Running, StartError, start, system_clock};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

use crate::hosting::{Host, Hosting};

/// Where the server listens if nothing else does.
pub(crate) const PORT: u16 = 7223;
/// How many ports are tried.
const PORTS: u16 = 100;

/// Where the server is, and the server itself if it runs here.
pub(crate) struct Embedded {
    /// Names the database behind it, whatever port it has this time.
    pub(crate) name: String,
    pub(crate) hosting: Hosting,
    pub(crate) running: Option<Running>,
}

/// Why there is no server.
#[derive(Debug)]
pub(crate) enum EmbedError {
    Directory(PathBuf, io::Error),
    Start(StartError),
}

impl std::fmt::Display for EmbedError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Directory(directory, error) => write!(f, "{} cannot be used: {error}", directory.display()),
            Self::Start(error) => error.fmt(f),
        }
    }
}

/// Starts a server on the first free port from [`PORT`] on. With `join`, a Pace that already
/// listens there is used instead: one machine, one evening.
pub(crate) async fn embed(database: PathBuf, join: bool) -> Result<Embedded, EmbedError> {
    if let Some(directory) = database.parent().filter(|directory| !directory.as_os_str().is_empty()) {
        std::fs::create_dir_all(directory)
            .map_err(|error| EmbedError::Directory(directory.to_owned(), error))?;
    }
    let mut last = None;
    for port in PORT..PORT + PORTS {
        let listen = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let config = Config { listen, access: Access::Open, ..Config::new(&database) };
        match start(config, system_clock()).await {
            Ok(running) => {
                let name = running.database.clone();
                return Ok(Embedded::new(running.addr, &name, Host::Inside(database), Some(running)));
            }
            Err(error @ StartError::AddressInUse(_)) => {
                let may_join = join && port == PORT;
                if let Some(name) = if may_join { database_at(listen).await } else { None } {
                    return Ok(Embedded::new(listen, &name, Host::Joined, None));
                }
                last = Some(error);
            }
            Err(error) => return Err(EmbedError::Start(error)),
        }
    }
    Err(EmbedError::Start(last.unwrap_or(StartError::AddressInUse((Ipv4Addr::LOCALHOST, PORT).into()))))
}

impl Embedded {
    /// Writes belong to the database, whatever port it has this time.
    fn new(address: SocketAddr, database: &str, host: Host, running: Option<Running>) -> Self {
        let name = format!("the server inside Pace ({database})");
        Self { name, hosting: Hosting { host, url: format!("http://{address}") }, running }
    }
}

/// The name of the database behind a Pace server there, in the words of its health page.
async fn database_at(address: SocketAddr) -> Option<String> {
    let ask = async {
        let mut stream = TcpStream::connect(address).await?;
        let request = format!("GET /api/health/db HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await?;
        let mut answer = Vec::new();
        stream.take(4_096).read_to_end(&mut answer).await?;
        io::Result::Ok(String::from_utf8_lossy(&answer).into_owned())
    };
    let answer = timeout(Duration::from_secs(1), ask).await.ok()?.ok()?;
    let (_, health) = answer.split_once("\r\n\r\n")?;
    let health: serde_json::Value = serde_json::from_str(health).ok()?;
    health["database"].as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use tokio::net::TcpListener;

    use super::{Config, database_at, start, system_clock};

    #[tokio::test]
    async fn only_a_pace_server_is_joined() {
        let directory = tempfile::tempdir().expect("a directory");
        let config = Config::new(directory.path().join("pace.db"));
        let running = start(config, system_clock()).await.expect("a server");
        assert_eq!(database_at(running.addr).await, Some(running.database.clone()));
        let address = running.addr;
        running.stop().await;
        assert_eq!(database_at(address).await, None);

        let other = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = other.local_addr().expect("an address");
        let closes = tokio::spawn(async move { drop(other.accept().await) });
        assert_eq!(database_at(address).await, None);
        closes.await.expect("it accepted");
    }
}
