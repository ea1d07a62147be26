use super::python::python_number;
use crate::path::Path;
use crate::text::{Tag, Text};
use crate::value::{Map, Value};

/// JSON on one line without spaces, as in a command.
///
/// `path` is the place of `value`; the spans carry the places of what is inside.
/// Duplicate keys are written as they are: nothing is swallowed.
pub fn compact(value: &Value, path: &Path) -> Text {
    write(
        value,
        path,
        &Style {
            indent: None,
            item_separator: ",",
            key_separator: ":",
            python: false,
        },
    )
}

/// JSON over several lines with an indent of two spaces and no newline at the end.
pub fn pretty(value: &Value, path: &Path) -> Text {
    write(value, path, &PRETTY)
}

/// JSON over several lines with an indent of four spaces and ASCII only, as the AWS CLI prints it.
pub fn pretty_wide(value: &Value, path: &Path) -> Text {
    write(
        value,
        path,
        &Style {
            indent: Some(4),
            item_separator: ",",
            key_separator: ": ",
            python: true,
        },
    )
}

/// JSON as Python's `json.dumps` writes it, the form in which botocore sends a body:
/// a space after `,` and `:`, everything outside ASCII escaped, numbers as Python writes them,
/// and of duplicate keys only the last, at the place of the first.
pub fn python_body(value: &Value, path: &Path) -> Text {
    write(value, path, &PYTHON_BODY)
}

/// As [`python_body`], without spaces: what botocore puts into a header, in base64.
pub fn python_compact(value: &Value) -> String {
    let style = Style {
        indent: None,
        item_separator: ",",
        key_separator: ":",
        python: true,
    };
    write(value, &Path::root(), &style).as_str().to_owned()
}

/// Appends what [`python_body`] makes of a value.
pub fn push_python_body(out: &mut Text, value: &Value, path: &Path) {
    write_value(out, value, path, &PYTHON_BODY, 0);
}

/// Appends a text in double quotes, with everything outside ASCII escaped as well.
pub fn push_ascii_string(out: &mut Text, tag: Tag, text: &str, path: &Path) {
    out.write(tag, path, |out| quote(out, text, true));
}

/// A text in double quotes, with escapes for `"`, `\` and control characters only.
pub fn quoted(text: &str) -> String {
    let mut out = String::new();
    quote(&mut out, text, false);
    out
}

struct Style {
    indent: Option<usize>,
    item_separator: &'static str,
    key_separator: &'static str,
    /// ASCII only, and no duplicate keys.
    python: bool,
}

const PRETTY: Style = Style {
    indent: Some(2),
    item_separator: ",",
    key_separator: ": ",
    python: false,
};

const PYTHON_BODY: Style = Style {
    indent: None,
    item_separator: ", ",
    key_separator: ": ",
    python: true,
};

fn write(value: &Value, path: &Path, style: &Style) -> Text {
    let mut text = Text::new();
    write_value(&mut text, value, path, style, 0);
    text
}

fn write_value(out: &mut Text, value: &Value, path: &Path, style: &Style, level: usize) {
    match value {
        Value::Null => out.push(Tag::Literal, "null", path),
        Value::Bool(true) => out.push(Tag::Literal, "true", path),
        Value::Bool(false) => out.push(Tag::Literal, "false", path),
        Value::Number(number) if style.python => {
            out.push(Tag::Number, &python_number(number), path);
        }
        Value::Number(number) => out.push(Tag::Number, number.text(), path),
        Value::String(text) => out.write(Tag::String, path, |out| quote(out, text, style.python)),
        Value::List(items) => write_list(out, items, path, style, level),
        Value::Map(map) => write_map(out, map, path, style, level),
    }
}

fn write_list(out: &mut Text, items: &[Value], path: &Path, style: &Style, level: usize) {
    if items.is_empty() {
        return out.push(Tag::Punctuation, "[]", path);
    }
    out.push(Tag::Punctuation, "[", path);
    for (index, item) in items.iter().enumerate() {
        separate(out, index, path, style, level + 1);
        write_value(out, item, &path.item(index), style, level + 1);
    }
    break_line(out, path, style, level);
    out.push(Tag::Punctuation, "]", path);
}

