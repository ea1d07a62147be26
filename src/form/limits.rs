use wireform_core::json;
use wireform_core::model::{Kind, Shape};
use wireform_core::path::Path;
use wireform_core::value::Number;

use super::meaning::grouped;
use super::node::Node;

/// A pattern that is longer is a riddle and no help.
const LONGEST_PATTERN: usize = 40;
/// Of more values than these the list shows only what the typing leaves.
const MANY_VALUES: usize = 60;

/// What the model demands of a value, on one line; empty where it demands nothing.
pub fn limits(node: &Node) -> String {
    let mut lines = Vec::new();
    if let Some(message) = node.deprecated {
        lines.push(
            if message.is_empty() {
                "Deprecated"
            } else {
                message
            }
            .to_owned(),
        );
    }
    if node.is_token {
        lines.push("The AWS CLI makes one up unless it is set".to_owned());
    }
    if let Some(default) = node.default {
        let default = json::compact(default, &Path::root());
        lines.push(format!("The AWS CLI sends {default} unless it is set"));
    }
    if node.is_json_header {
        lines.push("JSON, which travels in a header".to_owned());
    }
    lines.extend(range(node.shape));
    lines.extend(values(node.shape));
    lines.extend(pattern(node.shape));
    lines.join(" · ")
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
    // Every text has at least no characters.
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
    // These say that anything will do.
    let bare = pattern.trim_start_matches('^').trim_end_matches('$');
    let says_nothing = [".*", ".+", r"[\s\S]*", r"[\s\S]+"].contains(&bare);
    let is_short = pattern.len() <= LONGEST_PATTERN;
    (is_short && !says_nothing).then(|| format!("pattern {pattern}"))
}
