//! `cargo xtask size`: what a first visit transfers, against the budget.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{Command, build};
use crate::workspace;

pub const COMMAND: Command = Command {
    name: "size",
    arguments: "",
    about: "build, then weigh a first visit against the budget",
    run: |args| {
        super::no_arguments(args)?;
        build::build()?;
        check()
    },
};

/// Bytes that a first visit may transfer, with Brotli at its best.
const BUDGET: usize = 130_000;

/// Weighs the site in `dist/` and fails above the budget.
pub fn check() -> Result<()> {
    let dist = workspace::dist();
    let files = files(&dist).with_context(|| format!("cannot read {}", dist.display()))?;
    let (visited, later): (Vec<File>, Vec<File>) = split(files)?;
    print!("{}", table(&visited, &later));
    let total = total(&visited);
    if total > BUDGET {
        bail!(
            "a first visit transfers {total} bytes, {} above the budget",
            total - BUDGET
        );
    }
    Ok(())
}

struct File {
    /// Relative to the site's folder.
    path: PathBuf,
    content: Vec<u8>,
}

/// Splits the files into those of a first visit and the rest.
///
/// A first visit reads the page and, from there on, whatever a file that is read names: this counts
/// a file too many rather than one too few.
fn split(files: Vec<File>) -> Result<(Vec<File>, Vec<File>)> {
    let page = files
        .iter()
        .position(|file| file.path == Path::new("index.html"));
    let mut to_read = vec![page.context("there is no index.html")?];
    let mut read = BTreeSet::new();
    while let Some(index) = to_read.pop() {
        if read.insert(index) {
            to_read.extend((0..files.len()).filter(|&other| names(&files[index], &files[other])));
        }
    }
    let mut index = 0..;
    Ok(files
        .into_iter()
        .partition(|_| index.next().is_some_and(|index| read.contains(&index))))
}

fn names(file: &File, other: &File) -> bool {
    let name = other
        .path
        .file_name()
        .unwrap_or_default()
        .as_encoded_bytes();
    !name.is_empty()
        && file
            .content
            .windows(name.len())
            .any(|window| window == name)
}

fn files(folder: &Path) -> Result<Vec<File>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            files.push(File {
                content: fs::read(&path)?,
                path: path.strip_prefix(folder)?.to_path_buf(),
            });
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn total(files: &[File]) -> usize {
    files.iter().map(|file| compressed(&file.content)).sum()
}

/// The size that Brotli at its best makes of this.
fn compressed(content: &[u8]) -> usize {
    const BUFFER: usize = 4096;
    const QUALITY: u32 = 11;
    const WINDOW: u32 = 22;
    let mut writer = brotli::CompressorWriter::new(Vec::new(), BUFFER, QUALITY, WINDOW);
    // Writing into memory does not fail.
    let _ = writer.write_all(content);
    writer.into_inner().len()
}

fn table(visited: &[File], later: &[File]) -> String {
    let mut lines = vec![row("first visit", "bytes", "brotli")];
    for file in visited {
        let sizes = (file.content.len(), compressed(&file.content));
        lines.push(row(&file.path.to_string_lossy(), sizes.0, sizes.1));
    }
    let raw: usize = visited.iter().map(|file| file.content.len()).sum();
    lines.push(row("total", raw, total(visited)));
    lines.push(row("budget", "", BUDGET));
    if !later.is_empty() {
        lines.push(format!(
            "({} further files are read on demand or never)\n",
            later.len()
        ));
    }
    lines.concat()
}

fn row(name: &str, raw: impl ToString, compressed: impl ToString) -> String {
    format!(
        "{name:<52} {:>10} {:>10}\n",
        raw.to_string(),
        compressed.to_string()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, content: &str) -> File {
        File {
            path: path.into(),
            content: content.into(),
        }
    }

    #[test]
    fn a_first_visit_follows_names_from_file_to_file() {
        let site = vec![
            file("app.js", "fetch('app.wasm')"),
            file("app.wasm", "\0models/one.json"),
            file("index.html", "<script src=./app.js>"),
            file("models/one.json", "{}"),
            file("models/two.json", "{}"),
        ];
        let (visited, later) = split(site).unwrap();
        let paths = |files: &[File]| {
            files
                .iter()
                .map(|file| file.path.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            paths(&visited),
            ["app.js", "app.wasm", "index.html", "models/one.json"].map(PathBuf::from)
        );
        assert_eq!(paths(&later), [PathBuf::from("models/two.json")]);
    }

    #[test]
    fn a_site_without_a_page_is_refused() {
        assert!(split(vec![file("app.js", "")]).is_err());
    }

    #[test]
    fn sizes_are_compressed_ones_and_add_up() {
        let long = file("a", &"wireform ".repeat(10_000));
        let size = compressed(&long.content);
        assert!(size > 0 && size < 100, "{size}");
        assert_eq!(total(&[long, file("b", "")]), size + compressed(b""));
    }
}
