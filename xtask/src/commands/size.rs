//! `cargo xtask size`: what a first visit transfers, against the budget.

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
///
/// It follows the page down: each loss of weight lowers it, until it stands at [`GOAL`].
const BUDGET: usize = 160_000;

/// What the page has to come down to.
const GOAL: usize = 130_000;

/// Weighs the site in `dist/` and fails above the budget.
pub fn check() -> Result<()> {
    let dist = workspace::dist();
    let files = files(&dist).with_context(|| format!("cannot read {}", dist.display()))?;
    let count = files.len();
    let weights: Vec<Weight> = first_visit(files)?.iter().map(weigh).collect();
    print!("{}", table(&weights));
    println!(
        "{} more files are read on demand or never",
        count - weights.len()
    );
    let total = brotli_total(&weights);
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

struct Weight {
    path: PathBuf,
    raw: usize,
    brotli: usize,
}

fn weigh(file: &File) -> Weight {
    Weight {
        path: file.path.clone(),
        raw: file.content.len(),
        brotli: compressed(&file.content),
    }
}

fn brotli_total(weights: &[Weight]) -> usize {
    weights.iter().map(|weight| weight.brotli).sum()
}

/// The files that a first visit reads: the page and, from there on, whatever a file that is read
/// names. This counts a file too many rather than one too few.
fn first_visit(mut files: Vec<File>) -> Result<Vec<File>> {
    let page = files
        .iter()
        .position(|file| file.path == Path::new("index.html"));
    let mut read = vec![files.swap_remove(page.context("there is no index.html")?)];
    let mut next = 0;
    while next < read.len() {
        let (named, others) = files.into_iter().partition(|file| names(&read[next], file));
        files = others;
        read.extend::<Vec<File>>(named);
        next += 1;
    }
    Ok(read)
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

fn table(weights: &[Weight]) -> String {
    let mut table = row("first visit", "bytes", "brotli");
    for Weight { path, raw, brotli } in weights {
        table += &row(&path.to_string_lossy(), raw, brotli);
    }
    let raw: usize = weights.iter().map(|weight| weight.raw).sum();
    table += &row("total", raw, brotli_total(weights));
    table + &row("budget", "", BUDGET) + &row("goal", "", GOAL)
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
        let visited = first_visit(site).unwrap();
        let mut paths: Vec<_> = visited
            .iter()
            .map(|file| file.path.to_str().unwrap())
            .collect();
        paths.sort();
        assert_eq!(
            paths,
            ["app.js", "app.wasm", "index.html", "models/one.json"]
        );
    }

    #[test]
    fn a_site_without_a_page_is_refused() {
        assert!(first_visit(vec![file("app.js", "")]).is_err());
    }

    #[test]
    fn sizes_are_compressed_ones_and_add_up() {
        let long = weigh(&file("a", &"wireform ".repeat(10_000)));
        assert_eq!(long.raw, 90_000);
        assert!(long.brotli > 0 && long.brotli < 100, "{}", long.brotli);
        let empty = weigh(&file("b", ""));
        assert_eq!(
            brotli_total(&[long, empty]),
            compressed("wireform ".repeat(10_000).as_bytes()) + compressed(b"")
        );
    }
}
