//! An operation's input, in JSON or in a language that has the same values.

mod arns;
mod call_service;
mod calls;
mod code;
mod convert;
mod escaped;
mod literal;
mod mended;
mod merge;
mod number;
mod offer;
mod parsed_value;
mod quote;
mod services;
mod syntax;
mod unknown;
mod yaml;

use wireform_model::OperationRef;
use wireform_model::cli::Cli;
use wireform_model::draft::Draft;
use wireform_model::index::Index;

use crate::reading::check_choice;
use crate::{Choices, Context, Hints, ReadDiagnostic, Reading};
use code::Call;
pub(crate) use convert::Converted;
use convert::Target;
use literal::Literal;
pub(crate) use mended::{MendedJson, mended_json};
pub(crate) use parsed_value::{ParsedKind, ParsedValue};
pub(crate) use syntax::NOT_A_DOCUMENT;
use syntax::Syntax;

/// A value whose operation may not be known yet.
#[derive(Clone, Debug)]
pub struct DocumentSource(Document);

#[derive(Clone, Debug)]
enum Document {
    /// A value alone.
    Value(Literal, Syntax),
    /// Calls of an SDK, of which one is read: the first that is one of an operation, unless another is chosen.
    Calls {
        calls: Vec<Call>,
        choice: Option<usize>,
    },
}

/// Reads the input of `--cli-input-yaml`, as CLI v2 reads it.
///
/// # Errors
///
/// Where the text is not YAML.
pub(crate) fn yaml(text: &str, operation: OperationRef<'_>) -> Result<Converted, ReadDiagnostic> {
    // Only v2 has the option.
    let literal = yaml::yaml(text)?;
    let mut converted = converted(&literal, operation, Cli::V2, Syntax::Yaml);
    // Within a command it is the same as in JSON, of which the checks say it.
    converted.diagnostics.retain(|it| it.rule != unknown::RULE);
    Ok(converted)
}

/// The arguments of a call in JavaScript whose opening parenthesis is at a place of a text, and where the call ends.
pub(crate) fn javascript_arguments(text: &str, open: usize) -> Option<(Vec<ParsedValue>, usize)> {
    code::arguments(text, open)
}

/// The values in the bracket, round or square, at a place of a text in JavaScript or in a language like it.
pub(crate) fn javascript_list(text: &str, open: usize) -> Option<Vec<ParsedValue>> {
    code::list(text, open)
}

impl DocumentSource {
    /// Whether a text is a document rather than a command or a request, whatever is inside of its strings.
    pub(crate) fn is_certain(text: &str) -> bool {
        syntax::is_json(text) || syntax::is_yaml(text) || syntax::is_code(text)
    }

    /// Whether a text as a whole is JSON, or meant as it, or YAML.
    pub(crate) fn is_whole(text: &str) -> bool {
        syntax::is_json(text) || syntax::is_yaml(text) && yaml::yaml(text).is_ok()
    }

    /// Whether a text is code that calls an SDK or assigns a value.
    pub(crate) fn is_code(text: &str) -> bool {
        syntax::is_code(text)
    }

    pub(crate) fn parse(text: &str, hints: Hints) -> Result<Self, ReadDiagnostic> {
        let calls = match syntax::is_json(text) || syntax::is_yaml(text) {
            true => Vec::new(),
            false => code::calls(text),
        };
        if !calls.is_empty() {
            let choice = hints.choice;
            return Ok(DocumentSource(Document::Calls { calls, choice }));
        }
        check_choice(hints.choice, 1, "document")?;
        let (literal, syntax) = syntax::read(text)?;
        Ok(DocumentSource(Document::Value(literal, syntax)))
    }

    pub(crate) fn services(&self, index: &Index) -> Vec<String> {
        match &self.0 {
            Document::Value(..) => Vec::new(),
            Document::Calls { calls, .. } => services::of_calls(calls, index),
        }
    }

    pub(crate) fn read(&self, context: Context<'_>) -> Result<Reading, Vec<ReadDiagnostic>> {
        match &self.0 {
            Document::Value(literal, syntax) => value(literal, *syntax, context),
            Document::Calls { calls, choice } => calls::read(calls, *choice, context),
        }
    }
}

fn value(
    literal: &Literal,
    syntax: Syntax,
    context: Context<'_>,
) -> Result<Reading, Vec<ReadDiagnostic>> {
    let Some(operation) = context.operation else {
        return Err(vec![ReadDiagnostic::error(
            "no-operation",
            0..0,
            "This document does not say which operation it is for. Name the operation, or open its form first.",
        )]);
    };
    Ok(reading(
        operation,
        converted(literal, operation, context.cli, syntax),
    ))
}

fn converted(
    literal: &Literal,
    operation: OperationRef<'_>,
    cli: Cli,
    syntax: Syntax,
) -> Converted {
    let target = Target {
        operation,
        cli,
        strings_are_content: syntax == Syntax::Code,
        // The CLI rejects them in YAML, which its reader says.
        notes_repeated_keys: syntax != Syntax::Yaml,
    };
    let mut converted = convert::convert(&literal.node, target);
    converted
        .diagnostics
        .extend(literal.diagnostics.iter().cloned());
    converted
        .diagnostics
        .sort_by_key(|diagnostic| diagnostic.span.start);
    converted
}

fn reading(operation: OperationRef<'_>, converted: Converted) -> Reading {
    let draft = Draft::from(converted.input);
    Reading {
        service: operation.service.command.clone(),
        operation: operation.operation.command.clone(),
        offers: offer::offers(operation, &draft),
        draft,
        diagnostics: converted.diagnostics,
        parts: converted.parts,
        choices: Choices::default(),
        beside: None,
    }
}
