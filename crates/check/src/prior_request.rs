use wireform_model::draft::Cli;
use wireform_model::endpoint::{ANY_REGION, EndpointInput, call_before};
use wireform_model::path::Path;

use super::{CheckInput, Findings, Rule};

/// # What it checks
/// Whether the AWS CLI sends a request of its own before this one.
///
/// # Why
/// The request that is shown is the second then, and lacks what the answer to the first brings:
/// a session's token and key, or the host that it goes to.
///
/// # Example
/// `{"Bucket": "logs--use1-az4--x-s3", "Key": "a"}` of S3's `GetObject`.
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Runs of the CLI: `GET /?session` for a directory bucket, `DescribeEndpoints` for Timestream.
pub const CLI_CALLS_FIRST: Rule = Rule::info(
    "cli-calls-first",
    "The AWS CLI sends another request before this one",
);

pub fn check(subject: &CheckInput<'_>, findings: &mut Findings) {
    let call = call_before(&EndpointInput {
        operation: subject.operation,
        input: subject.draft.input.as_map(),
        region: ANY_REGION,
        cli: Cli::default(),
    });
    let message = match call {
        Some("CreateSession") => {
            "For a directory bucket the AWS CLI calls `CreateSession` first, and signs the request with what it gets."
        }
        Some(_) => {
            "The AWS CLI calls `DescribeEndpoints` first, and sends the request to the host that it gets."
        }
        None => return,
    };
    findings.push(CLI_CALLS_FIRST.at(Path::root(), message));
}
