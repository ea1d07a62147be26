use wireform_model::Member;
use wireform_model::cli::Cli;
use wireform_model::endpoint::{EndpointInput, has_endpoint};

use super::label::shorten;
use super::{CheckInput, Findings, Rule};

/// # What it checks
/// The service's endpoint rules give an endpoint for this input, in some region.
///
/// # Why
/// Where an ARN, a bucket or an account is part of the endpoint, the CLI parses it before it sends,
/// and rejects one that is malformed.
///
/// # Example
/// `{"Bucket": "arn:aws:s3:us-west-2:123456789012:accesspoint/my-"}`
///
/// # Who refuses
/// The CLI.
///
/// # Source
/// The `endpointRuleSet` of the service's model, and runs of the CLI.
pub const ENDPOINT: Rule = Rule::cli_error("endpoint", "The input leads to an endpoint");

/// A region of each large partition: an endpoint in one of them is enough.
const REGIONS: [&str; 3] = ["us-east-1", "cn-north-1", "us-gov-west-1"];

pub fn check(subject: &CheckInput<'_>, findings: &mut Findings) {
    let members = subject.operation.members().iter();
    let mut members = members.filter(|member| member.context_param.is_some());
    let value = |member: &Member| subject.draft.member(&member.name)?.as_str();
    // A missing member is reported by another rule.
    let is_whole = members
        .clone()
        .all(|member| !member.required || value(member).is_some());
    let first = members.find_map(|member| Some((member, value(member)?)));
    let Some((member, text)) = first.filter(|_| is_whole) else {
        return;
    };
    let leads_somewhere = |region: &str| {
        has_endpoint(&EndpointInput {
            operation: subject.operation,
            input: subject.draft.input.as_map(),
            region,
            endpoint_url: subject.draft.options.get("endpoint-url"),
            cli: Cli::default(),
        })
    };
    if REGIONS.into_iter().any(leads_somewhere) {
        return;
    }
    let message = format!(
        "`{}` is `{}`, for which the service has no endpoint. Check its format and, in an ARN, each part.",
        member.name,
        shorten(text)
    );
    findings.push(ENDPOINT.at_member(&member.name, message));
}
