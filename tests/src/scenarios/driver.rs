//! Phones in another process, asked over its pipes in the form in which values cross the face.
//!
//! A question is a frame with its number, the phone's number, the page (its kind and its ids), the
//! name of a method of the core's store, and the arguments. An answer is a frame with the number of
//! the question and a value. Frames begin with their length.

use std::{
    collections::BTreeMap,
    io::{BufReader, Read, Write},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    thread,
};

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use uniffi::{Lift, Lower};

/// The values are the core's; somebody has to be named who lends them, and it may be anybody.
pub(super) struct Tag;

/// The other process.
pub struct Driver {
    questions: Mutex<Box<dyn Write + Send>>,
    open: Mutex<Open>,
    next_phone: AtomicU32,
}

#[derive(Default)]
struct Open {
    next: u64,
    senders: BTreeMap<u64, UnboundedSender<Vec<u8>>>,
    has_ended: bool,
}

impl Driver {
    /// Asks there and hears the answers from here, until these end.
    pub fn start(answers: impl Read + Send + 'static, questions: impl Write + Send + 'static) -> Arc<Self> {
        let driver = Arc::new(Self {
            questions: Mutex::new(Box::new(questions)),
            open: Mutex::default(),
            next_phone: AtomicU32::new(0),
        });
        let hearing = driver.clone();
        thread::spawn(move || {
            let mut answers = BufReader::new(answers);
            while let Some(frame) = read_frame(&mut answers) {
                hearing.hear(&frame);
            }
            let mut open = lock(&hearing.open);
            open.has_ended = true;
            open.senders.clear();
        });
        driver
    }

    /// Says how it ended, in a frame with the number 0, which no question has.
    ///
    /// # Panics
    /// When the other process is gone.
    pub fn report(&self, failed: Vec<String>) {
        let mut frame = Vec::new();
        write(0_u64, &mut frame);
        write(failed, &mut frame);
        self.send(&frame);
    }

    /// A number that no phone has.
    pub(super) fn number(&self) -> u32 {
        self.next_phone.fetch_add(1, Ordering::Relaxed)
    }

    /// Asks a phone. What is asked later is asked after it.
    pub(super) fn ask(self: &Arc<Self>, phone: u32, page: &[u8], method: &str, arguments: &[u8]) -> Answers {
        let (sender, heard) = unbounded_channel();
        let mut open = lock(&self.open);
        open.next += 1;
        let number = open.next;
        if !open.has_ended {
            open.senders.insert(number, sender);
        }
        drop(open);
        let mut frame = Vec::new();
        write(number, &mut frame);
        write(phone, &mut frame);
        frame.extend_from_slice(page);
        write(method.to_owned(), &mut frame);
        frame.extend_from_slice(arguments);
        self.send(&frame);
        Answers { number, heard, driver: self.clone() }
    }

    fn send(&self, frame: &[u8]) {
        let length = u32::try_from(frame.len()).expect("a short frame").to_be_bytes();
        let mut questions = lock(&self.questions);
        let sent = questions.write_all(&[&length, frame].concat()).and_then(|()| questions.flush());
        sent.expect("the phones' process is here");
    }

    fn hear(&self, mut frame: &[u8]) {
        let number: u64 = read(&mut frame);
        // Nobody may want to know any more.
        if let Some(sender) = lock(&self.open).senders.get(&number) {
            drop(sender.send(frame.to_vec()));
        }
    }
}

/// The answers to one question.
pub(super) struct Answers {
    pub(super) number: u64,
    heard: UnboundedReceiver<Vec<u8>>,
    driver: Arc<Driver>,
}

impl Answers {
    pub(super) async fn next(&mut self) -> Vec<u8> {
        self.heard.recv().await.expect("the phones' process is here")
    }
}

impl Drop for Answers {
    fn drop(&mut self) {
        lock(&self.driver.open).senders.remove(&self.number);
    }
}

/// Appends a value as it crosses the face.
pub(super) fn write<T: Lower<Tag>>(value: T, into: &mut Vec<u8>) {
    T::write(value, into);
}

/// Takes a value that crossed the face from the beginning of the bytes.
pub(super) fn read<T: Lift<Tag>>(from: &mut &[u8]) -> T {
    T::try_read(from).expect("a value as it crosses the face")
}

fn read_frame(from: &mut impl Read) -> Option<Vec<u8>> {
    let mut length = [0; 4];
    from.read_exact(&mut length).ok()?;
    let mut frame = vec![0; usize::try_from(u32::from_be_bytes(length)).ok()?];
    from.read_exact(&mut frame).ok()?;
    Some(frame)
}

fn lock<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
