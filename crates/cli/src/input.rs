use std::io::{IsTerminal as _, Read as _};
use std::path::Path;

use wireform_check::CheckInput;
use wireform_model::OperationRef;
use wireform_model::cli::Cli;
use wireform_model::draft::Draft;
use wireform_model::json;
use wireform_model::value::Value;

use crate::arguments::{Common, InputArguments};
use crate::encoding;
use crate::failure::Failure;
use crate::file;
use crate::global_arguments::GlobalArguments;
use crate::service;

/// The input with what stands beside it.
///
/// # Errors
///
/// Where the input is not JSON, or the operation does not know a fact or a file.
pub fn draft(
    arguments: &InputArguments,
    globals: &GlobalArguments,
    common: &Common,
    operation: OperationRef<'_>,
) -> Result<Draft, Failure> {
    let facts = arguments.facts();
    let companion = service::companion(common, operation);
    wireform_companions::check_facts(operation, common.cli, companion.as_ref(), &facts)
        .map_err(|error| Failure::new(error.to_string()))?;
    let files = arguments.files();
    wireform_companions::check_files(operation, common.cli, &files)
        .map_err(|error| Failure::new(error.to_string()))?;
    Ok(Draft {
        input: read(arguments)?,
        facts,
        files,
        options: globals.options(operation, common.cli)?,
    })
}

/// What is wrong with the global options, for those who only print.
pub fn option_notes(operation: OperationRef<'_>, draft: &Draft, cli: Cli) -> Vec<String> {
    let checked = CheckInput {
        operation,
        draft,
        cli,
    };
    let found = wireform_check::check(checked, None).into_iter();
    let of_options = found.filter(|diagnostic| diagnostic.option.is_some());
    of_options.map(|diagnostic| diagnostic.message).collect()
}

/// The input from the file that was named, or from standard input.
fn read(arguments: &InputArguments) -> Result<Value, Failure> {
    let file = arguments.input.as_deref();
    let text = text(file)?;
    let source = name(file);
    if text.trim().is_empty() {
        return Err(Failure::new(format!(
            "{source} is empty; an input without members is {{}}"
        )));
    }
    json::read(&text).map_err(|error| Failure::new(format!("{source}, {error}")))
}

/// The text of a file, or of standard input where none is named.
///
/// # Errors
///
/// Where it cannot be read, or is not UTF-8.
pub fn text(file: Option<&Path>) -> Result<String, Failure> {
    match file {
        Some(path) => file::read(path),
        None => standard_input(),
    }
}

fn name(file: Option<&Path>) -> String {
    match file {
        Some(path) => path.display().to_string(),
        None => "standard input".to_owned(),
    }
}

fn standard_input() -> Result<String, Failure> {
    let mut stdin = std::io::stdin();
    if stdin.is_terminal() {
        eprintln!("wireform: type or paste the input, then press Ctrl-D");
    }
    let mut bytes = Vec::new();
    let read = stdin.read_to_end(&mut bytes);
    read.map_err(|error| Failure::new(format!("cannot read standard input: {error}")))?;
    encoding::decode(bytes, "standard input")
}
