use wireform_model::value::{Map, Value};

use super::characters::{
    follows_first, follows_second, is_ascii_space, is_key_char, is_python_space, starts_word,
};
use super::spans::Spans;
use super::{Expect, ShorthandError};

/// Nesting deeper than this is refused, so that no text can exhaust the stack.
const MAX_DEPTH: usize = 128;

/// Reads one word of shorthand into a map whose scalars are all texts.
///
/// # Errors
///
/// What was expected, and where, as the CLI says it.
pub fn parse(text: &str) -> Result<Value, ShorthandError> {
    parse_recorded(text, None)
}

/// As [`parse`], and records where each key and value is. A value that is in a file is `null`.
pub(super) fn parse_recorded(
    text: &str,
    spans: Option<&mut Spans>,
) -> Result<Value, ShorthandError> {
    let mut parser = Parser {
        text,
        at: 0,
        depth: 0,
        spans,
    };
    let read = parser.parameter().map(Value::Map);
    // The parser counts in bytes, people count in characters.
    read.map_err(|error| {
        let before = text.get(..error.at).unwrap_or_default();
        ShorthandError::new(before.chars().count(), error.expected)
    })
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

struct Parser<'t, 's> {
    text: &'t str,
    /// Where the next character begins.
    at: usize,
    depth: usize,
    spans: Option<&'s mut Spans>,
}

type Parsed<T> = Result<T, ShorthandError>;

impl<'t> Parser<'t, '_> {
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
        let value = self.inside(&key, |parser| {
            let start = parser.at;
            let value = match parser.peek() {
                None => Value::from(""),
                Some('[') => parser.explicit_list()?,
                Some('{') => parser.hash_literal()?,
                Some(_) => parser.csv_value()?,
            };
            parser.without_file(value, start, from_file)
        })?;
        Ok((key, value))
    }

    /// Reads a value inside of this one, at a key or index.
    fn inside<T>(&mut self, name: &str, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        self.record(|spans| spans.enter(name));
        let value = read(self);
        self.record(Spans::leave);
        value
    }

    // key = *( ALPHA / DIGIT / "-" / "_" / "." / "#" / "/" / ":" )
    fn key_and_equals(&mut self) -> Parsed<(String, bool)> {
        let start = self.at;
        while self.peek().is_some_and(is_key_char) {
            self.at += 1;
        }
        let key = self.part(start, self.at).to_owned();
        let span = start..self.at;
        self.inside(&key, |parser| {
            parser.record(|spans| spans.key(span));
            Ok(())
        })?;
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
            let start = self.at;
            match self.further_value() {
                Ok(value) => {
                    self.record_further(list.len(), start);
                    list.push(Value::String(value));
                }
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
            let index = items.len();
            items.push(self.at_index(index, Self::explicit_value)?);
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
            let value = self.inside(&key, |parser| {
                let start = parser.at;
                let value = parser.explicit_value()?;
                parser.without_file(value, start, from_file)
            })?;
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
        let start = self.at;
        let value = match self.peek() {
            Some(quote @ ('\'' | '"')) => self.quoted(quote)?,
            _ => self.bare(follows_first).unwrap_or_default(),
        };
        let span = start..self.at;
        self.record(|spans| spans.value(span));
        Ok(value)
    }

    /// Notes a further value, behind which the parser is now.
    fn record_further(&mut self, index: usize, start: usize) {
        if index == 1 {
            self.record(Spans::value_is_item);
        }
        let text = self.part(start, self.at);
        let text = text.trim_end_matches([',', ' ', '\t', '\n', '\r']);
        let span = start..start + text.len();
        let recorded = self.at_index(index, |parser| {
            parser.record(|spans| spans.value(span));
            Ok(())
        });
        debug_assert!(recorded.is_ok(), "recording cannot fail");
    }

    fn at_index<T>(
        &mut self,
        index: usize,
        read: impl FnOnce(&mut Self) -> Parsed<T>,
    ) -> Parsed<T> {
        match self.spans {
            Some(_) => self.inside(&index.to_string(), read),
            None => read(self),
        }
    }

    fn record(&mut self, note: impl FnOnce(&mut Spans)) {
        if let Some(spans) = &mut self.spans {
            note(spans);
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

    /// After `@=` the CLI replaces a file's name by its content, and `null` here; any other value is used as it is.
    fn without_file(&mut self, value: Value, start: usize, from_file: bool) -> Parsed<Value> {
        if !from_file || !names_file(&value) {
            return Ok(value);
        }
        let length = self
            .part(start, self.at)
            .trim_end_matches(is_ascii_space)
            .len();
        match &mut self.spans {
            Some(spans) => {
                spans.file(start..start + length);
                Ok(Value::Null)
            }
            None => Err(ShorthandError::new(self.at, Expect::File)),
        }
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
