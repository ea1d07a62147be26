//! The AWS CLI's shorthand syntax, read as the CLI reads it: `Name=x,Values=a,b`.
//!
//! [`grammar`] knows the syntax alone, in which every scalar is a text;
//! [`repair`] then gives the values the types that the model asks for.

mod grammar;
mod repair;

use std::fmt;

use wireform_model::value::Value;
use wireform_model::{Kind, OperationRef, Shape};

pub use grammar::parse;
pub use grammar::{is_bare_after_comma, is_bare_value, is_key};

/// Reads the words of one option as a value of `shape`: one word, or for a list a word an item.
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
    repair::repair(operation, shape, value)
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
        ShorthandError { at, expected }
    }
}

impl fmt::Display for ShorthandError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "character {}: expected ", self.at + 1)?;
        match &self.expected {
            Expect::Char(character) => write!(f, "`{character}`"),
            Expect::ClosingQuote(quote) => write!(f, "the closing {quote}"),
            Expect::Value => f.write_str("a value after the comma"),
            Expect::NewKey(key) => write!(f, "another key, since `{key}` stands there already"),
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
