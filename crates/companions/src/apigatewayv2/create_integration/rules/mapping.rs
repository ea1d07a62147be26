//! Rules for parameter mappings of both requests and responses.

use wireform_check::{Finding, Findings, Keys, Rule, shorten};
use wireform_model::path::Path;
use wireform_model::value::{Map, Value};

use super::super::grammar::mapping_key::{
    self, KeyError, MappingAction, MappingKey, MappingTarget,
};
use super::super::grammar::mapping_value::{
    self, Direction, MappingPiece, MappingSource, PieceKind, SourceError, ValueError,
};
use super::super::grammar::stage_variable;
use super::super::reserved_headers::{Reserved, reserved};
use super::rename;

/// # What it checks
/// Each target has only one mapping, whatever the action. Header names are compared case-insensitively.
///
/// # Why
/// The service allows one mapping for each target. A number after the name makes targets distinct: `append:header.x.1`.
///
/// # Example
/// `append:header.a` and `overwrite:header.A`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Observed on the service for headers; inferred for query parameters and responses.
pub const HTTP_PARAM_DUPLICATE: Rule =
    Rule::error("http-param-duplicate", "Each target has one mapping");

/// # What it checks
/// A mapping of requests or responses does not change a reserved header.
///
/// # Why
/// API Gateway sets them itself.
///
/// # Example
/// `{"append:header.authorization": "…"}`, `{"overwrite:header.X-Amzn-Trace-Id": "…"}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Observed on the service for names and prefixes; documented in the developer guide's list.
pub const RESERVED_HEADER: Rule =
    Rule::error("reserved-header", "Reserved headers cannot be mapped");

/// # What it checks
/// The value of `remove:` is two single quotes.
///
/// # Why
/// The service requires a value and accepts only this one.
///
/// # Example
/// `{"remove:header.a": "x"}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Observed on the service.
pub const REMOVE_VALUE: Rule = Rule::error("remove-value", "The value of a remove mapping is ''");

/// # What it checks
/// The value of a mapping of requests or responses is not empty.
///
/// # Why
/// When it creates the integration, the service silently drops such a mapping. For `remove:` the value is `''`.
///
/// # Example
/// `{"remove:header.b": ""}`
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Observed on the service.
pub const EMPTY_VALUE_DROPPED: Rule =
    Rule::warning("empty-value-dropped", "The value of a mapping is not empty");

/// # What it checks
/// The location is lowercase.
///
/// # Why
/// The service accepts uppercase letters, but the mapping had no effect in tests.
///
/// # Example
/// `{"append:HEADER.x": "1"}`
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Observed on the service.
pub const HTTP_PARAM_DESTINATION_CASE: Rule = Rule::warning(
    "http-param-destination-case",
    "The location of a mapping is lowercase",
);

/// # What it checks
/// The name of a context variable contains only letters, digits, dots and underscores.
///
/// # Why
/// Other characters are not supported, although the names of claims can contain them.
///
/// # Example
/// `$context.authorizer.claims.cognito:groups`
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Documented in a note of the developer guide.
pub const CONTEXT_VARIABLE_CHARS: Rule = Rule::warning(
    "context-variable-chars",
    "The name of a context variable has no special characters",
);

/// # What it checks
/// A variable next to other text is in braces.
///
/// # Why
/// Without braces, it ends only at the next white space, `$` or brace.
///
/// # Example
/// `a $stageVariables.v`
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Documented in a note of the developer guide; observed: the service accepts both forms.
pub const HTTP_VALUE_UNBRACED: Rule = Rule::info(
    "http-value-unbraced",
    "A variable next to other text is in braces",
);

/// # What it checks
/// A constant is not in single quotes.
///
/// # Why
/// Quotes belong to the syntax of WebSocket APIs. On HTTP APIs the service sends them.
///
/// # Example
/// `{"append:header.q": "'quoted'"}`
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Inferred from the developer guide, which describes a constant as plain text.
pub const HTTP_STATIC_QUOTED: Rule = Rule::info("http-static-quoted", "A constant has no quotes");

