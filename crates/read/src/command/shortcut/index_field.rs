//! Options of an index field of CloudSearch, each for a structure that its type has.
//!
//! Source: `customizations/cloudsearch.py` of the CLI.

use wireform_model::path::Path;
use wireform_model::value::{Map, Value};

use crate::shell::Word;
use crate::shorthand::{python_integer, python_number};

/// Where an option goes by the type of the field, and its value.
///
/// # Errors
///
/// What was expected, as the end of a sentence.
pub(super) fn value(input: &Map, member: &str, word: &Word) -> Result<(Path, Value), &'static str> {
    let field = input.get("IndexField").and_then(Value::as_map);
    let kind = field.and_then(|field| field.get("IndexFieldType"));
    let kind = kind.and_then(Value::as_str).ok_or("`--type` beside it")?;
    let kind = type_name(kind);
    let options = Path::root()
        .child("IndexField")
        .child(&format!("{kind}Options"));
    let text = word.text();
    let value = match member {
        _ if !word.variables().is_empty() => Value::from(text),
        "DefaultValue" => match kind.as_str() {
            "Int" | "IntArray" => python_integer(text).ok_or("an integer")?,
            "Double" | "DoubleArray" => python_number(text).ok_or("a number")?,
            _ => Value::from(text),
        },
        "SourceField" | "AnalysisScheme" => Value::from(text),
        _ => Value::Bool(!text.eq_ignore_ascii_case("false")),
    };
    Ok((options.child(member), value))
}

/// The type's name in those of structures: `IntArray` for `int-array`.
fn type_name(kind: &str) -> String {
    if kind == "latlon" {
        return "LatLon".to_owned();
    }
    let words = kind.split('-').map(|word| {
        let mut characters = word.chars();
        let first = characters.next().map(|first| first.to_ascii_uppercase());
        first
            .into_iter()
            .chain(characters.flat_map(char::to_lowercase))
    });
    words.flatten().collect()
}
