use wireform_model::grouped::grouped;
use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::value::Number;
use wireform_model::{Kind, Shape};

use super::node::Node;

/// A longer pattern is a riddle, not a help.
const LONGEST_PATTERN: usize = 40;
/// With more values than this, the suggestions show only those that match what is typed.
const MANY_VALUES: usize = 60;

/// The limits that the model sets for a value, on one line; empty where it sets none.
///
/// Where a companion describes the member, its own words say what matters.
pub fn limits(node: Node) -> String {
    let mut parts = Vec::new();
    if node.secret {
        parts.push("Left out of links".to_owned());
    }
    if node.words.is_some() {
        return parts.join(" · ");
    }
    if let Some(member) = node.member.filter(|member| member.deprecated) {
        let message = member.deprecated_message.as_deref().unwrap_or_default();
        let message = if message.is_empty() {
            "Deprecated"
        } else {
            message
        };
        parts.push(message.to_owned());
    }
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
