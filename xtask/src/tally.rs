//! Counts what passed, failed and was skipped over all parts.

use std::time::{Duration, Instant};

/// The running count.
#[derive(Default)]
pub(crate) struct Tally {
    passed: usize,
    failed: usize,
    skipped: usize,
    parts: Vec<(String, Duration)>,
    remarks: Vec<String>,
}

/// How one part ended.
pub(crate) enum Verdict {
    Passed,
    Failed(String),
    Skipped(String),
}

impl Verdict {
    /// What needs a tool that is not here is skipped, but for CI, which installs it, a failure.
    pub(crate) fn lacking(tool: &str, all: bool) -> Self {
        let why = format!("{tool} is not installed");
        if all { Self::Failed(why) } else { Self::Skipped(why) }
    }
}

impl Tally {
    /// Runs one part that counts as one test.
    pub(crate) fn part(&mut self, name: &str, run: impl FnOnce() -> Verdict) {
        let verdict = self.timed(name, run);
        match verdict {
            Verdict::Passed => self.passed += 1,
            Verdict::Failed(why) => {
                self.failed += 1;
                self.remarks.push(format!("FAILED {name}: {why}"));
            }
            Verdict::Skipped(why) => {
                self.skipped += 1;
                self.remarks.push(format!("skipped {name}: {why}"));
            }
        }
    }

    /// Runs `cargo test` and counts the tests in it; a run that fails without a failed test (it
    /// does not build, or a process dies) counts as one.
    pub(crate) fn tests(&mut self, name: &str, run: impl FnOnce() -> crate::process::Ended) {
        let ended = self.timed(name, run);
        let results = ended.lines.iter().filter_map(|line| line.strip_prefix("test result: "));
        let mut failed = 0;
        for result in results {
            // An ignored test is one that another test runs as a process of its own: it is not skipped.
            self.passed += count(result, " passed");
            failed += count(result, " failed");
        }
        if !ended.succeeded() {
            failed = failed.max(1);
            self.remarks.push(format!("FAILED {name}"));
        }
        self.failed += failed;
        for skip in ended.lines.iter().filter(|line| line.starts_with("skipped ")) {
            self.skipped += 1;
            self.remarks.push(skip.clone());
        }
    }

    /// Runs Maven and counts the tests in it; none is a run that could not begin.
    pub(crate) fn maven(&mut self, name: &str, run: impl FnOnce() -> Option<crate::process::Ended>) {
        let ended = self.timed(name, run);
        let lines = ended.as_ref().map(|ended| ended.lines.as_slice()).unwrap_or_default();
        let sums = lines.iter().filter_map(|line| totals(line));
        let [run, failures, errors, skipped] =
            sums.fold([0; 4], |all, module| std::array::from_fn(|i| all[i] + module[i]));
        let mut failed = failures + errors;
        if !ended.is_some_and(|ended| ended.succeeded()) {
            failed = failed.max(1);
            self.remarks.push(format!("FAILED {name}"));
        }
        self.passed += run.saturating_sub(failures + errors + skipped);
        self.failed += failed;
        self.skipped += skipped;
    }

    fn timed<T>(&mut self, name: &str, run: impl FnOnce() -> T) -> T {
        println!("\n== {name}");
        let start = Instant::now();
        let result = run();
        self.parts.push((name.to_owned(), start.elapsed()));
        result
    }

    /// Prints the seconds of each part and the closing line; true if nothing failed.
    pub(crate) fn close(self) -> bool {
        println!();
        for (name, time) in &self.parts {
            println!("{:>7.1} s  {name}", time.as_secs_f64());
        }
        for remark in &self.remarks {
            println!("{remark}");
        }
        println!("{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped);
        self.failed == 0
    }
}

/// The number before a word in "ok. 12 passed; 0 failed; …".
fn count(result: &str, word: &str) -> usize {
    let before = result.split(word).next().unwrap_or_default();
    before.rsplit([' ', '.']).next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// The numbers of "Tests run: 12, Failures: 1, Errors: 0, Skipped: 2": a module's sum, while the line of
/// one class also tells the time.
fn totals(line: &str) -> Option<[usize; 4]> {
    let after = line.split_once("Tests run:").filter(|_| !line.contains("Time elapsed"))?.1;
    let numbers = after.split(|letter: char| !letter.is_ascii_digit()).filter_map(|word| word.parse().ok());
    numbers.take(4).collect::<Vec<usize>>().try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::{count, totals};

    #[test]
    fn the_counts_of_a_maven_run_are_read() {
        let line = "[ERROR] Tests run: 12, Failures: 1, Errors: 0, Skipped: 2";
        assert_eq!(totals(line), Some([12, 1, 0, 2]));
        assert_eq!(
            totals("Tests run: 2, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 1.6 s -- in pace.T"),
            None
        );
        assert_eq!(totals("[INFO] BUILD SUCCESS"), None);
    }

    #[test]
    fn the_counts_of_a_test_run_are_read() {
        let line = "FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!([count(line, " passed"), count(line, " failed"), count(line, " ignored")], [12, 3, 1]);
    }
}
