//! Kill, start again, send again, count.

use std::{sync::Arc, time::Duration};

use tempfile::TempDir;
use tokio::{sync::watch, task::JoinSet};

use crate::{Args, CrashError, process::Server, tally::Tally, writer::Book};

/// Writers at once: enough that commits hold several writes.
const WRITERS: usize = 6;
/// The server is killed after so many acknowledgements at most.
const MOST_ACKS: u32 = 80;
/// And so long after one, so that it is hit at any moment of a commit.
const MOST_DELAY: u64 = 3_000;

/// True if nothing was lost or doubled.
pub(crate) async fn run(args: &Args) -> Result<bool, CrashError> {
    let seed = args.seed.unwrap_or_else(|| fastrand::u64(..));
    println!("seed {seed}");
    let mut choices = fastrand::Rng::with_seed(seed);
    let directory = TempDir::new()?;
    let database = directory.path().join("pace.db");
    let mut books = Vec::new();
    let mut found = Tally::default();
    let mut server = Server::start(args, &database)?;
    for round in 1..=args.rounds {
        let (acks, delay) = (choices.u32(1..=MOST_ACKS), choices.u64(0..=MOST_DELAY));
        let mut round_books = write_and_kill(server, acks, Duration::from_micros(delay)).await?;
        server = Server::start(args, &database)?;
        let mut tally = Tally::default();
        for book in &mut round_books {
            // What was acknowledged before the kill counts as it was then.
            let before = Tally::count(book, server.address).await?;
            tally.lost += before.lost;
            book.resend(server.address).await?;
            let after = Tally::count(book, server.address).await?;
            tally += Tally { lost: after.lost.saturating_sub(before.lost), ..after };
        }
        println!("round {round}: killed {delay} µs after {acks} acknowledgements: {tally}");
        found += tally;
        books.extend(round_books);
    }
    // Later rounds must not have harmed earlier ones.
    let mut total = Tally::default();
    for book in &books {
        total += Tally::count(book, server.address).await?;
    }
    server.stop()?;
    // What was lost may have been recorded once more by a repetition.
    total = Tally { lost: total.lost.max(found.lost), doubled: total.doubled.max(found.doubled), ..total };
    println!("{total}");
    Ok(total.is_sound())
}

async fn write_and_kill(server: Server, acks: u32, delay: Duration) -> Result<Vec<Book>, CrashError> {
    let address = server.address;
    let acked = Arc::new(watch::Sender::new(0));
    let mut writers = JoinSet::new();
    for _ in 0..WRITERS {
        let book = Book::open(address).await?;
        writers.spawn(book.record_until_killed(address, acked.clone()));
    }
    // What it gives holds the count, which the writers need to go on.
    drop(acked.subscribe().wait_for(|seen| *seen >= acks).await);
    // No waiting for anything: the delay is the random moment itself.
    tokio::time::sleep(delay).await;
    server.kill_9()?;
    let mut books = Vec::new();
    while let Some(book) = writers.join_next().await {
        books.push(book.map_err(std::io::Error::other)??);
    }
    Ok(books)
}
