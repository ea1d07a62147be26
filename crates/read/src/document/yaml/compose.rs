use std::collections::HashMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, StrInput, Tag};

use super::{Offsets, causes, scalar, tabs};
use crate::ReadDiagnostic;
use crate::diagnostic::ReadResult;
use crate::document::literal::{Literal, MAX_DEPTH, too_deep};
use crate::document::parsed_value::{ParsedEntry, ParsedKind, ParsedValue};
use crate::document::{merge, quote};

/// Aliases may stand for this many values altogether, so that a few lines cannot become a million values.
const MOST_COPIES: usize = 100_000;

/// Reads the first document of a YAML text.
///
/// # Errors
///
/// Where the text is not YAML, or nests too deep.
pub(crate) fn yaml(text: &str) -> Result<Literal, ReadDiagnostic> {
    let mut composer = Composer {
        text,
        parser: Parser::new_from_str(text),
        offsets: Offsets::of(text),
        anchors: HashMap::new(),
        count: 0,
        copies: 0,
        strings: Vec::new(),
        diagnostics: Vec::new(),
    };
    let node = composer.document()?;
    composer
        .diagnostics
        .extend(tabs::check(text, &composer.strings));
    Ok(Literal {
        node,
        diagnostics: composer.diagnostics,
    })
}

struct Composer<'t> {
    text: &'t str,
    parser: Parser<'t, StrInput<'t>>,
    offsets: Offsets,
    /// The nodes with anchors that have ended, with how many nodes each is.
    anchors: HashMap<usize, (ParsedValue, usize)>,
    /// How many nodes there are so far.
    count: usize,
    /// How many of them are there by aliases.
    copies: usize,
    /// Where quoted and block scalars are.
    strings: Vec<Range<usize>>,
    diagnostics: Vec<ReadDiagnostic>,
}

/// A key, and its text where it is no string.
type YamlKey = (String, Option<String>);

impl<'t> Composer<'t> {
    fn document(&mut self) -> ReadResult<ParsedValue> {
        let mut root = ParsedValue::new(0..0, ParsedKind::Null);
        let mut is_first = true;
        loop {
            let (event, span) = self.event()?;
            match event {
                Event::StreamEnd => return Ok(root),
                Event::DocumentStart(_) if is_first => {
                    is_first = false;
                    let (event, span) = self.event()?;
                    root = self.node(event, span, 0)?;
                }
                Event::DocumentStart(_) => {
                    self.diagnostics.push(ReadDiagnostic::error(
                        "several-documents",
                        span,
                        "This is a second YAML document, which the AWS CLI rejects. Only the first one was read.",
                    ));
                    return Ok(root);
                }
                _ => {}
            }
        }
    }

