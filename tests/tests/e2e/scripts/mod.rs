//! Two phones, a few dozen taps, and faults drawn from a seed: in the end nothing is lost, nothing
//! is doubled, and everybody sees what the server has.

mod actor;
mod ledger;
mod script;

use std::{thread, time::Duration};

use tokio::{runtime, time::timeout};

/// Far more than a script takes: whatever waits longer waits for ever.
const PATIENCE: Duration = Duration::from_mins(1);
/// Scripts at once; most of their time goes into syncing files.
const LANES: usize = 4;

/// `PACE_SCRIPTS` says how many, `PACE_SEED` which one alone.
#[test]
fn no_seeded_script_of_faults_loses_or_doubles_a_game() {
    let number = |name: &str| std::env::var(name).ok().map(|text| text.parse().expect("a number"));
    let seeds: Vec<u64> = match number("PACE_SEED") {
        Some(seed) => vec![seed],
        None => (0..number("PACE_SCRIPTS").unwrap_or(50)).collect(),
    };
    let lanes: Vec<_> = (0..LANES)
        .map(|lane| {
            let seeds: Vec<u64> = seeds.iter().copied().skip(lane).step_by(LANES).collect();
            thread::spawn(move || seeds.into_iter().filter(|seed| !holds(*seed)).collect::<Vec<_>>())
        })
        .collect();
    let failed: Vec<u64> = lanes.into_iter().flat_map(|lane| lane.join().expect("a lane")).collect();
    println!("SCRIPTS {} FAILED {}", seeds.len(), failed.len());
    assert!(failed.is_empty(), "see above; PACE_SEED={} runs one alone of {failed:?}", failed[0]);
}

/// Runs the script of a seed in a thread and a runtime of its own.
fn holds(seed: u64) -> bool {
    let script = thread::Builder::new().name(format!("seed {seed}")).spawn(move || {
        let runtime = runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let run = runtime.block_on(async { timeout(PATIENCE, script::run(seed)).await });
        assert!(run.is_ok(), "something never returned");
    });
    script.expect("a thread").join().is_ok()
}
