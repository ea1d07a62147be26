use crate::companion::Suggestion;

use super::super::context_variables;
use super::super::context_words::context_words;
use super::super::grammar::mapping_key::{self, Action, Target};
use super::super::grammar::selection::Direction;
use super::super::parameter_words::parameter_words;
use super::super::statuses::STATUSES;
use super::{Offer, offers, ranked, suggestions};

/// Values for a change of a request or a response.
pub fn change(key: &str, typed: &str, direction: Direction) -> Vec<Suggestion> {
    match mapping_key::parse(key, direction).map(|key| (key.action, key.target)) {
        Ok((Action::Remove, _)) => suggestions(ranked(typed, offers(REMOVE))),
        Ok((_, Target::StatusCode)) if !typed.contains('$') => {
            let mut found = suggestions(ranked(typed, offers(STATUSES)));
            found.extend(selection(typed, direction));
            found
        }
        _ => selection(typed, direction),
    }
}

/// Values for a parameter of an action: first what it is usually given.
pub fn parameter(name: &str, typed: &str) -> Vec<Suggestion> {
    let words = parameter_words(name).filter(|words| words.example.starts_with('$'));
    let usual = words.map(|words| Offer {
        text: words.example,
        help: words.help,
    });
    let mut found = suggestions(ranked(typed, usual));
    let others = selection(typed, Direction::Request).into_iter();
    let others: Vec<_> = others
        .filter(|other| found.iter().all(|f| f.text != other.text))
        .collect();
    found.extend(others);
    found
}

/// Sources for the last word of a value on an HTTP API.
pub fn selection(typed: &str, direction: Direction) -> Vec<Suggestion> {
    let Some(token) = Token::last(typed) else {
        return Vec::new();
    };
    let (sources, headers) = match direction {
        Direction::Request => (REQUEST, "request.header."),
        Direction::Response => (RESPONSE, "response.header."),
    };
    let mut texts: Vec<(String, &str)> = Vec::new();
    for offer in offers(sources) {
        texts.push((offer.text.to_owned(), offer.help));
    }
    if token.text.starts_with(headers) {
        texts.extend(
            HEADERS
                .iter()
                .map(|name| (format!("{headers}{name}"), "a header")),
        );
    }
    texts.extend(context(token.text, context_variables::HTTP));
    let offers = texts.iter().map(|(text, help)| Offer { text, help });
    let found = ranked(token.text, offers).into_iter();
    let suggestion = |offer: Offer<'_>| Suggestion {
        text: token.completed(offer.text, false),
        help: offer.help.to_owned(),
    };
    found
        .map(suggestion)
        .filter(|found| found.text != typed)
        .collect()
}

/// Sources and constants for a value on a WebSocket API.
pub fn web_socket(typed: &str) -> Vec<Suggestion> {
    if let Some(constant) = typed.strip_prefix('\'') {
        let is_open = !constant.contains('\'') && !constant.is_empty();
        return is_open.then(|| quoted(constant)).into_iter().collect();
    }
    let wanted = typed.trim_start_matches(['$', '{']);
    let mut texts: Vec<(String, &str)> = Vec::new();
    for offer in offers(WEB_SOCKET) {
        texts.push((offer.text.to_owned(), offer.help));
    }
    texts.extend(context(wanted, context_variables::WEB_SOCKET));
    let offers = texts.iter().map(|(text, help)| Offer { text, help });
    let mut found = suggestions(ranked(wanted, offers));
    let is_source = texts
        .iter()
        .any(|(text, _)| typed.starts_with(text.as_str()));
    if found.is_empty() && !is_source && !typed.contains(['\'', '$']) && !typed.is_empty() {
        found.push(quoted(typed));
    }
    found
}

/// The last word of a value, which a source is to replace.
#[derive(Clone, Copy, Debug)]
pub struct Token<'t> {
    /// What stands before the word and stays.
    before: &'t str,
    /// The word without `$` and brace.
    pub text: &'t str,
    pub has_dollar: bool,
    is_block: bool,
}