fn write_map(out: &mut Text, map: &Map, path: &Path, style: &Style, level: usize) {
    if map.is_empty() {
        return out.push(Tag::Punctuation, "{}", path);
    }
    out.push(Tag::Punctuation, "{", path);
    let entries: &mut dyn Iterator<Item = (&str, &Value)> = if style.python {
        &mut map.effective()
    } else {
        &mut map.iter()
    };
    for (index, (key, value)) in entries.enumerate() {
        separate(out, index, path, style, level + 1);
        let place = path.child(key);
        out.write(Tag::Name, &place, |out| quote(out, key, style.python));
        out.push(Tag::Punctuation, style.key_separator, &place);
        write_value(out, value, &place, style, level + 1);
    }
    break_line(out, path, style, level);
    out.push(Tag::Punctuation, "}", path);
}

fn separate(out: &mut Text, index: usize, path: &Path, style: &Style, level: usize) {
    if index > 0 {
        out.push(Tag::Punctuation, style.item_separator, path);
    }
    break_line(out, path, style, level);
}

fn break_line(out: &mut Text, path: &Path, style: &Style, level: usize) {
    if let Some(width) = style.indent {
        const INDENT: &str = "                                ";
        out.push(Tag::Punctuation, "\n", path);
        let mut left = width * level;
        while left > 0 {
            let part = left.min(INDENT.len());
            out.push(
                Tag::Punctuation,
                INDENT.get(..part).unwrap_or_default(),
                path,
            );
            left -= part;
        }
    }
}

fn quote(out: &mut String, text: &str, ascii: bool) {
    out.push('"');
    // Most texts need no escapes, and are copied as they are.
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\');
    if text.bytes().all(is_plain) {
        out.push_str(text);
    } else {
        escape_into(out, text, ascii);
    }
    out.push('"');
}

fn escape_into(out: &mut String, text: &str, ascii: bool) {
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            // A terminal may change or obey any control character in what is pasted.
            control if control.is_control() => escape_units(out, control),
            other if ascii && !other.is_ascii() => escape_units(out, other),
            other => out.push(other),
        }
    }
}

/// `\uXXXX` for each UTF-16 unit, in lower-case hexadecimal as Python writes it.
fn escape_units(out: &mut String, character: char) {
    for unit in character.encode_utf16(&mut [0; 2]) {
        out.push_str("\\u");
        for shift in [12, 8, 4, 0] {
            let digit = u32::from(*unit >> shift) & 0xf;
            out.push(char::from_digit(digit, 16).unwrap_or('0'));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::read;

    const SAMPLE: &str = r#"{"a":[1e3,"é😀\u001f\"",{}],"b":{"c":null}}"#;

    #[test]
    fn compact_reads_back() {
        let value = read(SAMPLE).unwrap();
        assert_eq!(compact(&value, &Path::root()).as_str(), SAMPLE);
    }

    #[test]
    fn bodies_are_ascii_as_pythons() {
        let value = read(SAMPLE).unwrap();
        assert_eq!(
            python_body(&value, &Path::root()).as_str(),
            r#"{"a": [1000.0, "\u00e9\ud83d\ude00\u001f\"", {}], "b": {"c": null}}"#
        );
    }

    #[test]
    fn pretty_indents_by_two() {
        let value = read(r#"{"a":[1],"b":{}}"#).unwrap();
        assert_eq!(
            pretty(&value, &Path::root()).as_str(),
            "{\n  \"a\": [\n    1\n  ],\n  \"b\": {}\n}"
        );
    }

    #[test]
    fn spans_know_their_places() {
        let value = read(r#"{"M":{"a/b":"x"}}"#).unwrap();
        let text = compact(&value, &Path::root());
        let piece = text.pieces().find(|piece| piece.text == "\"x\"").unwrap();
        assert_eq!(piece.path.as_str(), "/M/a~1b");
    }
}
