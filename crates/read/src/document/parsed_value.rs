//! What a text says, before the operation's model decides what it means.

use std::ops::Range;

use wireform_model::value::Number;

/// A value with its place in the text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ParsedValue {
    /// In bytes of the text; of an alias in YAML that of the alias.
    pub span: Range<usize>,
    pub kind: ParsedKind,
    /// Whether what is inside is not at this place of the text: it is that of an anchor in YAML.
    pub is_alias: bool,
}

/// More than JSON has: each language adds values that only a shape can turn into JSON.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ParsedKind {
    Null,
    Bool(bool),
    Number(Number),
    String(String),
    /// Bytes, as of Python's `b'…'` or YAML's `!!binary`.
    Bytes(Vec<u8>),
    /// A date, as of YAML or of JavaScript's `new Date('…')`.
    Date(String),
    /// JavaScript's `undefined`, which is not sent.
    Unset,
    /// What is not a literal: a variable, a call. It is unknown what it is when the code runs.
    Expression(String),
    List(Vec<ParsedValue>),
    Map(Vec<ParsedEntry>),
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ParsedEntry {
    pub key: String,
    /// With quotes, if it has any.
    pub key_span: Range<usize>,
    /// What the key is where it is no string: its text then, which only a document type takes.
    pub odd_key: Option<String>,
    pub value: ParsedValue,
}

impl ParsedValue {
    pub(super) fn new(span: Range<usize>, kind: ParsedKind) -> Self {
        ParsedValue {
            span,
            kind,
            is_alias: false,
        }
    }

    /// The entries of a map; none of anything else.
    pub(crate) fn entries(&self) -> &[ParsedEntry] {
        match &self.kind {
            ParsedKind::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The string, if it is one.
    pub(crate) fn as_str(&self) -> Option<&str> {
        match &self.kind {
            ParsedKind::String(text) => Some(text),
            _ => None,
        }
    }
}
