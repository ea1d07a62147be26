//! Labels as parts of sentences.

use wireform_model::{Kind, Shape};

/// What one item of the list with a label is called, whose shape is `item`: `Security group ID`.
pub fn one_item(list: &str, item: &Shape) -> String {
    match list.chars().all(|c| c.is_ascii_uppercase()) {
        true => kind_of_item(item).to_owned(),
        false => singular(list),
    }
}

/// What an item of a list is called: `Tags`, `Tag set` and `Tag list` contain tags.
pub fn singular(label: &str) -> String {
    for collection in [" set", " list"] {
        if let Some(items) = label.strip_suffix(collection) {
            return singular(items);
        }
    }
    let endings = [
        ("ies", "y"),
        ("sses", "ss"),
        ("xes", "x"),
        ("ches", "ch"),
        ("shes", "sh"),
    ];
    for (plural, singular) in endings {
        if let Some(stem) = label.strip_suffix(plural) {
            return format!("{stem}{singular}");
        }
    }
    match label.strip_suffix('s') {
        Some(stem) if !label.ends_with("ss") && !label.ends_with("us") => stem.to_owned(),
        _ => label.to_owned(),
    }
}

/// A label as it is written in a sentence: a first word with more capitals, such as `ID` or `CloudWatch`, keeps them.
pub fn in_sentence(label: &str) -> String {
    let word = label.split(' ').next().unwrap_or_default();
    let mut characters = label.chars();
    match characters.next() {
        Some(first) if !word.chars().skip(1).any(char::is_uppercase) => {
            first.to_lowercase().chain(characters).collect()
        }
        _ => label.to_owned(),
    }
}

/// A label with its article: `a table name`, `an AMI`.
pub fn with_article(label: &str) -> String {
    let label = in_sentence(label);
    let article = if starts_with_vowel(&label) { "an" } else { "a" };
    format!("{article} {label}")
}

/// Whether a word begins with a vowel as it is spoken: `AMI` and `SNS topic` do, `URL` and `user` do not.
fn starts_with_vowel(label: &str) -> bool {
    let word = label.split_whitespace().next().unwrap_or_default();
    let is_spelled_out = word.len() > 1 && word.chars().all(|c| !c.is_lowercase());
    if is_spelled_out {
        return word.starts_with(|c| "AEFHILMNORSX8".contains(c));
    }
    let lower = word.to_lowercase();
    let sounds_like_you = ["uni", "use", "usa", "uri", "url", "uui", "eu"];
    let is_exception = sounds_like_you.iter().any(|start| lower.starts_with(start));
    lower.starts_with(['a', 'e', 'i', 'o', 'u']) && !is_exception
}

/// What an item is called in a list that is named by an abbreviation.
fn kind_of_item(shape: &Shape) -> &'static str {
    match shape.kind {
        Kind::Structure(_) | Kind::Map { .. } | Kind::List { .. } => "item",
        _ => kind_of_value(shape),
    }
}

/// The kind of value that a shape has, in a few words.
pub fn kind_of_value(shape: &Shape) -> &'static str {
    match &shape.kind {
        Kind::Structure(structure) if structure.document => "JSON",
        Kind::Structure(structure) if structure.union => "one of several",
        Kind::Structure(_) => "structure",
        Kind::Map { .. } => "map",
        Kind::List { .. } => "list",
        Kind::Boolean => "boolean",
        Kind::Integer | Kind::Long | Kind::Float | Kind::Double => "number",
        Kind::Timestamp => "timestamp",
        Kind::Blob => "bytes",
        Kind::String if !shape.enumeration.is_empty() => "choice",
        Kind::String => "string",
    }
}
