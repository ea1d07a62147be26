//! The service and the operation of a command, by the CLI's words.

use std::ops::Range;

use wireform_model::cli::Cli;
use wireform_model::index::Index;
use wireform_model::near::nearest;
use wireform_model::service_names::{called_by_two_words, nearest_service};
use wireform_model::{OperationRef, Service, cli_name};

use super::arguments::{Argument, parse};
use super::globals;
use crate::shell::Word;
use crate::{OwnCommand, ReadDiagnostic};

/// The CLI has no commands of more words, the service's among them.
const LONGEST_NAME: usize = 4;

/// Whether a word is an operation rather than one of prose: it has a hyphen, or an option follows.
pub(super) fn is_operation(word: &str, next: Option<&str>) -> bool {
    let word = word.trim_end_matches(['`', '\'', '"', '.', ',', ')', ';', '}', ']']);
    is_name(word) && (word.contains('-') || next.is_some_and(|next| next.starts_with("--")))
}

pub(super) fn is_name(word: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    word.starts_with(|c: char| c.is_ascii_lowercase()) && word.chars().all(is_letter)
}

/// The words of a command that are no options, the service first, then the operation.
pub(super) fn names<'w>(words: &[&'w Word], cli: Cli) -> Vec<&'w Word> {
    let arguments = parse(words, &globals::table(cli), cli, &mut Vec::new());
    let plain = arguments.into_iter().filter_map(|argument| match argument {
        Argument::Other { word, is_option } => (!is_option).then_some(word),
        Argument::Option(_) => None,
    });
    plain.take(LONGEST_NAME).collect()
}

/// The CLI's word for the service that a word names.
pub(super) fn service<'i>(word: &Word, index: &'i Index) -> Option<&'i str> {
    let listed = index.service(word.text())?;
    Some(listed.command.as_str())
}

/// Says that a word names no service, and which one was probably meant.
pub(super) fn unknown_service(word: &Word, index: &Index) -> ReadDiagnostic {
    let near = nearest_service(index, word.text());
    unknown("unknown-service", word, "service", near)
}

/// The operation that words name, behind the one that names the service.
pub(super) fn operation<'m>(service: &'m Service, words: &[&Word]) -> Option<OperationRef<'m>> {
    let name = words.first()?.text();
    // The CLI takes its own words alone, and not the API's names.
    service
        .operation(name)
        .filter(|_| !name.contains(|c: char| c.is_ascii_uppercase()))
}

/// Why words name no operation, behind the one that names the service.
pub(super) fn no_operation(service: &Service, typed: &Word, words: &[&Word]) -> ReadDiagnostic {
    let Some(word) = words.first() else {
        return service_alone(service, typed);
    };
    let name = word.text();
    if let Some(error) = own_command(service, words) {
        return error;
    }
    if service.command == "s3" && name.contains('-') {
        return api_of_s3(typed, word);
    }
    if let Some(message) = not_an_operation(service, name) {
        return ReadDiagnostic::error("not-an-operation", word.span(), message);
    }
    if let Some(meant) = called_by_two_words(typed.text(), name) {
        let message = format!("The AWS CLI calls this service `{meant}`: write `aws {meant}`.");
        let span = typed.span().start..word.span().end;
        let error = ReadDiagnostic::error("unknown-service", span.clone(), message);
        return error.mended(format!("Use {meant}"), span, meant);
    }
    let operations = service.operations.iter();
    let mut known = operations.map(|operation| operation.command.as_str());
    let near = nearest(name, &mut known);
    unknown("unknown-operation", word, "operation", near)
}

/// A command that names a service alone.
fn service_alone(service: &Service, typed: &Word) -> ReadDiagnostic {
    if service.cli_command("").is_some() && service.operations.is_empty() {
        return own(service, "", typed.span(), &[]);
    }
    let end = typed.span().end;
    ReadDiagnostic::error("no-operation", end..end, "The command names no operation.")
}

/// The command of the CLI's own that words name: of several the one with most words.
fn own_command(service: &Service, words: &[&Word]) -> Option<ReadDiagnostic> {
    let lengths = (1..=words.len().min(LONGEST_NAME)).rev();
    let mut names = lengths.filter_map(|length| words.get(..length));
    names.find_map(|words| {
        let (first, last) = (words.first()?, words.last()?);
        let texts: Vec<&str> = words.iter().map(|word| word.text()).collect();
        let (name, span) = (texts.join(" "), first.span().start..last.span().end);
        if let Some(command) = service.cli_command(&name) {
            return Some(own(service, &name, span, &command.calls));
        }
        let waiter = name.strip_prefix("wait ");
        if let Some(waiter) = waiter.and_then(|waiter| service.waiter(waiter)) {
            let call = format!("{} {}", service.command, cli_name(&waiter.operation));
            return Some(own(service, &name, span, &[call]));
        }
        let is_group = name == "wait" || service.cli_commands_in(&name).next().is_some();
        is_group.then(|| own(service, &name, span, &[]))
    })
}

/// Says that a command is the CLI's own, and which operations it calls, where these are few.
fn own(service: &Service, name: &str, span: Range<usize>, calls: &[String]) -> ReadDiagnostic {
    const MOST: usize = 3;
    let command = format!("aws {} {name}", service.command);
    let calls = match calls {
        [] => String::new(),
        _ if calls.len() > MOST => String::new(),
        _ => {
            let calls: Vec<String> = calls.iter().map(|it| format!("`aws {it}`")).collect();
            format!(" It calls {}.", calls.join(", "))
        }
    };
    let message = format!(
        "`{}` is a command of the AWS CLI's own, not an operation of the API.{calls}",
        command.trim_end()
    );
    ReadDiagnostic {
        own_command: Some(Box::new(OwnCommand {
            service: service.command.clone(),
            name: name.to_owned(),
        })),
        ..ReadDiagnostic::error("not-an-operation", span, message)
    }
}

/// Says that the CLI has the operations of S3 under another word; none of its own commands has a hyphen.
fn api_of_s3(typed: &Word, word: &Word) -> ReadDiagnostic {
    let name = word.text();
    let message = format!(
        "`aws s3` has no `{name}`: the operations of the API are commands of `aws s3api`. Write `aws s3api {name}`."
    );
    let error = ReadDiagnostic::error("unknown-operation", word.span(), message);
    error.mended("Use s3api", typed.span(), "s3api")
}

/// What the API has under a name that is no operation of the CLI.
fn not_an_operation(service: &Service, name: &str) -> Option<String> {
    let service_name = &service.command;
    if name == "help" {
        return Some(format!(
            "`aws {service_name} help` shows the manual. Name an operation instead."
        ));
    }
    let (api_name, _) = service.absent_operation(name)?;
    Some(format!(
        "The AWS CLI has no command for the operation {api_name}."
    ))
}

fn unknown(rule: &'static str, word: &Word, what: &str, near: Option<&str>) -> ReadDiagnostic {
    let meant = near.map_or_else(String::new, |near| format!(" Did you mean `{near}`?"));
    let message = format!("The AWS CLI has no {what} `{}`.{meant}", word.text());
    let error = ReadDiagnostic::error(rule, word.span(), message);
    match near {
        Some(near) => error.mended(format!("Use {near}"), word.span(), near),
        None => error,
    }
}
