use wireform_model::builtin;

use crate::Outcome;
use crate::arguments::Arguments;
use crate::catalogue::{Catalogue, HOW_TO_GET};
use crate::failure::Failure;
use crate::service;

/// The services, or the operations of one, a line each.
pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let mut notes = Vec::new();
    let lines = match arguments.names.as_slice() {
        [] => services(arguments, &mut notes)?,
        [name] => {
            let service = service::find(arguments, name, None)?;
            let commands: Vec<&str> = service
                .operations
                .iter()
                .map(|op| op.command.as_str())
                .collect();
            commands.join("\n")
        }
        [_, extra, ..] => {
            return Err(Failure::new(format!(
                "unexpected word `{extra}`: expected one SERVICE"
            )));
        }
    };
    let mut outcome = Outcome::text(lines);
    outcome.notes = notes;
    Ok(outcome)
}

fn services(arguments: &Arguments, notes: &mut Vec<String>) -> Result<String, Failure> {
    if let Some(catalogue) = Catalogue::find(arguments)? {
        return Ok(catalogue.services().join("\n"));
    }
    notes.push(format!("only what is built in; {HOW_TO_GET}"));
    Ok(builtin::services().join("\n"))
}