/// The direction of a mapping, and the rule for its value, which depends on the direction.
pub struct ValueRule {
    pub direction: Direction,
    pub rule: &'static Rule,
}

/// Checks the target and the value of an entry with a valid key.
pub fn entry(
    value_rule: &ValueRule,
    key: &MappingKey<'_>,
    path: &Path,
    value: &Value,
    siblings: &Keys<'_>,
    findings: &mut Findings,
) {
    target(key, path, value, siblings, findings);
    let Some(text) = value.as_str() else {
        return;
    };
    if text.is_empty() {
        empty_value(key.action, path, findings);
    } else if key.action == MappingAction::Remove {
        remove_value(text, path, findings);
    } else if !check_value(value_rule, text, path, findings) {
        advice(value_rule.direction, key, text, path, findings);
    }
}

/// Reports a value that the service would reject. Returns whether it was one.
pub fn check_value(
    value_rule: &ValueRule,
    text: &str,
    path: &Path,
    findings: &mut Findings,
) -> bool {
    let error = mapping_value::check(text, value_rule.direction).err();
    if let Some(error) = error {
        let message = value_message(&error, value_rule.direction);
        findings.push(with_value_fix(
            value_rule.rule.at(path.clone(), message),
            text,
            &error,
        ));
    }
    error.is_some()
}

/// Reports each further mapping of a target that already has one.
pub fn duplicates(map: &Map, direction: Direction, path: &Path, findings: &mut Findings) {
    let mut by_target = Map::new();
    for (key, _) in map.effective() {
        if let Ok(parsed) = mapping_key::parse(key, direction) {
            by_target.push(normalized(&parsed.target), Value::from(key));
        }
    }
    let key_at = |index: usize| by_target.entries().get(index)?.1.as_str();
    for run in by_target.by_key().chunk_by(|(a, _), (b, _)| a == b) {
        let mut keys = run.iter().filter_map(|(_, index)| key_at(*index));
        let first = keys.next().map(shorten).unwrap_or_default();
        for key in keys {
            let advice = match run {
                [(target, _), ..] if target.contains('.') => {
                    "Keep one of them, or add .1 and .2 to the names to send several values."
                }
                _ => "Keep one of them.",
            };
            let message = format!("`{first}` already changes the same target. {advice}");
            findings.push(HTTP_PARAM_DUPLICATE.at(path.child(key), message));
        }
    }
}

/// The message for an invalid key.
pub fn key_message(key: &str, error: &KeyError<'_>, direction: Direction) -> String {
    let targets = match direction {
        Direction::Request => "header.NAME, querystring.NAME or path",
        Direction::Response => "header.NAME or statuscode",
    };
    let shown = shorten(key);
    match error {
        KeyError::NoAction if key.starts_with("integration.request.") => {
            "This is the syntax of WebSocket APIs. On an HTTP API, write an action and a target, such as append:header.x or overwrite:querystring.x.".to_owned()
        }
        KeyError::NoAction => format!(
            "A key starts with an action and a colon, such as append:header.x. Add append:, overwrite: or remove: before `{shown}`."
        ),
        KeyError::UnknownAction(action) => format!(
            "`{}` is not an action. Use append, overwrite or remove, in lowercase.",
            shorten(action)
        ),
        KeyError::UnknownLocation(location) => format!(
            "A mapping cannot change `{}` here. Use {targets} after the action.",
            shorten(location)
        ),
        KeyError::NoName(location) => format!(
            "The name is missing. Write {}.NAME after the action.",
            location.to_ascii_lowercase()
        ),
        KeyError::NameCharacter(character) => format!(
            "A name cannot contain {}. Use only letters, digits and . _ $ -.",
            character_name(*character)
        ),
        KeyError::NameNotAllowed(location) => format!(
            "No name can follow {}. Write overwrite:{}.",
            location.to_ascii_lowercase(),
            location.to_ascii_lowercase()
        ),
        KeyError::OnlyOverwrite(target) => format!(
            "The {} can only be overwritten. Use overwrite:{}.",
            if *target == MappingTarget::Path { "path" } else { "status code" },
            target.location()
        ),
        KeyError::DottedStatusCode => {
            "Write a colon after the action, not a dot as in some AWS documentation: overwrite:statuscode.".to_owned()
        }
    }
}

