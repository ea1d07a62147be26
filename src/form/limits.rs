use leptos::prelude::untrack;
use wireform_model::grouped::grouped;
use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::secret::is_secret;
use wireform_model::value::Number;
use wireform_model::{Kind, Shape};

use super::node::Node;
use super::table;

/// A longer pattern is a riddle, not a help.
const LONGEST_PATTERN: usize = 40;
/// With more values than this, the suggestions show only those that match what is typed.
const MANY_VALUES: usize = 60;

/// The limits that the model sets for a value, on one line; empty where it sets none.
///
/// Where a companion describes the member, its own words say what matters.
pub fn limits(node: Node) -> String {
    let mut parts = Vec::new();
    if is_first_secret(node) || table::masks_cells(node) {
        parts.push("Left out of links, gone after a reload".to_owned());
    }
    if node.words.is_some() {
        return parts.join(" · ");
    }
    let deprecated = node.member.filter(|member| member.deprecated);
    let reason = deprecated.and_then(|member| member.deprecated_message.as_deref());
    parts.extend(reason.and_then(beyond_deprecated));
    if node.is_token {
        parts.push("Default: a new UUID for each call".to_owned());
    }
    if let Some(default) = node.default {
        parts.push(format!(
            "Default: {}",
            json::compact(default, &Path::root())
        ));
    }
    if node.member.is_some_and(|member| member.is_json_header()) {
        parts.push("JSON, sent in a header".to_owned());
    }
    parts.extend(range(node.shape));
    parts.extend(values(node.shape));
    parts.extend(pattern(node.shape));
    parts.join(" · ")
}

/// What a message says beside that something is deprecated, which is said beside the label: `Use Group instead.` of
/// `This field is deprecated, use Group instead.`
fn beyond_deprecated(message: &str) -> Option<String> {
    /// What comes before the word is no more than a name.
    const NAME: usize = 48;
    let at = message.to_ascii_lowercase().find("deprecated");
    let Some(at) = at.filter(|at| *at <= NAME) else {
        return Some(message.to_owned()).filter(|message| !message.is_empty());
    };
    let rest = message.get(at + "deprecated".len()..).unwrap_or_default();
    let rest = rest.trim_start_matches([' ', ',', '.', ';', ':']);
    let mut letters = rest.chars();
    let first = letters.next()?;
    let is_of_the_api = rest.starts_with("from ");
    (!is_of_the_api).then(|| first.to_uppercase().chain(letters).collect())
}

/// Whether it is sensitive, and no part of something that is: that says it already.
fn is_first_secret(node: Node) -> bool {
    let above = || untrack(|| node.path()).parent();
    let operation = node.store.operation.operation;
    node.secret && above().is_none_or(|above| !is_secret(operation, &above))
}

/// `1 to 64 characters`
fn range(shape: &Shape) -> Option<String> {
    let (one, many) = match shape.kind {
        Kind::String if shape.enumeration.is_empty() => (" character", " characters"),
        Kind::Blob => (" byte", " bytes"),
        Kind::List { .. } => (" item", " items"),
        Kind::Map { .. } => (" entry", " entries"),
        Kind::Integer | Kind::Long | Kind::Float | Kind::Double => ("", ""),
        _ => return None,
    };
    let counted = |number: &Number| {
        let unit = if number.text() == "1" { one } else { many };
        format!("{}{unit}", number.text())
    };
    // A minimum of 0 says nothing about a length.
    let least = |min: &&Number| one.is_empty() || min.text() != "0";
    match (shape.min.as_ref().filter(least), &shape.max) {
        (Some(min), Some(max)) if min == max => Some(format!("exactly {}", counted(min))),
        (Some(min), Some(max)) => Some(format!("{} to {}", min.text(), counted(max))),
        (Some(min), None) => Some(format!("at least {}", counted(min))),
        (None, Some(max)) => Some(format!("at most {}", counted(max))),
        (None, None) => None,
    }
}

fn values(shape: &Shape) -> Option<String> {
    let count = shape.enumeration.len();
    (count > MANY_VALUES).then(|| format!("{} known values: type to narrow them", grouped(count)))
}

fn pattern(shape: &Shape) -> Option<String> {
    let pattern = shape.pattern.as_deref()?;
    // These match anything.
    let bare = pattern.trim_start_matches('^').trim_end_matches('$');
    let matches_all = [".*", ".+", r"[\s\S]*", r"[\s\S]+"].contains(&bare);
    let is_short = pattern.len() <= LONGEST_PATTERN;
    (is_short && !matches_all).then(|| format!("pattern {pattern}"))
}
