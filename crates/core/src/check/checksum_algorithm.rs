use crate::draft::Cli;
use crate::model::{Location, Member};
use crate::value::Value;
use crate::write::holds_checksum;

use super::place::shorten;
use super::{Findings, Rule, Subject};

/// # What it checks
/// The algorithm of the checksum that the CLI is to compute is one that it knows.
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

/// The names in lower case.
const OF_BOTH: &[&str] = &["crc32", "sha1", "sha256", "sha512"];

/// CLI v1 does not bring along the library that has these.
const OF_V2: &[&str] = &["crc32c", "crc64nvme", "xxhash64", "xxhash3", "xxhash128"];

pub fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let checksum = &subject.operation.operation.checksum;
    let Some(member) = checksum.algorithm_member.as_deref() else {
        return;
    };
    let Some(Value::String(text)) = subject.draft.member(member) else {
        return;
    };
    let name = text.to_lowercase();
    let is_of_v2 = subject.cli == Cli::V2 && OF_V2.contains(&name.as_str());
    if is_of_v2 || OF_BOTH.contains(&name.as_str()) || has_checksum(subject) {
        return;
    }
    let message = format!(
        "The AWS CLI cannot compute a checksum called `{}`. Take `CRC32` or `SHA256`, or set the checksum itself.",
        shorten(text)
    );
    findings.push(CHECKSUM_ALGORITHM.at_member(member, message));
}

/// Whether a member that is set becomes a header of a checksum, whatever it is.
fn has_checksum(subject: &Subject<'_>) -> bool {
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
