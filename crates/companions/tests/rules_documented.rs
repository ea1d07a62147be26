//! Every rule has a doc comment with the same headings.

use std::fs;
use std::path::{Path, PathBuf};

const HEADINGS: [&str; 5] = [
    "/// # What it checks",
    "/// # Why",
    "/// # Example",
    "/// # Who refuses",
    "/// # Source",
];

#[test]
fn every_rule_has_every_heading() {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources = [own.join("src"), own.join("../check/src")];
    let mut count = 0;
    for file in sources.iter().flat_map(|source| rust_files(source)) {
        let text = fs::read_to_string(&file).expect("a source can be read");
        let lines: Vec<&str> = text.lines().collect();
        for (index, line) in lines.iter().enumerate() {
            if line.starts_with("pub const ") && line.contains(": Rule =") {
                let start = lines[..index]
                    .iter()
                    .rposition(|line| !line.starts_with("///"));
                let doc = &lines[start.map_or(0, |start| start + 1)..index];
                explains(doc, &format!("{}:{}", file.display(), index + 1));
                count += 1;
            }
        }
    }
    assert!(count >= 100, "{count} rules found");
}

fn explains(doc: &[&str], place: &str) {
    let headings: Vec<_> = doc
        .iter()
        .filter(|line| line.starts_with("/// # "))
        .collect();
    assert_eq!(headings, HEADINGS.iter().collect::<Vec<_>>(), "{place}");
    for heading in HEADINGS {
        let at = doc
            .iter()
            .position(|line| *line == heading)
            .expect("it was found above");
        let below = doc.get(at + 1).copied().unwrap_or_default();
        assert!(
            below.len() > "/// ".len() && !below.starts_with("/// #"),
            "{place}: nothing under {heading}"
        );
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder can be read");
    let paths = entries.map(|entry| entry.expect("an entry can be read").path());
    paths
        .flat_map(|path| match path.is_dir() {
            true => rust_files(&path),
            false => vec![path],
        })
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}
