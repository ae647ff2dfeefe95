//! Running other programs.

use std::{
    ffi::OsStr,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Command, ExitCode, ExitStatus, Stdio},
};

/// A program with its arguments.
pub(crate) struct Program(Command);

/// How a program ended, and the lines it printed.
pub(crate) struct Ended {
    pub(crate) status: Option<ExitStatus>,
    pub(crate) lines: Vec<String>,
}

/// The cargo that runs us.
pub(crate) fn cargo(arguments: &[&str]) -> Program {
    program(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()), arguments)
}

/// A binary that the build made.
pub(crate) fn built(name: &str, arguments: &[&str]) -> Program {
    program(&target().join("debug").join(name).to_string_lossy(), arguments)
}

/// Where cargo builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from)
}

/// The same as a whole path.
pub(crate) fn full_target() -> PathBuf {
    std::path::absolute(target()).unwrap_or_else(|_| PathBuf::from("target"))
}

/// What Maven is asked for a project, beside the target directory that it shares with cargo.
pub(crate) fn maven(pom: &str, goals: &[&str]) -> Vec<String> {
    let target = format!("-Dpace.target={}", full_target().display());
    // The compiler's daemon would stay behind with gigabytes.
    let options =
        ["--batch-mode", "--no-transfer-progress", "--file", pom, "-Dkotlin.compiler.daemon=false", &target];
    options.iter().chain(goals).map(ToString::to_string).collect()
}

/// Any program.
pub(crate) fn program<S: AsRef<OsStr>>(name: &str, arguments: &[S]) -> Program {
    let mut command = Command::new(name);
    command.args(arguments);
    Program(command)
}

impl Program {
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.0.env(name, value);
        self
    }

    /// Whether it starts at all.
    pub(crate) fn starts(mut self) -> bool {
        self.0.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
    }

    /// Runs it in front of the person; true if it succeeded.
    pub(crate) fn passes(mut self) -> bool {
        self.0.status().is_ok_and(|status| status.success())
    }

    /// Runs it in front of the person and ends as it ended.
    pub(crate) fn exit_code(mut self) -> ExitCode {
        let code = self.0.status().ok().and_then(|status| status.code());
        ExitCode::from(code.and_then(|code| u8::try_from(code).ok()).unwrap_or(1))
    }

    /// Runs it, shows what it prints and keeps it.
    pub(crate) fn watch(self) -> Ended {
        self.follow(|line| println!("{line}"))
    }

    /// Runs it and keeps what it prints.
    pub(crate) fn read(mut self) -> Ended {
        self.0.stderr(Stdio::null());
        self.follow(|_| ())
    }

    fn follow(mut self, mut heard: impl FnMut(&str)) -> Ended {
        let mut lines = Vec::new();
        let Ok(mut child) = self.0.stdout(Stdio::piped()).spawn() else {
            return Ended { status: None, lines };
        };
        if let Some(output) = child.stdout.take() {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                heard(&line);
                lines.push(line);
            }
        }
        Ended { status: child.wait().ok(), lines }
    }
}

impl Ended {
    pub(crate) fn succeeded(&self) -> bool {
        self.status.is_some_and(|status| status.success())
    }

    pub(crate) fn last_line(&self) -> String {
        self.lines.last().cloned().unwrap_or_else(|| "it did not start".to_owned())
    }

    pub(crate) fn code(&self) -> Option<i32> {
        self.status.and_then(|status| status.code())
    }
}
