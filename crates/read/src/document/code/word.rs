//! Numbers and names: literals by name, what makes bytes and dates, and what is not known here.

use wireform_model::base64;
use wireform_model::json as strict;
use wireform_model::path::Path;
use wireform_model::value::{Map, Number, Value};

use super::Language;
use super::arguments::CallArgument;
use super::datetime::datetime;
use super::mends::Mend;
use super::python_string::is_prefix;
use super::reader::Reader;
use crate::diagnostic::ReadResult;
use crate::document::literal::MAX_DEPTH;
use crate::document::merge;
use crate::document::number::{decimal, float};
use crate::document::parsed_value::{ParsedEntry, ParsedKind, ParsedValue};

impl Reader<'_> {
    pub(super) fn number(&mut self) -> ReadResult<ParsedKind> {
        let start = self.cursor.at;
        if let Some(name) = Number::NAMES.iter().find(|name| self.cursor.is_at(name)) {
            self.cursor.at += name.len();
            return self.number_kind(Number::parse(name), start);
        }
        let mut previous = ' ';
        let digits = self.cursor.rest().find(|c: char| {
            let is_exponent = matches!(previous, 'e' | 'E');
            let belongs = c.is_alphanumeric()
                || matches!(c, '.' | '_')
                || matches!(c, '-' | '+') && (previous == ' ' || is_exponent);
            previous = c;
            !belongs
        });
        self.cursor.at += digits.unwrap_or(self.cursor.rest().len());
        let text = self.cursor.since(start);
        if let Some(number) = Number::parse(text) {
            return Ok(ParsedKind::Number(number));
        }
        let number = loose_number(text, self.language);
        if let (Language::Json, Some(number)) = (self.language, &number) {
            let span = start..self.cursor.at;
            self.mends.push(Mend::Number, span, number.text());
        }
        self.number_kind(number, start)
    }

    fn number_kind(&mut self, number: Option<Number>, start: usize) -> ReadResult<ParsedKind> {
        match (number, self.language) {
            (Some(number), _) => Ok(ParsedKind::Number(number)),
            (None, Language::Json) => {
                self.cursor.at = start;
                Err(self.expected("a number such as 29000 or -1.5e3"))
            }
            (None, _) => Ok(ParsedKind::Expression(self.cursor.since(start).to_owned())),
        }
    }

    pub(super) fn word(&mut self, depth: usize) -> ReadResult<ParsedKind> {
        let start = self.cursor.at;
        let name = self.cursor.name();
        if self.language == Language::Python
            && is_prefix(name)
            && matches!(self.cursor.peek(), Some('"' | '\''))
        {
            return self.python_strings(name);
        }
        if let Some(kind) = literal(name, self.language) {
            let is_odd = !matches!(name, "true" | "false" | "null" | "NaN" | "Infinity");
            if self.language == Language::Json && is_odd {
                let text = match &kind {
                    ParsedKind::Bool(true) => "true",
                    ParsedKind::Bool(false) => "false",
                    _ => "null",
                };
                self.mends.push(Mend::Word, start..self.cursor.at, text);
            }
            return Ok(kind);
        }
        if self.language == Language::Json {
            self.cursor.at = start;
            return Err(self.expected("a value in double quotes"));
        }
        if let Some(kind) = self.call(name, depth)? {
            return Ok(kind);
        }
        Ok(ParsedKind::Expression(self.cursor.since(start).to_owned()))
    }

    /// What a call of a known function is, such as `Buffer.from("…")`; the cursor is behind the first name.
    fn call(&mut self, name: &str, depth: usize) -> ReadResult<Option<ParsedKind>> {
        let start = self.cursor.at;
        let mut path = name.to_owned();
        if name == "new" {
            self.skip_space();
            path.push(' ');
            path.push_str(self.cursor.name());
        }
        while self.cursor.is_at(".") {
            self.cursor.bump();
            path.push('.');
            path.push_str(self.cursor.name());
        }
        if path == "new TextEncoder" && self.cursor.eat("().encode") {
            path.push_str(".encode");
        }
        let is_known = matches!(
            (self.language, path.as_str()),
            (
                Language::JavaScript,
                "Buffer.from"
                    | "new Uint8Array"
                    | "Uint8Array.from"
                    | "new Date"
                    | "new TextEncoder.encode"
                    | "JSON.stringify"
            ) | (
                Language::Python,
                "json.dumps"
                    | "bytes"
                    | "dict"
                    | "datetime"
                    | "datetime.datetime"
                    | "datetime.fromisoformat"
                    | "datetime.datetime.fromisoformat"
            )
        );
        if !is_known || !self.cursor.is_at("(") {
            self.cursor.at = start;
            return Ok(None);
        }
        if path == "dict" {
            return Ok(Some(self.dict(start - name.len(), depth)));
        }
        let (arguments, _) = self.items(depth + 1, ')')?;
        let kind = called(&path, &arguments);
        // Otherwise what was skipped is the beginning of an expression.
        let text = self.cursor.slice(start - name.len()..self.cursor.at);
        Ok(Some(kind.unwrap_or_else(|| {
            ParsedKind::Expression(text.to_owned())
        })))
    }
}

impl Reader<'_> {
    /// `dict(a='b', **{…})`
    fn dict(&mut self, start: usize, depth: usize) -> ParsedKind {
        let open = self.cursor.at;
        self.cursor.bump();
        let arguments = match depth < MAX_DEPTH {
            true => self.arguments(depth + 1, false),
            false => None,
        };
        match arguments.and_then(entries_of) {
            Some(entries) => ParsedKind::Map(entries),
            None => {
                self.cursor.at = open;
                self.skip_brackets();
                ParsedKind::Expression(self.cursor.since(start).to_owned())
            }
        }
    }
}

