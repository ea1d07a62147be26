//! From a command to what it fills in.

use wireform_check::{CheckInput, check};
use wireform_model::blob::convert_blobs;
use wireform_model::cli::Cli;
use wireform_model::diagnostic::{Refuser, Severity};
use wireform_model::draft::{Draft, GlobalOptions};
use wireform_model::path::Path;
use wireform_model::shell::Shell;
use wireform_model::{OperationRef, Service, json};
use wireform_read::{Context, Hints, ReadDiagnostic, Reading, Source, SourceKind};

/// The CLI for which most pages were written; they travel in its package.
const WRITTEN_FOR: Cli = Cli::V1;
/// Only CLI v2 has this option, which says how a command has its blobs.
const V2_OPTION: &str = "--cli-binary-format";
/// The CLI for which the catalog's inputs are.
const GIVEN_TO: Cli = Cli::V2;

/// Reads a command about an operation into a draft for CLI v2.
///
/// # Errors
///
/// Where something of it cannot be read, it is about another operation, or the AWS CLI would refuse it:
/// why, in a sentence.
pub fn draft(operation: OperationRef<'_>, command: &str) -> Result<Draft, String> {
    let reading = read(operation.service, command).map_err(|diagnostics| said(&diagnostics))?;
    let mut errors = reading.diagnostics;
    let input = json::compact(&reading.draft.input, &Path::root());
    errors.retain(|it| {
        let part = command.get(it.span.clone()).unwrap_or_default();
        let is_variable = it.rule == "variable" && is_replaced(part, input.as_str());
        it.severity == Severity::Error || is_variable
    });
    if !errors.is_empty() {
        return Err(said(&errors));
    }
    if reading.operation != operation.operation.command {
        return Err(format!("It is about {}.", reading.operation));
    }
    let draft = Draft {
        options: without_local(&reading.draft.options),
        ..reading.draft
    };
    accepted(operation, converted(operation, written_for(command), draft))
}

fn written_for(command: &str) -> Cli {
    match command.contains(V2_OPTION) {
        true => Cli::V2,
        false => WRITTEN_FOR,
    }
}

/// A draft as CLI v2 takes it, whose blobs were written for CLI v1.
pub fn for_v2(operation: OperationRef<'_>, draft: Draft) -> Draft {
    converted(operation, WRITTEN_FOR, draft)
}

fn converted(operation: OperationRef<'_>, written_for: Cli, draft: Draft) -> Draft {
    let ways = [written_for, GIVEN_TO];
    let converted = convert_blobs(operation, &Path::root(), &draft.input, ways);
    Draft {
        input: converted.value,
        ..draft
    }
}

/// The draft, if the AWS CLI would send it.
///
/// # Errors
///
/// What is wrong with it, in a sentence.
pub fn accepted(operation: OperationRef<'_>, draft: Draft) -> Result<Draft, String> {
    let subject = CheckInput {
        operation,
        draft: &draft,
        cli: GIVEN_TO,
    };
    let diagnostics = check(subject, None).into_iter();
    let mut refusals = diagnostics.filter(|it| it.refused_by == Some(Refuser::Cli));
    let refusal = refusals.next().map(|it| it.message);
    refusal.map_or(Ok(draft), Err)
}

fn read(service: &Service, command: &str) -> Result<Reading, Vec<ReadDiagnostic>> {
    let hints = Hints {
        kind: Some(SourceKind::Command),
        shell: Some(Shell::Posix),
        ..Hints::default()
    };
    let source = Source::detect(command, hints).map_err(|diagnostic| vec![diagnostic])?;
    source.read(Context {
        services: &[service],
        operation: None,
        cli: written_for(command),
    })
}

/// Whether the author of a command expected the shell to replace a part of it.
///
/// Placeholders such as `<name>` and amounts such as `$24` can stay as they are, and braces that shorthand has read
/// were meant for it.
fn is_replaced(part: &str, input: &str) -> bool {
    part.starts_with("$(") || part.starts_with('`') || part.starts_with('{') && input.contains(part)
}

fn said(diagnostics: &[ReadDiagnostic]) -> String {
    let messages = diagnostics.iter().map(|it| it.message.as_str());
    let messages: Vec<&str> = messages.collect();
    match messages.is_empty() {
        true => "It cannot be read.".to_owned(),
        false => messages.join(" "),
    }
}

/// The options without those that belong to a person's own machine.
fn without_local(options: &GlobalOptions) -> GlobalOptions {
    let options = options.iter().filter(|(option, _)| !option.is_local);
    options
        .map(|(option, value)| (option.name, value))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_as_for_the_cli_that_they_were_written_for() {
        let model = r#"{"metadata": {"endpointPrefix": "shop"},
            "operations": {"Send": {"input": {"shape": "In"}}},
            "shapes": {"In": {"type": "structure", "members": {"Payload": {"shape": "Bytes"}}},
                "Bytes": {"type": "blob"}}}"#;
        let service = Service::from_json(model, Some("shop")).unwrap();
        let operation = service.operation("send").unwrap();
        for options in [
            "--payload hi",
            "--payload hi --cli-binary-format raw-in-base64-out",
            "--payload aGk= --cli-binary-format base64",
        ] {
            let draft = draft(operation, &format!("aws shop send {options}")).unwrap();
            let input = json::compact(&draft.input, &Path::root());
            assert_eq!(input.as_str(), r#"{"Payload":"aGk="}"#, "{options}");
        }
    }
}
