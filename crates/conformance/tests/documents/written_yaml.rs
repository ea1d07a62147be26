//! Writes a value as YAML, in any of its styles.

use std::fmt::Write as _;

use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::value::Value;
use wireform_testing::Random;

/// A value in block style, whose parts may be in flow style; strings in a style that keeps them.
pub fn write(random: &mut Random, value: &Value) -> String {
    let mut out = String::new();
    if random.percent(20) {
        out.push_str("---\n# a comment\n");
    }
    block(random, value, 0, &mut out);
    out.push('\n');
    out
}

/// Writes a value from the start of a line on, without the line's end.
fn block(random: &mut Random, value: &Value, indent: usize, out: &mut String) {
    let space = " ".repeat(indent);
    match value {
        Value::Map(map) if !map.is_empty() => {
            for (index, (key, value)) in map.iter().enumerate() {
                let line = if index > 0 { "\n" } else { "" };
                let _ = write!(out, "{line}{space}{}:", scalar(random, key));
                inside(random, value, indent, out);
            }
        }
        Value::List(items) if !items.is_empty() => {
            for (index, item) in items.iter().enumerate() {
                let line = if index > 0 { "\n" } else { "" };
                let _ = write!(out, "{line}{space}-");
                inside(random, item, indent, out);
            }
        }
        value => {
            let _ = write!(out, "{space}{}", flow(random, value));
        }
    }
}

/// Writes a value behind `key:` or `-`.
fn inside(random: &mut Random, value: &Value, indent: usize, out: &mut String) {
    let is_block =
        !value.is_empty() && matches!(value, Value::Map(_) | Value::List(_)) && random.percent(75);
    if is_block {
        out.push('\n');
        let more = 1 + random.below(4);
        return block(random, value, indent + more, out);
    }
    if let Value::String(text) = value
        && is_literal(text)
        && random.percent(60)
    {
        let sign = if text.ends_with('\n') { "|" } else { "|-" };
        let space = " ".repeat(indent + 2);
        let lines = text
            .trim_end_matches('\n')
            .replace('\n', &format!("\n{space}"));
        let _ = write!(out, " {sign}\n{space}{lines}");
        return;
    }
    let _ = write!(out, " {}", flow(random, value));
}

/// Whether a literal block keeps a text.
fn is_literal(text: &str) -> bool {
    let end = text.len() - text.trim_end_matches('\n').len();
    let is_plain = |c: char| {
        c == '\n'
            || (c >= ' '
                && !matches!(
                    c,
                    '\u{7f}'..='\u{a0}' | '\u{feff}' | '\u{2028}' | '\u{2029}'
                ))
    };
    end < 2
        && text.len() > end
        && !text.starts_with([' ', '\n'])
        && text.chars().all(is_plain)
        && !text.contains("\n\n")
        && !text.contains("\n ")
}

fn flow(random: &mut Random, value: &Value) -> String {
    match value {
        Value::Map(map) => {
            let entries = map.iter().map(|(key, value)| {
                let value = flow(random, value);
                format!("{}: {value}", double_quoted(key))
            });
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(|item| flow(random, item)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::String(text) => scalar(random, text),
        other => json::compact(other, &Path::root()).to_string(),
    }
}

fn scalar(random: &mut Random, text: &str) -> String {
    let is_word = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && !matches!(
            text.to_ascii_lowercase().as_str(),
            "true" | "false" | "null"
        );
    let has_control = text.chars().any(|c| c.is_control() || c == '\u{feff}');
    match random.below(3) {
        0 if is_word => text.to_owned(),
        1 if !has_control => format!("'{}'", text.replace('\'', "''")),
        _ => double_quoted(text),
    }
}

/// JSON's strings are YAML's.
fn double_quoted(text: &str) -> String {
    json::quoted(text)
}
