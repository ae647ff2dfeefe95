//! Plays the corpus of `tests/scenarios` on phones in another process, which asks for it: questions to
//! the phones go out on the standard output, answers come in on the standard input.
//!
//! `PACE_SCENARIO` says which one alone.

use std::io::{stdin, stdout};

use pace_tests::scenarios::{Driver, Phones, STORIES, play_all, story};

fn main() {
    let driver = Driver::start(stdin(), stdout());
    let phones = Phones::There(driver.clone());
    let failed = if let Ok(name) = std::env::var("PACE_SCENARIO") {
        story(&name).play(&phones).err().into_iter().collect()
    } else {
        let (met, mut failed) = play_all(&phones);
        eprintln!("SCENARIOS {} FAILED {}", STORIES.len(), failed.len());
        let missing = [met.missing_of_sessions(), met.missing_of_groups()].concat();
        failed.extend(missing.into_iter().map(|word| format!("no scenario meets: {word}")));
        failed
    };
    driver.report(failed);
}
