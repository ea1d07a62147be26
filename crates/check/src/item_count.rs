use wireform_model::Kind;
use wireform_model::diagnostic::Refuser;
use wireform_model::value::Number;

use super::context::CheckContext;
use super::label::limits;
use super::{Findings, Rule};

/// # What it checks
/// The number of items of a list, or entries of a map, is one that its shape allows.
///
/// # Why
/// Many lists need at least one item, and an empty one is rejected only at the call.
///
/// # Example
/// `{"InstanceIds": []}` where the model's `min` is 1.
///
/// # Who refuses
/// The CLI where a list is too short, else the service: the CLI does not count the entries of maps.
///
/// # Source
/// botocore's parameter validation (`validate.py`).
pub const ITEM_COUNT: Rule = Rule::error(
    "item-count",
    "A list or map has neither too few nor too many entries",
);

pub fn check(context: &CheckContext<'_>, count: usize, findings: &mut Findings) {
    let (min, max) = (context.shape.min.as_ref(), context.shape.max.as_ref());
    let too_few = min.and_then(Number::count).is_some_and(|min| count < min);
    let too_many = max.and_then(Number::count).is_some_and(|max| count > max);
    if !too_few && !too_many {
        return;
    }
    let label = context.label();
    let limits = limits(min.map(Number::text), max.map(Number::text));
    let noun = match context.shape.kind {
        Kind::List { .. } => "items",
        _ => "entries",
    };
    let message = format!("{label} must have {limits} {noun} (now {count}).");
    let finding = ITEM_COUNT.at(context.place.path(), message);
    let cli_counts = too_few && matches!(context.shape.kind, Kind::List { .. });
    findings.push(if cli_counts {
        finding.refused_by(Refuser::Cli)
    } else {
        finding
    });
}
