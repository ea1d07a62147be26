//! Python's strings: prefixes, triple quotes, several behind one another.

use super::reader::Reader;
use crate::diagnostic::ReadResult;
use crate::document::parsed_value::ParsedKind;

/// The strings that follow one another without an operator, which are one.
#[derive(Default)]
struct Concatenated {
    text: String,
    bytes: Vec<u8>,
    has_text: bool,
    has_bytes: bool,
    /// It has `{…}` to be filled in, or a character that only Python knows by its name.
    is_expression: bool,
}

/// Whether a name right before a quote is a prefix of a string.
pub(super) fn is_prefix(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    matches!(
        lower.as_str(),
        "r" | "b" | "u" | "f" | "t" | "rb" | "br" | "fr" | "rf" | "tr" | "rt"
    )
}

impl Reader<'_> {
    /// Reads strings whose first prefix has been read already.
    pub(super) fn python_strings(&mut self, prefix: &str) -> ReadResult<ParsedKind> {
        let start = self.cursor.at - prefix.len();
        let mut whole = Concatenated::default();
        let mut prefix = prefix.to_ascii_lowercase();
        let mut end;
        loop {
            self.python_string(&prefix, &mut whole)?;
            end = self.cursor.at;
            self.skip_space();
            let at = self.cursor.at;
            let name = self.cursor.name();
            let continues = matches!(self.cursor.peek(), Some('"' | '\''))
                && (name.is_empty() || is_prefix(name));
            if !continues {
                break;
            }
            prefix = self.cursor.since(at).to_ascii_lowercase();
        }
        self.cursor.at = end;
        if whole.is_expression || (whole.has_text && whole.has_bytes) {
            return Ok(ParsedKind::Expression(self.cursor.since(start).to_owned()));
        }
        Ok(match whole.has_bytes {
            true => ParsedKind::Bytes(whole.bytes),
            false => ParsedKind::String(whole.text),
        })
    }

    fn python_string(&mut self, prefix: &str, whole: &mut Concatenated) -> ReadResult<()> {
        let is_bytes = prefix.contains('b');
        whole.has_bytes |= is_bytes;
        whole.has_text |= !is_bytes;
        let text = self.python_content(prefix, whole)?;
        match is_bytes {
            // Each character is one byte.
            true => whole.bytes.extend(
                text.chars()
                    .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')),
            ),
            false => whole.text.push_str(&text),
        }
        Ok(())
    }

    fn python_content(&mut self, prefix: &str, whole: &mut Concatenated) -> ReadResult<String> {
        let (is_raw, is_bytes) = (prefix.contains('r'), prefix.contains('b'));
        let is_format = prefix.contains(['f', 't']);
        let quote = self.cursor.peek().unwrap_or('"');
        let triple = quote.to_string().repeat(3);
        let is_triple = self.cursor.is_at(&triple);
        let length = if is_triple { 3 } else { 1 };
        self.cursor.at += length;
        let mut text = String::new();
        loop {
            let plain = self
                .cursor
                .take_while(|c| c != quote && !matches!(c, '\\' | '\n' | '{' | '}'));
            text.push_str(plain);
            match self.cursor.peek() {
                Some(c) if c == quote && (!is_triple || self.cursor.is_at(&triple)) => {
                    self.cursor.at += length;
                    return Ok(text);
                }
                Some('\\') => self.python_escape(is_raw, is_bytes, &mut text, whole),
                Some(brace @ ('{' | '}')) if is_format => {
                    self.cursor.bump();
                    whole.is_expression |= !self.cursor.eat(&brace.to_string());
                    text.push(brace);
                }
                Some(c) if is_triple || c != '\n' => {
                    self.cursor.bump();
                    text.push(c);
                }
                _ => return Err(self.expected("the closing quote of the string")),
            }
        }
    }

    // escape = "\" ( line break / one of \ ' " a b f n r t v / 1*3OCTAL / "x" 2HEX / "u" 4HEX / "U" 8HEX / "N{" name "}" )
    fn python_escape(
        &mut self,
        is_raw: bool,
        is_bytes: bool,
        text: &mut String,
        whole: &mut Concatenated,
    ) {
        let start = self.cursor.at;
        self.cursor.bump();
        let letter = self.cursor.bump().unwrap_or('\\');
        let simple = match letter {
            _ if is_raw => None,
            '\n' => return,
            '\\' | '\'' | '"' => Some(letter),
            'a' => Some('\u{7}'),
            'b' => Some('\u{8}'),
            'f' => Some('\u{c}'),
            'n' => Some('\n'),
            'r' => Some('\r'),
            't' => Some('\t'),
            'v' => Some('\u{b}'),
            '0'..='7' => self.octal(start),
            'x' => self.hex(2).and_then(char::from_u32),
            'u' if !is_bytes => self.hex(4).and_then(char::from_u32),
            'U' if !is_bytes => self.hex(8).and_then(char::from_u32),
            'N' if !is_bytes => {
                whole.is_expression = true;
                None
            }
            _ => None,
        };
        let is_half = !is_raw && !is_bytes && matches!(letter, 'u' | 'U');
        whole.is_expression |= is_half && simple.is_none();
        match simple {
            Some(character) => text.push(character),
            // Python keeps escapes that it does not know.
            None => text.push_str(self.cursor.since(start)),
        }
    }

    fn octal(&mut self, start: usize) -> Option<char> {
        self.cursor.at = start + 1;
        let rest = self.cursor.rest().bytes().take(3);
        let count = rest.take_while(|byte| (b'0'..=b'7').contains(byte)).count();
        let digits = self.cursor.rest().get(..count)?;
        self.cursor.at += count;
        u32::from_str_radix(digits, 8).ok().and_then(char::from_u32)
    }
}
