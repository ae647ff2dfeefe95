//! All tests, in an order that finds the commonest mistakes first.

use std::process::ExitCode;

use crate::{
    android,
    process::{Program, built, cargo},
    tally::{Tally, Verdict},
};

/// How much is run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// In a few minutes, on a machine with Rust alone.
    Usual,
    /// As CI does it.
    All,
}

/// Runs them; what is counted is printed last.
pub(crate) fn run(extent: Extent) -> ExitCode {
    let mut tally = Tally::default();
    let all = extent == Extent::All;
    if all {
        tally.part("format", || outcome(cargo(&["fmt", "--all", "--check"])));
    }
    tally.part("build", || outcome(cargo(&["build", "--workspace", "--all-targets", "--all-features"])));
    tally.tests("tests", || {
        let scripts = if all { "200" } else { "50" };
        let tests = cargo(&["test", "--workspace", "--all-features", "--no-fail-fast"]);
        tests.env("PACE_SCRIPTS", scripts).watch()
    });
    android::test(&mut tally, all);
    tally.part("viewer page in a browser", || found(built("browser", &[]), "Chromium", all));
    simulate(&mut tally, all);
    crash(&mut tally, all);
    if all {
        tally.part("clippy", || {
            let lints = ["clippy", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"];
            outcome(cargo(&lints))
        });
        tally.part("docs", || {
            let docs = cargo(&["doc", "--workspace", "--no-deps"]);
            outcome(docs.env("RUSTDOCFLAGS", "-D warnings"))
        });
    }
    ExitCode::from(u8::from(!tally.close()))
}

fn simulate(tally: &mut Tally, all: bool) {
    let seeds = if all { "200000" } else { "2000" };
    tally.part("simulator", || outcome(built("sim", &["--seeds", seeds])));
    if all {
        let listed = built("sim", &["--list-breaks"]).watch();
        let names: Vec<String> = listed
            .lines
            .iter()
            .filter_map(|line| line.split_whitespace().next())
            .map(str::to_owned)
            .collect();
        tally.part("list of deliberate breaks", || {
            if names.len() >= 10 { Verdict::Passed } else { Verdict::Failed("fewer than 10".to_owned()) }
        });
        for name in names {
            tally.part(&format!("simulator notices {name}"), || {
                notices(built("sim", &["--seeds", "20000", "--break", &name]))
            });
        }
    }
}

fn crash(tally: &mut Tally, all: bool) {
    let rounds = if all { "50" } else { "3" };
    tally.part("kill -9", || outcome(built("crash", &["--rounds", rounds])));
    let power = || built("crash", &["--power", "--rounds", "1"]);
    tally.part("power loss: an fdatasync before each answer", || found(power(), "strace", all));
    if all {
        for fault in ["sync-off", "ack-before-commit"] {
            tally.part(&format!("power loss notices {fault}"), || {
                notices(built("crash", &["--power", "--rounds", "1", "--break", fault]))
            });
        }
    }
}

fn outcome(program: Program) -> Verdict {
    let ended = program.watch();
    if ended.succeeded() {
        return Verdict::Passed;
    }
    Verdict::Failed(ended.last_line())
}

/// A deliberate break must end with exit code 1: it ran, and it noticed.
fn notices(program: Program) -> Verdict {
    match program.watch().code() {
        Some(1) => Verdict::Passed,
        code => Verdict::Failed(format!("the break went unnoticed (exit {code:?})")),
    }
}

/// What needs a tool that is not here says so by exit code 3.
fn found(program: Program, tool: &str, all: bool) -> Verdict {
    let ended = program.watch();
    match ended.code() {
        Some(0) => Verdict::Passed,
        Some(3) => Verdict::lacking(tool, all),
        _ => Verdict::Failed(ended.last_line()),
    }
}
