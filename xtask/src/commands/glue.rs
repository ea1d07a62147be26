//! `cargo xtask glue`: cuts a release's WebAssembly into parts, and makes its JavaScript short.
//!
//! wasm-bindgen names each function that it imports by a hash, in both files, and writes JavaScript
//! for people to read. Nothing else reads either, so the names become short and the JavaScript is
//! minified. Trunk calls this when it has written both (see `Trunk.toml`).

use std::path::{Path, PathBuf};
use std::process;
use std::{env, fs};

use anyhow::{Context, Result};

use super::Command;
use crate::process::run;
use crate::tools::small_std;
use crate::wasm::order::with_ordering_names;
use crate::wasm::parts::PARTS;
use crate::wasm::{self, PROGRAM};

pub const COMMAND: Command = Command {
    name: "glue",
    arguments: "",
    about: "(called by Trunk) cut a release's WebAssembly into parts, shorten its JavaScript",
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
    let parts = if small_std::is_used() {
        &PARTS[..]
    } else {
        &[]
    };
    let cut = wasm::cut(&fs::read(&wasm)?, parts)?;
    let files = parts.iter().map(|part| part_file(&glue, part.name));
    let modules = [cut.program].into_iter().chain(cut.parts);
    for (file, module) in [wasm].into_iter().chain(files).zip(modules) {
        fs::write(&file, module)?;
        optimize(&file)?;
        order(&file)?;
    }
    let loader = parts.first().map(|form| loader(form.name));
    let text = rename(fs::read_to_string(&glue)?, cut.names);
    // The page starts in one way, and what the other takes goes with its name.
    let text = text.replace("export { initSync, ", "export { ");
    fs::write(&glue, text + &loader.unwrap_or_default())?;
    minify(&glue)
}

/// Does once more, in each module, what had to wait until no function could become another one's.
fn optimize(module: &Path) -> Result<()> {
    let mut wasm_opt = process::Command::new("wasm-opt");
    // Nothing is put into the first bytes: they are the far end of the stack.
    wasm_opt.arg("--low-memory-unused");
    // Branches are found anew, and the last pass makes what Brotli then makes smaller.
    wasm_opt.args(["--flatten", "--rereloop", "-Oz", "-Oz", "-Os"]);
    run(wasm_opt.arg("-o").arg(module).arg(module))
}

/// Sorts the functions of a module so that it takes fewer bytes on its way.
fn order(module: &Path) -> Result<()> {
    fs::write(module, with_ordering_names(&fs::read(module)?)?)?;
    let mut wasm_opt = process::Command::new("wasm-opt");
    wasm_opt.args([
        "--reorder-functions-by-name",
        "--strip-target-features",
        "-o",
    ]);
    run(wasm_opt.arg(module).arg(module))
}

/// The one file with an extension.
fn only(folder: &Path, extension: &str) -> Result<PathBuf> {
    let paths = fs::read_dir(folder)?.flatten().map(|entry| entry.path());
    let mut found = paths.filter(|path| path.extension().is_some_and(|own| own == extension));
    found
        .next()
        .with_context(|| format!("there is no .{extension} file in {}", folder.display()))
}

/// The file of a part is named after the JavaScript that fetches it.
fn part_file(glue: &Path, part: &str) -> PathBuf {
    let stem = glue.file_stem().unwrap_or_default().to_string_lossy();
    glue.with_file_name(format!("{stem}_{part}.wasm"))
}

/// What the page fetches a part with (`src/browser.rs`).
///
/// An address that names an operation needs its form, so that is fetched beside the program.
fn loader(form: &str) -> String {
    format!(
        r##"
        const parts = {{}};
        const part = name => parts[name] ??= fetch(import.meta.url.replace(/\.js$/, `_${{name}}.wasm`))
            .then(answer => answer.ok ? answer.arrayBuffer() : Promise.reject(answer.status))
            .then(WebAssembly.compile)
            .catch(reason => {{ delete parts[name]; throw reason; }});
        globalThis.wireformPart = name => part(name).then(module =>
            WebAssembly.instantiate(module, {{ ...__wbg_get_imports(), {PROGRAM}: wasm }}));
        if (/^#\/[^/?]+\/[^/?]/.test(location.hash)) part("{form}").catch(() => {{}});
        "##
    )
}

/// The JavaScript with the new names. Each old one ends in a hash, so that it stands for nothing else.
fn rename(text: String, mut names: Vec<(String, String)>) -> String {
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
        .args(["--minify", "--tree-shaking=true", "--format=esm"])
        .arg("--log-level=warning")
        .arg("--allow-overwrite")
        .arg(glue)
        .arg(format!("--outfile={}", glue.display()));
    run(&mut esbuild)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_begins_another_is_no_part_of_it() {
        let glue = "{ __wbg_call_0a1b: f, __wbg_call_0a1b2c: g, call: h }";
        let names = [("__wbg_call_0a1b", "i0"), ("__wbg_call_0a1b2c", "i1")];
        let names = names.map(|(old, new)| (old.to_owned(), new.to_owned()));
        assert_eq!(
            rename(glue.to_owned(), names.to_vec()),
            "{ i0: f, i1: g, call: h }"
        );
    }

    #[test]
    fn a_part_lies_beside_the_javascript() {
        let file = part_file(Path::new("dist/page-0a1b.js"), "form");
        assert_eq!(file, Path::new("dist/page-0a1b_form.wasm"));
    }
}
