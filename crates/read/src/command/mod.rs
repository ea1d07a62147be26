//! A command line of the AWS CLI.

mod arguments;
mod document;
mod embedded;
mod environment;
mod find;
mod globals;
mod json;
mod lost;
mod names;
mod options;
mod output;
mod problems;
mod program;
mod removed_quotes;
mod shortcut;
mod unexpected_word;
mod unread_option;
mod value;
mod variables;

use std::sync::Arc;

use wireform_model::blob::convert_blobs;
use wireform_model::cli::Cli;
use wireform_model::draft::OUTFILE;
use wireform_model::index::Index;
use wireform_model::near::nearest;
use wireform_model::path::Path;
use wireform_model::shell::Shell;
use wireform_model::value::Value;
use wireform_model::{OperationRef, Service};

use arguments::{Argument, parse};
pub(crate) use lost::cut_url;
use options::{OptionReader, OptionTable};
use output::Output;
pub(crate) use problems::diagnostics as shell_problems;
pub(crate) use program::program;
use unexpected_word::UnexpectedWords;

use crate::reading::{MOST_ALIKE, check_choice};
use crate::shell::{self, Assignment, ShellCommand, Word};
use crate::{Choices, Context, Hints, Meaning, ReadDiagnostic, Reading};

/// A command line in words, whose service and operation are known by name.
#[derive(Clone, Debug)]
pub struct CommandSource {
    /// The commands of the CLI in the text, at least one.
    commands: Vec<AwsCommand>,
    /// The only one that may be read.
    choice: Option<usize>,
    /// The text that they are in.
    text: Arc<str>,
    shell: Shell,
}

/// A command of the CLI, and the number of its words up to `aws`.
#[derive(Clone, Debug)]
struct AwsCommand {
    command: ShellCommand,
    program: usize,
    /// The variables of the CLI's that it is run with.
    environment: Vec<Assignment>,
    /// The files that it reads and the text itself writes, with their content.
    files: Vec<(String, Arc<Word>)>,
    /// What is wrong with it already to the shell.
    diagnostics: Vec<ReadDiagnostic>,
}

impl AwsCommand {
    /// The words after `aws`.
    fn words(&self) -> Vec<&Word> {
        self.command.words.iter().skip(self.program).collect()
    }
}

impl CommandSource {
    /// Whether a text is a command line, whatever its first characters are in other languages: it begins with a prompt,
    /// or is a file whose commands another program runs.
    pub(crate) fn is_certain(text: &str) -> bool {
        (shell::begins_with_prompt(text) || embedded::is_script(text))
            && CommandSource::is_likely(text)
    }

    /// Whether a text is a command line rather than anything else.
    pub(crate) fn is_likely(text: &str) -> bool {
        text.contains("aws") && CommandSource::parse(text, Hints::default()).is_ok()
    }

    pub(crate) fn parse(text: &str, hints: Hints) -> Result<Self, ReadDiagnostic> {
        let shell = hints.shell.unwrap_or_else(|| shell::detect(text));
        let commands = find::find(text, shell);
        if commands.is_empty() {
            let message = "This is not a command of the AWS CLI: it does not start with `aws`.";
            return Err(ReadDiagnostic::error("not-a-command", 0..0, message));
        }
        check_choice(hints.choice, commands.len(), "command")?;
        Ok(CommandSource {
            choice: hints.choice,
            commands,
            text: Arc::from(text),
            shell,
        })
    }

    /// Those that may be read, each with its number.
    fn candidates(&self) -> impl Iterator<Item = (usize, &AwsCommand)> {
        let commands = self.commands.iter().enumerate();
        commands.filter(|(index, _)| self.choice.is_none_or(|choice| choice == *index))
    }

    pub(crate) fn services(&self, index: &Index) -> Result<Vec<String>, ReadDiagnostic> {
        /// Of a script only its first services.
        const MOST: usize = 3;
        let mut found: Vec<String> = Vec::new();
        let mut first_unknown = None;
        for (_, command) in self.candidates() {
            if found.len() == MOST {
                break;
            }
            let words = command.words();
            let names = names::names(&words, Cli::V2);
            let Some(word) = names.first().copied() else {
                continue;
            };
            let name = match index.services.is_empty() {
                true => Some(word.text()),
                false => names::service(word, index),
            };
            match name {
                Some(name) if found.iter().all(|it| it != name) => found.push(name.to_owned()),
                Some(_) => {}
                None => {
                    first_unknown.get_or_insert(word);
                }
            }
        }
        match first_unknown.filter(|_| found.is_empty()) {
            // Only here: looking for the service that was meant takes long.
            Some(word) => Err(names::unknown_service(word, index)),
            None => Ok(found),
        }
    }

