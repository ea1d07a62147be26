//! Which services a call of an SDK may be of.

use std::collections::BTreeSet;

use wireform_model::Service;
use wireform_model::index::{Index, Listed, ListedKind};

use super::arns;
use super::code::Call;

/// No more models than this are fetched for one call: where it has as many candidates, there may be more.
pub(super) const MOST: usize = 6;

/// The services of no more calls than this are found out.
const MOST_CALLS: usize = 100;

/// Services whose names in the SDKs have little to do with those in the CLI.
const NAMES: &[(&str, &str)] = &[
    ("s3", "s3api"),
    ("config", "configservice"),
    ("codedeploy", "deploy"),
    ("sfn", "stepfunctions"),
    ("eventbridge", "events"),
    ("cloudwatchlogs", "logs"),
    ("elasticloadbalancing", "elb"),
    ("elasticloadbalancingv2", "elbv2"),
    ("sagemakerruntime", "sagemaker-runtime"),
    ("databasemigrationservice", "dms"),
    ("elasticmapreduce", "emr"),
    ("applicationautoscaling", "application-autoscaling"),
];

/// The CLI's words for the services of calls, the likeliest first: those of the first call that has any,
/// and those that others name, so that these can be chosen.
pub(super) fn of_calls(calls: &[Call], index: &Index) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    // A long text has many calls, most of them of the same services.
    for call in calls.iter().take(MOST_CALLS) {
        let is_first = found.is_empty();
        let is_named = call.service.is_some();
        let others = match is_first || is_named {
            true => of_call(call, index),
            false => continue,
        };
        let is_sure = others.len() == 1;
        let new = others.into_iter().filter(|_| is_first || is_sure);
        let new: Vec<String> = new.filter(|service| !found.contains(service)).collect();
        found.extend(new);
    }
    found.truncate(MOST);
    found
}

/// The CLI's words for the services of a call, the likeliest first.
fn of_call(call: &Call, index: &Index) -> Vec<String> {
    let named = call.service.as_ref().map(|service| service.name.as_str());
    let hinted = named
        .and_then(|name| service(index, name))
        .or_else(|| service(index, call.receiver.as_deref().map(bare)?));
    let mut found: Vec<&Listed> = hinted.into_iter().collect();
    let is_right = |service: &&Listed| has_operation(service, &call.operation);
    if !found
        .iter()
        .any(|service| service.operations.is_empty() || is_right(service))
    {
        let others: Vec<&Listed> = index.services.iter().filter(is_right).collect();
        let arns = arns::services(&call.input);
        let of_arns = others.iter().filter(|it| is_of_arn(it, &arns));
        let of_arns: Vec<&Listed> = of_arns.copied().collect();
        let likely = match of_arns.is_empty() {
            true => others,
            false => of_arns,
        };
        found.extend(likely.into_iter().take(MOST));
    }
    found
        .into_iter()
        .map(|service| service.command.clone())
        .collect()
}

/// Whether an ARN names a service.
fn is_of_arn(service: &Listed, arns: &BTreeSet<&str>) -> bool {
    let names = &service.wire_names;
    let others = [&names.signing_name, &service.command];
    let mut names = names.hosts.iter().chain(others);
    names.any(|name| arns.contains(name.as_str()))
}

fn has_operation(service: &Listed, operation: &str) -> bool {
    let mut operations = service.operations.iter();
    operations.any(|it| {
        let mut names = std::iter::once(&it.command).chain(&it.synonyms);
        it.kind == ListedKind::Operation && names.any(|name| is_same_name(name, operation))
    })
}

/// Whether two names have the same letters: the CLI divides `iSCSI` into other words than a rule would.
pub(super) fn is_same_name(name: &str, other: &str) -> bool {
    let letters = |name: &str| {
        name.bytes()
            .filter(|byte| *byte != b'-')
            .collect::<Vec<_>>()
    };
    name == other || letters(name) == letters(other)
}

/// The service that an SDK has by this name.
pub(super) fn service<'i>(index: &'i Index, name: &str) -> Option<&'i Listed> {
    let folded = fold(name);
    let known = NAMES.iter().find(|(sdk, _)| *sdk == folded);
    if let Some((_, command)) = known {
        return index.service(command);
    }
    if folded.len() < 2 {
        return None;
    }
    let find =
        |fits: &dyn Fn(&Listed) -> bool| index.services.iter().find(|it| !it.is_own && fits(it));
    find(&|service| service.command == name)
        .or_else(|| find(&|service| fold(&service.command) == folded))
        .or_else(|| find(&|service| bare_title(&service.title) == folded))
}

/// `Amazon CloudWatch Logs` is `cloudwatchlogs`.
fn bare_title(title: &str) -> String {
    let bare = title
        .strip_prefix("Amazon ")
        .or_else(|| title.strip_prefix("AWS "));
    fold(bare.unwrap_or(title))
}

/// Whether a name in an SDK is that of a service.
pub(super) fn is_named(service: &Service, name: &str) -> bool {
    let folded = fold(name);
    let known = NAMES.iter().find(|(sdk, _)| *sdk == folded);
    if let Some((_, command)) = known {
        return service.command == *command;
    }
    let metadata = &service.metadata;
    folded.len() >= 2
        && (fold(&service.command) == folded
            || fold(&metadata.service_id) == folded
            || bare_title(&metadata.service_full_name) == folded)
}

/// What boto3 calls a service.
pub(super) fn boto3_name(command: &str) -> &str {
    match command {
        "s3api" => "s3",
        "configservice" => "config",
        "deploy" => "codedeploy",
        other => other,
    }
}

/// A variable without what says that it is a client.
pub(super) fn bare(variable: &str) -> &str {
    let ends = ["_client", "Client", "client", "_resource", "svc", "Service"];
    let bare = ends.iter().find_map(|end| variable.strip_suffix(end));
    bare.unwrap_or(variable)
}

fn fold(name: &str) -> String {
    let kept = name.chars().filter(char::is_ascii_alphanumeric);
    kept.map(|c| c.to_ascii_lowercase()).collect()
}
