//! The corpus of `tests/scenarios`, played on Rust phones.

use std::{collections::BTreeSet, sync::LazyLock};

use pace_core::fault::Fault as Break;
use pace_tests::scenarios::{Coverage, Phones, STORIES, play_all, story};
use serde_json::Value;

const LAWS: std::ops::RangeInclusive<u8> = 1..=14;

/// All of them, played once for all tests: what they met, and which failed.
static PLAYED: LazyLock<(Coverage, Vec<String>)> = LazyLock::new(|| play_all(&Phones::Here(None)));

/// `PACE_SCENARIO` says which one alone.
#[test]
fn every_scenario_shows_what_it_expects() {
    if let Ok(name) = std::env::var("PACE_SCENARIO") {
        return story(&name).play(&Phones::Here(None)).map_or_else(|failed| panic!("{failed}"), drop);
    }
    let (_, failed) = &*PLAYED;
    println!("SCENARIOS {} FAILED {}", STORIES.len(), failed.len());
    assert!(failed.is_empty(), "{} of {} fail:\n{}", failed.len(), STORIES.len(), failed.join("\n"));
}

#[test]
fn every_law_is_shown_by_a_scenario() {
    let shown: BTreeSet<u8> = STORIES.iter().flat_map(|story| story.laws().expect("a scenario")).collect();
    assert_eq!(shown, LAWS.collect());
}

#[test]
fn every_kind_of_change_failure_and_notice_is_met_by_a_scenario() {
    assert_eq!(PLAYED.0.missing_of_sessions(), [""; 0]);
}

#[test]
fn every_change_tab_page_link_and_notice_of_a_group_is_met_by_a_scenario() {
    assert_eq!(PLAYED.0.missing_of_groups(), [""; 0]);
}

#[test]
fn each_deliberate_fault_of_the_core_turns_a_scenario_red() {
    for (broken, word, _) in Break::ALL {
        for noticed_by in noticed_by(broken) {
            let played = story(noticed_by).play(&Phones::Here(Some(broken)));
            assert!(played.is_err(), "{noticed_by} shows nothing of {word}");
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
    let readme = include_str!("../../scenarios/README.md");
    let mut words = BTreeSet::new();
    for story in STORIES.iter() {
        words_of(&serde_json::from_str(&story.text).expect("JSON"), &mut words);
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
