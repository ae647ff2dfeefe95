//! The Android app: its tests on the JVM, the core for phones, and APKs without Gradle.

use std::{fs, path::PathBuf, process::ExitCode};

use crate::{
    bindings,
    process::{cargo, full_target, maven, program},
    tally::{Tally, Verdict},
};

/// What phones there are, by their names for Android.
const ABIS: [&str; 3] = ["arm64-v8a", "armeabi-v7a", "x86_64"];
/// How a command ends that needs a tool which is not here.
const NOT_INSTALLED: u8 = 3;
/// A page of memory of newer phones; what is loaded has to begin at a multiple of it.
const PAGE: u64 = 16_384;

/// Builds the core for phones, into `target/jniLibs`, where Gradle and the APKs take it from.
pub(crate) fn lib() -> ExitCode {
    if std::env::var_os("ANDROID_NDK_HOME").is_none() || !cargo(&["ndk", "--version"]).read().succeeded() {
        println!("no libraries for phones: they need cargo-ndk, and an NDK that ANDROID_NDK_HOME names");
        return ExitCode::from(NOT_INSTALLED);
    }
    let into = full_target().join("jniLibs");
    let into_text = into.to_string_lossy();
    let phones = ABIS.iter().flat_map(|abi| ["--target", abi]);
    let command = ["build", "--release", "--package", "pace-ffi"];
    let arguments: Vec<&str> = ["ndk", "--platform", "26", "--output-dir", &into_text]
        .into_iter()
        .chain(phones)
        .chain(command)
        .collect();
    let built = cargo(&arguments)
        .env("RUSTFLAGS", &format!("-C link-arg=-Wl,-z,max-page-size={PAGE}"))
        .env("CARGO_PROFILE_RELEASE_STRIP", "symbols")
        .passes();
    let sound = built && ABIS.iter().all(|abi| is_sound(&into.join(abi).join("libpace_ffi.so")));
    ExitCode::from(u8::from(!sound))
}

/// Prints a library's size and looks at its pages, where there is a readelf.
fn is_sound(library: &PathBuf) -> bool {
    let Ok(size) = fs::metadata(library).map(|file| file.len()) else {
        println!("{} was not built", library.display());
        return false;
    };
    let listed = program("readelf", &["--program-headers", "--wide", &library.to_string_lossy()]).read();
    let least = listed.lines.iter().filter_map(|line| alignment(line)).min();
    let pages = least.map_or_else(|| "not read".to_owned(), |least| format!("aligned to {least} bytes"));
    println!("{}: {} kB, pages {pages}", library.display(), size / 1000);
    least.is_none_or(|least| least >= PAGE)
}

/// The alignment of a segment that is loaded, from a line of readelf.
fn alignment(line: &str) -> Option<u64> {
    let last = line.trim_start().strip_prefix("LOAD")?.split_whitespace().last()?;
    u64::from_str_radix(last.strip_prefix("0x")?, 16).ok()
}

/// Builds the APKs and looks at them.
pub(crate) fn apk() -> ExitCode {
    match missing(&["javac", "mvn", "aapt2", "zipalign", "apksigner"]) {
        Some(tool) => {
            println!("no APK: {tool} is not installed");
            ExitCode::from(NOT_INSTALLED)
        }
        None if !bindings::made(&["pace-server"]) => ExitCode::FAILURE,
        None => match build_apk() {
            Verdict::Passed => ExitCode::SUCCESS,
            Verdict::Failed(why) | Verdict::Skipped(why) => {
                println!("{why}");
                ExitCode::FAILURE
            }
        },
    }
}

/// From what is built and generated already.
fn build_apk() -> Verdict {
    let goals = ["-Papk", "-Dmaven.test.skip=true", "process-test-classes"];
    if !program("mvn", &maven("android/pom.xml", &goals)).passes() {
        return Verdict::Failed("Maven built none".to_owned());
    }
    for variant in ["debug", "release"] {
        let apk = full_target().join(format!("apk/pace-{variant}.apk"));
        let apk = apk.to_string_lossy();
        let told = program("aapt2", &["dump", "badging", &apk]).read();
        for fact in [
            "package: name='pace.app'",
            "sdkVersion:'26'",
            "targetSdkVersion:'36'",
            "application-label:'Pace'",
        ] {
            let Some(line) = told.lines.iter().find(|line| line.starts_with(fact)) else {
                return Verdict::Failed(format!("{apk} does not say {fact}"));
            };
            println!("{variant}: {line}");
        }
        if !program("apksigner", &["verify", &apk]).passes() {
            return Verdict::Failed(format!("the signature of {apk} is not valid"));
        }
    }
    Verdict::Passed
}

/// The tests in Kotlin, on the real library and a real server, and the APKs for CI. What has no tool
/// is skipped, but for CI, which installs them.
pub(crate) fn test(tally: &mut Tally, all: bool) {
    let lacking = |tool| Verdict::lacking(tool, all);
    if let Some(tool) = missing(&["javac", "mvn"]) {
        return tally.part("Kotlin on the JVM", || lacking(tool));
    }
    let run = |tally: &mut Tally, name, pom| {
        tally.maven(name, || bindings::generate().then(|| program("mvn", &maven(pom, &["test"])).watch()));
    };
    match missing(&["aapt2"]) {
        None => run(tally, "Kotlin and the Android app on the JVM", "android/pom.xml"),
        Some(tool) => {
            run(tally, "Kotlin on the JVM", "bindings/kotlin/pom.xml");
            tally.part("the Android app on the JVM", || lacking(tool));
        }
    }
    if all {
        tally.part("Android APK", || missing(&["zipalign", "apksigner"]).map_or_else(build_apk, lacking));
    }
}

fn missing(tools: &[&'static str]) -> Option<&'static str> {
    tools.iter().copied().find(|tool| !program(tool, &["-version"]).starts())
}

#[cfg(test)]
mod tests {
    use super::alignment;

    #[test]
    fn the_alignment_of_what_is_loaded_is_read() {
        let line =
            "  LOAD           0x1a2b40 0x00000000001a6b40 0x00000000001a6b40 0x00d0e8 0x00e0a0 RW  0x4000";
        assert_eq!(alignment(line), Some(16_384));
        assert_eq!(alignment("  GNU_STACK      0x000000 0x0 0x0 0x0 0x0 RW  0x10"), None);
    }
}
