//! Why a text is not a JMESPath expression, in plain words and with the place.

use jmespath::ErrorReason;

/// The parser calls itself for each bracket.
const DEEPEST: usize = 200;
const LONGEST: usize = 10_000;

/// Why a text is not a JMESPath expression, as the end of a sentence; `None` also for one that nests too deep to be parsed here.
pub fn query_error(text: &str) -> Option<String> {
    let nests = |c: &char| "([{!&".contains(*c);
    if text.len() > LONGEST || text.chars().filter(nests).count() > DEEPEST {
        return None;
    }
    let error = jmespath::parse(text).err()?;
    let ErrorReason::Parse(reason) = error.reason else {
        return None;
    };
    // Python's reader takes a literal that is not JSON for a string.
    if reason.contains("literal") {
        return None;
    }
    let rest = text.get(error.offset..).unwrap_or_default();
    if reason.starts_with("Unclosed") {
        return Some(not_closed(text, error.offset));
    }
    if rest.is_empty() || reason.ends_with("found Eof") {
        let open = open_bracket(text);
        let at_end = || "something is missing at the end".to_owned();
        return Some(open.map_or_else(at_end, |offset| not_closed(text, offset)));
    }
    let place = character(text, error.offset);
    if rest.starts_with('=') {
        return Some(format!("the `=` at {place} has to be `==`"));
    }
    Some(format!(
        "{} at {place} is not expected there",
        in_code(word(rest))
    ))
}

fn not_closed(text: &str, offset: usize) -> String {
    let rest = text.get(offset..).unwrap_or_default();
    let place = character(text, offset);
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let first = rest.get(..first).unwrap_or_default();
    format!("the {} at {place} is not closed", in_code(first))
}

/// A part of a query between backticks, or the word for one, which would not be seen there.
fn in_code(part: &str) -> String {
    match part {
        "`" => "backtick".to_owned(),
        part => format!("`{part}`"),
    }
}

/// The offset of the last bracket that is still open at the end; one in quotes does not count.
fn open_bracket(text: &str) -> Option<usize> {
    let mut open = Vec::new();
    let mut quote = None;
    let mut characters = text.char_indices();
    while let Some((offset, c)) = characters.next() {
        match (quote, c) {
            (Some(_), '\\') => _ = characters.next(),
            (Some(end), c) if c == end => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"' | '`') => quote = Some(c),
            (None, '[' | '{' | '(') => open.push(offset),
            (None, ']' | '}' | ')') => _ = open.pop(),
            (None, _) => {}
        }
    }
    open.pop()
}

/// The name at the beginning of a text, or its first character.
fn word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let first = text.chars().next().map_or(0, char::len_utf8);
    let end = end.unwrap_or(text.len()).max(first);
    text.get(..end).unwrap_or_default()
}

/// `character 3`, counted from 1.
fn character(text: &str, offset: usize) -> String {
    let before = text.get(..offset).unwrap_or(text);
    format!("character {}", before.chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_are_jmespath() {
        for query in [
            "a",
            "a.b[?c=='d'] | [0]",
            "`[1]`",
            "`foo`",
            "length(@)",
            "a || !b",
            "[::-1]",
        ] {
            assert_eq!(query_error(query), None, "{query}");
        }
        assert_eq!(query_error(&"(".repeat(100_000)), None);
    }

    #[test]
    fn errors_say_what_is_wrong_and_where() {
        for (query, expected) in [
            ("QueueUrl[", "the `[` at character 9 is not closed"),
            ("{a: b", "the `{` at character 1 is not closed"),
            ("a[?b=='[']. ", "something is missing at the end"),
            ("a[?b='c']", "the `=` at character 5 has to be `==`"),
            ("é", "`é` at character 1 is not expected there"),
            ("a..b", "`.` at character 3 is not expected there"),
            ("a b", "`b` at character 3 is not expected there"),
            ("-a", "`-` at character 1 is not expected there"),
            ("file://x", "`/` at character 6 is not expected there"),
            ("a == 'b", "the `'` at character 6 is not closed"),
            ("a == `1", "the backtick at character 6 is not closed"),
            ("length(a", "the `(` at character 7 is not closed"),
            ("a]", "`]` at character 2 is not expected there"),
            ("", "something is missing at the end"),
        ] {
            assert_eq!(query_error(query).as_deref(), Some(expected), "{query}");
        }
    }
}
