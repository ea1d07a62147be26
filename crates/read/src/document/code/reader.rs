use std::ops::Range;

use wireform_model::json as strict;

use super::Language;
use super::cursor::{Cursor, starts_name};
use super::mends::{Mend, Mends};
use crate::ReadDiagnostic;
use crate::diagnostic::ReadResult;
use crate::document::literal::{Literal, MAX_DEPTH, too_deep};
use crate::document::merge;
use crate::document::parsed_value::{ParsedEntry, ParsedKind, ParsedValue};

/// Reads values from a place of a text on.
#[derive(Debug)]
pub(in crate::document) struct Reader<'t> {
    pub(super) cursor: Cursor<'t>,
    pub(super) language: Language,
    pub(super) mends: Mends,
    pub(super) diagnostics: Vec<ReadDiagnostic>,
    /// Comments that are allowed, which have no influence on the value.
    pub(super) comments: Vec<Range<usize>>,
}

/// Reads JSON, also with such mistakes as can be told what they mean.
///
/// # Errors
///
/// Where the text is not JSON.
pub(in crate::document) fn json(text: &str) -> ReadResult<Literal> {
    let mut reader = Reader::new(text, 0, Language::Json);
    reader.skip_space();
    let node = reader.value(0).and_then(|node| {
        reader.skip_space();
        match reader.cursor.is_at_end() {
            true => Ok(node),
            false => Err(reader.expected("the end")),
        }
    });
    let is_strict = reader.mends.is_empty();
    // Where no mistake is known, the strict reader says what is wrong, if anything is;
    // of a string that is not closed all that follows is misread.
    let error = match (&node, is_strict) {
        (Ok(_), false) => None,
        (_, true) => strict::read(text).err(),
        (Err(_), false) => strict::read(text).err().filter(is_open_string),
    };
    if let Some(error) = error {
        return Err(not_json(text, &error));
    }
    node.map(|node| Literal {
        node,
        diagnostics: reader.mends.diagnostics(text),
    })
}

fn is_open_string(error: &strict::JsonError) -> bool {
    error.expected == strict::OPEN_STRING
}

fn not_json(text: &str, error: &strict::JsonError) -> ReadDiagnostic {
    let message = format!("Not valid JSON: expected {}.", error.expected);
    let at = error.offset;
    if !is_open_string(error) {
        return ReadDiagnostic::error("invalid-json", at..at, message);
    }
    let line = text.get(at..).and_then(|rest| rest.lines().next());
    let line = line.unwrap_or_default().trim_end();
    let end = at + line.strip_suffix(',').unwrap_or(line).len();
    let error = ReadDiagnostic::error("invalid-json", at..at + 1, message);
    error.mended("Close the string", end..end, "\"")
}

/// The arguments of a call in JavaScript whose opening parenthesis is at a place of a text, and where the call ends.
pub(in crate::document) fn arguments(text: &str, open: usize) -> Option<(Vec<ParsedValue>, usize)> {
    let mut reader = Reader::new(text, open, Language::JavaScript);
    let (arguments, _) = reader.items(0, ')').ok()?;
    Some((arguments, reader.cursor.at))
}

/// The values in a bracket in JavaScript, round or square, which is closed.
pub(in crate::document) fn list(text: &str, open: usize) -> Option<Vec<ParsedValue>> {
    let close = match text.as_bytes().get(open)? {
        b'[' => ']',
        _ => ')',
    };
    let mut reader = Reader::new(text, open, Language::JavaScript);
    let (items, _) = reader.items(0, close).ok()?;
    reader.diagnostics.is_empty().then_some(items)
}

impl<'t> Reader<'t> {
    pub(in crate::document) fn new(text: &'t str, at: usize, language: Language) -> Self {
        Reader {
            cursor: Cursor { text, at },
            language,
            mends: Mends::default(),
            diagnostics: Vec::new(),
            comments: Vec::new(),
        }
    }

    /// Whether nothing follows but a semicolon.
    pub(in crate::document) fn is_at_end(&mut self) -> bool {
        self.skip_space();
        self.cursor.eat(";");
        self.skip_space();
        self.cursor.is_at_end()
    }

    /// A value that was read, with what was found on the way.
    pub(in crate::document) fn literal(self, node: ParsedValue) -> Literal {
        Literal {
            node,
            diagnostics: self.diagnostics,
        }
    }

    /// Reads a value with its brackets, whatever comes behind it.
    pub(in crate::document) fn value(&mut self, depth: usize) -> ReadResult<ParsedValue> {
        let start = self.cursor.at;
        if depth > MAX_DEPTH {
            return Err(too_deep(start..start));
        }
        let kind = match self.cursor.peek() {
            Some('{') => self.map(depth)?,
            Some('[') => ParsedKind::List(self.items(depth, ']')?.0),
            Some('(') if self.language != Language::Json => self.group(depth)?,
            Some('"' | '\'' | '`' | '“' | '”' | '„' | '‘' | '’') => self.string()?,
            Some('0'..='9' | '-' | '+' | '.') => self.number()?,
            Some(c) if starts_name(c) => self.word(depth)?,
            _ => return Err(self.expected("a value")),
        };
        Ok(ParsedValue::new(start..self.cursor.at, kind))
    }

