//! What the parameter mappings of requests and of responses have in common.

use wireform_check::{Finding, Findings, Keys, Rule, shorten};
use wireform_model::path::Path;
use wireform_model::value::{Map, Value};

use super::super::grammar::mapping_key::{
    self, KeyError, MappingAction, MappingKey, MappingTarget,
};
use super::super::grammar::mapping_value::{
    self, Direction, MappingSource, Piece, PieceKind, SourceError, ValueError,
};
use super::super::grammar::stage_variable;
use super::super::reserved_headers::{Reserved, reserved};
use super::rename;

/// # What it checks
/// No target is mapped twice, whatever the actions are; header names are compared without capitals.
///
/// # Why
/// The service allows one mapping a target; a number after the name makes targets distinct: `append:header.x.1`.
///
/// # Example
/// `append:header.a` and `overwrite:header.A`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Seen on the service for headers; query strings and responses by analogy.
pub const HTTP_PARAM_DUPLICATE: Rule =
    Rule::error("http-param-duplicate", "A target is mapped once");

/// # What it checks
/// A mapping, of requests or responses, leaves reserved headers alone.
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
/// Seen on the service for names and prefixes; the developer guide's list.
pub const RESERVED_HEADER: Rule = Rule::error("reserved-header", "Reserved headers are not mapped");

/// # What it checks
/// The value of `remove:` is two single quotes.
///
/// # Why
/// The service wants a value, and takes this one alone.
///
/// # Example
/// `{"remove:header.a": "x"}`
///
/// # Who refuses
/// The service.
///
/// # Source
/// Seen on the service.
pub const REMOVE_VALUE: Rule = Rule::error(
    "remove-value",
    "A mapping that removes has '' for its value",
);

/// # What it checks
/// No value of a mapping is empty, of requests or responses.
///
/// # Why
/// On creation the service drops such a mapping without a word; for `remove:` write `''`.
///
/// # Example
/// `{"remove:header.b": ""}`
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Seen on the service.
pub const EMPTY_VALUE_DROPPED: Rule =
    Rule::warning("empty-value-dropped", "A mapping's value is not empty");

/// # What it checks
/// The location is written in small letters.
///
/// # Why
/// Capitals are taken and then have no effect.
///
/// # Example
/// `{"append:HEADER.x": "1"}`
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Seen on the service.
pub const HTTP_PARAM_DESTINATION_CASE: Rule = Rule::warning(
    "http-param-destination-case",
    "A mapping's location is in small letters",
);

/// # What it checks
/// Names of context variables are made of letters, digits, points and underscores.
///
/// # Why
/// Others are not supported, though claims may well have them.
///
/// # Example
/// `$context.authorizer.claims.cognito:groups`
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Documented: a note of the developer guide.
pub const CONTEXT_VARIABLE_CHARS: Rule = Rule::warning(
    "context-variable-chars",
    "A context variable's name is plain",
);

/// # What it checks
/// A variable that is not alone in its value stands in braces.
///
/// # Why
/// Without them it goes on to the next white space, `$` or brace.
///
/// # Example
/// `a $stageVariables.v`
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Documented: a note of the developer guide; the service was seen to take both.
pub const HTTP_VALUE_UNBRACED: Rule = Rule::info(
    "http-value-unbraced",
    "A variable among other text stands in braces",
);

/// # What it checks
/// A constant stands without single quotes.
///
/// # Why
/// They belong to WebSocket APIs; here they would be sent.
///
/// # Example
/// `{"append:header.q": "'quoted'"}`
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Inferred from the developer guide, which calls a constant a plain text.
pub const HTTP_STATIC_QUOTED: Rule = Rule::info("http-static-quoted", "A constant has no quotes");

/// The rules that go by another name for requests than for responses.
pub struct Names {
    pub direction: Direction,
    pub value: &'static Rule,
}

