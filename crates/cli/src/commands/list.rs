use wireform_core::builtin;

use crate::Outcome;
use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::service;

/// The services, or the operations of one, a line each.
pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let lines = match arguments.names.as_slice() {
        [] => builtin::services().join("\n"),
        [name] => {
            let service = service::find(arguments, name)?;
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
    Ok(Outcome::text(lines))
}
