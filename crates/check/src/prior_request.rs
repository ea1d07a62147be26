use wireform_model::cli::Cli;
use wireform_model::endpoint::{ANY_REGION, EndpointInput, call_before};
use wireform_model::path::Path;

use super::{CheckInput, Findings, Rule};

/// # What it checks
/// Whether the AWS CLI sends a request of its own before this one.
///
/// # Why
/// The request that is shown is then the second one, and lacks what the response to the first contains:
/// the credentials of a session, or the host.
///
/// # Example
/// `{"Bucket": "logs--use1-az4--x-s3", "Key": "a"}` of S3's `GetObject`.
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// Runs of the CLI: `GET /?session` for a directory bucket, `DescribeEndpoints` for Timestream.
pub const PRIOR_REQUEST: Rule = Rule::info(
    "cli-calls-first",
    "The AWS CLI sends another request before this one",
);

pub fn check(subject: &CheckInput<'_>, findings: &mut Findings) {
    let call = call_before(&EndpointInput {
        operation: subject.operation,
        input: subject.draft.input.as_map(),
        region: ANY_REGION,
        endpoint_url: subject.draft.options.get("endpoint-url"),
        cli: Cli::default(),
    });
    let message = match call {
        Some("CreateSession") => {
            "For a directory bucket, the AWS CLI calls `CreateSession` first and signs this request with the session's credentials."
        }
        Some(_) => {
            "The AWS CLI calls `DescribeEndpoints` first and sends this request to the host in the response."
        }
        None => return,
    };
    findings.push(PRIOR_REQUEST.at(Path::root(), message));
}
