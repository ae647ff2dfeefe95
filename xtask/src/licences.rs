//! What the Android app contains that others made, for its page of licences: a line each, with version, licences
//! and what these want to be told, whose it is or where its sources are.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::ExitCode,
};

use serde_json::Value;

use crate::process::cargo;

const LIST: &str = "android/app/src/main/res/raw/licences.txt";
const PHONES: [&str; 3] = ["aarch64-linux-android", "armv7-linux-androideabi", "x86_64-linux-android"];
const POMS: [&str; 2] = ["android/app/pom.xml", "bindings/kotlin/pom.xml"];
/// What no list of dependencies names: parts of parts.
const WITHIN: [&str; 2] = [
    "Rust standard library\t\tApache-2.0\t",
    "libffi (in JNA)\t\tMIT\tCopyright (c) 1996-2024 Anthony Green, Red Hat, Inc and others.",
];

/// Writes the list anew.
pub(crate) fn run() -> ExitCode {
    match list(Path::new(".")).and_then(|list| fs::write(LIST, list).map_err(|error| error.to_string())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            println!("no list of licences: {why}");
            ExitCode::FAILURE
        }
    }
}

/// Name, version, licences and what these want to be told, with tabs between.
fn list(root: &Path) -> Result<String, String> {
    let mut lines = crates(root)?;
    lines.extend(libraries(root)?);
    lines.extend(WITHIN.map(str::to_owned));
    let mut lines: Vec<String> = lines.into_iter().collect();
    lines.sort_by_key(|line| line.to_lowercase());
    Ok(lines.join("\n") + "\n")
}

/// The crates that are linked into the library for any phone.
fn crates(root: &Path) -> Result<BTreeSet<String>, String> {
    let manifest = root.join("Cargo.toml").to_string_lossy().into_owned();
    let mut linked = BTreeSet::new();
    for phone in PHONES {
        let tree =
            ["tree", "--locked", "--manifest-path", &manifest, "--package", "pace-ffi", "--target", phone];
        let shape = ["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"];
        let read = cargo(&[tree.as_slice(), shape.as_slice()].concat()).read();
        if !read.succeeded() {
            return Err(format!("cargo tree does not work for {phone}"));
        }
        linked.extend(read.lines.iter().filter_map(|line| {
            let (name, rest) = line.split_once(" v")?;
            Some((name.to_owned(), rest.split(' ').next()?.to_owned()))
        }));
    }
    let metadata = ["metadata", "--locked", "--manifest-path", &manifest, "--format-version", "1"];
    let metadata = cargo(&metadata).read().lines.concat();
    let metadata: Value = serde_json::from_str(&metadata).map_err(|error| error.to_string())?;
    let packages = metadata["packages"].as_array().ok_or("cargo metadata has no packages")?;
    // Without a source it is of this project.
    let others = packages.iter().filter(|package| package["source"].is_string());
    others
        .filter(|package| {
            linked.contains(&(text(package, "name").to_owned(), text(package, "version").to_owned()))
        })
        .map(line)
        .collect()
}

fn text<'a>(package: &'a Value, field: &str) -> &'a str {
    package[field].as_str().unwrap_or_default()
}

fn line(package: &Value) -> Result<String, String> {
    let (name, version) = (text(package, "name"), text(package, "version"));
    let licences = chosen(text(package, "license"));
    let told = match licences.as_slice() {
        // It asks for its text alone.
        ["Apache-2.0"] => BTreeSet::new(),
        // It asks where the sources are.
        ["MPL-2.0"] => BTreeSet::from([text(package, "repository").to_owned()]),
        _ => copyright(
            Path::new(text(package, "manifest_path")).parent().ok_or("a crate without a directory")?,
        ),
    };
    let told = told.into_iter().collect::<Vec<_>>().join("; ");
    Ok(format!("{name}\t{version}\t{}\t{told}", licences.join(" ")))
}

/// Of those to choose from the one that most have, so that there are few texts.
fn chosen(expression: &str) -> Vec<&str> {
    let offered: Vec<&str> = expression.split(" OR ").collect();
    let known = ["Apache-2.0", "MIT"].into_iter().find(|known| offered.contains(known));
    known.or_else(|| offered.first().copied()).unwrap_or_default().split(" AND ").collect()
}