/// Checks the target and the value of an entry whose key could be read.
pub fn entry(
    names: &Names,
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
    } else if !check_value(names, text, path, findings) {
        advice(names.direction, key, text, path, findings);
    }
}

/// Reports a value that the service would refuse, and says whether it was one.
pub fn check_value(names: &Names, text: &str, path: &Path, findings: &mut Findings) -> bool {
    let error = mapping_value::check(text, names.direction).err();
    if let Some(error) = error {
        let message = value_message(&error, names.direction);
        findings.push(with_value_fix(
            names.value.at(path.clone(), message),
            text,
            &error,
        ));
    }
    error.is_some()
}

/// Reports targets that are mapped more than once, each time but the first.
pub fn duplicates(map: &Map, direction: Direction, path: &Path, findings: &mut Findings) {
    let mut by_target = Map::new();
    for (key, _) in map.effective() {
        if let Ok(parsed) = mapping_key::parse(key, direction) {
            by_target.push(folded(&parsed.target), Value::from(key));
        }
    }
    let key_at = |place: usize| by_target.entries().get(place)?.1.as_str();
    for run in by_target.by_key().chunk_by(|(a, _), (b, _)| a == b) {
        let mut keys = run.iter().filter_map(|(_, place)| key_at(*place));
        let first = keys.next().map(shorten).unwrap_or_default();
        for key in keys {
            let advice = match run {
                [(target, _), ..] if target.contains('.') => {
                    "Keep one of them, or put .1 and .2 after the names to send several values."
                }
                _ => "Keep one of them.",
            };
            let message = format!("`{first}` changes the same place already. {advice}");
            findings.push(HTTP_PARAM_DUPLICATE.at(path.child(key), message));
        }
    }
}

/// Why a key cannot be read, in words.
pub fn key_message(key: &str, error: &KeyError<'_>, direction: Direction) -> String {
    let places = match direction {
        Direction::Request => "header.NAME, querystring.NAME or path",
        Direction::Response => "header.NAME or statuscode",
    };
    let shown = shorten(key);
    match error {
        KeyError::NoAction if key.starts_with("integration.request.") => {
            "This is how WebSocket APIs name a target. On an HTTP API write an action and a target, as in append:header.x or overwrite:querystring.x.".to_owned()
        }
        KeyError::NoAction => format!(
            "A key begins with an action and a colon, as in append:header.x. Put append:, overwrite: or remove: before `{shown}`."
        ),
        KeyError::UnknownAction(action) => format!(
            "There is no action `{}`. Use append, overwrite or remove, in small letters.",
            shorten(action)
        ),
        KeyError::UnknownLocation(location) => format!(
            "`{}` is nothing that a mapping can change here. After the action comes {places}.",
            shorten(location)
        ),
        KeyError::NoName(location) => format!(
            "The name is missing: write {}.NAME after the action.",
            location.to_ascii_lowercase()
        ),
        KeyError::NameCharacter(character) => format!(
            "A name cannot hold {}. Use only letters, digits and . _ $ -.",
            character_name(*character)
        ),
        KeyError::NameNotAllowed(location) => format!(
            "There is only one {}, so no name follows it: write overwrite:{}.",
            location.to_ascii_lowercase(),
            location.to_ascii_lowercase()
        ),
        KeyError::OnlyOverwrite(target) => format!(
            "The {} can only be overwritten. Use overwrite:{}.",
            if *target == MappingTarget::Path { "path" } else { "status code" },
            target.location()
        ),
        KeyError::DottedStatusCode => {
            "The action ends in a colon, not in a point, whatever a manual prints. Write overwrite:statuscode.".to_owned()
        }
    }
}

/// Why a value is refused, in words.
pub fn value_message(error: &ValueError<'_>, direction: Direction) -> String {
    match error {
        ValueError::Unclosed(text) => {
            format!("`{}` has no closing brace. Write ${{…}}.", shorten(text))
        }
        ValueError::StrayBrace(_) => {
            "A brace stands outside ${…}, which the service refuses. Remove it.".to_owned()
        }
        ValueError::Source(piece, error) => source_message(piece, error, direction),
    }
}

