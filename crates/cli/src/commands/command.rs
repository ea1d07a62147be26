use wireform_model::OperationRef;
use wireform_write::CommandOptions;

use crate::Outcome;
use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::input;

/// The AWS CLI command line; what is to be said about it goes to standard error.
pub fn run(arguments: &Arguments, operation: OperationRef<'_>) -> Result<Outcome, Failure> {
    let draft = input::draft(arguments)?;
    let options = CommandOptions {
        shell: arguments.shell,
        nested: arguments.nested,
        one_line: arguments.one_line,
        cli: arguments.cli,
    };
    let command = wireform_write::command_of(operation, &draft, &options);
    let mut outcome = Outcome::text(command.text.as_str());
    outcome.notes = command.notes.into_iter().map(|note| note.message).collect();
    if command.needs_document {
        outcome
            .notes
            .push(arguments.shell.save_document().to_owned());
    }
    Ok(outcome)
}
