use clap::Args;
use wireform_model::builtin;

use crate::arguments::Common;
use crate::catalog::{Catalog, HOW_TO_GET};
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::service;

/// List the services, or the operations of one service
#[derive(Debug, Args)]
pub struct ListArguments {
    /// The AWS CLI's word for the service whose operations to list
    service: Option<String>,
}

/// The services, or the operations of one, a line each.
///
/// # Errors
///
/// Where there is nothing to print.
pub fn run(options: &ListArguments, common: &Common) -> Result<Outcome, Failure> {
    let Some(name) = &options.service else {
        return services(common);
    };
    let service = service::find(common, name, None)?;
    let operations = service.operations.iter();
    let commands: Vec<&str> = operations.map(|op| op.command.as_str()).collect();
    let mut outcome = Outcome::text(commands.join("\n"));
    if commands.is_empty() && !service.commands.is_empty() {
        outcome.notes.push(format!(
            "{name} has commands of the AWS CLI itself and no operations of an API"
        ));
    }
    Ok(outcome)
}

fn services(common: &Common) -> Result<Outcome, Failure> {
    if let Some(catalog) = Catalog::find(common)? {
        return Ok(Outcome::text(catalog.services().join("\n")));
    }
    let mut outcome = Outcome::text(builtin::services().join("\n"));
    let note = format!("these are the built-in services. {HOW_TO_GET}");
    outcome.notes.push(note);
    Ok(outcome)
}
