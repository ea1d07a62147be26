use wireform_model::timestamp::is_timestamp;
use wireform_model::value::Value;

use super::context::CheckContext;
use super::{Findings, Rule};

/// # What it checks
/// A timestamp is in a format that is parsed here as the CLI parses it.
///
/// # Why
/// The CLI accepts many formats and sends what it has parsed; of an unusual one the request shows the string itself.
///
/// # Example
/// `{"StartTime": "Jan 1 2030 10:00"}`
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// `parse_timestamp` of botocore's `utils.py`, which gives `dateutil` whatever it does not parse itself.
pub const UNPARSED_TIMESTAMP: Rule =
    Rule::warning("unparsed-timestamp", "A timestamp is in a common format");

pub fn check(context: &CheckContext<'_>, value: &Value, findings: &mut Findings) {
    if !is_timestamp(value) {
        let message = "Unrecognized timestamp. The AWS CLI may parse it and send another value: write it as 2030-01-31T12:00:00Z.";
        findings.push(UNPARSED_TIMESTAMP.at(context.place.path(), message));
    }
}