    /// Reads the first command whose operation is known.
    pub(crate) fn read(&self, context: Context<'_>) -> Result<Reading, Vec<ReadDiagnostic>> {
        /// Of a script only its first commands that are not known: looking for what was meant takes long.
        const MOST: usize = 100;
        let mut errors = Vec::new();
        for (index, command) in self.candidates() {
            match operation(command, context, errors.len() < MOST) {
                Ok(operation) => {
                    let mut output = Output::new(&self.text, self.shell, &command.files);
                    let choices = self.choices(index);
                    output.diagnostics.extend(choices.note_others("commands"));
                    let misspelt = errors.into_iter();
                    let is_misspelt = |it: &ReadDiagnostic| it.rule == "unknown-operation";
                    output.diagnostics.extend(misspelt.filter(is_misspelt));
                    read(command, operation, context.cli, &mut output);
                    let (service, operation) =
                        (&operation.service.command, &operation.operation.command);
                    return Ok(Reading {
                        choices,
                        beside: command.command.beside(&self.text, command.program),
                        ..output.into_reading(service, operation)
                    });
                }
                Err(error) => errors.extend(error),
            }
        }
        Err(errors)
    }

    fn choices(&self, chosen: usize) -> Choices {
        let alike = self.commands.iter().filter_map(|it| it.command.as_choice());
        Choices::new(alike.collect(), chosen)
    }
}

/// The operation that a command names.
///
/// # Errors
///
/// Where it names none: the reason, if it is asked for.
fn operation<'m>(
    command: &AwsCommand,
    context: Context<'m>,
    with_reason: bool,
) -> Result<OperationRef<'m>, Option<ReadDiagnostic>> {
    let words = command.words();
    let program = command.command.words.get(command.program - 1);
    let end = words
        .last()
        .copied()
        .or(program)
        .map_or(0, |word| word.span().end);
    let names = names::names(&words, context.cli);
    let Some((service, names)) = names.split_first() else {
        let message = "The command names no service.";
        let error = ReadDiagnostic::error("no-service", end..end, message);
        return Err(with_reason.then_some(error));
    };
    let named = |other: &&&Service| {
        other.command == service.text() || other.metadata.endpoint_prefix == service.text()
    };
    let exactly = |other: &&&Service| other.command == service.text();
    let services = context.services;
    let Some(found) = services
        .iter()
        .find(exactly)
        .or_else(|| services.iter().find(named))
    else {
        let message = format!("The command is for the service `{}`.", service.text());
        let error = ReadDiagnostic::error("other-service", service.span(), message);
        return Err(with_reason.then_some(error));
    };
    names::operation(found, names)
        .ok_or_else(|| with_reason.then(|| names::no_operation(found, service, names)))
}

/// Reads the words of a command.
fn read(command: &AwsCommand, operation: OperationRef<'_>, cli: Cli, output: &mut Output) {
    output
        .diagnostics
        .extend(command.diagnostics.iter().cloned());
    for comment in &command.command.comments {
        output.part(comment.clone(), Meaning::Comment);
    }
    if let Some(program) = command.command.words.get(command.program - 1) {
        output.part(program.span(), Meaning::Program);
    }
    let is_raw = read_globals(command, operation, cli, output);
    environment::set_options(&command.environment, cli, output);
    call_local_stack(command, output);
    if is_raw && cli == Cli::V2 {
        let input = Value::Map(std::mem::take(&mut output.input));
        let converted = convert_blobs(operation, &Path::root(), &input, [Cli::V1, Cli::V2]);
        if let Value::Map(map) = converted.value {
            output.input = map;
        }
    }
}

/// Reads the global options and those of the operation; returns whether blobs are texts rather than Base64.
fn read_globals(
    command: &AwsCommand,
    operation: OperationRef<'_>,
    cli: Cli,
    output: &mut Output,
) -> bool {
    let words = command.words();
    let table = globals::table(cli);
    let arguments = parse(&words, &table, cli, &mut output.diagnostics);
    let mut is_raw = false;
    let mut rest: Vec<&Word> = Vec::new();
    let last = last_positions(&arguments, table.len());
    let mut names = [Meaning::Operation, Meaning::Service].to_vec();
    for (position, argument) in arguments.into_iter().enumerate() {
        match argument {
            Argument::Option(given) => {
                let is_last = last.get(given.index) == Some(&position);
                let option = table
                    .get(given.index)
                    .map_or("", |option| option.name.as_str());
                is_raw |= option == "cli-binary-format"
                    && given
                        .values
                        .iter()
                        .any(|value| value.text() == "raw-in-base64-out");
                globals::set(output, option, &given, cli, is_last);
            }
            Argument::Other { word, is_option } => match names.pop_if(|_| !is_option) {
                Some(meaning) => output.part(word.span(), meaning),
                None => rest.push(word),
            },
        }
    }
    read_options(&rest, &OptionTable::new(operation, cli), output);
    is_raw
}

