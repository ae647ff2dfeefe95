//! The faces for Kotlin and Swift: generated from the built library, never committed; and what their
//! tests need beside.

use std::process::ExitCode;

use crate::process::{built, cargo, target};

/// Builds the library and generates both.
pub(crate) fn run() -> ExitCode {
    ExitCode::from(u8::from(!made()))
}

/// Whether the library, the server and the host of the scenarios are built and both are generated.
pub(crate) fn made() -> bool {
    let packages =
        ["pace-ffi", "pace-bindgen", "pace-server", "pace-tests"].map(|name| ["--package", name]).concat();
    cargo(&[["build", "--quiet"].as_slice(), &packages].concat()).passes() && generate()
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
