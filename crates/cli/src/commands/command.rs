use clap::Args;
use wireform_write::{CommandOptions, Nested, Quoting, Shell};

use crate::arguments::{Common, InputArguments, OperationArguments};
use crate::failure::Failure;
use crate::global_arguments::GlobalArguments;
use crate::input;
use crate::outcome::Outcome;
use crate::value_parsers;

/// Write the AWS CLI command line
#[derive(Debug, Args)]
pub struct CommandArguments {
    #[command(flatten)]
    operation: OperationArguments,
    #[command(flatten)]
    input: InputArguments,
    #[command(flatten)]
    globals: GlobalArguments,
    #[command(flatten)]
    form: CommandFormat,
}

/// How the command is written.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
struct CommandFormat {
    /// The shell to paste the command into
    #[arg(long, default_value = "posix", value_parser = value_parsers::shell())]
    shell: Shell,
    /// How to write lists, maps and structures
    #[arg(long, value_name = "FORM", default_value = "auto")]
    #[arg(value_parser = value_parsers::nested())]
    nested: Nested,
    /// Write the command on one line, instead of one line for each option
    #[arg(long)]
    one_line: bool,
    /// Write blobs as text instead of Base64, with --cli-binary-format raw-in-base64-out, where the command can have that
    #[arg(long)]
    raw_blobs: bool,
}

/// The AWS CLI command line; notes about it go to standard error.
///
/// # Errors
///
/// Where there is nothing to print.
pub fn run(options: &CommandArguments, common: &Common) -> Result<Outcome, Failure> {
    let service = options.operation.service(common)?;
    let operation = options.operation.operation(common, &service)?;
    let draft = input::draft(&options.input, &options.globals, common, operation)?;
    let form = &options.form;
    let written = CommandOptions {
        shell: form.shell,
        nested: form.nested,
        one_line: form.one_line,
        cli: common.cli,
        raw_blobs: form.raw_blobs,
    };
    let command = wireform_write::command_of(operation, &draft, &written);
    let mut outcome = Outcome::text(command.text.as_str());
    outcome.notes = command.notes.into_iter().map(|note| note.message).collect();
    outcome
        .notes
        .extend(input::option_notes(operation, &draft, common.cli));
    if form.raw_blobs && !wireform_write::has_raw_blobs(operation, &draft, &written) {
        let note = "--raw-blobs has no effect here: it is for CLI v2, commands without a document, and blobs that are all UTF-8 text.";
        outcome.notes.push(note.to_owned());
    }
    if command.needs_document {
        let note = form.shell.save_document().to_owned();
        outcome.notes.push(note);
    }
    Ok(outcome)
}
