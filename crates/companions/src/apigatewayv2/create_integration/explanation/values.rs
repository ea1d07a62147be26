use wireform_model::value::Number;

use super::super::context_words::context_words;
use super::super::grammar::mapping_key::{self, Action, Target};
use super::super::grammar::selection::{self, Direction, Piece, PieceKind, Source};
use super::super::grammar::web_socket;
use super::super::statuses::phrase;

/// The value of a change of a request or a response.
pub fn change(key: &str, value: &str, direction: Direction) -> Option<String> {
    match mapping_key::parse(key, direction).map(|key| (key.action, key.target)) {
        Ok((Action::Remove, _)) => {
            (value == "''").then(|| "nothing, as remove wants it".to_owned())
        }
        Ok((_, Target::StatusCode)) if selection::is_constant(value) => {
            phrase(value).map(|phrase| format!("{value} {phrase}"))
        }
        _ => selection(value, direction),
    }
}

/// A value on an HTTP API, piece by piece.
pub fn selection(value: &str, direction: Direction) -> Option<String> {
    if value.is_empty() {
        return None;
    }
    // Braces between pieces are either somebody's JSON or wrong, which the diagnostics tell apart.
    let pieces = selection::pieces(value).filter(|piece| piece.kind != PieceKind::Brace);
    let pieces: Vec<_> = pieces.collect();
    let is_constant = pieces.iter().all(|piece| piece.kind == PieceKind::Constant);
    if is_constant {
        return (value != "$").then(|| "fixed text".to_owned());
    }
    let mut words = String::new();
    for piece in &pieces {
        if !words.is_empty() {
            words.push_str(", then ");
        }
        words.push_str(&piece_words(piece, direction)?);
    }
    Some(words)
}

fn piece_words(piece: &Piece<'_>, direction: Direction) -> Option<String> {
    match piece.kind {
        PieceKind::Constant if piece.text.trim().is_empty() => Some("a space".to_owned()),
        PieceKind::Constant => Some(format!("the text “{}”", shortened(piece.text))),
        PieceKind::Variable | PieceKind::Block => match selection::source(piece.inner(), direction)
        {
            Ok(source) => Some(source_words(source, direction)),
            Err(_) => wrong_source(piece, direction),
        },
        PieceKind::OpenBlock | PieceKind::Brace => None,
    }
}

fn source_words(source: Source<'_>, direction: Direction) -> String {
    let (whose, body) = match direction {
        Direction::Request => ("the caller", "the JSON body"),
        Direction::Response => ("the backend", "the backend's JSON body"),
    };
    match source {
        Source::Header(name) => format!("the header {name} of {whose}"),
        Source::QueryString(name) => format!("the query parameter {name} of {whose}"),
        Source::Path => "the whole path".to_owned(),
        Source::PathParameter(name) => format!("the path variable {name}"),
        Source::Body => "the whole body".to_owned(),
        Source::BodyPath(path) => format!("{path} in {body}"),
        Source::Context(name) => context(name),
        Source::StageVariable(name) => format!("the stage variable {name}"),
    }
}

/// Silent as long as the piece could be the start of a right one.
fn wrong_source(piece: &Piece<'_>, direction: Direction) -> Option<String> {
    let (roots, words): (&[&str], _) = match direction {
        Direction::Request => (
            &[
                "request.header.",
                "request.querystring.",
                "request.path.",
                "request.body.",
                "context.",
                "stageVariables.",
            ],
            "$request., $context. or $stageVariables.",
        ),
        Direction::Response => (
            &[
                "response.header.",
                "response.body.",
                "context.",
                "stageVariables.",
            ],
            "$response., $context. or $stageVariables.",
        ),
    };
    let is_start = roots.iter().any(|root| root.starts_with(piece.inner()));
    (!is_start || piece.kind == PieceKind::Block).then(|| {
        format!(
            "{} is not a source; sources start with {words}",
            shortened(piece.text)
        )
    })
}

/// A value on a WebSocket API.
pub fn web_socket(value: &str) -> Option<String> {
    use web_socket::Source;
    let Some(source) = web_socket::source(value) else {
        return wrong_web_socket(value).map(str::to_owned);
    };
    let words = match source {
        Source::Connect { location, name } => {
            let part = if location.ends_with("header") {
                "header"
            } else {
                "query parameter"
            };
            format!("the {part} {name} of the connecting request, on $connect alone")
        }
        Source::Body => "the whole message".to_owned(),
        Source::BodyPath(path) => format!("{path} in the JSON message"),
        Source::Context(name) => context(name),
        Source::StageVariable(name) => format!("the stage variable {name}"),
        Source::Constant(text) => format!("the fixed text “{}”", shortened(text)),
        Source::MethodRequest { name, .. } => format!("{name} of the request, as REST APIs say it"),
    };
    Some(words)
}

fn wrong_web_socket(value: &str) -> Option<&'static str> {
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
        "not a source: route.request., context. or stageVariables. without a dollar sign, or 'fixed text' in single quotes",
    )
}

/// What decides which template is taken, where one source or one text does.
pub fn template_selection(value: &str) -> Option<String> {
    let source = value
        .strip_prefix("${")
        .and_then(|rest| rest.strip_suffix('}'));
    let source = source.or_else(|| value.strip_prefix('$'));
    match source.map(|source| selection::source(source, Direction::Request)) {
        Some(Ok(Source::Body)) => Some("the whole message".to_owned()),
        Some(Ok(Source::BodyPath(path))) => Some(format!("{path} in the JSON message")),
        Some(_) => None,
        None => {
            let text = value.replace("\\$", "");
            let is_fixed = !value.is_empty() && !text.contains(['$', '{', '}']);
            is_fixed.then(|| format!("always the template {}", value.replace("\\$", "$")))
        }
    }
}

/// Milliseconds in seconds, from one second on.
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
    let named = |words: &str| match name.rsplit_once('.') {
        // A claim or a value of the authorizer's is told by its name.
        Some((_, last)) if name.starts_with("authorizer.") => format!("{words}: {last}"),
        _ => words.to_owned(),
    };
    context_words(name).map_or_else(|| format!("the context variable {name}"), named)
}

/// Enough of a text to know it by.
fn shortened(text: &str) -> String {
    const MOST: usize = 24;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text)),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        let say = |text: &str| duration(&Number::parse(text).unwrap()).unwrap_or_default();
        assert_eq!(say("29000"), "29 seconds");
        assert_eq!(say("1000"), "1 second");
        assert_eq!(say("2050"), "2.05 seconds");
        for text in ["0", "999", "-1", "1.5", "1e9", "99999999999999999999999"] {
            assert_eq!(say(text), "", "{text}");
        }
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        let text = "é".repeat(30);
        assert_eq!(shortened(&text), format!("{}…", "é".repeat(24)));
        assert_eq!(shortened("short"), "short");
    }
}
