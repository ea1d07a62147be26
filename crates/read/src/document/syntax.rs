//! Which language a value is written in.

use wireform_model::json as strict;

use super::code::{self, Language, Reader};
use super::escaped;
use super::literal::Literal;
use super::parsed_value::{ParsedKind, ParsedValue};
use super::yaml;
use crate::ReadDiagnostic;

/// The rule of a text in none of the languages.
pub(crate) const NOT_A_DOCUMENT: &str = "not-a-document";

/// What decides how strings and blobs are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Syntax {
    Json,
    Yaml,
    /// Python or JavaScript.
    Code,
}

/// Whether a text is JSON, or was meant to be.
pub(super) fn is_json(text: &str) -> bool {
    bare(text).starts_with(['{', '['])
}

/// Whether a text starts as YAML does: with a key.
pub(super) fn is_yaml(text: &str) -> bool {
    let mut lines = bare(text).lines().map(str::trim_end);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with('#'));
    let first = first.unwrap_or_default();
    let quoted = |quote: char| {
        let inside = first.strip_prefix(quote)?;
        Some(inside.split_once(quote)?.1)
    };
    let behind = quoted('"').or_else(|| quoted('\'')).unwrap_or_else(|| {
        first
            .trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/'))
    });
    // A statement of Python.
    let is_block = matches!(first, "try:" | "else:" | "finally:");
    let is_key =
        !is_block && behind.len() < first.len() && (behind == ":" || behind.starts_with(": "));
    is_key || first == "---" || first.starts_with("%YAML") || first.starts_with("- ")
}

/// Whether a text has a call of an SDK, or something that is assigned.
pub(super) fn is_code(text: &str) -> bool {
    let text = bare(text);
    let signs = [
        "import boto3",
        "boto3.",
        "@aws-sdk/",
        "new AWS.",
        "require(\"aws-sdk\")",
        "require('aws-sdk')",
    ];
    signs.iter().any(|sign| text.contains(sign)) || assigned(text).is_some() || is_call(text)
}

/// `client.put_item(`, `await client.send(new …`.
fn is_call(text: &str) -> bool {
    let text = text.strip_prefix("await ").unwrap_or(text);
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$' | '.');
    let end = text.find(|c| !is_name(c)).unwrap_or(text.len());
    let name = text.get(..end).unwrap_or_default();
    let is_command = text.strip_prefix("new ").is_some_and(|rest| {
        rest.split_once('(')
            .is_some_and(|(name, _)| name.ends_with("Command"))
    });
    (name.contains('.') && text.get(end..).is_some_and(|rest| rest.starts_with('('))) || is_command
}

/// Reads a value.
///
/// # Errors
///
/// Where the text is in none of the languages.
pub(super) fn read(text: &str) -> Result<(Literal, Syntax), ReadDiagnostic> {
    if is_json(text) {
        if let Some(literal) = escaped::json(text) {
            return Ok((literal, Syntax::Json));
        }
        let json = code::json(text).map(|literal| (literal, Syntax::Json));
        // Strings side by side are one to Python, which prefers single quotes, and to JSON lack a comma.
        let is_python = |(json, _): &(Literal, Syntax)| {
            let found = |rule| json.diagnostics.iter().any(|it| it.rule == rule);
            found("single-quotes") && found("missing-comma")
        };
        if json.as_ref().is_ok_and(is_python)
            && let Some(python) = python_value(text).filter(|it| it.diagnostics.is_empty())
        {
            return Ok((python, Syntax::Code));
        }
        return json.or_else(|error| other_object(text).ok_or(error));
    }
    if let Some(at) = assigned(text)
        && let Some(literal) = code_value(text, at)
    {
        return Ok((literal, Syntax::Code));
    }
    if let Some(entries) = code::keywords(text) {
        return Ok((entries, Syntax::Code));
    }
    if let Ok(value) = strict::read(text) {
        let message = format!(
            "The input must be an object such as {{\"Name\": \"…\"}}, not {}.",
            value.type_name()
        );
        let span = text.len() - text.trim_start().len()..text.trim_end().len();
        return Err(ReadDiagnostic::error("not-an-object", span, message));
    }
    let literal = yaml::yaml(text)?;
    if matches!(literal.node.kind, ParsedKind::Map(_) | ParsedKind::List(_)) {
        return Ok((literal, Syntax::Yaml));
    }
    Err(ReadDiagnostic::error(
        NOT_A_DOCUMENT,
        0..0,
        "This is not a document. Paste JSON or YAML, or a call of boto3 or of the SDK for JavaScript.",
    ))
}

