//! A proxy over real TCP between one phone and the server; a test's script says what goes wrong.

mod fault;
mod line;
mod log;

use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use tokio::{
    net::{TcpListener, TcpSocket},
    sync::watch,
    task::JoinHandle,
};

pub use fault::{Canned, Fault, When};
pub use log::{Log, Seen};

use fault::{Gate, Rule};

/// Waiting connections that the system keeps.
const BACKLOG: u32 = 64;

/// A proxy at work. Unless a rule says otherwise it passes everything on.
pub struct Proxy {
    inner: Arc<Inner>,
    address: SocketAddr,
    /// Bound and never listening: it keeps the port while nobody listens.
    _port: TcpSocket,
    listening: Mutex<Option<JoinHandle<()>>>,
}

struct Inner {
    backend: Mutex<SocketAddr>,
    rules: Mutex<Vec<Rule>>,
    gate: Gate,
    log: watch::Sender<Log>,
    keeps_alive: AtomicBool,
}

impl Proxy {
    /// Listens on a free port of this machine and passes on to the server there.
    ///
    /// # Errors
    /// When the system has no port.
    pub fn start(backend: SocketAddr) -> io::Result<Self> {
        let port = socket(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))?;
        let address = port.local_addr()?;
        let inner = Inner {
            backend: Mutex::new(backend),
            rules: Mutex::default(),
            gate: Gate::default(),
            log: watch::Sender::new(Log::default()),
            keeps_alive: AtomicBool::new(false),
        };
        let proxy = Self { inner: Arc::new(inner), address, _port: port, listening: Mutex::new(None) };
        proxy.listen()?;
        Ok(proxy)
    }

    /// The server's address as the phone knows it.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The fault befalls the next request.
    pub fn next(&self, fault: Fault) {
        self.times(1, |_| true, fault);
    }

    /// The fault befalls the next so many requests that `applies` to. The rule given first counts.
    pub fn times(&self, times: usize, applies: impl Fn(&Seen) -> bool + Send + 'static, fault: Fault) {
        if times > 0 {
            lock(&self.inner.rules).push(Rule { applies: Box::new(applies), fault, left: times });
        }
    }

    /// Lets everything go on that is held.
    pub fn release(&self) {
        self.inner.gate.release();
    }

    /// Lets everything go on that is held, and waits until the server has answered it.
    pub async fn release_all(&self) {
        self.release();
        self.until(|log| log.held == 0).await;
    }

    /// From now on all goes well, and what was held goes on.
    ///
    /// # Errors
    /// When it cannot listen again.
    pub fn heal(&self) -> io::Result<()> {
        lock(&self.inner.rules).clear();
        self.release();
        self.accept()
    }

    /// Takes connections again after [`Self::refuse`].
    ///
    /// # Errors
    /// When it cannot listen again.
    pub fn accept(&self) -> io::Result<()> {
        if lock(&self.listening).is_none() { self.listen() } else { Ok(()) }
    }

    /// From now on connections are refused, as where no server runs.
    pub async fn refuse(&self) {
        let listening = lock(&self.listening).take();
        if let Some(listening) = listening {
            listening.abort();
            // Aborted, that is what was asked for.
            let _aborted = listening.await;
        }
    }

    /// Passes on to another server from now on.
    pub fn swap(&self, backend: SocketAddr) {
        *lock(&self.inner.backend) = backend;
    }

    /// Whether new connections stay open between requests; at first they do not, so that a fault
    /// of one request is no fault of another.
    pub fn keep_alive(&self, keeps_alive: bool) {
        self.inner.keeps_alive.store(keeps_alive, Ordering::Relaxed);
    }

    /// What it has seen so far.
    pub fn log(&self) -> Log {
        self.inner.log.borrow().clone()
    }

    /// How many requests it has seen so far.
    pub fn count(&self) -> usize {
        self.inner.log.borrow().requests.len()
    }

    /// Waits until it has seen that.
    ///
    /// # Panics
    /// Never: what it waits for is its own.
    pub async fn until(&self, seen: impl FnMut(&Log) -> bool) {
        self.inner.log.subscribe().wait_for(seen).await.expect("the sender is in `self`");
    }

    fn listen(&self) -> io::Result<()> {
        let listener = socket(self.address)?.listen(BACKLOG)?;
        let accepting = tokio::spawn(accept(listener, self.inner.clone()));
        *lock(&self.listening) = Some(accepting);
        Ok(())
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        if let Some(listening) = lock(&self.listening).take() {
            listening.abort();
        }
    }
}

async fn accept(listener: TcpListener, inner: Arc<Inner>) {
    while let Ok((stream, _)) = listener.accept().await {
        inner.log.send_modify(|log| log.connections += 1);
        tokio::spawn(line::serve(stream, inner.clone()));
    }
}

fn socket(address: SocketAddr) -> io::Result<TcpSocket> {
    let socket = TcpSocket::new_v4()?;
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    Ok(socket)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