    fn event(&mut self) -> ReadResult<(Event<'t>, Range<usize>)> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => Ok((event, self.offsets.span(&span))),
            Some(Err(error)) => Err(self.failure(&error)),
            None => Ok((Event::StreamEnd, self.text.len()..self.text.len())),
        }
    }

    fn failure(&self, error: &ScanError) -> ReadDiagnostic {
        causes::explain(self.text, self.offsets.at(*error.marker()), error.info())
    }

    fn node(
        &mut self,
        event: Event<'t>,
        span: Range<usize>,
        depth: usize,
    ) -> ReadResult<ParsedValue> {
        if depth > MAX_DEPTH {
            return Err(too_deep(span));
        }
        let before = self.count;
        self.count += 1;
        let (node, anchor) = match event {
            Event::Alias(anchor) => return self.alias(anchor, span),
            Event::Scalar(text, style, anchor, tag) => {
                let kind = self.scalar(&text, style, tag.as_deref(), &span);
                (ParsedValue::new(span, kind), anchor)
            }
            Event::SequenceStart(anchor, tag) => {
                self.check_tag(tag.as_deref(), "seq", &span);
                (self.sequence(span, depth)?, anchor)
            }
            Event::MappingStart(anchor, tag) => {
                self.check_tag(tag.as_deref(), "map", &span);
                (self.mapping(span, depth)?, anchor)
            }
            // The parser gives a node here, whatever the text is.
            _ => (ParsedValue::new(span, ParsedKind::Null), 0),
        };
        if anchor != 0 {
            self.anchors
                .insert(anchor, (node.clone(), self.count - before));
        }
        Ok(node)
    }

    fn alias(&mut self, anchor: usize, span: Range<usize>) -> ReadResult<ParsedValue> {
        let Some((node, size)) = self.anchors.get(&anchor) else {
            return Err(ReadDiagnostic::error(
                "invalid-yaml",
                span,
                "Not valid YAML: this alias refers to the value that contains it.",
            ));
        };
        self.count += size;
        self.copies += size;
        if self.copies > MOST_COPIES {
            return Err(ReadDiagnostic::error(
                "too-many-aliases",
                span,
                "The aliases of this document stand for more values than can be read here.",
            ));
        }
        Ok(ParsedValue {
            span,
            kind: node.kind.clone(),
            is_alias: true,
        })
    }

    fn sequence(&mut self, mut span: Range<usize>, depth: usize) -> ReadResult<ParsedValue> {
        let mut items = Vec::new();
        loop {
            let (event, at) = self.event()?;
            match event {
                Event::SequenceEnd => {
                    span.end = end_of(span.start, &at, items.last());
                    return Ok(ParsedValue::new(span, ParsedKind::List(items)));
                }
                event => items.push(self.node(event, at, depth + 1)?),
            }
        }
    }

    fn mapping(&mut self, mut span: Range<usize>, depth: usize) -> ReadResult<ParsedValue> {
        let mut entries: Vec<ParsedEntry> = Vec::new();
        let mut merged = Vec::new();
        loop {
            let (event, at) = self.event()?;
            if matches!(event, Event::MappingEnd) {
                let last = entries.last().map(|entry| &entry.value);
                span.end = end_of(span.start, &at, last);
                self.check_duplicates(&entries);
                let entries = merge::below(merged, entries);
                return Ok(ParsedValue::new(span, ParsedKind::Map(entries)));
            }
            let is_merge = is_merge(&event);
            let (key, at) = self.key(event, at, depth)?;
            let (event, value_at) = self.event()?;
            let value = self.node(event, value_at, depth + 1)?;
            match key {
                _ if is_merge => self.merge(&mut merged, value, at),
                Some((key, odd_key)) => entries.push(ParsedEntry {
                    key,
                    key_span: at,
                    odd_key,
                    value,
                }),
                None => self.diagnostics.push(ReadDiagnostic::error(
                    "invalid-key",
                    at,
                    "A key must be a string. This entry was left out.",
                )),
            }
        }
    }

    /// A key as JSON has it with its text, where that is no string; `None` where it cannot be a key; and its span.
    fn key(
        &mut self,
        event: Event<'t>,
        span: Range<usize>,
        depth: usize,
    ) -> ReadResult<(Option<YamlKey>, Range<usize>)> {
        let text = match &event {
            Event::Scalar(text, ..) => text.to_string(),
            _ => String::new(),
        };
        let known = self.diagnostics.len();
        let node = self.node(event, span, depth + 1)?;
        let key = match node.kind {
            ParsedKind::String(key) => {
                // As a key, `=` is a string.
                self.diagnostics.truncate(known);
                Some((key, None))
            }
            ParsedKind::Number(number) => Some((number.text().to_owned(), Some(text))),
            ParsedKind::Bool(value) => Some((value.to_string(), Some(text))),
            ParsedKind::Null => Some(("null".to_owned(), Some(text))),
            ParsedKind::Date(_) => Some((text.clone(), Some(text))),
            _ => None,
        };
        Ok((key, node.span))
    }

    fn merge(&mut self, merged: &mut Vec<ParsedEntry>, value: ParsedValue, span: Range<usize>) {
        let maps = match value.kind {
            ParsedKind::List(items) => items,
            _ => vec![value],
        };
        for map in maps {
            match map.kind {
                // What is merged is at another place of the text.
                ParsedKind::Map(entries) => {
                    merged.extend(entries.into_iter().map(|entry| ParsedEntry {
                        key_span: map.span.end..map.span.end,
                        value: ParsedValue {
                            is_alias: true,
                            span: map.span.clone(),
                            ..entry.value
                        },
                        ..entry
                    }))
                }
                _ => self.diagnostics.push(ReadDiagnostic::error(
                    "invalid-merge",
                    span.clone(),
                    "`<<` takes a mapping or a list of mappings. This was left out.",
                )),
            }
        }
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        tag: Option<&Tag>,
        span: &Range<usize>,
    ) -> ParsedKind {
        let untagged = match style {
            ScalarStyle::Plain => scalar::plain(text),
            _ => {
                self.strings.push(span.clone());
                ParsedKind::String(text.to_owned())
            }
        };
        let Some(tag) = tag else {
            if style == ScalarStyle::Plain && matches!(text, "=" | "<<") {
                let message =
                    format!("`{text}` has a meaning of its own in YAML. Write it in quotes.");
                let warning = ReadDiagnostic::warning("needs-quotes", span.clone(), message);
                self.diagnostics.push(warning.mended(
                    "Quote it",
                    span.clone(),
                    quote::single(text),
                ));
            }
            return untagged;
        };
        if tag.handle.is_empty() && tag.suffix == "!" {
            return untagged;
        }
        let known = own_tag(tag).and_then(|name| scalar::tagged(name, text));
        known.unwrap_or_else(|| {
            self.unknown_tag(tag, span);
            untagged
        })
    }

    fn check_tag(&mut self, tag: Option<&Tag>, expected: &str, span: &Range<usize>) {
        if let Some(tag) = tag.filter(|tag| own_tag(tag) != Some(expected)) {
            self.unknown_tag(tag, span);
        }
    }

    fn unknown_tag(&mut self, tag: &Tag, span: &Range<usize>) {
        let name = match own_tag(tag) {
            Some(name) => format!("!!{name}"),
            None => format!("{}{}", tag.handle, tag.suffix),
        };
        self.diagnostics.push(ReadDiagnostic::error(
            "unknown-tag",
            span.clone(),
            format!(
                "The AWS CLI cannot read the tag {} here. Only the value was read.",
                quote::shown(&name)
            ),
        ));
    }

    fn check_duplicates(&mut self, entries: &[ParsedEntry]) {
        for entry in merge::duplicates(entries) {
            let span = entry.key_span.clone();
            self.diagnostics.push(ReadDiagnostic::warning(
                "duplicate-key",
                span,
                "This key is repeated, which the AWS CLI rejects in YAML. Remove one of the two.",
            ));
        }
    }
}

/// A closing bracket is the end, and otherwise what is last inside.
fn end_of(start: usize, end: &Range<usize>, last: Option<&ParsedValue>) -> usize {
    let last = last.filter(|_| end.is_empty());
    last.map_or(end.end, |node| node.span.end).max(start)
}

fn is_merge(event: &Event<'_>) -> bool {
    matches!(event, Event::Scalar(text, ScalarStyle::Plain, _, None) if text == "<<")
}

/// The name of a tag of YAML's own, such as `str` of `!!str`.
fn own_tag(tag: &Tag) -> Option<&str> {
    let own = "tag:yaml.org,2002:";
    match tag.handle.as_str() {
        "tag:yaml.org,2002:" | "!!" => Some(&tag.suffix),
        "" => tag.suffix.strip_prefix(own),
        _ => None,
    }
}
