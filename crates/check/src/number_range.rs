use wireform_model::diagnostic::Refuser;
use wireform_model::value::Number;

use super::context::CheckContext;
use super::label::{limits, shorten};
use super::{Findings, Rule};

/// # What it checks
/// A number is in the range of its shape.
///
/// # Why
/// The CLI checks only the minimum; the service rejects what is above the maximum.
///
/// # Example
/// A page size of 0 where 1 to 100 is allowed.
///
/// # Who refuses
/// The CLI below the minimum, the service above the maximum.
///
/// # Source
/// botocore's parameter validation (`validate.py`).
pub const NUMBER_RANGE: Rule = Rule::error("number-range", "A number is in its range");

pub fn check(context: &CheckContext<'_>, number: &Number, findings: &mut Findings) {
    let (min, max) = (context.shape.min.as_ref(), context.shape.max.as_ref());
    if number.is_nan() || (min.is_none() && max.is_none()) {
        return;
    }
    let value = number.value();
    let too_small = min.is_some_and(|min| value.compare(&min.value()).is_lt());
    let too_great = max.is_some_and(|max| value.compare(&max.value()).is_gt());
    if !too_small && !too_great {
        return;
    }
    let message = format!(
        "{} must be {} (now {}).",
        context.label(),
        limits(min.map(Number::text), max.map(Number::text)),
        shorten(number.text()),
    );
    let bound = if too_small { min } else { max };
    let mut finding = NUMBER_RANGE.at(context.place.path(), message);
    if let Some(bound) = bound {
        let value = wireform_model::value::Value::Number(bound.clone());
        finding = finding.replace_with(format!("Use {}", bound.text()), value);
    }
    findings.push(if too_small {
        finding.refused_by(Refuser::Cli)
    } else {
        finding
    });
}
