//! JSON inside of another text, such as an option of a command, with the mistakes that a document may have.

use std::ops::Range;

use wireform_model::path::Path;
use wireform_model::value::{Map, Value};

use super::code;
use super::parsed_value::{ParsedKind, ParsedValue};
use crate::ReadDiagnostic;

/// What a text with mistakes says.
pub(crate) struct MendedJson {
    pub value: Value,
    /// Each value with its key, if it has one, below `path`.
    pub parts: Vec<(Path, Option<Range<usize>>, Range<usize>)>,
    /// The mistakes.
    pub diagnostics: Vec<ReadDiagnostic>,
}

/// Reads JSON whose mistakes are plain; `None` where they are not. The value is at `path`.
pub(crate) fn mended_json(text: &str, path: &Path) -> Option<MendedJson> {
    let literal = code::json(text).ok()?;
    let mut parts = Vec::new();
    let value = value(&literal.node, path, None, &mut parts)?;
    Some(MendedJson {
        value,
        parts,
        diagnostics: literal.diagnostics,
    })
}

type Parts = Vec<(Path, Option<Range<usize>>, Range<usize>)>;

fn value(
    node: &ParsedValue,
    path: &Path,
    key: Option<&Range<usize>>,
    parts: &mut Parts,
) -> Option<Value> {
    let is_scalar = !matches!(node.kind, ParsedKind::List(_) | ParsedKind::Map(_));
    if is_scalar || key.is_some() {
        let span = if is_scalar { node.span.clone() } else { 0..0 };
        parts.push((path.clone(), key.cloned(), span));
    }
    Some(match &node.kind {
        ParsedKind::Null => Value::Null,
        ParsedKind::Bool(bool) => Value::Bool(*bool),
        ParsedKind::Number(number) => Value::Number(number.clone()),
        ParsedKind::String(text) => Value::from(text.as_str()),
        ParsedKind::List(items) => {
            let items = items.iter().enumerate();
            let items = items.map(|(index, item)| value(item, &path.item(index), None, parts));
            Value::List(items.collect::<Option<_>>()?)
        }
        ParsedKind::Map(entries) => {
            let mut map = Map::new();
            for entry in entries {
                let path = path.child(&entry.key);
                let inside = value(&entry.value, &path, Some(&entry.key_span), parts)?;
                map.push(entry.key.as_str(), inside);
            }
            Value::Map(map)
        }
        _ => return None,
    })
}
