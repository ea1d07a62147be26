//! `cargo xtask glue`: makes a release's JavaScript, and what it and the WebAssembly call each other, short.
//!
//! wasm-bindgen names each function that it imports by a hash, in both files, and writes JavaScript
//! for people to read. Nothing else reads either, so the names become short and the JavaScript is
//! minified. Trunk calls this when it has written both (see `Trunk.toml`).

use std::path::{Path, PathBuf};
use std::process;
use std::{env, fs};

use anyhow::{Context, Result};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ImportSection, Module, RawSection};
use wasmparser::{Imports, Parser, Payload};

use super::Command;
use crate::process::run;

pub const COMMAND: Command = Command {
    name: "glue",
    arguments: "",
    about: "(called by Trunk) shorten a release's JavaScript and the names of its imports",
    run: |args| {
        super::no_arguments(args)?;
        let folder = env::var_os("TRUNK_STAGING_DIR").context("Trunk runs this, see Trunk.toml")?;
        if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
            shorten(&PathBuf::from(folder))?;
        }
        Ok(())
    },
};

fn shorten(folder: &Path) -> Result<()> {
    let (glue, wasm) = (only(folder, "js")?, only(folder, "wasm")?);
    let (module, names) = rename_imports(&fs::read(&wasm)?)?;
    fs::write(&wasm, module)?;
    let text = fs::read_to_string(&glue)?;
    fs::write(&glue, rename(text, names))?;
    minify(&glue)
}

/// The one file with an extension.
fn only(folder: &Path, extension: &str) -> Result<PathBuf> {
    let paths = fs::read_dir(folder)?.flatten().map(|entry| entry.path());
    let mut found = paths.filter(|path| path.extension().is_some_and(|own| own == extension));
    found
        .next()
        .with_context(|| format!("there is no .{extension} file in {}", folder.display()))
}

/// From an import's old name to its new one.
type Names = Vec<(String, String)>;

/// The module with short names of its imports. All its other sections stay as they are.
fn rename_imports(wasm: &[u8]) -> Result<(Vec<u8>, Names)> {
    let mut module = Module::new();
    let mut names = Names::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if let Payload::ImportSection(section) = payload {
            let mut imports = ImportSection::new();
            for import in section.into_imports() {
                let mut import = import?;
                let name = format!("i{}", names.len());
                names.push((import.name.to_owned(), name));
                import.name = &names.last().context("just pushed")?.1;
                RoundtripReencoder.parse_imports(&mut imports, Imports::Single(0, import))?;
            }
            module.section(&imports);
        } else if let Some((id, range)) = payload.as_section() {
            // What has been read lies in memory, so that its offsets fit.
            let data = &wasm[range.start as usize..range.end as usize];
            module.section(&RawSection { id, data });
        }
    }
    Ok((module.finish(), names))
}

/// The JavaScript with the new names. Each old one ends in a hash, so that it stands for nothing else.
fn rename(text: String, mut names: Names) -> String {
    // A name may be the beginning of a longer one.
    names.sort_by_key(|(old, _)| std::cmp::Reverse(old.len()));
    names
        .iter()
        .fold(text, |text, (old, new)| text.replace(old, new))
}

/// esbuild is on PATH where this crate has Trunk build the site.
fn minify(glue: &Path) -> Result<()> {
    let mut esbuild = process::Command::new("esbuild");
    esbuild
        .args(["--minify", "--format=esm", "--log-level=warning"])
        .arg("--allow-overwrite")
        .arg(glue)
        .arg(format!("--outfile={}", glue.display()));
    run(&mut esbuild)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CustomSection, EntityType, TypeSection};

    fn module(names: &[&str]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        for name in names {
            imports.import("./glue.js", name, EntityType::Function(0));
        }
        let note = CustomSection {
            name: "note".into(),
            data: (&b"stays"[..]).into(),
        };
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&note);
        module.finish()
    }

    #[test]
    fn imports_get_short_names_and_the_rest_stays() {
        let (short, names) =
            rename_imports(&module(&["__wbg_call_0a1b", "__wbg_call_0a1b2c"])).unwrap();
        assert_eq!(short, module(&["i0", "i1"]));
        let glue = "{ __wbg_call_0a1b: f, __wbg_call_0a1b2c: g, call: h }";
        assert_eq!(rename(glue.to_owned(), names), "{ i0: f, i1: g, call: h }");
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert!(rename_imports(b"no module").is_err());
    }
}
