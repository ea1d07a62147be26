use wireform_model::value::{Map, Value};

use super::{Expect, ShorthandError};

/// Nesting deeper than this is refused, so that no text can exhaust the stack.
const MAX_DEPTH: usize = 128;

/// Reads one word of shorthand into a map whose scalars are all texts.
pub fn parse(text: &str) -> Result<Value, ShorthandError> {
    let mut parser = Parser {
        text,
        at: 0,
        depth: 0,
    };
    let read = parser.parameter().map(Value::Map);
    // The parser counts in bytes, people count in characters.
    read.map_err(|error| {
        let before = text.get(..error.at).unwrap_or_default();
        ShorthandError::new(before.chars().count(), error.expected)
    })
}

/// Whether a key can be written in shorthand at all: there is no quoting for keys.
pub fn is_key(text: &str) -> bool {
    text.chars().all(is_key_char)
}

/// Whether a string needs no quotes after `=`, or in `[…]` and `{…}`, and comes back the same.
pub fn is_bare_value(text: &str) -> bool {
    is_bare(text, follows_first)
}

/// Whether a string needs no quotes as a further value after a comma.
pub fn is_bare_after_comma(text: &str) -> bool {
    !text.is_empty() && is_bare(text, follows_second)
}

fn is_bare(text: &str, follows: fn(char) -> bool) -> bool {
    let mut chars = text.chars();
    let starts = chars.next().is_none_or(starts_word);
    starts && chars.all(follows) && !text.ends_with(is_python_space)
}

/// The entries, unless a key occurs twice: `starts` says where each begins.
///
/// Looked for once at the end, since a map may have hundreds of keys.
fn without_duplicates(map: Map, starts: &[usize]) -> Parsed<Map> {
    if !map.has_duplicates() {
        return Ok(map);
    }
    let keys = map.by_key();
    let twice = keys.windows(2).find_map(|pair| match pair {
        [(first, _), (second, place)] if first == second => Some((*second, *place)),
        _ => None,
    });
    let (key, place) = twice.unwrap_or_default();
    let start = starts.get(place).copied().unwrap_or_default();
    Err(ShorthandError::new(start, Expect::NewKey(key.to_owned())))
}

struct Parser<'t> {
    text: &'t str,
    /// Where the next character begins.
    at: usize,
    depth: usize,
}

type Parsed<T> = Result<T, ShorthandError>;

impl<'t> Parser<'t> {
    // parameter = keyval *("," keyval)
    fn parameter(&mut self) -> Parsed<Map> {
        let mut map = Map::new();
        let mut starts = Vec::new();
        loop {
            starts.push(self.at);
            let (key, value) = self.keyval()?;
            map.push(key, value);
            if self.at_end() {
                return without_duplicates(map, &starts);
            }
            self.expect_spaced(',')?;
        }
    }

    // keyval = key ("=" / "@=") [values]
    fn keyval(&mut self) -> Parsed<(String, Value)> {
        let (key, from_file) = self.key_and_equals()?;
        let value = match self.peek() {
            None => Value::from(""),
            Some('[') => self.explicit_list()?,
            Some('{') => self.hash_literal()?,
            Some(_) => self.csv_value()?,
        };
        self.refuse_file(&value, from_file)?;
        Ok((key, value))
    }

    // key = *( ALPHA / DIGIT / "-" / "_" / "." / "#" / "/" / ":" )
    fn key_and_equals(&mut self) -> Parsed<(String, bool)> {
        let start = self.at;
        while self.peek().is_some_and(is_key_char) {
            self.at += 1;
        }
        let key = self.part(start, self.at).to_owned();
        self.skip_space();
        let from_file = self.peek() == Some('@');
        if from_file {
            self.at += 1;
        }
        self.expect_spaced('=')?;
        Ok((key, from_file))
    }

    // csv-value = first-value *("," second-value)
    //
    // What follows a comma may be the next key as well: `a=b,c=d`.
    // So a word that `=` follows is given back, from the nearest comma on.
    fn csv_value(&mut self) -> Parsed<Value> {
        let first = self.first_value()?;
        self.skip_space();
        if self.peek() != Some(',') {
            return Ok(Value::String(first));
        }
        self.expect_spaced(',')?;
        let mut list = vec![Value::String(first)];
        loop {
            match self.further_value() {
                Ok(value) => list.push(Value::String(value)),
                Err(error) if self.at_end() => return Err(error),
                Err(_) => {
                    self.back_to_comma();
                    break;
                }
            }
            if self.at_end() {
                break;
            }
        }
        if list.len() == 1 {
            return Ok(list.pop().unwrap_or(Value::Null));
        }
        Ok(Value::List(list))
    }