/// The message for an invalid value.
pub fn value_message(error: &ValueError<'_>, direction: Direction) -> String {
    match error {
        ValueError::Unclosed(text) => {
            format!("`{}` has no closing brace. Write ${{…}}.", shorten(text))
        }
        ValueError::StrayBrace(_) => {
            "The service rejects a brace outside ${…}. Remove it.".to_owned()
        }
        ValueError::Source(piece, error) => source_message(piece, error, direction),
    }
}

/// Warns about a context variable whose name the service does not support.
pub fn context_variable(path: Path, text: &str, direction: Direction, findings: &mut Findings) {
    let unsupported = mapping_value::pieces(text)
        .filter(|piece| matches!(piece.kind, PieceKind::Block | PieceKind::Variable))
        .filter_map(|piece| mapping_value::source(piece.inner(), direction).ok())
        .find_map(|source| match source {
            MappingSource::Context(name) => name
                .chars()
                .find(|c| !(stage_variable::is_name_char(*c) || *c == '.')),
            _ => None,
        });
    if let Some(character) = unsupported {
        let message = format!(
            "The name of a context variable can contain only letters, digits, dots and underscores, not {}. \
             Use a claim or property without special characters in its name.",
            character_name(character),
        );
        findings.push(CONTEXT_VARIABLE_CHARS.at(path, message));
    }
}

fn target(
    key: &MappingKey<'_>,
    path: &Path,
    value: &Value,
    siblings: &Keys<'_>,
    findings: &mut Findings,
) {
    if let MappingTarget::Header(name) = key.target
        && let Some(reason) = reserved(mapping_key::without_suffix(name))
    {
        let reason = match reason {
            Reserved::Name(name) => format!("The header {name} is"),
            Reserved::Prefix(prefix) => format!("Headers that start with {prefix} are"),
        };
        let message =
            format!("{reason} reserved for API Gateway and cannot be mapped. Remove this entry.");
        let finding = RESERVED_HEADER.at(path.clone(), message);
        findings.push(finding.remove("Remove it"));
    }
    if key.has_uppercase {
        let location = key.target.location();
        let message = format!(
            "The service accepts uppercase letters in the location, but the mapping had no effect in tests. Write {location} in lowercase."
        );
        let finding = HTTP_PARAM_DESTINATION_CASE.at(path.clone(), message);
        let meant = canonical(key);
        findings.push(if siblings.contains(&meant) {
            finding
        } else {
            rename(finding, &meant, value)
        });
    }
}

fn canonical(key: &MappingKey<'_>) -> String {
    let (action, location) = (key.action.as_str(), key.target.location());
    match key.target {
        MappingTarget::Header(name) | MappingTarget::QueryString(name) => {
            format!("{action}:{location}.{name}")
        }
        MappingTarget::Path | MappingTarget::StatusCode => format!("{action}:{location}"),
    }
}

fn empty_value(action: MappingAction, path: &Path, findings: &mut Findings) {
    let finding = EMPTY_VALUE_DROPPED.at(
        path.clone(),
        match action {
            MappingAction::Remove => {
                "With an empty value, the service drops the mapping and removes nothing. Enter two single quotes: ''."
            }
            _ => "With an empty value, the service drops the mapping. Enter a value, or remove this entry.",
        },
    );
    findings.push(match action {
        MappingAction::Remove => finding.replace_with("Use ''", "''"),
        _ => finding.remove("Remove it"),
    });
}

fn remove_value(text: &str, path: &Path, findings: &mut Findings) {
    if text != "''" {
        let message = "The value of a remove mapping must be two single quotes: ''.";
        let finding = REMOVE_VALUE.at(path.clone(), message);
        findings.push(finding.replace_with("Use ''", "''"));
    }
}

