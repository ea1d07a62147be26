//! `cargo xtask size`: what visits transfer, against their budgets.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{Command, build};
use crate::wasm::parts::PARTS;
use crate::workspace;

pub const COMMAND: Command = Command {
    name: "size",
    arguments: "",
    about: "build, then weigh the page and its data against their budgets",
    run: |args| {
        super::no_arguments(args)?;
        build::build()?;
        check()
    },
};

/// Bytes that a first visit of the home page may transfer, with Brotli at its best: the page and the list of services.
const HOME: usize = 104_000;

/// The same for the form of the median service, before its help texts: as much as a home page of 160,000 and 40,000 more.
const FORM: usize = 200_000;

/// The same for the form of `create-integration`, with its rules and its words.
///
/// It follows the page: each loss of weight lowers it, until it stands at [`GOAL`]; what the form has to know more raises it.
const CREATE_INTEGRATION: usize = 226_000;

/// What the form of `create-integration` has to come down to.
const GOAL: usize = 130_000;

/// Bytes of the largest service's structure.
const EC2: usize = 70_000;

/// Weighs the site in `dist/` and fails above a budget.
pub fn check() -> Result<()> {
    let dist = workspace::dist();
    let files = files(&dist).with_context(|| format!("cannot read {}", dist.display()))?;
    let (later, page) = files.into_iter().partition(is_fetched_later);
    let page: Vec<Weight> = first_visit(page)?.iter().map(weigh).collect();
    print!("{}", table(&page));
    let visits = visits(brotli_total(&page), &later);
    print!("\n{}", visits.iter().map(Visit::row).collect::<String>());
    print!(
        "{}",
        row("what create-integration's has to come down to", "", GOAL)
    );
    let above: Vec<String> = visits.iter().filter_map(Visit::excess).collect();
    if !above.is_empty() {
        bail!("{}", above.join("; "));
    }
    Ok(())
}

/// What somebody does, the bytes that it transfers, and those that it may.
struct Visit {
    name: &'static str,
    brotli: usize,
    budget: Option<usize>,
}

impl Visit {
    fn new(name: &'static str, brotli: usize, budget: usize) -> Self {
        let budget = Some(budget);
        Visit {
            name,
            brotli,
            budget,
        }
    }

    fn row(&self) -> String {
        let budget = self.budget.map(|budget| format!("of {budget}"));
        row(self.name, self.brotli, budget.unwrap_or_default())
    }

    fn excess(&self) -> Option<String> {
        let excess = self.brotli.checked_sub(self.budget?)?;
        let (name, brotli) = (self.name, self.brotli);
        (excess > 0).then(|| format!("{name}: {brotli} bytes, {excess} above the budget"))
    }
}

/// The visits of a site whose page weighs this much; without the catalogue there are those that do without.
fn visits(page: usize, later: &[File]) -> Vec<Visit> {
    let weight = |name: &str| {
        let file = later.iter().find(|file| {
            let path = file.path.to_string_lossy();
            path.ends_with(name)
        });
        file.map(|file| compressed(&file.content))
    };
    let mut structures: Vec<&File> = later.iter().filter(|file| is_structure(file)).collect();
    structures.sort_by_key(|file| file.content.len());
    let median = structures.get(structures.len() / 2);
    let median = median.map(|file| compressed(&file.content));
    let form = page + weight("_form.wasm").unwrap_or_default();
    let knowledge = weight("_create-integration.wasm").unwrap_or_default();
    let words = weight("create-integration.companion.json");
    let on_demand = |name, brotli| Visit {
        name,
        brotli,
        budget: None,
    };
    let home = page + weight("services.txt").unwrap_or_default();
    let visits = [
        Some(Visit::new("the home page", home, HOME)),
        median.map(|median| Visit::new("the median service's form", form + median, FORM)),
        words.map(|words| {
            let model = weight("models/apigatewayv2/service-2.json").unwrap_or_default();
            let all = form + knowledge + words + model;
            Visit::new("create-integration's form", all, CREATE_INTEGRATION)
        }),
        weight("catalog/ec2.json").map(|ec2| Visit::new("EC2's structure", ec2, EC2)),
        weight("ec2.docs.json").map(|texts| on_demand("EC2's help texts, after its form", texts)),
        weight("_protocols.wasm")
            .map(|part| on_demand("more than JSON, with a form that needs it", part)),
        weight("operations.txt").map(|names| on_demand("the search, when it is first used", names)),
    ];
    visits.into_iter().flatten().collect()
}

/// Whether a file is data or a part of the program, which the page fetches by itself.
fn is_fetched_later(file: &File) -> bool {
    let path = file.path.to_string_lossy();
    let is_part = PARTS
        .iter()
        .any(|part| path.ends_with(&format!("_{}.wasm", part.name)));
    is_part || file.path.starts_with("catalog") || file.path.starts_with("models")
}

fn is_structure(file: &File) -> bool {
    let path = file.path.to_string_lossy();
    path.starts_with("catalog") && path.ends_with(".json") && !path.ends_with(".docs.json")
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
    table
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
    fn what_comes_later_is_weighed_apart_and_against_its_budgets() {
        let long: String = (0..200_000u32).map(|number| number.to_string()).collect();
        let site = [
            file("catalog/services.txt", "2"),
            file("catalog/a.json", "{}"),
            file("catalog/b.json", "{}"),
            file("catalog/ec2.json", &long),
            file("catalog/ec2.docs.json", "{}"),
            file("catalog/operations.txt", ""),
            file("page-0a_form.wasm", &long),
            file("page-0a_create-integration.wasm", "rules"),
            file("models/create-integration.companion.json", "{}"),
        ];
        assert!(site.iter().all(is_fetched_later));
        assert!(!is_fetched_later(&file("page-0a_bg.wasm", "")));
        let visits = visits(HOME, &site);
        let above = visits.iter().filter(|visit| visit.excess().is_some());
        let above: Vec<&str> = above.map(|visit| visit.name).collect();
        let expected = [
            "the home page",
            "the median service's form",
            "create-integration's form",
            "EC2's structure",
        ];
        assert_eq!(above, expected);
        assert!(visits[2].brotli > visits[1].brotli);
        assert_eq!(super::visits(HOME, &[]).len(), 1);
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
