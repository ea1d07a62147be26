use std::fmt;

use crate::value::{Map, Number, Value};

use super::spans::{Recorder, Spans};

/// Nesting deeper than this is refused, so that no input can exhaust the stack.
const MAX_DEPTH: usize = 128;

/// What [`JsonError::expected`] says at the opening quote of a string that its line ends.
pub const OPEN_STRING: &str = "a closing double quote before the line ends";

/// Reads one JSON value (RFC 8259) with nothing after it but white space.
///
/// `NaN`, `Infinity` and `-Infinity` are read too, as by the AWS CLI.
/// Duplicate keys are kept. A lone surrogate (`\ud800`) is refused, since no AWS CLI could send it.
///
/// # Errors
///
/// Where the text is not JSON, nests deeper than 128 levels, or has a lone surrogate.
pub fn read(text: &str) -> Result<Value, JsonError> {
    read_whole(text, &mut ())
}

/// Reads one JSON value, as [`read`] does, and where each of its values and keys is in the text.
///
/// # Errors
///
/// As [`read`].
pub fn read_with_spans(text: &str) -> Result<(Value, Spans), JsonError> {
    let mut spans = Spans::default();
    let value = read_whole(text, &mut spans)?;
    Ok((value, spans))
}

fn read_whole(text: &str, recorder: &mut impl Recorder) -> Result<Value, JsonError> {
    let mut reader = JsonReader {
        text,
        at: 0,
        recorder,
    };
    reader.skip_space();
    let value = reader.value(0)?;
    reader.skip_space();
    if reader.at < text.len() {
        return Err(reader.error("nothing after the value"));
    }
    Ok(value)
}

/// Where JSON text cannot be read, and what was expected there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// Counted from 1.
    pub line: usize,
    /// In characters, counted from 1.
    pub column: usize,
    /// The same place in bytes from the beginning of the text.
    pub offset: usize,
    /// What JSON could go on with, such as `a comma or a closing brace`.
    pub expected: &'static str,
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "line {}, column {}: expected {}",
            self.line, self.column, self.expected
        )
    }
}

impl std::error::Error for JsonError {}

struct JsonReader<'t, 'r, R> {
    text: &'t str,
    at: usize,
    recorder: &'r mut R,
}