    /// Reads a value inside brackets; what is more than a literal is an expression, up to a comma or a bracket.
    pub(super) fn operand(&mut self, depth: usize) -> ReadResult<ParsedValue> {
        let start = self.cursor.at;
        if self.language == Language::Json {
            return self.value(depth);
        }
        let known = self.diagnostics.len();
        let starts = self.cursor.peek().is_some_and(can_start_value);
        let node = starts.then(|| self.value(depth)).and_then(Result::ok);
        let end = self.cursor.at;
        if let Some(node) = node {
            self.skip_space();
            if self.ends_operand() && !is_comprehension(&node) {
                return Ok(node);
            }
            self.cursor.at = end;
        } else {
            self.cursor.at = start;
        }
        // What was found within is part of the expression.
        self.diagnostics.truncate(known);
        self.skip_expression();
        let text = self.cursor.since(start).trim_end();
        if text.is_empty() {
            return Err(self.expected("a value"));
        }
        let kind = ParsedKind::Expression(text.to_owned());
        Ok(ParsedValue::new(start..start + text.len(), kind))
    }

    fn ends_operand(&self) -> bool {
        matches!(self.cursor.peek(), None | Some(',' | ']' | '}' | ')' | ';'))
    }

    fn map(&mut self, depth: usize) -> ReadResult<ParsedKind> {
        let open = self.cursor.at;
        self.cursor.bump();
        let mut entries = Vec::new();
        let mut layers = Vec::new();
        let mut comma = None;
        loop {
            self.skip_space();
            if self.closes(open, '}', &mut comma)? {
                let below = layers.into_iter().rev().flatten().collect();
                return Ok(ParsedKind::Map(merge::below(below, entries)));
            }
            let is_spread = self.language == Language::Python && self.cursor.eat("**")
                || self.language == Language::JavaScript && self.cursor.eat("...");
            if is_spread {
                self.spread(depth, &mut entries, &mut layers)?;
            } else if let Some(entry) = self.entry(depth)? {
                entries.push(entry);
            }
            comma = self.comma()?;
        }
    }

    /// Whether what is open is closed here; `comma` is where the last comma was.
    fn closes(
        &mut self,
        open: usize,
        bracket: char,
        comma: &mut Option<usize>,
    ) -> ReadResult<bool> {
        if self.cursor.peek() == Some(bracket) {
            if let (Some(at), Language::Json) = (comma.take(), self.language) {
                self.mends.push(Mend::TrailingComma, at..at + 1, "");
            }
            self.cursor.bump();
            return Ok(true);
        }
        if !self.cursor.is_at_end() {
            return Ok(false);
        }
        let end = self.cursor.text.trim_end().len();
        if self.language != Language::Json {
            let message = format!("The closing `{bracket}` is missing.");
            self.diagnostics.push(
                ReadDiagnostic::error("missing-bracket", open..open + 1, message).mended(
                    "Close it",
                    end..end,
                    bracket,
                ),
            );
            return Ok(true);
        }
        if let Some(at) = comma.take() {
            self.mends.push(Mend::TrailingComma, at..at + 1, "");
        }
        self.mends.push_bracket(end, bracket);
        Ok(true)
    }

    /// After an entry or item: where its comma is; `None` before the closing bracket, or the end of the text.
    fn comma(&mut self) -> ReadResult<Option<usize>> {
        let end = self.cursor.at;
        self.skip_space();
        let at = self.cursor.at;
        if self.cursor.eat(",") {
            return Ok(Some(at));
        }
        match self.cursor.peek() {
            None | Some('}' | ']' | ')') => Ok(None),
            Some(c) if self.language == Language::Json && can_start_value(c) => {
                self.mends.push(Mend::MissingComma, end..end, ",");
                Ok(None)
            }
            _ => Err(self.expected("`,` or a closing bracket")),
        }
    }

    /// An entry; `None` where its key is not known.
    fn entry(&mut self, depth: usize) -> ReadResult<Option<ParsedEntry>> {
        let start = self.cursor.at;
        let key = self.key(depth)?;
        let key_span = start..self.cursor.at;
        self.skip_space();
        let Some(key) = key else {
            self.value_behind_colon(depth)?;
            let message = "The key is not a literal. This entry was left out.";
            let error = ReadDiagnostic::error("not-a-literal", key_span, message);
            self.diagnostics.push(error);
            return Ok(None);
        };
        let is_shorthand = self.language == Language::JavaScript
            && matches!(self.cursor.peek(), None | Some(',' | '}'));
        let value = match is_shorthand {
            true => ParsedValue::new(key_span.clone(), ParsedKind::Expression(key.clone())),
            false => self.value_behind_colon(depth)?,
        };
        Ok(Some(ParsedEntry {
            key,
            key_span,
            odd_key: None,
            value,
        }))
    }

