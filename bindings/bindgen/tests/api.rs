//! What Kotlin sees of Pace is written down: a change of it is seen in review.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Where the test's own build put the library.
fn library() -> PathBuf {
    let name = format!("{}pace_ffi{}", env::consts::DLL_PREFIX, env::consts::DLL_SUFFIX);
    let test = env::current_exe().expect("the test's own path");
    test.with_file_name(name)
}

fn generate(into: &Path) {
    let status = Command::new(env!("CARGO_BIN_EXE_pace-bindgen"))
        .args(["generate", "--no-format", "--language", "kotlin", "--library"])
        .arg(library())
        .arg("--out-dir")
        .arg(into)
        .status();
    assert!(status.expect("the generator starts").success());
}

/// The declarations of one generated file, each type a block; without what callers do not see.
fn surface(package: &str, kotlin: &str) -> BTreeSet<String> {
    let mut blocks = BTreeSet::new();
    let mut block: Option<Vec<String>> = None;
    let mut commented = false;
    for line in kotlin.lines() {
        let (text, indent) = (line.trim(), line.len() - line.trim_start().len());
        commented = (commented || text.starts_with("/*")) && !text.ends_with("*/");
        if commented || text.is_empty() || text.starts_with(['*', '/', '@']) || text.ends_with("*/") {
            continue;
        }
        let text = text.replace('`', "").replace("kotlin.String", "String").replace("kotlin.", "");
        let text = text.trim_end_matches([',', '{', ' ', '(', ';']);
        match &mut block {
            Some(lines) if indent == 0 && text.starts_with('}') || text.starts_with("companion object") => {
                blocks.insert(lines.join("\n"));
                block = None;
            }
            Some(lines) if is_member(text) => lines.push(format!("{:indent$}{text}", "")),
            None if indent == 0 && is_type(text) => block = Some(vec![format!("{package}: {text}")]),
            None if indent <= 1 && text.starts_with("fun ") && !text.contains("uniffi") => {
                blocks.insert(format!("{package}: {text}"));
            }
            None if text.starts_with("public typealias") && !text.contains("FfiConverter") => {
                blocks.insert(format!("{package}: {text}"));
            }
            _ => {}
        }
    }
    blocks
}

fn is_type(text: &str) -> bool {
    const TYPES: [&str; 4] = ["public interface ", "data class ", "sealed class ", "enum class "];
    let internal = ["FfiConverter", "Uniffi", "Disposable"];
    TYPES.iter().any(|kind| text.starts_with(kind)) && !internal.iter().any(|word| text.contains(word))
}

fn is_member(text: &str) -> bool {
    const MEMBERS: [&str; 6] = ["fun ", "suspend fun ", "val ", "data class ", "class ", "object "];
    let is_constant = !text.is_empty()
        && text.chars().all(|letter| letter.is_ascii_uppercase() || "_0123456789".contains(letter));
    MEMBERS.iter().any(|member| text.starts_with(member)) || is_constant
}

#[test]
fn the_face_that_kotlin_sees_is_the_one_that_is_written_down() {
    let directory = tempfile::tempdir().expect("a directory");
    generate(directory.path());
    let mut blocks = BTreeSet::new();
    for (package, file) in [
        ("pace", "pace/pace_ffi.kt"),
        ("pace.core", "pace/core/pace_core.kt"),
        ("pace.rules", "pace/rules/pace_rules.kt"),
    ] {
        let kotlin = fs::read_to_string(directory.path().join(file)).expect("the generated file");
        blocks.extend(surface(package, &kotlin));
    }
    let now = blocks.into_iter().collect::<Vec<_>>().join("\n") + "\n";
    let written = Path::new(env!("CARGO_MANIFEST_DIR")).join("../api.txt");
    if env::var_os("PACE_UPDATE").is_some() {
        fs::write(&written, &now).expect("the file is written");
    }
    let before = fs::read_to_string(&written).unwrap_or_default();
    let gone: Vec<&str> = before.lines().filter(|line| !now.lines().any(|new| new == *line)).collect();
    let new: Vec<&str> = now.lines().filter(|line| !before.lines().any(|old| old == *line)).collect();
    assert!(
        before == now,
        "bindings/api.txt differs. Gone: {gone:#?}\nNew: {new:#?}\n\
         If that is meant, run PACE_UPDATE=1 cargo test -p pace-bindgen and commit bindings/api.txt."
    );
}
