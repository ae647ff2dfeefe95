//! Plays evenings by the thousand and stops at the first in which a law is broken.

use std::{
    process::ExitCode,
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use clap::Parser;
use pace_sim::{
    breaks::Break,
    plan::Plan,
    run::{play, shrink},
    statistics::Statistics,
};

/// Plays evenings of phones, a model server and a bad network, each from one seed.
#[derive(Parser)]
#[command(name = "sim")]
struct Arguments {
    /// How many seeds to play.
    #[arg(long, default_value_t = 2_000)]
    seeds: u64,
    /// Play this seed alone.
    #[arg(long)]
    seed: Option<u64>,
    /// The first seed.
    #[arg(long, default_value_t = 1)]
    first: u64,
    /// Play only evenings (`sessions`) or only what befalls groups (`groups`).
    #[arg(long, value_name = "WHAT")]
    only: Option<About>,
    /// Commit this fault on purpose.
    #[arg(long = "break", value_name = "NAME")]
    broken: Option<String>,
    /// Name the faults that can be committed on purpose.
    #[arg(long)]
    list_breaks: bool,
    /// Say how often everything happened.
    #[arg(long)]
    stats: bool,
    /// Tell a failing evening as it is, without shrinking it.
    #[arg(long)]
    whole: bool,
    /// So many evenings at a time.
    #[arg(long, default_value_t = 2)]
    threads: usize,
}

/// What a seed is played about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
enum About {
    Sessions,
    Groups,
}

impl About {
    fn plan(self, seed: u64) -> Plan {
        match self {
            Self::Sessions => Plan::of_seed(seed),
            Self::Groups => Plan::of_group(seed),
        }
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if arguments.list_breaks {
        for (_, name, says) in Break::all() {
            println!("{name:24} {says}");
        }
        return ExitCode::SUCCESS;
    }
    let broken = match arguments.broken.as_deref().map(|name| (name, Break::named(name))) {
        Some((name, None)) => {
            eprintln!("There is no break named {name:?}; see --list-breaks.");
            return ExitCode::from(2);
        }
        known => known.and_then(|(_, broken)| broken),
    };
    // A panic is a violation like any other, and is told with its evening.
    std::panic::set_hook(Box::new(|_| {}));
    let (first, count) = arguments.seed.map_or((arguments.first, arguments.seeds), |seed| (seed, 1));
    let about = arguments.only.map_or_else(|| vec![About::Sessions, About::Groups], |only| vec![only]);
    let (played, statistics, failing) = play_all(first, count, &about, broken, arguments.threads.max(1));
    if arguments.stats {
        println!("{statistics}");
    }
    if let Some((seed, about)) = failing {
        tell(seed, about, broken, arguments.whole);
    }
    let violations = u64::from(failing.is_some());
    println!("SEEDS {played} VIOLATIONS {violations}");
    if played == 0 {
        eprintln!("No seed was played, so nothing was shown.");
        return ExitCode::from(2);
    }
    if violations > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Plays seeds in order over several threads. Returns how many, what happened, and the lowest that
/// failed before all stopped.
fn play_all(
    first: u64,
    count: u64,
    about: &[About],
    broken: Option<Break>,
    threads: usize,
) -> (u64, Statistics, Option<(u64, About)>) {
    let end = first.saturating_add(count);
    let next = AtomicU64::new(first);
    let played = AtomicU64::new(0);
    let stop = AtomicBool::new(false);
    let found = Mutex::new((Statistics::default(), None::<(u64, About)>));
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut statistics = Statistics::default();
                let mut failing = None;
                while !stop.load(Ordering::Relaxed) {
                    let taken = next.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |next| {
                        (next < end).then(|| next + 1)
                    });
                    let Ok(seed) = taken else { break };
                    played.fetch_add(1, Ordering::Relaxed);
                    for about in about {
                        let outcome = play(&about.plan(seed), broken, false);
                        statistics.add(&outcome.statistics);
                        if outcome.violation.is_some() {
                            failing = failing.or(Some((seed, *about)));
                            stop.store(true, Ordering::Relaxed);
                        }
                    }
                }
                let mut found = found.lock().expect("no evening panics outside its own guard");
                found.0.add(&statistics);
                found.1 = found.1.into_iter().chain(failing).min();
            });
        }
    });
    let (statistics, failing) = found.into_inner().expect("no evening panics outside its own guard");
    (played.into_inner(), statistics, failing)
}

/// Shrinks a failing evening and tells it.
fn tell(seed: u64, about: About, broken: Option<Break>, whole: bool) {
    let plan = about.plan(seed);
    let plan = if whole { plan } else { shrink(&plan, broken) };
    let outcome = play(&plan, broken, true);
    println!("SEED {seed} of {about:?}, {} actions left", plan.len());
    for line in outcome.story {
        println!("{line}");
    }
    if let Some(violation) = outcome.violation {
        println!("VIOLATION {violation}");
    }
}
