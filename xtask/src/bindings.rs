//! The faces for Kotlin and Swift: generated from the built library, never committed; and what their
//! tests need beside.

use std::process::ExitCode;

use crate::process::{built, cargo, target};

/// Builds the library and generates both.
pub(crate) fn run() -> ExitCode {
    ExitCode::from(u8::from(!made(&["pace-server", "pace-tests"])))
}

/// Whether the library is built, with packages that are needed beside it, and both are generated.
pub(crate) fn made(beside: &[&str]) -> bool {
    let packages = ["pace-ffi", "pace-bindgen"].iter().chain(beside).flat_map(|name| ["--package", *name]);
    let arguments: Vec<&str> = ["build", "--quiet"].into_iter().chain(packages).collect();
    cargo(&arguments).passes() && generate()
}

/// Generates both from what is built.
pub(crate) fn generate() -> bool {
    ["kotlin", "swift"].into_iter().all(|language| {
        let file = format!("{}pace_ffi{}", std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX);
        let (library, into) = (target().join("debug").join(file), target().join("bindings").join(language));
        let (library, into) = (library.to_string_lossy(), into.to_string_lossy());
        let wanted =
            ["generate", "--no-format", "--language", language, "--library", &library, "--out-dir", &into];
        built("pace-bindgen", &wanted).passes()
    })
}