/// Whose a crate is, as its licence files say.
fn copyright(directory: &Path) -> BTreeSet<String> {
    let files = fs::read_dir(directory).into_iter().flatten().flatten();
    let licences =
        files.filter(|file| file.file_name().to_string_lossy().to_uppercase().starts_with("LICENSE"));
    let texts = licences.filter_map(|file| fs::read_to_string(file.path()).ok());
    texts.flat_map(|text| text.lines().filter_map(owner).collect::<Vec<_>>()).collect()
}

fn owner(line: &str) -> Option<String> {
    let line = line.trim_start_matches(['/', '*', ' ', '\t']).trim_end();
    let says =
        line.starts_with("Copyright ") && line.contains(|letter: char| letter == '(' || letter.is_numeric());
    (says && !line.contains("[yyyy]")).then(|| line.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The libraries of the app and of the face, each group once for each version.
fn libraries(root: &Path) -> Result<BTreeSet<String>, String> {
    let mut lines = BTreeSet::new();
    for path in POMS {
        let pom = fs::read_to_string(root.join(path)).map_err(|error| format!("{path}: {error}"))?;
        // What plugins and profiles bring is not shipped.
        let shipped = pom.split("<build>").next().unwrap_or_default();
        let values = properties(&pom);
        for dependency in shipped.split("<dependency>").skip(1) {
            let dependency = dependency.split("</dependency>").next().unwrap_or_default();
            let group = element(dependency, "groupId").unwrap_or_default();
            if element(dependency, "scope").is_some() || group == "pace" {
                continue;
            }
            let version = element(dependency, "version").unwrap_or_default();
            let property = version.strip_prefix("${").and_then(|name| name.strip_suffix('}'));
            let version = property.and_then(|name| values.get(name).copied()).unwrap_or(version);
            lines.insert(format!("{group}\t{version}\t{}\t", licence_of(group)?));
        }
    }
    Ok(lines)
}

/// A pom names the group of a library, and no licence.
fn licence_of(group: &str) -> Result<&'static str, String> {
    let is_known = group.starts_with("androidx.")
        || group.starts_with("org.jetbrains.")
        || ["com.google.guava", "com.google.zxing", "net.java.dev.jna"].contains(&group);
    if is_known { Ok("Apache-2.0") } else { Err(format!("which licence has {group}?")) }
}

fn properties(pom: &str) -> BTreeMap<&str, &str> {
    let properties = pom.split_once("<properties>").and_then(|(_, rest)| rest.split_once("</properties>"));
    let lines = properties.map_or("", |(inside, _)| inside).lines();
    lines.filter_map(|line| line.trim().strip_prefix('<')?.split('<').next()?.split_once('>')).collect()
}

fn element<'a>(xml: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = xml.split_once(&format!("<{name}>"))?;
    rest.split_once("</").map(|(text, _)| text)
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::{LIST, chosen, list, owner};

    #[test]
    fn the_list_is_of_what_is_linked() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let kept = fs::read_to_string(root.join(LIST)).map_err(|error| error.to_string());
        assert_eq!(list(&root), kept, "cargo xtask licences writes it anew");
    }

    #[test]
    fn of_several_licences_one_is_chosen_and_those_that_all_hold_stay() {
        assert_eq!(chosen("Unlicense OR MIT"), ["MIT"]);
        assert_eq!(chosen("Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT"), ["Apache-2.0"]);
        assert_eq!(chosen("Apache-2.0 AND ISC"), ["Apache-2.0", "ISC"]);
        assert_eq!(chosen("CDLA-Permissive-2.0"), ["CDLA-Permissive-2.0"]);
    }

    #[test]
    fn whose_it_is_is_read_from_a_licence() {
        assert_eq!(owner("// Copyright 2015 Brian  Smith.").as_deref(), Some("Copyright 2015 Brian Smith."));
        assert_eq!(
            owner("Copyright (c) Tokio Contributors").as_deref(),
            Some("Copyright (c) Tokio Contributors")
        );
        assert_eq!(owner("COPYRIGHT AND PERMISSION NOTICE"), None);
        assert_eq!(owner("   Copyright [yyyy] [name of copyright owner]"), None);
        assert_eq!(owner("Copyright notices are kept."), None);
    }
}
