//! `cargo xtask catalog`: all services of AWS as small JSON files, in `catalog/`.

use std::fs;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::{Instant, SystemTime};

use anyhow::{Context, Result, bail};
use wireform_catalog::ModelSource;
use wireform_catalog::examples::report::ExamplesReport;

use super::Command;
use crate::process::say;
use crate::{tools, workspace};

pub const COMMAND: Command = Command {
    name: "catalog",
    arguments: "[--models DIR]",
    about: "compile the models of all AWS services into catalog/",
    run: |args| match args {
        [] => {
            let (models, source) = tools::aws_v2::models()?;
            compile(&models, &source)
        }
        [option, models] if option == "--models" => {
            let source = ModelSource {
                name: models.clone(),
                ..ModelSource::default()
            };
            compile(Path::new(models), &source)
        }
        _ => bail!("expected nothing, or --models and botocore's data folder"),
    },
};

/// The catalog's folder, made if it is missing or older than the program that makes it.
pub fn provide() -> Result<PathBuf> {
    let folder = workspace::catalog();
    if !is_current(&folder) {
        let (models, source) = tools::aws_v2::models()?;
        compile(&models, &source)?;
    }
    Ok(folder)
}

fn is_current(folder: &Path) -> bool {
    let age = |path: PathBuf| -> Result<SystemTime> { Ok(fs::metadata(path)?.modified()?) };
    let program = std::env::current_exe().map_err(Into::into).and_then(age);
    match (age(folder.join(wireform_catalog::SERVICES)), program) {
        (Ok(catalog), Ok(program)) => catalog >= program,
        _ => false,
    }
}

fn compile(models: &Path, source: &ModelSource) -> Result<()> {
    say(format_args!("compiling the models of {}", source.name));
    let start = Instant::now();
    let folder = workspace::catalog();
    let summary = wireform_catalog::compile(models, source, &folder, &show)
        .with_context(|| format!("cannot compile {}", models.display()))?;
    say(format_args!(
        "{} operations of {} services are in {} after {:.1} s",
        summary.operations,
        summary.services,
        folder.display(),
        start.elapsed().as_secs_f64()
    ));
    say(format_args!("{}", summary.examples));
    list_unused(&summary.examples)?;
    for fact in summary.unused {
        say(format_args!("these models have nothing for `{fact}`"));
    }
    Ok(())
}

/// Lists the examples that could not be used in a file.
fn list_unused(examples: &ExamplesReport) -> Result<()> {
    let path = workspace::target().join("unused-examples.txt");
    let place = || format!("cannot write {}", path.display());
    fs::create_dir_all(workspace::target()).with_context(place)?;
    fs::write(&path, examples.list()).with_context(place)?;
    if !examples.unused.is_empty() {
        say(format_args!("{} lists what cannot be used", path.display()));
    }
    Ok(())
}

/// A line that counts up, where somebody watches.
fn show(done: usize, all: usize) {
    let mut terminal = std::io::stderr();
    if terminal.is_terminal() {
        let end = if done == all { "\n" } else { "" };
        let _ = write!(terminal, "\r    {done} of {all} services{end}");
    }
}
