//! The command line of `wireform`: its subcommands, and which of them runs.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory as _, Error, Parser, Subcommand};

use crate::arguments::Common;
use crate::commands::{
    check, command, completions, document, examples, explain, list, read, request, skeleton,
};
use crate::failure::Failure;
use crate::outcome::Outcome;

const AFTER_HELP: &str = "\
SERVICE and OPERATION are the words of the AWS CLI, such as apigatewayv2 create-integration.
The input is a JSON object in the API's member names, on standard input or in a file:

  echo '{\"QueueName\":\"jobs\"}' | wireform command sqs create-queue

Exit status: 0; 1 if check finds errors, read leaves something unread, or explain finds either; 2 if
there is nothing to print.";

/// Write an AWS API call as an AWS CLI command, a document and a request
#[derive(Debug, Parser)]
#[command(name = "wireform", version, after_help = AFTER_HELP, max_term_width = 100)]
#[command(args_override_self = true, disable_help_subcommand = true)]
#[command(
    subcommand_help_heading = "Subcommands",
    subcommand_value_name = "SUBCOMMAND"
)]
pub struct Arguments {
    #[command(subcommand)]
    pub action: Action,
    #[command(flatten)]
    pub common: Common,
}

/// What to do; each subcommand's own arguments are in its file.
#[derive(Debug, Subcommand)]
pub enum Action {
    List(list::ListArguments),
    Command(command::CommandArguments),
    Document(document::DocumentArguments),
    Request(request::RequestArguments),
    Skeleton(skeleton::SkeletonArguments),
    Examples(examples::ExamplesArguments),
    Check(check::CheckArguments),
    Read(read::ReadArguments),
    Explain(explain::ExplainArguments),
    Completions(completions::CompletionsArguments),
}

impl Arguments {
    /// The arguments of this process.
    ///
    /// # Errors
    ///
    /// What is wrong with them; of an option that is not known and is like none, which ones are known.
    pub fn read() -> Result<Self, Error> {
        Arguments::try_parse().map_err(|mut error| {
            if error.kind() == ErrorKind::UnknownArgument
                && error.get(ContextKind::SuggestedArg).is_none()
                && let Some(options) = known_options()
            {
                let tip = format!("the options are {options}").into();
                error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip]));
            }
            error
        })
    }

    /// Runs the subcommand.
    ///
    /// # Errors
    ///
    /// Where there is nothing to print.
    pub fn run(&self) -> Result<Outcome, Failure> {
        let common = &self.common;
        match &self.action {
            Action::List(arguments) => list::run(arguments, common),
            Action::Command(arguments) => command::run(arguments, common),
            Action::Document(arguments) => document::run(arguments, common),
            Action::Request(arguments) => request::run(arguments, common),
            Action::Skeleton(arguments) => skeleton::run(arguments, common),
            Action::Check(arguments) => check::run(arguments, common),
            Action::Examples(arguments) => examples::run(arguments, common),
            Action::Read(arguments) => read::run(arguments, common),
            Action::Explain(arguments) => explain::run(arguments, common),
            Action::Completions(arguments) => Ok(completions::run(arguments, Arguments::command())),
        }
    }
}

/// The options of the subcommand that this process was called with.
fn known_options() -> Option<String> {
    let program = Arguments::command();
    let named = std::env::args().find_map(|argument| program.find_subcommand(argument))?;
    let names = named.get_arguments().chain(program.get_arguments());
    let names = names.filter_map(|argument| Some(format!("--{}", argument.get_long()?)));
    Some(names.collect::<Vec<String>>().join(", "))
}
