use wireform_model::grouped::grouped;

use super::context::CheckContext;
use super::{Findings, Rule};

/// # What it checks
/// A string whose length the model does not limit has at most 1 MiB.
///
/// # Why
/// Few models limit every string, while services limit the whole request: a longer string is mostly a mistake,
/// such as a file that was pasted into the wrong field. Blobs are left out, since some services take large ones.
///
/// # Example
/// A `QueueName` of two million characters.
///
/// # Who refuses
/// Nobody who is known to: the CLI sends it, and which limit a service has is not in its model.
///
/// # Source
/// Inferred from the quotas in AWS's documentation, such as 1 MiB for a message of SQS, 51,200 bytes for a template
/// of CloudFormation and 400 KB for an item of DynamoDB.
pub const LONG_STRING: Rule =
    Rule::warning("long-string", "A string without a limit is not very long");

/// The most bytes.
const MOST: usize = 1_048_576;

/// Reports a very long string that the model allows.
pub fn check(context: &CheckContext<'_>, text: &str, findings: &mut Findings) {
    if text.len() <= MOST || context.shape.max.is_some() {
        return;
    }
    let message = format!(
        "{} has {} bytes. Its model has no limit, but most services reject requests of more than 1 MiB.",
        context.label(),
        grouped(text.len())
    );
    findings.push(LONG_STRING.at(context.place.path(), message));
}
