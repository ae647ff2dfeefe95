//! The corpus of `tests/scenarios`, played on the real server and the real core.

mod act;
mod compare;
mod coverage;
mod drafts;
mod format;
mod group;
mod home;
mod intents;
mod names;
mod run;
mod screen;
mod sight;
mod stage;

use std::{collections::BTreeSet, fs, path::Path, sync::LazyLock, thread, time::Duration};

use pace_core::fault::Fault as Break;
use serde_json::Value;
use tokio::{runtime, time::timeout};

use coverage::{CHANGES, Coverage, FAILURES, GROUP_NOTICES, LINKS, NOTICES, PAGES, POOL_CHANGES, tabs};
use format::Scenario;
use run::{Progress, play};

/// Far more than a scenario takes: whatever waits longer waits for ever.
const PATIENCE: Duration = Duration::from_secs(30);
/// Scenarios at once; most of their time goes into syncing files.
const LANES: usize = 4;
const LAWS: std::ops::RangeInclusive<u8> = 1..=14;

/// Every file with its text, in order.
static FILES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let entries =
        fs::read_dir(directory).expect("the scenarios").map(|entry| entry.expect("an entry").path());
    let files = entries.filter(|path| path.extension().is_some_and(|it| it == "json"));
    let mut files: Vec<_> = files
        .map(|path| {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (name, fs::read_to_string(path).expect("a file"))
        })
        .collect();
    files.sort();
    files
});

/// All of them, played once for all tests: what they met, and which failed.
static PLAYED: LazyLock<(Coverage, Vec<String>)> = LazyLock::new(|| {
    let play_lane = |lane| {
        let files = FILES.iter().skip(lane).step_by(LANES);
        files.map(|(name, text)| play_alone(name, text, None)).collect::<Vec<_>>()
    };
    let outcomes = thread::scope(|scope| {
        let lanes: Vec<_> = (0..LANES).map(|lane| scope.spawn(move || play_lane(lane))).collect();
        lanes.into_iter().flat_map(|lane| lane.join().expect("a lane")).collect::<Vec<_>>()
    });
    let mut coverage = Coverage::default();
    let mut failed = Vec::new();
    for outcome in outcomes {
        match outcome {
            Ok(met) => coverage.merge(met),
            Err(wrong) => failed.push(wrong),
        }
    }
    (coverage, failed)
});

fn read(name: &str, text: &str) -> Result<Scenario, String> {
    serde_json::from_str(text).map_err(|error| format!("{name}.json cannot be read: {error}"))
}

/// Plays a file in a runtime of its own.
fn play_alone(name: &str, text: &str, broken: Option<Break>) -> Result<Coverage, String> {
    let scenario = read(name, text)?;
    let runtime = runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let mut progress = Progress::default();
    let played = runtime.block_on(async { timeout(PATIENCE, play(&scenario, broken, &mut progress)).await });
    let wrong = match played {
        Ok(Ok(coverage)) => return Ok(coverage),
        Ok(Err(wrong)) => wrong,
        Err(_) => [vec!["it never ends".to_owned()], std::mem::take(&mut progress.missing)].concat(),
    };
    let Scenario { title, .. } = scenario;
    Err(format!("{name}.json ({title})\n  {}:\n    {}", progress.step, wrong.join("\n    ")))
}

/// `PACE_SCENARIO` says which one alone.
#[test]
fn every_scenario_shows_what_it_expects() {
    if let Ok(name) = std::env::var("PACE_SCENARIO") {
        let (name, text) = FILES.iter().find(|(file, _)| *file == name).expect("a file of that name");
        return play_alone(name, text, None).map_or_else(|failed| panic!("{failed}"), drop);
    }
    let (_, failed) = &*PLAYED;
    println!("SCENARIOS {} FAILED {}", FILES.len(), failed.len());
    assert!(failed.is_empty(), "{} of {} fail:\n{}", failed.len(), FILES.len(), failed.join("\n"));
}

#[test]
fn every_law_is_shown_by_a_scenario() {
    let shown: BTreeSet<u8> =
        FILES.iter().flat_map(|(name, text)| read(name, text).expect("a scenario").laws).collect();
    assert_eq!(shown, LAWS.collect());
}

#[test]
fn every_kind_of_change_failure_and_notice_is_met_by_a_scenario() {
    let words = [&CHANGES[..], &FAILURES, &NOTICES].concat();
    assert_eq!(PLAYED.0.missing(words), [""; 0]);
}

#[test]
fn every_change_tab_page_link_and_notice_of_a_group_is_met_by_a_scenario() {
    let words = [&POOL_CHANGES[..], &PAGES, &LINKS, &GROUP_NOTICES].concat();
    let tabs = tabs();
    assert_eq!(PLAYED.0.missing(words.into_iter().chain(tabs.iter().map(String::as_str))), [""; 0]);
}