    /// A further value and the comma behind it, unless the text ends there.
    fn further_value(&mut self) -> Parsed<String> {
        let value = match self.peek() {
            Some(quote @ ('\'' | '"')) => self.quoted(quote)?,
            _ => self
                .bare(follows_second)
                .ok_or(ShorthandError::new(self.at, Expect::Value))?,
        };
        self.skip_space();
        if !self.at_end() {
            self.expect_spaced(',')?;
            // The CLI looks for a value behind this comma before it looks for the end.
            if self.at_end() {
                return Err(ShorthandError::new(self.at, Expect::Value));
            }
        }
        Ok(value)
    }

    // explicit-list = "[" [value *("," value)] "]"
    fn explicit_list(&mut self) -> Parsed<Value> {
        self.enter('[')?;
        let mut items = Vec::new();
        while self.peek() != Some(']') {
            items.push(self.explicit_value()?);
            self.separate(']')?;
        }
        self.leave();
        Ok(Value::List(items))
    }

    // hash-literal = "{" [keyval *("," keyval)] "}"
    fn hash_literal(&mut self) -> Parsed<Value> {
        self.enter('{')?;
        let mut map = Map::new();
        while self.peek() != Some('}') {
            let (key, from_file) = self.key_and_equals()?;
            let value = self.explicit_value()?;
            self.refuse_file(&value, from_file)?;
            self.separate('}')?;
            map.push(key, value);
        }
        self.leave();
        if map.has_duplicates() {
            let entries = map.effective();
            map = entries
                .map(|(key, value)| (key.to_owned(), value.clone()))
                .collect();
        }
        Ok(Value::Map(map))
    }

    // value inside brackets = explicit-list / hash-literal / first-value
    fn explicit_value(&mut self) -> Parsed<Value> {
        match self.peek() {
            Some('[') => self.explicit_list(),
            Some('{') => self.hash_literal(),
            _ => self.first_value().map(Value::String),
        }
    }

    // first-value = single-quoted / double-quoted / [bare]
    fn first_value(&mut self) -> Parsed<String> {
        match self.peek() {
            Some(quote @ ('\'' | '"')) => self.quoted(quote),
            _ => Ok(self.bare(follows_first).unwrap_or_default()),
        }
    }

    /// A string in quotes, in which the quote itself is written `\'` and a backslash may be written `\\`.
    ///
    /// Where no other quote closes the text, the last escaped one does: `'C:\'` is `C:\`.
    fn quoted(&mut self, quote: char) -> Parsed<String> {
        let start = self.at + 1;
        let mut end = start;
        let mut last_escaped = None;
        let close = loop {
            let mut rest = self.text.bytes().skip(end).map(char::from);
            match (rest.next(), rest.next()) {
                (None, _) => break last_escaped,
                (Some('\\'), Some(next)) if next == quote => {
                    last_escaped = Some(end + 1);
                    end += 2;
                }
                (Some(here), _) if here == quote => break Some(end),
                _ => end += 1,
            }
        };
        let close = close.ok_or(ShorthandError::new(self.at, Expect::ClosingQuote(quote)))?;
        self.at = close + 1;
        let escaped_quote: String = ['\\', quote].iter().collect();
        let text = self.part(start, close);
        Ok(text
            .replace(&escaped_quote, quote.encode_utf8(&mut [0; 4]))
            .replace("\\\\", "\\"))
    }

    /// The longest word without quotes, in which `\,` is a comma; white space at its end does not count.
    fn bare(&mut self, follows: fn(char) -> bool) -> Option<String> {
        let start = self.at;
        let mut allowed: fn(char) -> bool = starts_word;
        let mut escaped = false;
        loop {
            match self.peek() {
                Some('\\') if self.rest().starts_with("\\,") => {
                    escaped = true;
                    self.at += 2;
                }
                Some(next) if allowed(next) => self.at += next.len_utf8(),
                _ => break,
            }
            allowed = follows;
        }
        let mut text = self.part(start, self.at).to_owned();
        if escaped {
            text = text.replace("\\,", ",");
        }
        text.truncate(text.trim_end_matches(is_python_space).len());
        (self.at > start).then_some(text)
    }

    /// A comma between two values, or the bracket that closes them.
    fn separate(&mut self, close: char) -> Parsed<()> {
        self.skip_space();
        if self.peek() != Some(close) {
            self.expect(',')?;
            self.skip_space();
        }
        Ok(())
    }