impl<'t> Token<'t> {
    /// A source that is being typed, or the whole value where it is a single word without one.
    pub fn last(typed: &'t str) -> Option<Self> {
        let block = typed.rfind("${");
        if let Some((before, rest)) = block.and_then(|start| typed.split_at_checked(start)) {
            let text = rest.get(2..).unwrap_or_default();
            if !text.contains('}') {
                return Some(Token {
                    before,
                    text,
                    has_dollar: true,
                    is_block: true,
                });
            }
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
        // One letter fits too many sources to mean any.
        let is_word = typed.is_empty() || (typed.len() > 2 && !typed.contains(ends));
        is_word.then_some(Token {
            before: "",
            text: typed,
            has_dollar: false,
            is_block: false,
        })
    }

    /// The whole value with `source` in place of the word.
    ///
    /// Beside other text, and wherever `braces` are wanted, a source stands in braces, so that its end is plain.
    /// One that still wants a name is left open.
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

/// Context variables join in once they are asked for: by `context.`, or by a part of a name.
fn context<'n>(
    typed: &str,
    names: &'n [&'n str],
) -> impl Iterator<Item = (String, &'static str)> + use<'n> {
    let is_asked_for = typed.starts_with("context.") || (typed.len() > 2 && !typed.contains('.'));
    let names = names.iter().filter(move |_| is_asked_for);
    names.map(|name| {
        (
            format!("context.{name}"),
            context_words(name).unwrap_or_default(),
        )
    })
}

fn quoted(constant: &str) -> Suggestion {
    Suggestion {
        text: format!("'{constant}'"),
        help: "fixed text".to_owned(),
    }
}

const REMOVE: &[(&str, &str)] = &[("''", "what remove takes for a value")];

const REQUEST: &[(&str, &str)] = &[
    ("request.header.", "a header of the caller"),
    ("request.querystring.", "a query parameter of the caller"),
    ("request.path.", "a path variable of the route"),
    ("request.path", "the whole path"),
    ("request.body.", "a value in the JSON body"),
    ("request.body", "the whole body"),
    ("context.", "about the call: who, when, which route"),
    ("stageVariables.", "a variable of the stage"),
];

const RESPONSE: &[(&str, &str)] = &[
    ("response.header.", "a header of the backend"),
    ("response.body.", "a value in the JSON body"),
    ("response.body", "the whole body"),
    ("context.", "about the call: who, when, which route"),
    ("stageVariables.", "a variable of the stage"),
];

const WEB_SOCKET: &[(&str, &str)] = &[
    ("context.", "about the call: which connection, who, when"),
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

/// What a template selection can draw on.
pub const MESSAGE: &[(&str, &str)] = &[
    ("request.body.", "a value in the JSON message"),
    ("request.body", "the whole message"),
];

/// Headers that are often read.
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
    use super::super::super::grammar::selection;
    use super::super::super::grammar::web_socket;
    use super::*;

    #[test]
    fn sources_on_offer_are_sources_once_they_have_a_name() {
        for (table, direction) in [
            (REQUEST, Direction::Request),
            (RESPONSE, Direction::Response),
            (MESSAGE, Direction::Request),
        ] {
            for (text, _) in table {
                let named = text.strip_suffix('.').map(|stem| format!("{stem}.x"));
                let named = named.unwrap_or((*text).to_owned());
                assert!(selection::source(&named, direction).is_ok(), "{named}");
            }
        }
        for (text, _) in WEB_SOCKET {
            let named = text.strip_suffix('.').map(|stem| format!("{stem}.x"));
            let named = named.unwrap_or((*text).to_owned());
            assert!(web_socket::source(&named).is_some(), "{named}");
        }
    }

    #[test]
    fn the_last_token_of_any_text_is_found_without_a_panic() {
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
