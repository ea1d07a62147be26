//! Where a pasted text has values that are masked.

use std::ops::Range;

use wireform_model::OperationRef;
use wireform_model::near::is_misspelt;
use wireform_model::path::Path;
use wireform_model::secret::{is_secret, may_have_secrets, secrets};
use wireform_read::{Meaning, SourceKind};

use crate::state::Pasted;

/// The spans of a pasted text that are sensitive, or probably so, in bytes.
pub fn secret_spans(operation: OperationRef<'_>, pasted: &Pasted) -> Vec<Range<usize>> {
    let reading = &pasted.reading;
    let input = reading.draft.input.as_map();
    let places = input.map(|input| secrets(operation, input));
    let places = places.unwrap_or_default();
    let is_one = |path: &Path| {
        let overlaps = |place: &Path| path.is_within(place) || place.is_within(path);
        is_secret(operation, path) || places.iter().any(overlaps)
    };
    let parts = reading.parts.iter();
    let parts = parts.filter(|part| matches!(&part.meaning, Meaning::Value(path) if is_one(path)));
    let mut spans: Vec<_> = parts.map(|part| part.span.clone()).collect();
    if pasted.kind == SourceKind::Command {
        spans.extend(option_values(operation, &pasted.text));
    }
    spans.extend(likely_secrets(&pasted.text));
    spans
}

/// What the names of secrets have in common.
const SECRET_NAMES: [&str; 5] = [
    "password",
    "passphrase",
    "secret",
    "privatekey",
    "accesskey",
];

/// The values in a text whose names sound like those of secrets, whatever it is: `--password x`, `"Password": "x"`,
/// `AWS_SECRET_ACCESS_KEY=x`. For texts of which no model says more.
pub fn likely_secrets(text: &str) -> Vec<Range<usize>> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let mut found = Vec::new();
    let mut end = 0;
    while let Some(start) = text.get(end..).and_then(|rest| rest.find(is_name)) {
        let start = end + start;
        let rest = text.get(start..).unwrap_or_default();
        let length = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        end = start + length;
        let name = rest.get(..length).unwrap_or_default();
        if sounds_secret(name)
            && let Some(value) = value_after(text, end, name.starts_with("--"))
        {
            end = value.end;
            found.push(value);
        }
    }
    found
}

fn sounds_secret(name: &str) -> bool {
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let plain = plain.to_ascii_lowercase();
    // The name of a secret tells nothing of it.
    let is_reference = plain.ends_with("id") || plain.ends_with("arn") || plain.ends_with("name");
    !is_reference && SECRET_NAMES.iter().any(|secret| plain.contains(secret))
}

/// The value behind a name: after a colon or an equals sign, or, of an option, after a space.
fn value_after(text: &str, end: usize, is_option: bool) -> Option<Range<usize>> {
    let rest = text.get(end..)?;
    let value = rest
        .trim_start_matches(['"', '\'', '\\'])
        .trim_start_matches([' ', '\t']);
    let value = match value.strip_prefix([':', '=']) {
        Some(value) => value.trim_start_matches([' ', '\t']),
        None if is_option && rest.len() > value.len() => value,
        None => return None,
    };
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    let (start, length) = match quote {
        Some(quote) => {
            let inside = value.get(1..)?;
            (1, inside.find(quote).unwrap_or(inside.len()))
        }
        None => {
            let is_end =
                |c: char| c.is_whitespace() || matches!(c, ',' | '}' | ']' | ';' | '"' | '\'');
            (0, value.find(is_end).unwrap_or(value.len()))
        }
    };
    let start = text.len() - value.len() + start;
    (length > 0).then(|| start..start + length)
}

/// What follows the options whose names are, perhaps misspelt, those of sensitive members: a command's reader takes
/// nothing from an option that it does not know.
fn option_values(operation: OperationRef<'_>, text: &str) -> Vec<Range<usize>> {
    let members = operation.members().iter().map(|member| &member.name);
    let members = members.filter(|name| may_have_secrets(operation, &Path::root().child(name)));
    let members: Vec<&String> = members.collect();
    let mut starts: Vec<usize> = text.match_indices("--").map(|(start, _)| start).collect();
    starts.push(text.len());
    let options = starts.iter().zip(starts.iter().skip(1));
    let values = options.filter_map(|(start, end)| {
        let option = text.get(*start..*end)?;
        let length = option.find([' ', '\t', '\n', '=']).unwrap_or(option.len());
        let name = option.get(..length)?;
        let is_named = members.iter().any(|member| is_misspelt(name, member));
        let value = option.get(length..)?;
        let space = value.len() - value.trim_start_matches([' ', '\t', '\n', '=', '\\']).len();
        is_named.then(|| start + length + space..start + length + value.trim_end().len())
    });
    values.filter(|value| value.start < value.end).collect()
}
