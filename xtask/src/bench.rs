//! Measures in Kotlin; `bench/README.md` says which.

use std::process::ExitCode;

use crate::{
    bindings,
    process::{cargo, maven, program},
};

/// Measures with what is built as phones get it.
pub(crate) fn run() -> ExitCode {
    let release = ["build", "--quiet", "--release", "--package", "pace-ffi", "--package", "pace-server"];
    let is_built = cargo(&release).passes() && bindings::made(&[]);
    let goals = ["-Dtest=TapBench", "-Dpace.profile=release", "test"];
    ExitCode::from(u8::from(
        !(is_built && program("mvn", &maven("bindings/kotlin/pom.xml", &goals)).passes()),
    ))
}
