//! The faces for Kotlin and Swift: generated from the built library, never committed.

use std::{path::PathBuf, process::ExitCode};

use crate::{
    process::{built, cargo, program, target},
    tally::{Tally, Verdict},
};

/// Builds the library and generates both.
pub(crate) fn run() -> ExitCode {
    ExitCode::from(u8::from(!made()))
}

/// Whether the library and the server are built and both are generated.
fn made() -> bool {
    let packages = ["pace-ffi", "pace-bindgen", "pace-server"].map(|name| ["--package", name]).concat();
    cargo(&[["build", "--quiet"].as_slice(), &packages].concat()).passes() && generate()
}

/// Measures in Kotlin, with what is built as phones get it.
pub(crate) fn bench() -> ExitCode {
    let release = ["build", "--quiet", "--release", "--package", "pace-ffi", "--package", "pace-server"];
    let is_built = cargo(&release).passes() && made();
    let measures =
        [maven(), vec!["-Dtest=TapBench".to_owned(), "-Dpace.profile=release".to_owned()]].concat();
    ExitCode::from(u8::from(!(is_built && program("mvn", &measures).passes())))
}

/// Generates both from what is built.
fn generate() -> bool {
    ["kotlin", "swift"].into_iter().all(|language| {
        let file = format!("{}pace_ffi{}", std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX);
        let (library, into) = (target().join("debug").join(file), target().join("bindings").join(language));
        let (library, into) = (library.to_string_lossy(), into.to_string_lossy());
        let wanted =
            ["generate", "--no-format", "--language", language, "--library", &library, "--out-dir", &into];
        built("pace-bindgen", &wanted).passes()
    })
}

/// The tests in Kotlin, on the real library and a real server. They need a JDK and Maven.
pub(crate) fn test(tally: &mut Tally, all: bool) {
    let name = "Kotlin on the JVM";
    let missing = ["javac", "mvn"].into_iter().find(|tool| !program(tool, &["-version"]).starts());
    match missing {
        Some(tool) => tally.part(name, || Verdict::lacking(tool, all)),
        None => tally.maven(name, || generate().then(|| program("mvn", &maven()).watch())),
    }
}

fn maven() -> Vec<String> {
    let target = std::path::absolute(target()).unwrap_or_else(|_| PathBuf::from("target"));
    let options = ["--batch-mode", "--no-transfer-progress", "--file", "bindings/kotlin/pom.xml"];
    // The compiler's daemon would stay behind with gigabytes.
    let settings =
        ["-Dkotlin.compiler.daemon=false".to_owned(), format!("-Dpace.target={}", target.display())];
    options.map(str::to_owned).into_iter().chain(settings).chain(["test".to_owned()]).collect()
}
