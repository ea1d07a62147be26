use crate::Suggestion;

use super::super::context_descriptions::context_description;
use super::super::context_variables;
use super::super::grammar::mapping_key::{self, MappingAction, MappingTarget};
use super::super::grammar::mapping_value::Direction;
use super::super::parameter_help::parameter_help;
use super::super::statuses::STATUSES;
use super::{offer, offers, ranked};

/// Values for a mapping of requests or responses.
pub fn mapping(key: &str, typed: &str, direction: Direction) -> Vec<Suggestion> {
    match mapping_key::parse(key, direction).map(|key| (key.action, key.target)) {
        Ok((MappingAction::Remove, _)) => ranked(typed, offers(REMOVE)),
        Ok((_, MappingTarget::StatusCode)) if !typed.contains('$') => {
            let mut found = ranked(typed, offers(STATUSES));
            found.extend(mapping_value(typed, direction));
            found
        }
        _ => mapping_value(typed, direction),
    }
}

/// Values for a parameter of an action, the usual source first.
pub fn parameter(name: &str, typed: &str) -> Vec<Suggestion> {
    let known = parameter_help(name).filter(|known| known.example.starts_with('$'));
    let usual = known.map(|known| offer(known.example.to_owned(), known.help));
    let mut found = ranked(typed, usual.into_iter().collect());
    for other in mapping_value(typed, Direction::Request) {
        if found.iter().all(|usual| usual.text != other.text) {
            found.push(other);
        }
    }
    found
}

/// Sources that complete the last word of a value on an HTTP API.
pub fn mapping_value(typed: &str, direction: Direction) -> Vec<Suggestion> {
    let Some(token) = Token::last(typed) else {
        return Vec::new();
    };
    let (sources, headers) = match direction {
        Direction::Request => (REQUEST, "request.header."),
        Direction::Response => (RESPONSE, "response.header."),
    };
    let mut all = offers(sources);
    if token.text.starts_with(headers) {
        for name in HEADERS {
            all.push(offer(format!("{headers}{name}"), "a header"));
        }
    }
    add_context(&mut all, token.text, context_variables::HTTP);
    let mut found = ranked(token.text, all);
    for offer in &mut found {
        offer.text = token.completed(&offer.text, false);
    }
    found.retain(|offer| offer.text != typed);
    found
}

/// Sources and constants for a value on a WebSocket API.
pub fn web_socket(typed: &str) -> Vec<Suggestion> {
    if let Some(constant) = typed.strip_prefix('\'') {
        let is_open = !constant.contains('\'') && !constant.is_empty();
        return is_open.then(|| quoted(constant)).into_iter().collect();
    }
    let wanted = typed.trim_start_matches(['$', '{']);
    let mut all = offers(WEB_SOCKET);
    add_context(&mut all, wanted, context_variables::WEB_SOCKET);
    let is_source = all.iter().any(|offer| typed.starts_with(&offer.text));
    let mut found = ranked(wanted, all);
    if found.is_empty() && !is_source && !typed.contains(['\'', '$']) && !typed.is_empty() {
        found.push(quoted(typed));
    }
    found
}

/// The last word of a value, which a suggested source replaces.
#[derive(Clone, Copy, Debug)]
pub struct Token<'t> {
    /// The text before the word, which stays.
    before: &'t str,
    /// The word without its `$` and brace.
    pub text: &'t str,
    pub has_dollar: bool,
    is_block: bool,
}

impl<'t> Token<'t> {
    /// The unfinished source at the end of a value, or the whole value where it is a single word without a source.
    pub fn last(typed: &'t str) -> Option<Self> {
        let brace = typed.rsplit_once('{');
        if let Some((before, text)) = brace
            && let Some(before) = before.strip_suffix('$')
            && !text.contains('}')
        {
            return Some(Token {
                before,
                text,
                has_dollar: true,
                is_block: true,
            });
        }
        let ends = |c: char| c.is_whitespace() || matches!(c, '{' | '}');
        let dollar = typed.rfind('$');
        if let Some((before, rest)) = dollar.and_then(|start| typed.split_at_checked(start)) {
            let text = rest.get(1..).unwrap_or_default();
            return (!text.contains(ends)).then_some(Token {
                before,
                text,
                has_dollar: true,
                is_block: false,
            });
        }
        // One or two letters match too many sources.
        let is_word = typed.is_empty() || (typed.len() > 2 && !typed.contains(ends));
        is_word.then_some(Token {
            before: "",
            text: typed,
            has_dollar: false,
            is_block: false,
        })
    }

