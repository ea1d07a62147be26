use wireform_model::timestamp::is_timestamp;
use wireform_model::value::Value;

use super::context::CheckContext;
use super::{Findings, Rule};

/// # What it checks
/// A point in time is written so that it is read here as the CLI reads it.
///
/// # Why
/// The CLI takes many spellings and sends what it has read; of others than the usual ones the request shows the text itself.
///
/// # Example
/// `{"StartTime": "Jan 1 2030 10:00"}`
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// `parse_timestamp` of botocore's `utils.py`, which leaves to `dateutil` what is in no format of its own.
pub const UNREAD_MOMENT: Rule =
    Rule::warning("unread-moment", "A point in time is written in a usual way");

pub fn check(context: &CheckContext<'_>, value: &Value, findings: &mut Findings) {
    if !is_timestamp(value) {
        let message = "Only the AWS CLI reads this point in time: the request shows the text, where it sends what it has read. \
                       Write it such as 2030-01-31T12:00:00Z.";
        findings.push(UNREAD_MOMENT.at(context.place.path(), message));
    }
}