/// An object that is not JSON: one of Python or JavaScript, or YAML in braces.
fn other_object(text: &str) -> Option<(Literal, Syntax)> {
    let start = text.len() - bare(text).len();
    let code = code_value(text, start);
    if let Some(literal) = &code
        && !has_expression(&literal.node)
        && !has_open_end(literal)
    {
        return code.map(|literal| (literal, Syntax::Code));
    }
    // What starts with a quoted key was meant as JSON.
    let has_quoted_key = bare(text)
        .get(1..)
        .is_some_and(|rest| bare(rest).starts_with('"'));
    if has_quoted_key {
        return None;
    }
    if let Ok(literal) = yaml::yaml(text) {
        return Some((literal, Syntax::Yaml));
    }
    code.filter(|literal| !has_open_end(literal))
        .map(|literal| (literal, Syntax::Code))
}

/// Whether a bracket is not closed, or maybe a quote.
fn has_open_end(literal: &Literal) -> bool {
    fn starts_with_quote(node: &ParsedValue) -> bool {
        match &node.kind {
            ParsedKind::Expression(text) => text.starts_with(['"', '\'']),
            ParsedKind::List(items) => items.iter().any(starts_with_quote),
            ParsedKind::Map(entries) => entries.iter().any(|entry| starts_with_quote(&entry.value)),
            _ => false,
        }
    }
    let is_open = |it: &ReadDiagnostic| it.rule == "missing-bracket";
    literal.diagnostics.iter().any(is_open) || starts_with_quote(&literal.node)
}

/// A literal of Python that is the whole text.
fn python_value(text: &str) -> Option<Literal> {
    let start = text.len() - bare(text).len();
    let mut reader = Reader::new(text, start, Language::Python);
    let node = reader.value(0).ok()?;
    let is_literal = reader.is_at_end() && !has_expression(&node);
    is_literal.then(|| reader.literal(node))
}

/// A value of JavaScript or Python at a place, with at most a semicolon behind it:
/// in the language in which more of it can be read.
fn code_value(text: &str, at: usize) -> Option<Literal> {
    let is_declared = ["const ", "let ", "var ", "export "]
        .iter()
        .any(|word| bare(text).starts_with(word));
    let key = text.get(at..).and_then(|rest| rest.get(1..)).map(bare);
    let has_bare_key =
        key.is_some_and(|key| key.starts_with(|c: char| c.is_alphabetic() || c == '/'));
    let languages = match is_declared || has_bare_key {
        true => [Language::JavaScript, Language::Python],
        false => [Language::Python, Language::JavaScript],
    };
    let read = |language| {
        let mut reader = Reader::new(text, at, language);
        let node = reader.value(0).ok()?;
        reader.is_at_end().then(|| reader.literal(node))
    };
    let found = languages.into_iter().filter_map(read);
    found.min_by_key(|literal| (literal.diagnostics.len(), has_expression(&literal.node)))
}

fn has_expression(node: &ParsedValue) -> bool {
    match &node.kind {
        ParsedKind::Expression(_) => true,
        ParsedKind::List(items) => items.iter().any(has_expression),
        ParsedKind::Map(entries) => entries.iter().any(|entry| has_expression(&entry.value)),
        _ => false,
    }
}

/// Where the object starts in `const input = {` or `params = {`.
fn assigned(text: &str) -> Option<usize> {
    let start = text.len() - bare(text).len();
    let line = text.get(start..)?.lines().next()?;
    let (names, value) = line.split_once('=')?;
    let value_at = start + names.len() + 1 + (value.len() - value.trim_start().len());
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | ' ' | ':' | '.');
    let is_assignment = !names.trim().is_empty() && names.chars().all(is_name);
    (is_assignment && value.trim_start().starts_with('{')).then_some(value_at)
}

/// A text without the white space and the comments of JavaScript before its first character.
fn bare(text: &str) -> &str {
    let mut text = text;
    loop {
        text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let end = if text.starts_with("//") {
            text.find('\n')
        } else if text.starts_with("/*") {
            text.find("*/").map(|end| end + 2)
        } else {
            return text;
        };
        text = end.and_then(|end| text.get(end..)).unwrap_or_default();
    }
}
