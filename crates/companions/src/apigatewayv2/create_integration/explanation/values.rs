use wireform_model::value::Number;

use super::super::context_descriptions::context_description;
use super::super::grammar::mapping_key::{self, MappingAction, MappingTarget};
use super::super::grammar::mapping_value::{
    self, Direction, MappingPiece, MappingSource, PieceKind,
};
use super::super::grammar::web_socket;
use super::super::statuses::reason_phrase;

/// Explains the value of a mapping of requests or responses.
pub fn mapping(key: &str, value: &str, direction: Direction) -> Option<String> {
    match mapping_key::parse(key, direction).map(|key| (key.action, key.target)) {
        Ok((MappingAction::Remove, _)) => {
            (value == "''").then(|| "empty, as remove requires".to_owned())
        }
        Ok((_, MappingTarget::StatusCode)) if mapping_value::is_constant(value) => {
            reason_phrase(value).map(|reason_phrase| format!("{value} {reason_phrase}"))
        }
        _ => mapping_value(value, direction),
    }
}

/// Explains a value on an HTTP API, piece by piece.
pub fn mapping_value(value: &str, direction: Direction) -> Option<String> {
    if value.is_empty() {
        return None;
    }
    // Braces between pieces are either JSON or invalid. The diagnostics report the invalid ones.
    let pieces = mapping_value::pieces(value).filter(|piece| piece.kind != PieceKind::Brace);
    let pieces: Vec<_> = pieces.collect();
    let is_constant = pieces.iter().all(|piece| piece.kind == PieceKind::Constant);
    if is_constant {
        return (value != "$").then(|| "a constant".to_owned());
    }
    let mut explanation = String::new();
    for piece in &pieces {
        if !explanation.is_empty() {
            explanation.push_str(", then ");
        }
        explanation.push_str(&explain_piece(piece, direction)?);
    }
    Some(explanation)
}

fn explain_piece(piece: &MappingPiece<'_>, direction: Direction) -> Option<String> {
    match piece.kind {
        PieceKind::Constant if piece.text.trim().is_empty() => Some("a space".to_owned()),
        PieceKind::Constant => Some(format!("“{}”", shortened(piece.text))),
        PieceKind::Variable | PieceKind::Block => {
            match mapping_value::source(piece.inner(), direction) {
                Ok(source) => Some(explain_source(source, direction)),
                Err(_) => invalid_source(piece, direction),
            }
        }
        PieceKind::OpenBlock | PieceKind::Brace => None,
    }
}

fn explain_source(source: MappingSource<'_>, direction: Direction) -> String {
    let (whose, body) = match direction {
        Direction::Request => ("the caller", "the JSON body"),
        Direction::Response => ("the backend", "the backend's JSON body"),
    };
    match source {
        MappingSource::Header(name) => format!("the header {name} of {whose}"),
        MappingSource::QueryString(name) => format!("the query parameter {name} of {whose}"),
        MappingSource::Path => "the whole path".to_owned(),
        MappingSource::PathParameter(name) => format!("the path variable {name}"),
        MappingSource::Body => "the whole body".to_owned(),
        MappingSource::BodyPath(path) => format!("{path} in {body}"),
        MappingSource::Context(name) => context(name),
        MappingSource::StageVariable(name) => format!("the stage variable {name}"),
    }
}

/// Names the valid sources; `None` as long as the piece can be the start of a valid one.
fn invalid_source(piece: &MappingPiece<'_>, direction: Direction) -> Option<String> {
    let (roots, valid_starts): (&[&str], _) = match direction {
        Direction::Request => (
            &[
                "request.header.",
                "request.querystring.",
                "request.path.",
                "request.body.",
                "context.",
                "stageVariables.",
            ],
            "$request, $context or $stageVariables",
        ),
        Direction::Response => (
            &[
                "response.header.",
                "response.body.",
                "context.",
                "stageVariables.",
            ],
            "$response, $context or $stageVariables",
        ),
    };
    let is_start = roots.iter().any(|root| root.starts_with(piece.inner()));
    (!is_start || piece.kind == PieceKind::Block).then(|| {
        format!(
            "{} is not a valid source. Sources start with {valid_starts}.",
            shortened(piece.text)
        )
    })
}

