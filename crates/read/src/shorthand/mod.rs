//! The AWS CLI's shorthand syntax, read as the CLI reads it: `Name=x,Values=a,b`.
//!
//! [`grammar`] knows the syntax alone, in which every scalar is a text;
//! [`repair`] then gives the values the types that the model asks for.

mod characters;
mod grammar;
mod repair;
mod spans;

use std::fmt;

use wireform_model::path::Path;

use wireform_model::lazy_path::LazyPath;
use wireform_model::value::Value;
use wireform_model::{Kind, OperationRef, Shape};

pub(crate) use repair::{python_integer, python_number};

pub(crate) use spans::Spans;

pub use characters::{is_bare_after_comma, is_bare_value, is_key};
pub use grammar::parse;

/// Reads the words of one option as a value of `shape`: one word, or for a list a word an item.
///
/// # Errors
///
/// What was expected, and where, in the first word that is not shorthand for the shape.
pub fn read(
    operation: OperationRef<'_>,
    shape: &Shape,
    words: &[&str],
) -> Result<Value, ShorthandError> {
    let value = match (&shape.kind, words) {
        (Kind::List { .. }, words) => {
            let mut items = Vec::new();
            for word in words {
                items.push(parse(word)?);
            }
            Value::List(items)
        }
        (_, [word]) => parse(word)?,
        _ => return Err(ShorthandError::new(0, Expect::OneWord)),
    };
    repair::repair(operation, shape, value, &LazyPath::root())
}

/// Reads one word of shorthand as a value of `shape`, and records where its parts are.
///
/// A value that is in a file is missing from the result; the spans say where.
pub(crate) fn read_word(
    operation: OperationRef<'_>,
    shape: &Shape,
    word: &str,
    spans: &mut Spans,
) -> Result<Value, ShorthandError> {
    let value = without_nulls(grammar::parse_recorded(word, Some(spans))?);
    repair::repair(operation, shape, value, &LazyPath::root())
}

/// Without the entries whose values are in files.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Map(map) => {
            let entries = map.into_entries().into_iter();
            let known = entries.filter(|(_, value)| *value != Value::Null);
            Value::Map(
                known
                    .map(|(key, value)| (key, without_nulls(value)))
                    .collect(),
            )
        }
        Value::List(items) => Value::List(items.into_iter().map(without_nulls).collect()),
        value => value,
    }
}

/// Whether the CLI reads shorthand for an option of this shape:
/// structures, maps and lists of them, but nothing that contains a document type directly.
pub fn is_supported(operation: OperationRef<'_>, shape: &Shape) -> bool {
    let complex = match &shape.kind {
        Kind::Structure(_) | Kind::Map { .. } => true,
        Kind::List { member } => is_complex(operation.target(member)),
        _ => false,
    };
    complex && !holds_document(operation, shape, 0)
}

/// Where shorthand cannot be parsed, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShorthandError {
    /// In characters from the start of the word; 0 where the model does not allow the value.
    pub at: usize,
    /// What was expected there.
    pub expected: Expect,
    /// The value that the model does not allow; the root for an error of the syntax.
    pub path: Path,
}

/// What was expected, each with a text that shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expect {
    /// `a` or `a=b c=d`: this character.
    Char(char),
    /// `a="b`: the closing quote.
    ClosingQuote(char),
    /// `a=b,=c`: a value after the comma.
    Value,
    /// `a=1,a=2`: a key that is not used yet.
    NewKey(String),
    /// `a=[[[[…`: at most 128 levels of nesting.
    Shallower,
    /// `a@=file://b`: the text of a file, which this reader cannot open.
    File,
    /// `Count=many`: a value of the type in the model.
    Type(&'static str),
    /// Several words for what is not a list.
    OneWord,
}

impl ShorthandError {
    fn new(at: usize, expected: Expect) -> Self {
        let path = Path::root();
        ShorthandError { at, expected, path }
    }
}

impl fmt::Display for ShorthandError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "character {}: expected ", self.at + 1)?;
        match &self.expected {
            Expect::Char(character) => write!(f, "`{character}`"),
            Expect::ClosingQuote(quote) => write!(f, "the closing {quote}"),
            Expect::Value => f.write_str("a value after the comma"),
            Expect::NewKey(key) => write!(f, "another key, since `{key}` is already set"),
            Expect::Shallower => f.write_str("at most 128 levels of nesting"),
            Expect::File => f.write_str("a value instead of a file to read"),
            Expect::Type(name) => write!(f, "{name}"),
            Expect::OneWord => f.write_str("one word"),
        }
    }
}

impl std::error::Error for ShorthandError {}

fn is_complex(shape: &Shape) -> bool {
    matches!(
        shape.kind,
        Kind::Structure(_) | Kind::Map { .. } | Kind::List { .. }
    )
}

/// A document type, or a list or map of them; a structure's members do not count.
fn holds_document(operation: OperationRef<'_>, shape: &Shape, depth: usize) -> bool {
    let inner = match &shape.kind {
        Kind::Structure(structure) => return structure.document,
        Kind::List { member } => member,
        Kind::Map { value, .. } => value,
        _ => return false,
    };
    depth < 32 && holds_document(operation, operation.target(inner), depth + 1)
}
