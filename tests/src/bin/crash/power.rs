//! Losing power: a sync of the database's log has to lie between each write and its answer.

use std::process::Stdio;

use tempfile::TempDir;
use tokio::{process::Command, task::JoinSet};

use crate::{
    Args, CrashError,
    process::Server,
    trace::{self, Call},
    writer::{Book, Sent},
};

/// Games recorded one after the other.
const ALONE: usize = 40;
/// Then writers at once, whose writes share commits, and games of each.
const TOGETHER: usize = 4;
const GAMES: usize = 25;

const CALLS: &str = "read,readv,recvfrom,recvmsg,write,writev,sendto,sendmsg,pwrite64,pwritev,pwritev2,\
fdatasync,fsync";

/// True if every answer came after its sync.
pub(crate) async fn run(args: &Args) -> Result<bool, CrashError> {
    can_trace().await?;
    let (mut answered, mut unsynced) = (0, 0);
    for _ in 0..args.rounds {
        let (writes, calls) = traced_writes(args).await?;
        for (alone, sent) in &writes {
            if let Err(problem) = synced_before_answer(sent, *alone, &calls) {
                unsynced += 1;
                if unsynced == 1 {
                    println!("the write with key {}: {problem}", sent.key);
                }
            }
        }
        answered += writes.len();
    }
    println!("ANSWERED {answered} UNSYNCED {unsynced}");
    Ok(unsynced == 0)
}

async fn can_trace() -> Result<(), CrashError> {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-o", "/dev/null", "true"]).stdout(Stdio::null()).stderr(Stdio::null());
    match strace.status().await {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(CrashError::NoTrace(format!("it ends with {status}"))),
        Err(error) => Err(CrashError::NoTrace(error.to_string())),
    }
}

/// The writes, and whether each was alone at its time, with the system calls of the server.
async fn traced_writes(args: &Args) -> Result<(Vec<(bool, Sent)>, Vec<Call>), CrashError> {
    let directory = TempDir::new()?;
    let (database, trace) = (directory.path().join("pace.db"), directory.path().join("trace"));
    let server = Server::start_traced(args, &database, CALLS, &trace)?;
    let address = server.address;
    let mut alone = Book::open(address).await?;
    for _ in 0..ALONE {
        alone.record(address).await?;
    }
    let mut writers = JoinSet::new();
    for _ in 0..TOGETHER {
        let mut book = Book::open(address).await?;
        writers.spawn(async move {
            for _ in 0..GAMES {
                book.record(address).await?;
            }
            Ok::<_, CrashError>(book)
        });
    }
    let mut recorded: Vec<(bool, Sent)> = alone.sent.into_iter().map(|sent| (true, sent)).collect();
    while let Some(book) = writers.join_next().await {
        let book = book.map_err(std::io::Error::other)??;
        recorded.extend(book.sent.into_iter().map(|sent| (false, sent)));
    }
    server.stop()?;
    let trace = tokio::fs::read(&trace).await?;
    Ok((recorded, trace::parse(&String::from_utf8_lossy(&trace))))
}

/// Looks for: the request read, its game written to the log, the log synced, the answer written.
///
/// The game is found in the log by its id, so writes that share a commit are told apart. Of a write
/// that was `alone`, everything written to the log has to be synced.
fn synced_before_answer(sent: &Sent, alone: bool, calls: &[Call]) -> Result<(), &'static str> {
    let game = sent.acked.as_deref().ok_or("it was not acknowledged")?;
    let request = calls.iter().find(|call| call.reads() && call.text.contains(&sent.key));
    let request = request.ok_or("its request is not in the trace")?;
    let answer = calls
        .iter()
        .filter(|call| call.writes() && call.target == request.target && call.began > request.ended)
        .min_by_key(|call| call.began)
        .ok_or("its answer is not in the trace")?;
    let to_log = |call: &&Call| call.target.ends_with("-wal");
    let written = calls
        .iter()
        .filter(to_log)
        .filter(|call| call.writes() && call.began > request.ended && call.ended < answer.began)
        .filter(|call| alone || call.text.contains(game));
    let written: Vec<&Call> = written.collect();
    if !written.iter().any(|call| call.text.contains(game)) {
        return Err("it was answered before it was written to the log");
    }
    let last = written.iter().map(|call| call.ended).max().ok_or("it was never written")?;
    let synced = calls
        .iter()
        .filter(to_log)
        .any(|call| call.is_sync() && call.began > last && call.ended < answer.began);
    if synced { Ok(()) } else { Err("it was answered before the log was synced") }
}