    /// The whole value with `source` instead of the word.
    ///
    /// Next to other text, and where `braces` is true, the source is in braces, so that its end is clear.
    /// The brace of a source that still needs a name is left open.
    pub fn completed(&self, source: &str, braces: bool) -> String {
        let before = self.before;
        let end = if source.ends_with('.') { "" } else { "}" };
        if self.is_block || braces || !before.is_empty() {
            format!("{before}${{{source}{end}")
        } else {
            format!("${source}")
        }
    }
}

/// Adds the context variables where the user has typed `context.` or a part of a name.
fn add_context(all: &mut Vec<Suggestion>, typed: &str, names: &[&str]) {
    if typed.starts_with("context.") || (typed.len() > 2 && !typed.contains('.')) {
        for name in names {
            let description = context_description(name).unwrap_or_default();
            all.push(offer(format!("context.{name}"), description));
        }
    }
}

fn quoted(constant: &str) -> Suggestion {
    offer(format!("'{constant}'"), "a constant")
}

const REMOVE: &[(&str, &str)] = &[("''", "the only value for remove")];

const REQUEST: &[(&str, &str)] = &[
    ("request.header.", "a header of the caller"),
    ("request.querystring.", "a query parameter of the caller"),
    ("request.path.", "a path variable of the route"),
    ("request.path", "the whole path"),
    ("request.body.", "a value in the JSON body"),
    ("request.body", "the whole body"),
    ("context.", "data about the request: caller, time, route"),
    ("stageVariables.", "a variable of the stage"),
];

const RESPONSE: &[(&str, &str)] = &[
    ("response.header.", "a header of the backend"),
    ("response.body.", "a value in the JSON body"),
    ("response.body", "the whole body"),
    ("context.", "data about the request: caller, time, route"),
    ("stageVariables.", "a variable of the stage"),
];

const WEB_SOCKET: &[(&str, &str)] = &[
    (
        "context.",
        "data about the request: connection, caller, time",
    ),
    ("route.request.body.", "a value in the JSON message"),
    ("route.request.body", "the whole message"),
    (
        "route.request.header.",
        "a header of the connecting request ($connect only)",
    ),
    (
        "route.request.querystring.",
        "a query parameter of the connecting request ($connect only)",
    ),
    ("stageVariables.", "a variable of the stage"),
];

/// The sources of a template selection expression.
pub const MESSAGE: &[(&str, &str)] = &[
    ("request.body.", "a value in the JSON message"),
    ("request.body", "the whole message"),
];

/// Headers that are often used as sources.
const HEADERS: &[&str] = &[
    "authorization",
    "content-type",
    "etag",
    "host",
    "location",
    "origin",
    "user-agent",
];

#[cfg(test)]
mod tests {
    use super::super::super::grammar::mapping_value;
    use super::super::super::grammar::web_socket;
    use super::*;

    #[test]
    fn suggested_sources_are_valid_with_a_name() {
        for (table, direction) in [
            (REQUEST, Direction::Request),
            (RESPONSE, Direction::Response),
            (MESSAGE, Direction::Request),
        ] {
            for (text, _) in table {
                let named = text.strip_suffix('.').map(|stem| format!("{stem}.x"));
                let named = named.unwrap_or((*text).to_owned());
                assert!(mapping_value::source(&named, direction).is_ok(), "{named}");
            }
        }
        for (text, _) in WEB_SOCKET {
            let named = text.strip_suffix('.').map(|stem| format!("{stem}.x"));
            let named = named.unwrap_or((*text).to_owned());
            assert!(web_socket::source(&named).is_some(), "{named}");
        }
    }

    #[test]
    fn the_last_token_of_any_text() {
        for text in [
            "", "$", "${", "é$é", "${é", "$a$b", "a${b}", "日本", "${a}$", "}",
        ] {
            if let Some(token) = Token::last(text) {
                assert!(text.starts_with(token.before));
                assert!(text.ends_with(token.text), "{text}");
            }
        }
    }
}
