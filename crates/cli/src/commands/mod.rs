//! One file a subcommand: its options, and what it prints.

pub mod check;
pub mod command;
pub mod completions;
pub mod document;
pub mod list;
pub mod request;
pub mod skeleton;

use crate::Outcome;
use crate::arguments::{Action, Arguments};
use crate::failure::Failure;

/// Runs the subcommand.
///
/// # Errors
///
/// Where there is nothing to print.
pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let common = &arguments.common;
    match &arguments.action {
        Action::List(options) => list::run(options, common),
        Action::Command(options) => command::run(options, common),
        Action::Document(options) => document::run(options, common),
        Action::Request(options) => request::run(options, common),
        Action::Skeleton(options) => skeleton::run(options, common),
        Action::Check(options) => check::run(options, common),
        Action::Completions(options) => Ok(completions::run(options)),
    }
}
