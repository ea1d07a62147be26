use clap::{Arg, ArgAction, ArgMatches, Args, Command, Error, FromArgMatches};
use wireform_model::OperationRef;
use wireform_model::cli::Cli;
use wireform_model::draft::GlobalOptions;
use wireform_model::global_options::{GLOBAL_OPTIONS, GlobalOption, GlobalOptionKind, Lacking, ON};

use crate::failure::Failure;

const HEADING: &str = "Global options of the AWS CLI";

/// The global options of the AWS CLI, each by its own name.
#[derive(Clone, Debug, Default)]
pub struct GlobalArguments(GlobalOptions);

impl GlobalArguments {
    /// The options that were given.
    ///
    /// # Errors
    ///
    /// For the first one that the operation does not have.
    pub fn options(&self, operation: OperationRef<'_>, cli: Cli) -> Result<GlobalOptions, Failure> {
        for (option, value) in self.0.iter() {
            if option.lacking(operation, cli, value) == Some(Lacking::InOperation) {
                return Err(Failure::new(format!(
                    "{} {} has no --{}",
                    operation.service.command, operation.operation.command, option.name
                )));
            }
        }
        Ok(self.0.clone())
    }
}

impl Args for GlobalArguments {
    fn augment_args(command: Command) -> Command {
        let arguments = GLOBAL_OPTIONS.iter().map(argument);
        arguments.fold(command, Command::arg)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

fn argument(option: &GlobalOption) -> Arg {
    let argument = Arg::new(option.name)
        .long(option.name)
        .help(help(option))
        .help_heading(HEADING);
    if option.is_flag() {
        return argument.action(ArgAction::SetTrue);
    }
    argument
        .value_name(match option.kind {
            GlobalOptionKind::Number => "NUMBER",
            _ => "VALUE",
        })
        .allow_hyphen_values(true)
}

fn help(option: &GlobalOption) -> String {
    let mut help = option.help.to_owned();
    let choices = option.choices(Cli::V2);
    if !choices.is_empty() {
        help.push_str(&format!(" [{}]", choices.join(", ")));
    }
    if option.is_v2_only {
        help.push_str(" (CLI v2 only)");
    }
    help
}

impl FromArgMatches for GlobalArguments {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let mut arguments = GlobalArguments::default();
        arguments.update_from_arg_matches(matches)?;
        Ok(arguments)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        for option in &GLOBAL_OPTIONS {
            let value = match option.is_flag() {
                true => matches.get_flag(option.name).then_some(ON),
                false => matches.get_one::<String>(option.name).map(String::as_str),
            };
            self.0.set(option.name, value);
        }
        Ok(())
    }
}