/// Warns of a context variable whose name the service does not support.
pub fn context_variable(path: Path, text: &str, direction: Direction, findings: &mut Findings) {
    let odd = mapping_value::pieces(text)
        .filter(|piece| matches!(piece.kind, PieceKind::Block | PieceKind::Variable))
        .filter_map(|piece| mapping_value::source(piece.inner(), direction).ok())
        .find_map(|source| match source {
            MappingSource::Context(name) => name
                .chars()
                .find(|c| !(stage_variable::is_name_char(*c) || *c == '.')),
            _ => None,
        });
    if let Some(character) = odd {
        let message = format!(
            "The name of a context variable can only hold letters, digits, points and underscores, not {}. \
             Use a claim or property with a plain name.",
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
            Reserved::Prefix(prefix) => format!("Headers that begin with {prefix} are"),
        };
        let message =
            format!("{reason} reserved for API Gateway and cannot be mapped. Remove the entry.");
        let finding = RESERVED_HEADER.at(path.clone(), message);
        findings.push(finding.remove("Remove it"));
    }
    if key.has_uppercase {
        let location = key.target.location();
        let message = format!(
            "Written with capitals the location is taken, but was seen to have no effect. Write {location} in small letters."
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
                "An empty value makes the service drop the mapping, so nothing is removed. Write two single quotes: ''."
            }
            _ => "An empty value makes the service drop the mapping. Give it a value, or remove the entry.",
        },
    );
    findings.push(match action {
        MappingAction::Remove => finding.replace_with("Write ''", "''"),
        _ => finding.remove("Remove it"),
    });
}

fn remove_value(text: &str, path: &Path, findings: &mut Findings) {
    if text != "''" {
        let message = "A mapping that removes something takes two single quotes as its value: ''.";
        let finding = REMOVE_VALUE.at(path.clone(), message);
        findings.push(finding.replace_with("Write ''", "''"));
    }
}

/// What nobody refuses in a value that can be read.
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
        let message = "With other text beside it, it is easy to misread where this variable ends. Write it with braces, as in ${request.path}.";
        let finding = HTTP_VALUE_UNBRACED.at(path.clone(), message);
        findings.push(finding.replace_with("Put it in braces", braced(text).as_str()));
    }
    let quoted = text
        .strip_prefix('\'')
        .and_then(|rest| rest.strip_suffix('\''));
    if let Some(inner) = quoted.filter(|_| key.target != MappingTarget::StatusCode) {
        let message = "HTTP APIs take constants without quotes; the single quotes would be sent with it. Remove them unless they are meant.";
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

fn source_message(piece: &Piece<'_>, error: &SourceError<'_>, direction: Direction) -> String {
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
        SourceError::Unknown(_) => format!("There is no source `{shown}`. Draw on {sources}."),
        SourceError::OnlyInResponses => format!(
            "`{shown}` exists where responses are mapped, not where requests are. Draw on {sources}."
        ),
        SourceError::OnlyInRequests => format!(
            "`{shown}` exists where requests are mapped, not where responses are. Draw on {sources}."
        ),
        SourceError::NoName => {
            format!("`{shown}` lacks the name of what to take. Draw on {sources}.")
        }
        SourceError::RecursiveDescent => format!(
            "`{shown}` searches the body at every depth (`..`), which the service does not do. Name the whole path."
        ),
        SourceError::Filter => format!(
            "`{shown}` filters the body (`?(…)`), which the service does not do. Name the whole path."
        ),
        SourceError::StageVariableName(name) => format!(
            "A stage variable's name can only hold letters, digits and underscores, unlike `{}`.",
            shorten(name)
        ),
    }
}

/// A path or constant that runs into a variable is settled by braces around the source.
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

/// The target as the service compares it: headers without regard to capitals.
fn folded(target: &MappingTarget<'_>) -> String {
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
