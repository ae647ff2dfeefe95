//! Everything that CI does, as one command: `cargo xtask test [--all] | sim … | crash … |
//! ratings … | replay … | schedule … | bindings | bench | licences | android lib | android apk`.

mod android;
mod bench;
mod bindings;
mod licences;
mod process;
mod tally;
mod test;

use std::process::ExitCode;

use process::cargo;

const HELP: &str = "\
cargo xtask test         all tests; the simulator with 2,000 seeds
cargo xtask test --all   as CI: lints, docs, 200,000 seeds, every deliberate break, kill -9 and power loss
cargo xtask sim …        the simulator: --seeds N [--seed S] [--break NAME] [--list-breaks]
cargo xtask crash …      kill -9 of the server: --rounds N [--power] [--break sync-off|ack-before-commit]
cargo xtask ratings …    how well the ratings predict: --games FILE.csv
cargo xtask replay …     times what a group's games say: --games N,N,… --players N --runs N
cargo xtask schedule …   a plan for doubles: --players N --courts C --rounds R [--json]
cargo xtask bindings     the faces for Kotlin and Swift, into target/bindings
cargo xtask bench        how long a tap takes in Kotlin; see bench/README.md
cargo xtask licences     the list of licences that the Android app shows
cargo xtask android lib  the core for phones, into target/jniLibs; needs an NDK and cargo-ndk
cargo xtask android apk  a debug APK and one shrunk as for a release, into target/apk";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) =
        arguments.split_first().map_or(("", [].as_slice()), |(first, rest)| (first.as_str(), rest));
    match command {
        "test" if rest.is_empty() => test::run(test::Extent::Usual),
        "test" if rest == ["--all"] => test::run(test::Extent::All),
        "bindings" if rest.is_empty() => bindings::run(),
        "bench" if rest.is_empty() => bench::run(),
        "licences" if rest.is_empty() => licences::run(),
        "android" if rest == ["lib"] => android::lib(),
        "android" if rest == ["apk"] => android::apk(),
        "sim" => tool("pace-sim", "sim", rest),
        "schedule" => tool("pace-tools", "schedule", rest),
        "ratings" => tool("pace-tools", "ratings", rest),
        "replay" => tool("pace-tools", "replay", rest),
        "crash" => {
            // The rounds kill the server's own binary, so it has to be built as well.
            let built = cargo(&["build", "--quiet", "--package", "pace-server"]).passes();
            if built { tool("pace-tests", "crash", rest) } else { ExitCode::FAILURE }
        }
        _ => {
            println!("{HELP}");
            ExitCode::from(u8::from(!matches!(command, "" | "help" | "--help")) * 2)
        }
    }
}

fn tool(package: &str, binary: &str, arguments: &[String]) -> ExitCode {
    let mut run = vec!["run", "--quiet", "--package", package, "--bin", binary, "--"];
    run.extend(arguments.iter().map(String::as_str));
    cargo(&run).exit_code()
}