    fn value_behind_colon(&mut self, depth: usize) -> ReadResult<ParsedValue> {
        if !self.cursor.eat(":") {
            return Err(self.expected("`:` after the key"));
        }
        self.skip_space();
        self.operand(depth + 1)
    }

    fn key(&mut self, depth: usize) -> ReadResult<Option<String>> {
        let start = self.cursor.at;
        let is_name =
            self.language != Language::Python && self.cursor.peek().is_some_and(starts_name);
        if is_name {
            let name = self.cursor.name();
            if self.language == Language::Json {
                let span = start..self.cursor.at;
                self.mends
                    .push(Mend::UnquotedKey, span, strict::quoted(name));
            }
            return Ok(Some(name.to_owned()));
        }
        if self.language == Language::JavaScript && self.cursor.is_at("[") {
            self.skip_brackets();
            return Ok(None);
        }
        match self.value(depth + 1)?.kind {
            ParsedKind::String(text) => Ok(Some(text)),
            ParsedKind::Number(number) if self.language == Language::JavaScript => {
                Ok(Some(number.text().to_owned()))
            }
            ParsedKind::Number(number) if self.language == Language::Json => {
                let span = start..self.cursor.at;
                let key = number.text();
                self.mends
                    .push(Mend::UnquotedKey, span, strict::quoted(key));
                Ok(Some(key.to_owned()))
            }
            _ if self.language == Language::Json => {
                self.cursor.at = start;
                Err(self.expected("a key in double quotes"))
            }
            _ => {
                while !matches!(self.cursor.peek(), None | Some(':' | ',' | '}')) {
                    self.skip_one();
                }
                Ok(None)
            }
        }
    }

    /// Reads what is spread into a map: each layer goes before those that precede it, and what follows before all.
    fn spread(
        &mut self,
        depth: usize,
        entries: &mut Vec<ParsedEntry>,
        layers: &mut Vec<Vec<ParsedEntry>>,
    ) -> ReadResult<()> {
        self.skip_space();
        let node = self.operand(depth + 1)?;
        match node.kind {
            ParsedKind::Map(spread) => {
                layers.push(std::mem::take(entries));
                layers.push(merge::below(spread, Vec::new()));
            }
            _ => {
                let message = "What is spread here is not a literal. It was left out.";
                let error = ReadDiagnostic::error("not-a-literal", node.span, message);
                self.diagnostics.push(error);
            }
        }
        Ok(())
    }

    /// What is in brackets, and whether a comma is behind the last of it.
    pub(super) fn items(
        &mut self,
        depth: usize,
        close: char,
    ) -> ReadResult<(Vec<ParsedValue>, bool)> {
        let open = self.cursor.at;
        self.cursor.bump();
        let mut items = Vec::new();
        let mut comma = None;
        loop {
            self.skip_space();
            let is_behind_comma = comma.is_some();
            if self.closes(open, close, &mut comma)? {
                return Ok((items, is_behind_comma));
            }
            items.push(self.operand(depth + 1)?);
            comma = self.comma()?;
        }
    }

    /// Python's tuple, or a value in parentheses.
    fn group(&mut self, depth: usize) -> ReadResult<ParsedKind> {
        let (mut items, is_tuple) = self.items(depth, ')')?;
        match (items.len(), is_tuple) {
            (1, false) => Ok(items.remove(0).kind),
            _ => Ok(ParsedKind::List(items)),
        }
    }

    pub(super) fn expected(&self, what: &str) -> ReadDiagnostic {
        let at = self.cursor.at;
        let rule = match self.language {
            Language::Json => "invalid-json",
            Language::JavaScript | Language::Python => "invalid-code",
        };
        let name = match self.language {
            Language::Json => "JSON",
            Language::JavaScript => "JavaScript",
            Language::Python => "Python",
        };
        ReadDiagnostic::error(rule, at..at, format!("Not valid {name}: expected {what}."))
    }
}

/// Whether it is Python's `[x for x in …]`.
fn is_comprehension(node: &ParsedValue) -> bool {
    let ParsedKind::List(items) = &node.kind else {
        return false;
    };
    matches!(items.as_slice(), [ParsedValue { kind: ParsedKind::Expression(text), .. }] if text.contains(" for "))
}

fn can_start_value(c: char) -> bool {
    starts_name(c)
        || matches!(
            c,
            '{' | '[' | '(' | '"' | '\'' | '`' | '“' | '”' | '„' | '‘' | '’'
        )
        || matches!(c, '0'..='9' | '-' | '+' | '.')
}
