//! One file a subcommand.

mod check;
mod command;
mod document;
mod list;
mod request;
mod skeleton;

use wireform_model::{OperationRef, Service};

use crate::Outcome;
use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::help::HELP;
use crate::service;

pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    if arguments.version {
        return Ok(Outcome::text(concat!(
            "wireform ",
            env!("CARGO_PKG_VERSION")
        )));
    }
    if arguments.help {
        return Ok(Outcome::text(HELP));
    }
    match arguments.subcommand.as_deref() {
        Some("list") => list::run(arguments),
        Some("command") => with_operation(arguments, command::run),
        Some("document") => with_operation(arguments, document::run),
        Some("request") => with_operation(arguments, request::run),
        Some("skeleton") => with_operation(arguments, skeleton::run),
        Some("check") => with_operation(arguments, check::run),
        Some("help") => Ok(Outcome::text(HELP)),
        Some("read") => Err(Failure::new("read: not yet")),
        Some(other) => Err(Failure::new(format!(
            "no subcommand `{other}`; `wireform --help` shows them"
        ))),
        None => Err(Failure::new(
            "expected a subcommand; `wireform --help` shows them",
        )),
    }
}

type Run = fn(&Arguments, OperationRef<'_>) -> Result<Outcome, Failure>;

fn with_operation(arguments: &Arguments, run: Run) -> Result<Outcome, Failure> {
    let (service, operation) = service::words(arguments)?;
    let service: Service = service::find(arguments, service, Some(operation))?;
    run(
        arguments,
        service::operation(arguments, &service, operation)?,
    )
}
