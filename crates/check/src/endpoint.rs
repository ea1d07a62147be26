use wireform_model::Member;
use wireform_model::draft::Cli;
use wireform_model::endpoint::{EndpointInput, has_endpoint};

use super::label::shorten;
use super::{CheckInput, Findings, Rule};

/// # What it checks
/// The rules of the service's endpoints lead to one for this input, in some region.
///
/// # Why
/// Where an ARN, a bucket or an account is a part of the address, the CLI looks into it before it sends,
/// and stops at one that is put together wrongly.
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

/// A region of each of the partitions that have most services: what is an endpoint in one of them is taken for one.
const REGIONS: [&str; 3] = ["us-east-1", "cn-north-1", "us-gov-west-1"];

pub fn check(subject: &CheckInput<'_>, findings: &mut Findings) {
    let members = subject.operation.members().iter();
    let mut members = members.filter(|member| member.context_parameter.is_some());
    let value = |member: &Member| subject.draft.member(&member.name)?.as_str();
    // What is missing is said by another rule.
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
            cli: Cli::default(),
        })
    };
    if REGIONS.into_iter().any(leads_somewhere) {
        return;
    }
    let message = format!(
        "`{}` leads to no endpoint of the service as it is here: `{}`. Look at its form and, in an ARN, at each of its parts.",
        member.name,
        shorten(text)
    );
    findings.push(ENDPOINT.at_member(&member.name, message));
}