/// Reads the words that are left for the operation.
fn read_options(words: &[&Word], table: &OptionTable<'_>, output: &mut Output) {
    let arguments = parse(words, &table.specs, table.cli, &mut output.diagnostics);
    let mut reader = OptionReader {
        table,
        output,
        set_by: Vec::new(),
        shortcuts: Vec::new(),
        document: None,
    };
    let mut takes_outfile = table.takes_outfile;
    let mut takes_help = true;
    let mut after_unknown = false;
    let mut unknown_options = 0;
    let mut unexpected = UnexpectedWords::default();
    let mut value_before = None;
    let last = last_positions(&arguments, table.specs.len());
    for (position, argument) in arguments.into_iter().enumerate() {
        match argument {
            Argument::Option(given) => {
                after_unknown = false;
                value_before = given.values.last().cloned();
                match last.get(given.index) {
                    Some(last) if *last > position => reader.overridden(&given.name),
                    _ => reader.read(&given),
                }
            }
            Argument::Other {
                word,
                is_option: true,
            } => {
                after_unknown = true;
                unknown_options += 1;
                let near = (unknown_options <= MOST_ALIKE).then(|| nearest_option(word, table));
                let error = unknown_option(word, near.flatten(), table);
                reader.output.diagnostics.push(error);
            }
            // What follows an unknown option is probably its value.
            Argument::Other { .. } if after_unknown => {}
            Argument::Other { word, .. } if !takes_outfile && word.is_variable() => {
                reader.output.note_options_in(word);
            }
            Argument::Other { word, .. } if takes_outfile => {
                takes_outfile = false;
                let meaning = Meaning::Fact(OUTFILE.to_owned());
                reader.output.part(word.span(), meaning);
                reader.output.draft.facts.set(OUTFILE, Some(word.text()));
            }
            // The CLI has a place for a word `help`, where an empty one has no effect.
            Argument::Other { word, .. } if takes_help && word.text().is_empty() => {
                takes_help = false;
            }
            Argument::Other { word, .. } => {
                takes_help = false;
                let before = value_before.take();
                unexpected.say(reader.output, word, position, before.as_ref());
            }
        }
    }
    reader.finish();
    if let Some(document) = reader.document.take() {
        document::add(&mut reader, &document);
    }
}

/// Where each option of the table is for the last time.
fn last_positions(arguments: &[Argument], options: usize) -> Vec<usize> {
    let mut last = vec![0; options];
    for (position, argument) in arguments.iter().enumerate() {
        if let Argument::Option(given) = argument
            && let Some(last) = last.get_mut(given.index)
        {
            *last = position;
        }
    }
    last
}

/// The name of an option without its value.
fn typed_name(word: &Word) -> &str {
    let text = word.text();
    text.split('=').next().unwrap_or(text)
}

fn nearest_option<'t>(word: &Word, table: &'t OptionTable<'_>) -> Option<&'t str> {
    let mut known = table.specs.iter().map(|option| option.name.as_str());
    nearest(typed_name(word).trim_start_matches('-'), &mut known)
}

/// Says that there is no such option, and which one was probably meant.
fn unknown_option(word: &Word, near: Option<&str>, table: &OptionTable<'_>) -> ReadDiagnostic {
    let name = typed_name(word);
    let meant = near.map_or_else(String::new, |near| format!(" Did you mean `--{near}`?"));
    let operation = &table.operation.operation.command;
    let message = format!("`{operation}` has no option `{name}`.{meant}");
    let span = word.source(0..name.len());
    let error = ReadDiagnostic::error("unknown-option", span.clone(), message);
    match near {
        Some(near) => error.mended(format!("Use --{near}"), span, format!("--{near}")),
        None => error,
    }
}

/// What `awslocal` adds to a command, by LocalStack's manual.
fn call_local_stack(command: &AwsCommand, output: &mut Output) {
    const ENDPOINT: &str = "http://localhost:4566";
    let program = command.command.words.get(command.program - 1);
    let Some(program) = program.filter(|program| program::is_local(program)) else {
        return;
    };
    if !output.draft.options.has("endpoint-url") {
        output.draft.options.set("endpoint-url", Some(ENDPOINT));
        let message = format!("`awslocal` calls LocalStack, so the endpoint is {ENDPOINT}.");
        output.warning("local-endpoint", program.span(), message);
    }
}
