//! The layers of ARCHITECTURE.md that Cargo does not enforce by itself.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The crates below the programs, each with the crates of ours that it may know.
const CRATES: [(&str, &[&str]); 8] = [
    ("model", &[]),
    ("read", &["model"]),
    ("write", &["model", "read"]),
    ("check", &["model"]),
    ("companions", &["model", "check"]),
    ("search", &["model"]),
    ("catalog", &["model", "read", "check"]),
    ("testing", &["model", "read"]),
];

/// How many of them are pure: they do no I/O.
const PURE: usize = 6;

/// The folders and files of the page, each of which may know those before it.
const PAGE: [&str; 9] = [
    "address", "browser", "ui", "state", "options", "output", "form", "pages", "app",
];

/// What a pure function does not use.
const IMPURE: [&str; 10] = [
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "std::time::Instant",
    "std::time::SystemTime",
    "println!",
    "web_sys",
];

#[test]
fn a_library_crate_knows_the_layers_below_it_alone() {
    for (name, allowed) in CRATES {
        let manifest = read(&root().join("crates").join(name).join("Cargo.toml"));
        let dependencies = manifest.split("\n[dev-dependencies]").next();
        let lines = dependencies.unwrap_or_default().lines();
        let known = lines.filter_map(|line| line.strip_prefix("wireform-")?.split_once('.'));
        for (known, _) in known {
            assert!(allowed.contains(&known), "{name} knows {known}");
        }
    }
}

#[test]
fn a_library_crate_is_pure() {
    for (name, _) in &CRATES[..PURE] {
        for file in rust_files(&root().join("crates").join(name).join("src")) {
            let text = read(&file);
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for impure in IMPURE {
                assert!(!code.contains(impure), "{}: {impure}", file.display());
            }
        }
    }
}

#[test]
fn the_modules_of_a_library_crate_have_no_circles() {
    for (name, _) in CRATES {
        let arrows = arrows(&root().join("crates").join(name).join("src"));
        for module in arrows.keys() {
            let mut seen = BTreeSet::new();
            follow(&arrows, module, &mut seen);
            assert!(!seen.contains(module), "{name}: {module} leads to itself");
        }
    }
}

#[test]
fn a_folder_of_the_page_knows_those_before_it_alone() {
    let arrows = arrows(&root().join("src"));
    for (index, name) in PAGE.iter().enumerate() {
        for known in arrows.get(*name).into_iter().flatten() {
            let at = PAGE.iter().position(|other| other == known);
            assert!(at.is_some_and(|at| at < index), "{name} knows {known}");
        }
    }
}

#[test]
fn only_browser_knows_the_window_and_the_document() {
    for file in rust_files(&root().join("src")) {
        let text = read(&file);
        let is_browser = file.components().any(|part| part.as_os_str() == "browser");
        for name in ["window()", "document()"] {
            let calls = text.match_indices(name);
            // A method of this name belongs to something else.
            let own = calls.filter(|(at, _)| !text[..*at].ends_with(['.', '_']));
            assert!(is_browser || own.count() == 0, "{}: {name}", file.display());
        }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// The modules at the top of a crate, each with those of them that it names.
fn arrows(src: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let mut files = BTreeMap::<String, Vec<PathBuf>>::new();
    for file in rust_files(src) {
        let inside = file.strip_prefix(src).unwrap_or(&file);
        let top = inside.components().next().map(|part| part.as_os_str());
        let name = top.and_then(|top| Path::new(top).file_stem()?.to_str());
        files
            .entry(name.unwrap_or_default().to_owned())
            .or_default()
            .push(file);
    }
    files.retain(|name, _| !["lib", "main"].contains(&name.as_str()));
    let names: BTreeSet<String> = files.keys().cloned().collect();
    let named = |files: &[PathBuf]| {
        let texts = files
            .iter()
            .map(|file| (file.parent() == Some(src), read(file)));
        texts
            .flat_map(|(is_top, text)| named_in(&text, is_top))
            .collect::<BTreeSet<String>>()
    };
    let arrows = files.iter().map(|(name, files)| {
        let mut known: BTreeSet<String> = named(files).intersection(&names).cloned().collect();
        known.remove(name);
        (name.clone(), known)
    });
    arrows.collect()
}

/// The first names after `crate::`, and after `super::` where that is the crate.
fn named_in(text: &str, is_top: bool) -> BTreeSet<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let starts: &[&str] = if is_top {
        &["crate::", "super::"]
    } else {
        &["crate::"]
    };
    let rests = starts.iter().flat_map(|start| code.split(start).skip(1));
    let names = rests.flat_map(|rest| match rest.strip_prefix('{') {
        Some(group) => group
            .split('}')
            .next()
            .unwrap_or_default()
            .split(',')
            .collect(),
        None => vec![rest],
    });
    let first = |name: &str| {
        let name = name.trim_start();
        let end = name.find(|c: char| !c.is_alphanumeric() && c != '_');
        name.get(..end.unwrap_or(name.len()))
            .unwrap_or_default()
            .to_owned()
    };
    names.map(first).collect()
}

fn follow(arrows: &BTreeMap<String, BTreeSet<String>>, from: &str, seen: &mut BTreeSet<String>) {
    for next in arrows.get(from).into_iter().flatten() {
        if seen.insert(next.clone()) {
            follow(arrows, next, seen);
        }
    }
}