    fn enter(&mut self, open: char) -> Parsed<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(ShorthandError::new(self.at, Expect::Shallower));
        }
        self.expect(open)?;
        self.skip_space();
        Ok(())
    }

    fn leave(&mut self) {
        self.at += 1;
        self.depth -= 1;
    }

    /// After `@=` the CLI replaces a file's name by its content; any other value is used as it is.
    fn refuse_file(&self, value: &Value, from_file: bool) -> Parsed<()> {
        if from_file && names_file(value) {
            return Err(ShorthandError::new(self.at, Expect::File));
        }
        Ok(())
    }

    fn expect_spaced(&mut self, character: char) -> Parsed<()> {
        self.skip_space();
        self.expect(character)?;
        self.skip_space();
        Ok(())
    }

    fn expect(&mut self, character: char) -> Parsed<()> {
        if self.peek() != Some(character) {
            return Err(ShorthandError::new(self.at, Expect::Char(character)));
        }
        self.at += 1;
        Ok(())
    }

    /// Steps back to the nearest comma, even one inside a value.
    fn back_to_comma(&mut self) {
        if self.peek() != Some(',') {
            self.at = self.part(0, self.at).rfind(',').unwrap_or(0);
        }
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(is_ascii_space) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn at_end(&self) -> bool {
        self.rest().is_empty()
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn part(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }
}

fn names_file(value: &Value) -> bool {
    match value {
        Value::String(text) => text.starts_with("file://") || text.starts_with("fileb://"),
        Value::List(items) => items.iter().any(names_file),
        _ => false,
    }
}

fn is_key_char(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-_.#/:".contains(character)
}

/// A word starts with anything from `!` on but `"`, `'`, `,`, `=`, `[` and `{`.
/// A bare word can contain nothing outside the basic multilingual plane.
fn starts_word(character: char) -> bool {
    matches!(character,
        '!' | '#'..='&' | '('..='+' | '-'..='<' | '>'..='Z' | '\\'..='z' | '|'..='\u{ffff}')
}

/// Right after `=` a word goes on with anything but `"`, `'`, `,`, `]` and `}`.
fn follows_first(character: char) -> bool {
    is_python_space(character)
        || matches!(character,
            '!' | '#'..='&' | '('..='+' | '-'..='\\' | '^'..='|' | '~'..='\u{ffff}')
}

/// After a comma a word goes on with anything but `"`, `'`, `,` and `=`.
fn follows_second(character: char) -> bool {
    is_python_space(character)
        || matches!(character, '!' | '#'..='&' | '('..='+' | '-'..='<' | '>'..='\u{ffff}')
}

/// White space as Python's `str.isspace` has it: Unicode's, and the four separators of ASCII.
fn is_python_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\x1c'..='\x1f')
}

fn is_ascii_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c')
}

#[cfg(test)]
mod tests {
    use super::*;
    use wireform_model::json;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(parse(text), Ok(json::read(expected).unwrap()), "{text}");
    }

    #[test]
    fn scalars_and_lists() {
        check("a=b", r#"{"a":"b"}"#);
        check("a=", r#"{"a":""}"#);
        check("a=,b=", r#"{"a":"","b":""}"#);
        check("a=b,c", r#"{"a":["b","c"]}"#);
        check("a=b,c,d=e,f", r#"{"a":["b","c"],"d":["e","f"]}"#);
        check("a=b=c", r#"{"a":"b=c"}"#);
        check("a = b , c = d ", r#"{"a":"b","c":"d"}"#);
        check("a=[b, c ,]", r#"{"a":["b","c"]}"#);
        check("a=[,b]", r#"{"a":["","b"]}"#);
        check("a={b=c,d={e=[f]}}", r#"{"a":{"b":"c","d":{"e":["f"]}}}"#);
        check("=b", r#"{"":"b"}"#);
        check("a=b\\,c", r#"{"a":"b,c"}"#);
    }

    #[test]
    fn quotes() {
        check(r#"a="b,c""#, r#"{"a":"b,c"}"#);
        check(r#"a='b"c',d="e'f""#, r#"{"a":"b\"c","d":"e'f"}"#);
        check(r"a='b\'c'", r#"{"a":"b'c"}"#);
        check(r"a='C:\'", r#"{"a":"C:\\"}"#);
        check(r"a='b\\c'", r#"{"a":"b\\c"}"#);
        check(r#"a=b,"c=d""#, r#"{"a":["b","c=d"]}"#);
    }

    #[test]
    fn what_is_refused() {
        for text in [
            "",
            "a",
            "a=b,",
            "a=b,c,",
            "a=b c=d'",
            "a=1,a=2",
            "a=[b",
            "a={b}",
            "a=[b]c",
            "a='b",
            "a@=file://b",
            "a=\u{1f600}",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
        assert!(parse(&format!("a={}", "[".repeat(10_000))).is_err());
    }
}