/// Explains a value on a WebSocket API.
pub fn web_socket(value: &str) -> Option<String> {
    use web_socket::WebSocketSource;
    let Some(source) = web_socket::source(value) else {
        return invalid_web_socket(value).map(str::to_owned);
    };
    let explanation = match source {
        WebSocketSource::Connect { location, name } => {
            let part = if location.ends_with("header") {
                "header"
            } else {
                "query parameter"
            };
            format!("the {part} {name} of the connecting request, on $connect only")
        }
        WebSocketSource::Body => "the whole message".to_owned(),
        WebSocketSource::BodyPath(path) => format!("{path} in the JSON message"),
        WebSocketSource::Context(name) => context(name),
        WebSocketSource::StageVariable(name) => format!("the stage variable {name}"),
        WebSocketSource::Constant(text) => format!("the constant “{}”", shortened(text)),
        WebSocketSource::MethodRequest { name, .. } => {
            format!("{name} of the request, in the syntax of REST APIs")
        }
    };
    Some(explanation)
}

fn invalid_web_socket(value: &str) -> Option<&'static str> {
    const STARTS: [&str; 7] = [
        "route.request.body.",
        "route.request.header.",
        "route.request.querystring.",
        "route.request.multivalueheader.",
        "route.request.multivaluequerystring.",
        "context.",
        "stageVariables.",
    ];
    let is_open_constant = value
        .strip_prefix('\'')
        .is_some_and(|rest| !rest.contains('\''));
    let is_start = is_open_constant || STARTS.iter().any(|start| start.starts_with(value));
    (!is_start).then_some(
        "Not a valid source. Use route.request., context. or stageVariables. without a dollar sign, or a 'constant' in single quotes.",
    )
}

/// Explains a template selection expression that is a single source or a constant.
pub fn template_selection(value: &str) -> Option<String> {
    let source = value
        .strip_prefix("${")
        .and_then(|rest| rest.strip_suffix('}'));
    let source = source.or_else(|| value.strip_prefix('$'));
    match source.map(|source| mapping_value::source(source, Direction::Request)) {
        Some(Ok(MappingSource::Body)) => Some("the whole message".to_owned()),
        Some(Ok(MappingSource::BodyPath(path))) => Some(format!("{path} in the JSON message")),
        Some(_) => None,
        None => {
            let text = value.replace("\\$", "");
            let is_fixed = !value.is_empty() && !text.contains(['$', '{', '}']);
            is_fixed.then(|| format!("always the template {}", value.replace("\\$", "$")))
        }
    }
}

/// A number of milliseconds in seconds; `None` below one second.
pub fn duration(millis: &Number) -> Option<String> {
    let millis: u64 = millis.text().parse().ok()?;
    let (seconds, rest) = (millis / 1000, millis % 1000);
    let fraction = format!("{rest:03}");
    match (seconds, fraction.trim_end_matches('0')) {
        (0, _) => None,
        (1, "") => Some("1 second".to_owned()),
        (seconds, "") => Some(format!("{seconds} seconds")),
        (seconds, fraction) => Some(format!("{seconds}.{fraction} seconds")),
    }
}

fn context(name: &str) -> String {
    let named = |description: &str| match name.rsplit_once('.') {
        // For a claim or another value of the authorizer, the name says what it is.
        Some((_, last)) if name.starts_with("authorizer.") => format!("{description}: {last}"),
        _ => description.to_owned(),
    };
    context_description(name).map_or_else(|| format!("the context variable {name}"), named)
}

/// The first 24 characters of a text, with an ellipsis where it is longer.
fn shortened(text: &str) -> String {
    const MAX: usize = 24;
    match text.char_indices().nth(MAX) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text)),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        let seconds = |text: &str| duration(&Number::parse(text).unwrap()).unwrap_or_default();
        assert_eq!(seconds("29000"), "29 seconds");
        assert_eq!(seconds("1000"), "1 second");
        assert_eq!(seconds("2050"), "2.05 seconds");
        for text in ["0", "999", "-1", "1.5", "1e9", "99999999999999999999999"] {
            assert_eq!(seconds(text), "", "{text}");
        }
    }

    #[test]
    fn long_texts_are_cut_at_a_character_boundary() {
        let text = "é".repeat(30);
        assert_eq!(shortened(&text), format!("{}…", "é".repeat(24)));
        assert_eq!(shortened("short"), "short");
    }
}