/// Reports what the service accepts in a valid value, but may not be meant.
fn advice(
    direction: Direction,
    key: &MappingKey<'_>,
    text: &str,
    path: &Path,
    findings: &mut Findings,
) {
    context_variable(path.clone(), text, direction, findings);
    let mut pieces = mapping_value::pieces(text);
    let has_variable = mapping_value::pieces(text).any(|piece| piece.kind == PieceKind::Variable);
    if has_variable && pieces.nth(1).is_some() {
        let message = "It is unclear where the variable ends, since other text is next to it. Use braces, as in ${request.path}.";
        let finding = HTTP_VALUE_UNBRACED.at(path.clone(), message);
        findings.push(finding.replace_with("Add braces", braced(text).as_str()));
    }
    let quoted = text
        .strip_prefix('\'')
        .and_then(|rest| rest.strip_suffix('\''));
    if let Some(inner) = quoted.filter(|_| key.target != MappingTarget::StatusCode) {
        let message = "On HTTP APIs a constant has no quotes; the service sends the single quotes too. Remove them, unless you mean to send them.";
        let finding = HTTP_STATIC_QUOTED.at(path.clone(), message);
        findings.push(if inner.is_empty() {
            finding
        } else {
            finding.replace_with("Remove the quotes", inner)
        });
    }
}

fn braced(text: &str) -> String {
    mapping_value::pieces(text)
        .map(|piece| match piece.kind {
            PieceKind::Variable => format!("${{{}}}", piece.inner()),
            _ => piece.text.to_owned(),
        })
        .collect()
}

fn source_message(
    piece: &MappingPiece<'_>,
    error: &SourceError<'_>,
    direction: Direction,
) -> String {
    let shown = shorten(piece.text);
    let sources = match direction {
        Direction::Request => {
            "$request.header.x, $request.querystring.x, $request.path, $request.body.x, $context.x or $stageVariables.x"
        }
        Direction::Response => {
            "$response.header.x, $response.body.x, $context.x or $stageVariables.x"
        }
    };
    match error {
        SourceError::Unknown(_) => format!("`{shown}` is not a valid source. Use {sources}."),
        SourceError::OnlyInResponses => {
            format!("`{shown}` is available only in response mappings. Use {sources}.")
        }
        SourceError::OnlyInRequests => {
            format!("`{shown}` is available only in request mappings. Use {sources}.")
        }
        SourceError::NoName => {
            format!("`{shown}` has no name at its end. Use {sources}.")
        }
        SourceError::RecursiveDescent => format!(
            "`{shown}` searches all levels of the body (`..`), which the service does not support. Write the complete path."
        ),
        SourceError::Filter => format!(
            "`{shown}` filters the body (`?(…)`), which the service does not support. Write the complete path."
        ),
        SourceError::StageVariableName(name) => format!(
            "The name of a stage variable can contain only letters, digits and underscores, unlike `{}`.",
            shorten(name)
        ),
    }
}

/// Adds a fix that closes an open `${`, where the value is valid with it.
fn with_value_fix(finding: Finding, text: &str, error: &ValueError<'_>) -> Finding {
    match error {
        ValueError::Unclosed(_) if !text.trim_end().ends_with('$') => {
            let closed = format!("{text}}}");
            match mapping_value::check(&closed, Direction::Request)
                .or_else(|_| mapping_value::check(&closed, Direction::Response))
            {
                Ok(()) => finding.replace_with("Close the brace", closed.as_str()),
                Err(_) => finding,
            }
        }
        _ => finding,
    }
}

/// The target as the service compares it: header names in lowercase.
fn normalized(target: &MappingTarget<'_>) -> String {
    let location = target.location();
    match target {
        MappingTarget::Header(name) => format!("{location}.{}", name.to_ascii_lowercase()),
        MappingTarget::QueryString(name) => format!("{location}.{name}"),
        MappingTarget::Path | MappingTarget::StatusCode => location.to_owned(),
    }
}

fn character_name(character: char) -> String {
    match character {
        ' ' => "a space".to_owned(),
        c if c.is_control() => "a control character".to_owned(),
        c => format!("`{c}`"),
    }
}
