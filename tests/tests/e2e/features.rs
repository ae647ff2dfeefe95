//! docs/features.md answers every row and names tests that exist.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Rows of each section, A to T.
const ROWS: [usize; 20] = [15, 6, 5, 2, 20, 9, 12, 10, 6, 11, 5, 4, 14, 8, 13, 8, 6, 10, 10, 5];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the root").to_owned()
}

fn files(directory: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(directory).expect("a directory") {
        let path = entry.expect("an entry").path();
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.is_dir() && !is_hidden && !path.ends_with("target") {
            files(&path, extension, found);
        } else if path.extension().is_some_and(|it| it == extension) {
            found.push(path);
        }
    }
}

/// Names of functions that are marked as tests, in Rust by attribute or in a `proptest!`, and in Kotlin.
fn tests() -> BTreeSet<String> {
    let mut sources = Vec::new();
    files(&root(), "rs", &mut sources);
    let mut names = BTreeSet::new();
    for source in sources {
        let text = fs::read_to_string(source).expect("a source");
        for after in text.split("test]").skip(1).chain(text.split("test(").skip(1)) {
            let function = after.split_once("fn ").map(|(_, rest)| rest);
            let name = function.and_then(|rest| rest.split('(').next()).unwrap_or_default();
            names.insert(name.to_owned());
        }
    }
    let mut sources = Vec::new();
    files(&root().join("android"), "kt", &mut sources);
    for source in sources {
        let text = fs::read_to_string(source).expect("a source");
        names.extend(
            text.split("fun `").skip(1).filter_map(|after| after.split('`').next()).map(str::to_owned),
        );
    }
    names
}

/// The citations of a cell that do not exist.
fn missing(cell: &str, tests: &BTreeSet<String>) -> Vec<String> {
    let mut pieces = cell.split('`');
    let mut missing = Vec::new();
    while let (Some(before), Some(name)) = (pieces.next(), pieces.next()) {
        let exists = match before.trim_start_matches([',', ' ']).trim() {
            "picture" => root().join(format!("terminal/src/snapshots/pace__pictures__{name}.snap")).is_file(),
            "screen" => root().join(format!("docs/screens/{name}.png")).is_file(),
            "story" => root().join(format!("tests/scenarios/{name}.json")).is_file(),
            _ => tests.contains(name),
        };
        if !exists {
            missing.push(name.to_owned());
        }
    }
    missing
}

#[test]
fn every_row_of_the_feature_list_is_answered_by_tests_that_exist() {
    let text = fs::read_to_string(root().join("docs/features.md")).expect("the list");
    let tests = tests();
    let mut answered = Vec::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, row, _, answer, here, shown, _] = cells.as_slice() else { continue };
        if !row.starts_with(|letter: char| letter.is_ascii_uppercase()) {
            continue;
        }
        assert!(["yes", "better", "no"].contains(answer), "{row}: {answer}");
        assert!(*answer == "yes" || !here.is_empty(), "{row} says {answer} and not why");
        assert!(shown.contains('`'), "{row} is shown by nothing");
        assert_eq!(missing(shown, &tests), [""; 0], "{row} names what does not exist");
        answered.push((*row).to_owned());
    }
    let rows =
        ('A'..).zip(ROWS).flat_map(|(section, rows)| (1..=rows).map(move |row| format!("{section}{row}")));
    assert_eq!(answered, rows.collect::<Vec<_>>());
}
