//! Strings of JSON and JavaScript, and the choice of the language's.

use wireform_model::json::quoted;

use super::Language;
use super::mends::Mend;
use super::reader::Reader;
use crate::diagnostic::ReadResult;
use crate::document::parsed_value::ParsedKind;

/// What a string of JSON or JavaScript is made of.
#[derive(Default)]
struct StringContent {
    text: String,
    has_control: bool,
    has_odd_escape: bool,
    /// It has `${…}` to be filled in, or half of a surrogate pair.
    is_expression: bool,
}

impl Reader<'_> {
    pub(super) fn string(&mut self) -> ReadResult<ParsedKind> {
        if self.language == Language::Python {
            return self.python_strings("");
        }
        let start = self.cursor.at;
        let open = self.cursor.bump().unwrap_or('"');
        let content = self.content(open)?;
        let span = start..self.cursor.at;
        if content.is_expression && self.language != Language::Json {
            let text = self.cursor.slice(span).to_owned();
            return Ok(ParsedKind::Expression(text));
        }
        if self.language == Language::Json {
            let mend = match open {
                '"' if content.has_control => Some(Mend::ControlCharacter),
                '"' if content.has_odd_escape => Some(Mend::Escape),
                '"' => None,
                '\'' | '`' => Some(Mend::SingleQuotes),
                _ => Some(Mend::TypographicQuotes),
            };
            if let Some(mend) = mend {
                self.mends.push(mend, span, quoted(&content.text));
            }
        }
        Ok(ParsedKind::String(content.text))
    }

    fn content(&mut self, open: char) -> ReadResult<StringContent> {
        let is_end = |c: char| match open {
            '“' | '”' | '„' => matches!(c, '“' | '”'),
            '‘' | '’' => c == '’',
            other => c == other,
        };
        let start = self.cursor.at;
        let mut content = StringContent::default();
        loop {
            let plain = self
                .cursor
                .take_while(|c| !is_end(c) && c != '\\' && c >= ' ' && c != '$');
            content.text.push_str(plain);
            match self.cursor.peek() {
                None if self.is_cut_off(start, open, &content) => {
                    return Ok(self.close(content));
                }
                None => return Err(self.expected("the closing quote of the string")),
                Some(c) if is_end(c) => {
                    self.cursor.bump();
                    return Ok(content);
                }
                Some('\\') => self.escape(&mut content),
                Some('$') => {
                    content.is_expression |= open == '`' && self.cursor.is_at("${");
                    content.text.push('$');
                    self.cursor.bump();
                }
                Some('\n') if self.language == Language::JavaScript && open != '`' => {
                    return Err(self.expected("the closing quote of the string"));
                }
                Some(control) => {
                    content.has_control = true;
                    content.text.push(control);
                    self.cursor.bump();
                }
            }
        }
    }

    /// Whether the end of the text, rather than a forgotten quote, is the end of a string.
    fn is_cut_off(&self, start: usize, open: char, content: &StringContent) -> bool {
        let source = self.cursor.slice(start..self.cursor.at).trim_end();
        let is_plain = !content.has_odd_escape && !content.is_expression;
        let is_closed = source.ends_with(['}', ']', '\\']);
        let is_line = !source.contains(['\n', '\r']);
        self.language == Language::Json && open == '"' && is_plain && is_line && !is_closed
    }

    /// Closes a string at the end of the text, before the white space there.
    fn close(&mut self, mut content: StringContent) -> StringContent {
        let text = self.cursor.text;
        let end = text.trim_end().len();
        let space = text.len() - end;
        let kept = content.text.len().saturating_sub(space);
        content.text = content.text.get(..kept).unwrap_or_default().to_owned();
        content.has_control = false;
        self.mends.push(Mend::MissingEnd, end..end, "\"");
        content
    }

    // escape = "\" ( one of " \ / b f n r t / "u" 4HEX / in JavaScript "u{" 1*HEX "}" / "x" 2HEX / line break / any )
    fn escape(&mut self, content: &mut StringContent) {
        self.cursor.bump();
        let Some(letter) = self.cursor.bump() else {
            return;
        };
        let is_json = matches!(letter, '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u');
        content.has_odd_escape |= !is_json;
        match letter {
            'b' => content.text.push('\u{8}'),
            'f' => content.text.push('\u{c}'),
            'n' => content.text.push('\n'),
            'r' => content.text.push('\r'),
            't' => content.text.push('\t'),
            'v' => content.text.push('\u{b}'),
            '0' => content.text.push('\0'),
            'u' => match self.unicode() {
                Some(character) => content.text.push(character),
                None => content.is_expression = true,
            },
            'x' => {
                let code = self.hex(2).unwrap_or(0xfffd);
                content
                    .text
                    .push(char::from_u32(code).unwrap_or('\u{fffd}'));
            }
            // Python's, in what is pasted as JSON.
            'U' if self.language == Language::Json => {
                let character = self.hex(8).and_then(char::from_u32);
                content.text.push(character.unwrap_or('U'));
            }
            '\n' => {}
            other => content.text.push(other),
        }
    }

    /// The character of `\uXXXX`, of two of them that are a surrogate pair, or of `\u{X}`.
    fn unicode(&mut self) -> Option<char> {
        if self.cursor.eat("{") {
            let digits = self.cursor.take_while(|c| c.is_ascii_hexdigit());
            self.cursor.eat("}");
            return u32::from_str_radix(digits, 16)
                .ok()
                .and_then(char::from_u32);
        }
        let first = self.hex(4)?;
        if !(0xd800..0xdc00).contains(&first) || !self.cursor.eat("\\u") {
            return char::from_u32(first);
        }
        let second = self.hex(4)?;
        let pair = 0x1_0000 + ((first - 0xd800) << 10) + second.checked_sub(0xdc00)?;
        char::from_u32(pair).filter(|_| second <= 0xdfff)
    }

    /// So many hexadecimal digits; `None` where there are fewer, and then none is skipped.
    pub(super) fn hex(&mut self, count: usize) -> Option<u32> {
        let digits = self.cursor.rest().get(..count)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        self.cursor.at += count;
        u32::from_str_radix(digits, 16).ok()
    }
}
