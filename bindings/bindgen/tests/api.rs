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
    let mut block: Option<Block> = None;
    for (indent, text) in code(kotlin) {
        let shown = shown(&text);
        match &mut block {
            Some(open) => {
                if open.depth <= 1 && open.shows(&text) {
                    let indent = if text.starts_with("val ") { indent } else { 4 };
                    open.lines.push(format!("{:indent$}{shown}", ""));
                }
                if open.closes(&text) {
                    blocks.extend(block.take().and_then(Block::close));
                }
            }
            None if indent == 0 && is_type(&text) => {
                let mut begun = Block { lines: vec![format!("{package}: {shown}")], depth: 0 };
                block = (!begun.closes(&text)).then_some(begun);
            }
            None if is_function(&text) || is_alias(&text) => {
                blocks.insert(format!("{package}: {shown}"));
            }
            None => {}
        }
    }
    blocks
}

/// The lines without comments and annotations, each with its indent.
fn code(kotlin: &str) -> impl Iterator<Item = (usize, String)> {
    let mut commented = false;
    kotlin.lines().filter_map(move |line| {
        let indent = line.len() - line.trim_start().len();
        commented |= line.trim().starts_with("/*");
        let line = match (commented, line.split_once("*/")) {
            (true, Some((_, declaration))) => {
                commented = false;
                declaration
            }
            (true, None) => return None,
            (false, _) => line,
        };
        // What an exception is declared by stands before its function.
        let line = line.trim();
        let declared = line.find("fun `").filter(|_| line.starts_with("@Throws"));
        let text = line[declared.unwrap_or(0)..].replace("kotlin.", "");
        (!text.is_empty() && !text.starts_with(['/', '@'])).then_some((indent, text))
    })
}

/// A type that is being read.
struct Block {
    lines: Vec<String>,
    /// Braces that are open.
    depth: usize,
}

impl Block {
    /// Counts the braces of a line; whether it closes the type.
    fn closes(&mut self, text: &str) -> bool {
        let before = self.depth;
        self.depth = (self.depth + text.matches('{').count()).saturating_sub(text.matches('}').count());
        before > 0 && self.depth == 0 || before == 0 && text.contains('{') && self.depth == 0
    }

    /// Of a class with a pointer into the library the interface says everything but how it is made.
    fn shows(&self, text: &str) -> bool {
        let is_object = self.lines[0].contains("open class ");
        let makes = text.starts_with("constructor(") && !text.contains("andle");
        if is_object { makes } else { is_member(text) }
    }

    fn close(self) -> Option<String> {
        let is_object = self.lines[0].contains("open class ");
        (!is_object || self.lines.len() > 1).then(|| self.lines.join("\n"))
    }
}

/// A line as callers read it: without what is behind the declaration.
fn shown(text: &str) -> String {
    let end = match text {
        _ if text.starts_with("sealed class ") => None,
        _ if text.starts_with("val ") => text.find(") : "),
        _ if text.starts_with("constructor(") => text.find(" :").filter(|end| text[..*end].ends_with(')')),
        _ if text.contains("class ") || text.starts_with("object ") => {
            text.find(" : ").or_else(|| text.find(": "))
        }
        _ => None,
    };
    let text = if text.starts_with("class ") && text.contains("(message: String)") {
        text.split_once(" : ").map_or(text, |(declared, _)| declared)
    } else {
        &text[..end.unwrap_or(text.len())]
    };
    let text = text.trim_end_matches([',', '{', ' ', '(', ';']).replace('`', "");
    text.replace("pace.rules.", "").replace("pace.core.", "")
}

fn is_type(text: &str) -> bool {
    const TYPES: [&str; 5] =
        ["public interface ", "data class ", "sealed class ", "enum class ", "open class "];
    let internal = ["FfiConverter", "Uniffi", "Disposable {"];
    TYPES.iter().any(|kind| text.starts_with(kind)) && !internal.iter().any(|word| text.contains(word))
}

fn is_function(text: &str) -> bool {
    // The names of inner ones are not in quotes.
    text.starts_with("fun `")
}

fn is_alias(text: &str) -> bool {
    text.starts_with("public typealias") && !text.contains("FfiConverter")
}

fn is_member(text: &str) -> bool {
    const MEMBERS: [&str; 6] = ["fun ", "suspend fun ", "val ", "data class ", "class ", "object "];
    let is_constant = text
        .trim_end_matches([',', ';'])
        .chars()
        .all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == '_');
    MEMBERS.iter().any(|member| text.starts_with(member))
        || is_constant && text.starts_with(|letter: char| letter.is_ascii_uppercase())
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
