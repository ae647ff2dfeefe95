//! A wire to the server that can lose answers.

use std::{
    io::{Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

/// Passes everything on, until it is told to lose answers: requests arrive, answers do not.
pub(crate) struct Wire {
    pub(crate) address: String,
    cut: Arc<AtomicBool>,
}

impl Wire {
    pub(crate) fn to(server: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let cut = Arc::new(AtomicBool::new(false));
        let (server, cuts) = (server.to_owned(), Arc::clone(&cut));
        thread::spawn(move || {
            for near in listener.incoming() {
                let near = near.expect("a connection");
                let far = TcpStream::connect(&server).expect("the server listens");
                let (to, back) =
                    ((near.try_clone().expect("a socket"), far.try_clone().expect("a socket")), (far, near));
                let cuts = Arc::clone(&cuts);
                thread::spawn(move || pass(to, || false));
                thread::spawn(move || pass(back, || cuts.load(Ordering::SeqCst)));
            }
        });
        Self { address, cut }
    }

    pub(crate) fn cut_answers(&self, cut: bool) {
        self.cut.store(cut, Ordering::SeqCst);
    }
}

/// Passes bytes on until either side ends, or something arrives that is to be lost.
fn pass((mut from, mut to): (TcpStream, TcpStream), loses: impl Fn() -> bool) {
    let mut bytes = [0; 4_096];
    while let Ok(read @ 1..) = from.read(&mut bytes) {
        if loses() || to.write_all(&bytes[..read]).is_err() {
            break;
        }
    }
    // A side that is closed already needs no closing.
    let _ = (from.shutdown(Shutdown::Both), to.shutdown(Shutdown::Both));
}