/// The entries of `dict(…)`; `None` where one is not a literal.
fn entries_of(arguments: Vec<CallArgument>) -> Option<Vec<ParsedEntry>> {
    let (mut named, mut others) = (Vec::new(), Vec::new());
    for argument in arguments {
        match argument {
            CallArgument::Named(entry) => named.push(entry),
            CallArgument::Unpacked(node) | CallArgument::Value(node) => match node.kind {
                ParsedKind::Map(entries) => others.extend(entries),
                _ => return None,
            },
        }
    }
    Some(merge::below(others, named))
}

fn literal(name: &str, language: Language) -> Option<ParsedKind> {
    let is_python = language != Language::JavaScript;
    let is_javascript = language != Language::Python;
    match name {
        "true" if is_javascript => Some(ParsedKind::Bool(true)),
        "false" if is_javascript => Some(ParsedKind::Bool(false)),
        "null" if is_javascript => Some(ParsedKind::Null),
        "True" if is_python => Some(ParsedKind::Bool(true)),
        "False" if is_python => Some(ParsedKind::Bool(false)),
        "None" if is_python => Some(ParsedKind::Null),
        "undefined" if language == Language::JavaScript => Some(ParsedKind::Unset),
        "undefined" if language == Language::Json => Some(ParsedKind::Null),
        "NaN" | "Infinity" if is_javascript => Number::parse(name).map(ParsedKind::Number),
        _ => None,
    }
}

/// What a known function returns for literals.
fn called(path: &str, arguments: &[ParsedValue]) -> Option<ParsedKind> {
    match (path, arguments) {
        ("Buffer.from" | "new TextEncoder.encode", [text]) if text.as_str().is_some() => {
            Some(ParsedKind::Bytes(text.as_str()?.as_bytes().to_vec()))
        }
        ("Buffer.from", [text, encoding]) => {
            encoded(text.as_str()?, encoding.as_str()?).map(ParsedKind::Bytes)
        }
        ("Buffer.from" | "new Uint8Array" | "Uint8Array.from" | "bytes", [list]) => {
            bytes(list).map(ParsedKind::Bytes)
        }
        ("new Uint8Array" | "bytes", []) => Some(ParsedKind::Bytes(Vec::new())),
        ("datetime" | "datetime.datetime", arguments) => datetime(arguments).map(ParsedKind::Date),
        ("new Date" | "datetime.fromisoformat" | "datetime.datetime.fromisoformat", [text]) => {
            Some(ParsedKind::Date(text.as_str()?.to_owned()))
        }
        ("json.dumps", [value]) => {
            let value = plain(value)?;
            let text = strict::python_body(&value, &Path::root());
            Some(ParsedKind::String(text.as_str().to_owned()))
        }
        ("JSON.stringify", [value]) => {
            let text = strict::compact(&plain(value)?, &Path::root());
            Some(ParsedKind::String(text.as_str().to_owned()))
        }
        _ => None,
    }
}

fn encoded(text: &str, encoding: &str) -> Option<Vec<u8>> {
    match encoding.to_ascii_lowercase().as_str() {
        "base64" => base64::decode(text),
        "utf8" | "utf-8" => Some(text.as_bytes().to_vec()),
        "ascii" | "latin1" | "binary" if text.is_ascii() => Some(text.as_bytes().to_vec()),
        "hex" => {
            let pairs = (0..text.len() / 2).map(|pair| text.get(2 * pair..2 * pair + 2));
            pairs
                .map(|pair| u8::from_str_radix(pair?, 16).ok())
                .collect()
        }
        _ => None,
    }
}

fn bytes(list: &ParsedValue) -> Option<Vec<u8>> {
    let ParsedKind::List(items) = &list.kind else {
        return None;
    };
    let byte = |item: &ParsedValue| match &item.kind {
        ParsedKind::Number(number) => number.text().parse().ok(),
        _ => None,
    };
    items.iter().map(byte).collect()
}

/// A value that is JSON all through.
fn plain(node: &ParsedValue) -> Option<Value> {
    match &node.kind {
        ParsedKind::Null => Some(Value::Null),
        ParsedKind::Bool(value) => Some(Value::Bool(*value)),
        ParsedKind::Number(number) => Some(Value::Number(number.clone())),
        ParsedKind::String(text) => Some(Value::String(text.clone())),
        ParsedKind::List(items) => items
            .iter()
            .map(plain)
            .collect::<Option<_>>()
            .map(Value::List),
        ParsedKind::Map(entries) => {
            let entry = |entry: &ParsedEntry| Some((entry.key.clone(), plain(&entry.value)?));
            let map: Option<Map> = entries.iter().map(entry).collect();
            map.map(Value::Map)
        }
        ParsedKind::Bytes(_)
        | ParsedKind::Date(_)
        | ParsedKind::Unset
        | ParsedKind::Expression(_) => None,
    }
}

/// A number as JavaScript or Python write it, where JSON does not.
fn loose_number(text: &str, language: Language) -> Option<Number> {
    let is_negative = text.starts_with('-');
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let radix = |digits: &str| match digits.get(..2)? {
        "0x" | "0X" => Some(16),
        "0o" | "0O" => Some(8),
        "0b" | "0B" => Some(2),
        _ => None,
    };
    if let Some(radix) = radix(unsigned) {
        return decimal(is_negative, unsigned.get(2..)?, radix);
    }
    let is_big = language == Language::JavaScript && unsigned.ends_with('n');
    let digits = if is_big {
        unsigned.trim_end_matches('n')
    } else {
        unsigned
    };
    if digits
        .bytes()
        .all(|byte| matches!(byte, b'0'..=b'9' | b'_'))
    {
        return decimal(is_negative, digits, 10);
    }
    float(&text.replace('_', ""))
}