impl<'t, R: Recorder> JsonReader<'t, '_, R> {
    // value = object / array / string / number / "true" / "false" / "null" / "NaN" / "Infinity" / "-Infinity"
    fn value(&mut self, depth: usize) -> Result<Value, JsonError> {
        if depth > MAX_DEPTH {
            return Err(self.error("at most 128 levels of nesting"));
        }
        let index = self.recorder.begin(self.at);
        let value = match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => self.string().map(Value::String),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.literal(),
        }?;
        self.recorder.end(index, self.at);
        Ok(value)
    }

    // object = "{" [ string ":" value *( "," string ":" value ) ] "}"
    fn object(&mut self, depth: usize) -> Result<Value, JsonError> {
        let mut map = Map::new();
        self.at += 1;
        self.skip_space();
        if self.eat(b'}') {
            return Ok(Value::Map(map));
        }
        loop {
            if self.peek() != Some(b'"') {
                return Err(self.error("a key in double quotes"));
            }
            let start = self.at;
            let key = self.string()?;
            self.recorder.key(&key, start..self.at);
            self.skip_space();
            if !self.eat(b':') {
                return Err(self.error("`:` after the key"));
            }
            self.skip_space();
            let value = self.value(depth + 1)?;
            map.push(key, value);
            self.skip_space();
            if self.eat(b'}') {
                return Ok(Value::Map(map));
            }
            if !self.eat(b',') {
                return Err(self.error("`,` or `}` after the entry"));
            }
            self.skip_space();
        }
    }

    // array = "[" [ value *( "," value ) ] "]"
    fn array(&mut self, depth: usize) -> Result<Value, JsonError> {
        let mut items = Vec::new();
        self.at += 1;
        self.skip_space();
        if self.eat(b']') {
            return Ok(Value::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            self.skip_space();
            if self.eat(b']') {
                return Ok(Value::List(items));
            }
            if !self.eat(b',') {
                return Err(self.error("`,` or `]` after the item"));
            }
            self.skip_space();
        }
    }

    // string = DQUOTE *( unescaped / "\" escape ) DQUOTE
    fn string(&mut self) -> Result<String, JsonError> {
        let open = self.at;
        self.at += 1;
        let mut text = String::new();
        loop {
            let plain = self.rest().find(|c: char| c == '"' || c == '\\' || c < ' ');
            let Some(length) = plain else {
                self.at = self.text.len();
                return Err(self.error("the closing double quote of the string"));
            };
            text.push_str(self.rest().get(..length).unwrap_or_default());
            self.at += length;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => text.push(self.escape()?),
                // The quote is missing more often than the escape.
                Some(b'\n' | b'\r') => {
                    self.at = open;
                    return Err(self.error(OPEN_STRING));
                }
                _ => return Err(self.error("an escape such as `\\n` for a control character")),
            }
        }
    }

    fn escape(&mut self) -> Result<char, JsonError> {
        self.at += 1;
        let character = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(),
            _ => return Err(self.error("one of `\" \\ / b f n r t u` after the backslash")),
        };
        self.at += 1;
        Ok(character)
    }

    // "u" 4HEXDIG, or two of them for a surrogate pair
    fn unicode_escape(&mut self) -> Result<char, JsonError> {
        let start = self.at;
        let first = self.hex()?;
        let mut units = vec![first];
        if (0xd800..0xdc00).contains(&first) && self.rest().starts_with("\\u") {
            self.at += 1;
            units.push(self.hex()?);
        }
        match char::decode_utf16(units).next() {
            Some(Ok(character)) => Ok(character),
            _ => {
                self.at = start;
                Err(self.error("a complete character, not half of a surrogate pair"))
            }
        }
    }

    fn hex(&mut self) -> Result<u16, JsonError> {
        self.at += 1;
        let digits = self
            .rest()
            .get(..4)
            .filter(|four| four.bytes().all(|b| b.is_ascii_hexdigit()));
        let code = digits.and_then(|four| u16::from_str_radix(four, 16).ok());
        let code = code.ok_or_else(|| self.error("four hexadecimal digits after `\\u`"))?;
        self.at += 4;
        Ok(code)
    }

    fn number(&mut self) -> Result<Value, JsonError> {
        if let Some(named) = self.named_number() {
            return Ok(named);
        }
        let rest = self.rest();
        let end = rest
            .find(|c: char| !matches!(c, '0'..='9' | '-' | '+' | '.' | 'e' | 'E'))
            .unwrap_or(rest.len());
        let number = Number::parse(rest.get(..end).unwrap_or_default());
        let number = number.ok_or_else(|| self.error("a number such as 29000 or -1.5e3"))?;
        self.at += end;
        Ok(Value::Number(number))
    }

    fn literal(&mut self) -> Result<Value, JsonError> {
        let literals = [
            ("true", Value::Bool(true)),
            ("false", Value::Bool(false)),
            ("null", Value::Null),
        ];
        let rest = self.rest();
        if let Some((name, value)) = literals
            .into_iter()
            .find(|(name, _)| rest.starts_with(name))
        {
            self.at += name.len();
            return Ok(value);
        }
        self.named_number()
            .ok_or_else(|| self.error("a JSON value"))
    }

    /// One of the names that the CLI, which is written in Python, reads as a float.
    fn named_number(&mut self) -> Option<Value> {
        let name = Number::NAMES
            .iter()
            .find(|name| self.rest().starts_with(**name))?;
        self.at += name.len();
        Number::parse(name).map(Value::Number)
    }

    fn skip_space(&mut self) {
        let space = |b: &u8| matches!(b, b' ' | b'\t' | b'\n' | b'\r');
        self.at += self.rest().bytes().take_while(space).count();
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn error(&self, expected: &'static str) -> JsonError {
        let before = self.text.get(..self.at).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
        JsonError {
            line: before.matches('\n').count() + 1,
            column,
            offset: before.len(),
            expected,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_duplicates_and_number_texts() {
        let value =
            read(r#" {"a": 1e3, "a": 29000.0, "b": ["\ud83d\ude00\n", true, null]} "#).unwrap();
        let map = value.as_map().unwrap();
        let texts: Vec<_> = map
            .iter()
            .filter_map(|(_, v)| v.as_number())
            .map(Number::text)
            .collect();
        assert_eq!(texts, ["1e3", "29000.0"]);
        assert_eq!(
            map.get("b").unwrap().as_list().unwrap()[0].as_str(),
            Some("😀\n")
        );
    }

    #[test]
    fn says_where_and_what_was_expected() {
        let cases = [
            ("", "line 1, column 1: expected a JSON value"),
            (
                "{\n  \"é\" 1}",
                "line 2, column 7: expected `:` after the key",
            ),
            (
                "{a: 1}",
                "line 1, column 2: expected a key in double quotes",
            ),
            (
                "[1 2]",
                "line 1, column 4: expected `,` or `]` after the item",
            ),
            (
                "01",
                "line 1, column 1: expected a number such as 29000 or -1.5e3",
            ),
            (
                "\"a",
                "line 1, column 3: expected the closing double quote of the string",
            ),
            (
                "{\n  \"a\": \"b\n}",
                "line 2, column 8: expected a closing double quote before the line ends",
            ),
            (
                "\"a\tb\"",
                "line 1, column 3: expected an escape such as `\\n` for a control character",
            ),
            (
                "\"\\ud800\"",
                "line 1, column 3: expected a complete character, not half of a surrogate pair",
            ),
            ("{} x", "line 1, column 4: expected nothing after the value"),
        ];
        for (text, message) in cases {
            assert_eq!(read(text).unwrap_err().to_string(), message, "{text}");
        }
    }

    #[test]
    fn deep_nesting_is_refused_and_not_followed() {
        let error = read(&"[".repeat(100_000)).unwrap_err();
        assert_eq!(error.expected, "at most 128 levels of nesting");
    }
}
