use wireform_model::Kind;
use wireform_model::diagnostic::Refuser;
use wireform_model::value::Number;

use super::context::CheckContext;
use super::{Findings, Rule};

/// # What it checks
/// A list or a map has as many entries as its shape admits.
///
/// # Why
/// An empty list is refused where one item at least is demanded, and nothing says so before the call.
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
    let limits = match (min, max) {
        (Some(min), Some(max)) => format!("{} to {}", min.text(), max.text()),
        (Some(min), None) => format!("at least {}", min.text()),
        (_, max) => format!("at most {}", max.map_or("", Number::text)),
    };
    let label = context.label();
    let message = format!("{label} has {count} entries, but takes {limits}.");
    let finding = ITEM_COUNT.at(context.place.path(), message);
    let cli_counts = too_few && matches!(context.shape.kind, Kind::List { .. });
    findings.push(if cli_counts {
        finding.refused_by(Refuser::Cli)
    } else {
        finding
    });
}
