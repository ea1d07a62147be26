use clap::Args;
use wireform_write::{CommandOptions, Nested, Shell};

use crate::Outcome;
use crate::arguments::{Common, InputArguments, OperationArguments};
use crate::failure::Failure;
use crate::global_arguments::GlobalArguments;
use crate::input;
use crate::value_parsers;

/// Write the AWS CLI command line
#[derive(Debug, Args)]
pub struct Options {
    #[command(flatten)]
    operation: OperationArguments,
    #[command(flatten)]
    input: InputArguments,
    #[command(flatten)]
    globals: GlobalArguments,
    #[command(flatten)]
    form: Form,
}

/// How the command is written.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
struct Form {
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
}

/// The AWS CLI command line; notes about it go to standard error.
pub fn run(options: &Options, common: &Common) -> Result<Outcome, Failure> {
    let service = options.operation.service(common)?;
    let operation = options.operation.operation(common, &service)?;
    let draft = input::draft(&options.input, &options.globals, common, operation)?;
    let form = &options.form;
    let written = CommandOptions {
        shell: form.shell,
        nested: form.nested,
        one_line: form.one_line,
        cli: common.cli,
    };
    let command = wireform_write::command_of(operation, &draft, &written);
    let mut outcome = Outcome::text(command.text.as_str());
    outcome.notes = command.notes.into_iter().map(|note| note.message).collect();
    outcome
        .notes
        .extend(input::option_notes(operation, &draft, common.cli));
    if command.needs_document {
        let note = form.shell.save_document().to_owned();
        outcome.notes.push(note);
    }
    Ok(outcome)
}
