use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};
use wireform_model::value::{Map, Value};
use wireform_model::{Kind, OperationRef, Shape};
use wireform_read::shorthand as reader;
use wireform_read::shorthand::{is_bare_after_comma, is_bare_value, is_key};

/// Which forms of shorthand are allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Without quotes and escapes.
    Plain,
    /// All that the grammar can express.
    Quoted,
}

/// The words of an option in shorthand; `None` where shorthand cannot express the value.
///
/// It returns only words that the reader of the same grammar parses back to the same value.
pub(super) fn words(
    operation: OperationRef<'_>,
    shape: &Shape,
    value: &Value,
    path: &Path,
    style: Style,
) -> Option<Vec<Text>> {
    if !reader::is_supported(operation, shape) {
        return None;
    }
    let mut words = Vec::new();
    match (&shape.kind, value) {
        (Kind::List { .. }, Value::List(items)) => {
            for (index, item) in items.iter().enumerate() {
                words.push(word(item, &path.item(index), style)?);
            }
        }
        _ => words.push(word(value, path, style)?),
    }
    let texts: Vec<&str> = words.iter().map(Text::as_str).collect();
    let read_back = reader::read(operation, shape, &texts).ok()?;
    (!words.is_empty() && json::same(&read_back, value)).then_some(words)
}

/// `Key=value,Key=value`
fn word(value: &Value, path: &Path, style: Style) -> Option<Text> {
    let map = value.as_map().filter(|map| !map.is_empty())?;
    let mut out = Text::new();
    entries(&mut out, map, path, style, top_value)?;
    Some(out)
}

type WriteValue = fn(&mut Text, &Value, &Path, Style) -> Option<()>;

fn entries(out: &mut Text, map: &Map, path: &Path, style: Style, write: WriteValue) -> Option<()> {
    for (index, (key, value)) in map.iter().enumerate() {
        if index > 0 {
            out.push(Tag::Punctuation, ",", path);
        }
        if !is_key(key) {
            return None;
        }
        let path = path.child(key);
        out.push(Tag::Name, key, &path);
        out.push(Tag::Punctuation, "=", &path);
        write(out, value, &path, style)?;
    }
    Some(())
}

/// A value at the top of a word, where a list of scalars can be separated with commas: `Values=a,b`.
fn top_value(out: &mut Text, value: &Value, path: &Path, style: Style) -> Option<()> {
    match value {
        Value::List(items)
            if items.len() > 1 && items.iter().all(|item| item.as_str().is_some()) =>
        {
            for (index, item) in items.iter().enumerate() {
                let item_path = path.item(index);
                let bare = if index > 0 {
                    out.push(Tag::Punctuation, ",", path);
                    is_bare_after_comma
                } else {
                    is_bare_value
                };
                text(out, item.as_str()?, &item_path, style, bare)?;
            }
            Some(())
        }
        Value::String(value) => text(out, value, path, style, is_bare_value),
        value => inner_value(out, value, path, style),
    }
}

/// A value inside brackets: `[a,b]`, `{a=b}` or a scalar.
fn inner_value(out: &mut Text, value: &Value, path: &Path, style: Style) -> Option<()> {
    match value {
        Value::Null => return None,
        Value::Bool(true) => out.push(Tag::Literal, "true", path),
        Value::Bool(false) => out.push(Tag::Literal, "false", path),
        Value::Number(number) => out.push(Tag::Number, number.text(), path),
        // Without quotes, the CLI would read the bracket after an empty string as its first character.
        Value::String(value) if value.is_empty() && style == Style::Quoted => {
            out.push(Tag::String, "\"\"", path);
        }
        Value::String(value) => text(out, value, path, style, is_bare_value)?,
        Value::List(items) => {
            out.push(Tag::Punctuation, "[", path);
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(Tag::Punctuation, ",", path);
                }
                inner_value(out, item, &path.item(index), style)?;
            }
            out.push(Tag::Punctuation, "]", path);
        }
        Value::Map(map) => {
            out.push(Tag::Punctuation, "{", path);
            entries(out, map, path, style, inner_value)?;
            out.push(Tag::Punctuation, "}", path);
        }
    }
    Some(())
}

fn text(
    out: &mut Text,
    text: &str,
    path: &Path,
    style: Style,
    bare: fn(&str) -> bool,
) -> Option<()> {
    let has_control = text.contains(char::is_control);
    // Pasting does not preserve a carriage return or an escape character; JSON escapes it.
    if has_control && text.contains(|c: char| c.is_control() && c != '\n') {
        return None;
    }
    let plain = !has_control && bare(text);
    match style {
        _ if plain => out.push(Tag::String, text, path),
        Style::Plain => return None,
        Style::Quoted => out.push(Tag::String, &quoted(text), path),
    }
    Some(())
}

/// The text in the quotes that need fewer escapes. Where both need the same, in double quotes,
/// since single quotes must be quoted again in a POSIX shell.
fn quoted(text: &str) -> String {
    let quote = if text.contains('"') && !text.contains('\'') {
        '\''
    } else {
        '"'
    };
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for character in text.chars() {
        if character == quote || character == '\\' {
            out.push('\\');
        }
        out.push(character);
    }
    out.push(quote);
    out
}
