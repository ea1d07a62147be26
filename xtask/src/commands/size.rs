//! `cargo xtask size`: what the first visits of pages transfer, against their limit.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{Command, build};
use crate::workspace;

pub const COMMAND: Command = Command {
    name: "size",
    arguments: "",
    about: "build, then weigh the page and its data against their limits",
    run: |args| {
        super::no_arguments(args)?;
        build::build()?;
        check()
    },
};

/// The most bytes that the first visit of a page may transfer, with Brotli at its best:
/// the page with its program, and the data without which it shows nothing.
///
/// It is what Leptos, serde and the codecs come to when they are used as they are meant to be, and 1 %: of the
/// program's code a quarter are Leptos' own, a seventh the readers of what is pasted and edited with their libraries,
/// a seventh the other library crates, a seventh the page's components, and the rest what they share of Rust's own.
const LIMIT: usize = 916_000;

/// What the first visit of a page should come down to.
const AIM: usize = 360_000;

/// The same as [`LIMIT`] for the structure of the largest service, which comes on top of the page.
const EC2: usize = 70_000;

/// Weighs the site in `dist/` and fails above a limit.
pub fn check() -> Result<()> {
    let dist = workspace::dist();
    let files = files(&dist).with_context(|| format!("cannot read {}", dist.display()))?;
    let (data, page): (Vec<File>, Vec<File>) = files.into_iter().partition(is_data);
    let page: Vec<Weight> = first_visit(page)?.iter().map(weigh).collect();
    print!("{}", table(&page));
    let transfers = transfers(brotli_total(&page), &data);
    print!("\n{}", cells(["", "brotli", "limit", "aim"]));
    print!(
        "{}",
        transfers.iter().map(Transfer::row).collect::<String>()
    );
    let above: Vec<String> = transfers.iter().filter_map(Transfer::excess).collect();
    if !above.is_empty() {
        bail!("{}", above.join("; "));
    }
    Ok(())
}

/// What a page fetches, in bytes, with the most that this may be and what it should come down to.
struct Transfer {
    name: &'static str,
    brotli: usize,
    limit: Option<usize>,
    aim: Option<usize>,
}

impl Transfer {
    fn row(&self) -> String {
        let number = |number: Option<usize>| number.map(|number| number.to_string());
        let [limit, aim] = [self.limit, self.aim].map(|bytes| number(bytes).unwrap_or_default());
        cells([self.name, &self.brotli.to_string(), &limit, &aim])
    }

    fn excess(&self) -> Option<String> {
        let excess = self.brotli.checked_sub(self.limit?)?;
        let (name, brotli) = (self.name, self.brotli);
        (excess > 0).then(|| format!("{name}: {brotli} bytes, {excess} above the limit"))
    }
}

/// What is transferred from a site whose page weighs this much; without the catalog less of it exists.
fn transfers(page: usize, data: &[File]) -> Vec<Transfer> {
    let weight = |name: &str| {
        let file = data.iter().find(|file| file.path.ends_with(name));
        file.map(|file| compressed(&file.content))
    };
    let home = page + weight("services.txt").unwrap_or_default();
    let form = median_structure(data).map(|structure| page + structure);
    let words = weight("create-integration.companion.json");
    let model = weight("apigatewayv2/service-2.json");
    let create_integration = words.zip(model).map(|(words, model)| page + words + model);
    let transfer = |name, brotli: Option<usize>, limit, aim| {
        Some(Transfer {
            name,
            brotli: brotli?,
            limit,
            aim,
        })
    };
    let visit = |name, brotli| transfer(name, brotli, Some(LIMIT), Some(AIM));
    let later = |name, brotli, limit| transfer(name, brotli, limit, None);
    let transfers = [
        visit("the home page", Some(home)),
        visit("the median service's form", form),
        visit("create-integration's form", create_integration),
        later("later: EC2's structure", weight("ec2.json"), Some(EC2)),
        later("later: EC2's help texts", weight("ec2.docs.json"), None),
        later("later: EC2's examples", weight("ec2.examples.json"), None),
        later(
            "later: the names for the search",
            weight("operations.txt"),
            None,
        ),
    ];
    transfers.into_iter().flatten().collect()
}

/// The weight of the structure that half of all services' are smaller than.
fn median_structure(data: &[File]) -> Option<usize> {
    let mut structures: Vec<&File> = data.iter().filter(|file| is_structure(file)).collect();
    structures.sort_by_key(|file| file.content.len());
    let median = structures.get(structures.len() / 2)?;
    Some(compressed(&median.content))
}

/// Whether a file is data that the page fetches when it needs it.
fn is_data(file: &File) -> bool {
    file.path.starts_with("catalog") || file.path.starts_with("models")
}

fn is_structure(file: &File) -> bool {
    let path = file.path.to_string_lossy();
    path.starts_with("catalog")
        && path.ends_with(".json")
        && !path.ends_with(".docs.json")
        && !path.ends_with(".examples.json")
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
    let mut table = cells(["the page", "bytes", "brotli", ""]);
    let mut add = |name: &str, raw: usize, brotli: usize| {
        table += &cells([name, &raw.to_string(), &brotli.to_string(), ""]);
    };
    for Weight { path, raw, brotli } in weights {
        add(&path.to_string_lossy(), *raw, *brotli);
    }
    let raw = weights.iter().map(|weight| weight.raw).sum();
    add("total", raw, brotli_total(weights));
    table
}

/// A line of a table.
fn cells([name, cells @ ..]: [&str; 4]) -> String {
    let cells = cells.map(|cell| format!(" {cell:>10}")).concat();
    format!("{name:<52}{cells}").trim_end().to_owned() + "\n"
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
    fn each_visit_has_the_page_and_its_own_data() {
        let data = [
            file("catalog/services.txt", "one"),
            file("catalog/a.json", "a"),
            file("catalog/a.docs.json", "help texts"),
            file("catalog/a.examples.json", "{}"),
            file("catalog/b.json", "{\"b\": 2}"),
            file("catalog/ec2.json", &"wireform ".repeat(10)),
            file("models/apigatewayv2/service-2.json", "{}"),
            file(
                "models/apigatewayv2/create-integration.companion.json",
                "words",
            ),
        ];
        assert!(data.iter().all(is_data));
        assert!(!is_data(&file("page-0a_bg.wasm", "")));
        let weight = |index: usize| compressed(&data[index].content);
        let transfers = transfers(1_000, &data);
        let weights: Vec<_> = transfers.iter().map(|transfer| transfer.brotli).collect();
        let expected = [
            1_000 + weight(0),
            1_000 + weight(4),
            1_000 + weight(6) + weight(7),
            weight(5),
        ];
        assert_eq!(weights, expected);
    }

    #[test]
    fn every_visit_is_held_to_the_limit() {
        let data = [
            file("catalog/services.txt", "one"),
            file("catalog/a.json", "a"),
        ];
        let above = |page| {
            let transfers = transfers(page, &data);
            transfers.iter().filter_map(Transfer::excess).count()
        };
        assert_eq!(above(LIMIT - 1_000), 0);
        assert_eq!(above(LIMIT), 2);
    }

    #[test]
    fn a_site_without_the_catalog_has_a_home_page() {
        let names: Vec<_> = transfers(1_000, &[])
            .iter()
            .map(|transfer| transfer.name)
            .collect();
        assert_eq!(names, ["the home page"]);
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