#[test]
fn each_deliberate_fault_of_the_core_turns_a_scenario_red() {
    for (broken, word, _) in Break::ALL {
        for noticed_by in noticed_by(broken) {
            let (name, text) =
                FILES.iter().find(|(name, _)| name == noticed_by).expect("a file of that name");
            let played = play_alone(name, text, Some(broken));
            assert!(played.is_err(), "{name} shows nothing of {word}");
        }
    }
}

/// Scenarios that a fault turns red: one of a session, one of a group.
const fn noticed_by(broken: Break) -> &'static [&'static str] {
    match broken {
        Break::NoIdempotency | Break::FenceMissing => &[
            "a-write-that-arrives-after-the-fence-shows-nowhere",
            "an-addition-that-arrives-after-the-fence-shows-nowhere",
        ],
        Break::RollbackByOldCopy => {
            &["the-middle-one-of-three-edits-is-refused", "a-failed-removal-leaves-what-others-did-meanwhile"]
        }
        Break::RollbackByInverse => &[
            "without-a-network-a-record-is-rolled-back",
            "a-failed-removal-leaves-what-others-did-meanwhile",
        ],
        Break::TrayDropped => &[
            "without-a-network-a-record-is-rolled-back",
            "without-a-network-an-added-player-is-rolled-back-and-retried",
        ],
        Break::BaseRaisedByRows => &[
            "the-answer-to-a-write-brings-what-others-did",
            "whoever-renames-unseen-is-told-and-puts-the-name-back",
        ],
        Break::EpochIgnored => &[
            "a-restored-server-is-told-and-shown-as-it-is",
            "a-restored-server-is-told-on-the-page-of-a-group",
        ],
        Break::QueueUnordered => &[
            "writes-reach-the-server-in-the-order-of-the-taps",
            "writes-to-a-group-reach-the-server-in-the-order-of-the-taps",
        ],
        Break::DependentsNotHeld => &[
            "what-depends-on-an-unconfirmed-write-waits",
            "writes-to-a-group-reach-the-server-in-the-order-of-the-taps",
        ],
        Break::UnconfirmedRolledBack => &[
            "lost-answers-leave-a-record-unconfirmed-until-a-pull-confirms-it",
            "lost-answers-leave-an-added-player-unconfirmed-until-a-pull-confirms-it",
        ],
        Break::StaleAccepted => &[
            "a-pull-that-answers-late-takes-nothing-back",
            "a-pull-that-answers-late-takes-nothing-back-from-a-group",
        ],
        Break::BudgetOff => &[
            "a-server-that-stays-busy-gets-three-calls",
            "lost-answers-leave-an-added-player-unconfirmed-until-a-pull-confirms-it",
        ],
        // Whoever loses a name of a group is told nothing.
        Break::ReceiptIgnored => &["whoever-is-overwritten-is-told-once-and-puts-it-back"],
        Break::JournalNotWritten => &[
            "a-phone-that-dies-before-the-answer-finds-out",
            "after-a-restart-unsaved-writes-of-a-group-go-on-or-ask",
        ],
        Break::DiscardForgets => &[
            "discarding-an-unconfirmed-record-deletes-it",
            "discarding-what-nobody-confirmed-takes-players-back-and-warns-of-names",
        ],
        Break::BackgroundCalls => &[
            "a-load-a-pull-and-an-action-are-one-call-each",
            "a-deleted-group-ends-everywhere-and-comes-back-whole",
        ],
        // The stores hand on the first answer alone; the simulator sees the second.
        Break::AnsweredTwice => &[],
    }
}

#[test]
fn every_word_of_the_files_is_explained() {
    let readme = include_str!("../../../scenarios/README.md");
    let mut words = BTreeSet::new();
    for (_, text) in FILES.iter() {
        words_of(&serde_json::from_str(text).expect("JSON"), &mut words);
    }
    let missing: Vec<_> = words.into_iter().filter(|word| !readme.contains(&format!("`{word}`"))).collect();
    assert_eq!(missing, [""; 0], "README.md does not say what these mean");
}

/// Members, and the words that say which step, fault, failure or notice it is; names of phones are
/// the scenario's own.
fn words_of(value: &Value, words: &mut BTreeSet<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| words_of(value, words)),
        Value::Object(members) => {
            for (member, value) in members {
                words.insert(member.clone());
                match (member.as_str(), value) {
                    ("shows" | "home" | "calls", Value::Object(phones)) => {
                        phones.values().for_each(|value| words_of(value, words));
                    }
                    ("disk", Value::Object(phones)) => {
                        words.extend(phones.values().filter_map(Value::as_str).map(str::to_owned));
                    }
                    (
                        "do" | "happens" | "wait" | "fault" | "kind" | "page" | "sync" | "part" | "of"
                        | "tab" | "link" | "access" | "trend",
                        Value::String(word),
                    ) => {
                        words.insert(word.clone());
                    }
                    _ => words_of(value, words),
                }
            }
        }
        _ => {}
    }
}
