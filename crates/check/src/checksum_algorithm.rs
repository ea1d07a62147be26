use wireform_model::checksum::{can_compute, holds_checksum};
use wireform_model::near::nearest;
use wireform_model::path::Path;
use wireform_model::value::Value;
use wireform_model::{Location, Member};

use super::enum_value::ENUM_VALUE;
use super::label::shorten;
use super::{CheckInput, Findings, Rule};

/// # What it checks
/// The CLI knows the checksum algorithm that it is asked to compute.
///
/// # Why
/// The CLI computes the checksum of the body before it sends, unless the input has one already.
///
/// # Example
/// `{"ChecksumAlgorithm": "MD5"}` of S3's `PutObject`
///
/// # Who refuses
/// The CLI.
///
/// # Source
/// botocore's `resolve_request_checksum_algorithm` (`httpchecksum.py`), and runs of the CLI.
pub const CHECKSUM_ALGORITHM: Rule =
    Rule::cli_error("checksum-algorithm", "The AWS CLI can compute the checksum");

pub fn check(subject: &CheckInput<'_>, findings: &mut Findings) {
    let checksum = &subject.operation.operation.http_checksum;
    let Some(member) = checksum.request_algorithm_member.as_deref() else {
        return;
    };
    let Some(Value::String(text)) = subject.draft.member(member) else {
        return;
    };
    if can_compute(&text.to_lowercase(), subject.cli) || has_checksum(subject) {
        return;
    }
    let what = format!("The AWS CLI cannot compute a `{}` checksum.", shorten(text));
    // That it is not one of the listed values is the same said twice.
    findings.remove(&ENUM_VALUE, &Path::root().child(member));
    findings.push(match likely(subject, member, text) {
        Some(likely) => CHECKSUM_ALGORITHM
            .at_member(member, format!("{what} Did you mean {likely}?"))
            .replace_with(format!("Use {likely}"), likely),
        None => CHECKSUM_ALGORITHM.at_member(
            member,
            format!("{what} Choose CRC32 or SHA256, or set the checksum yourself."),
        ),
    });
}

/// The algorithm that was probably meant, of those that the CLI computes.
fn likely<'i>(subject: &CheckInput<'i>, member: &str, text: &str) -> Option<&'i str> {
    let shape = subject.operation.target(subject.operation.member(member)?);
    let values = shape.enumeration.iter().map(String::as_str);
    let mut computed = values.filter(|value| can_compute(&value.to_lowercase(), subject.cli));
    nearest(text, &mut computed)
}

/// Whether a member that is set becomes a header of a checksum, whatever it is.
fn has_checksum(subject: &CheckInput<'_>) -> bool {
    let is_header =
        |member: &Member| member.location == Location::Header && holds_checksum(member.wire_name());
    let is_set = |member: &Member| {
        subject
            .draft
            .member(&member.name)
            .is_some_and(|value| *value != Value::Null)
    };
    let mut members = subject.operation.members().iter();
    members.any(|member| is_set(member) && is_header(member))
}
