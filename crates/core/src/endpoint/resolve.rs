use crate::draft::Cli;
use crate::endpoint::Endpoint;
use crate::endpoint::partition::partition;
use crate::model::{Handler, Member};
use crate::value::{Map, Value};

use super::Source;

/// Where the CLI sends a request: `apigateway.us-east-1.amazonaws.com`, and how it is signed there.
///
/// Where the rules refuse the input, as the CLI then does, it is where requests without it would go.
pub(super) fn endpoint(source: &Source<'_>, region: &str) -> Endpoint {
    let found = find(source, region).or_else(|| by_region(source, region));
    let mut endpoint = found.unwrap_or_default();
    if let Some(host) = host_of_member(source) {
        endpoint.host = host;
    }
    endpoint.host = format!("{}{}", host_prefix(source), endpoint.host);
    endpoint
}

/// Whether the service has rules for its endpoints, and they refuse the input.
pub(super) fn is_refused(source: &Source<'_>, region: &str) -> bool {
    find(source, region).is_none()
}

/// The path of the operation itself: what its endpoint says already is left out.
pub(super) fn own_path<'a>(source: &Source<'a>) -> &'a str {
    let path = source.operation.operation.http.request_uri.as_str();
    let is_ruled = source.operation.service.endpoint_rules.is_some();
    match path.strip_prefix("/{Bucket}") {
        Some(rest) if is_ruled && text(source, "Bucket").is_some() => rest,
        _ => path,
    }
}

fn find(source: &Source<'_>, region: &str) -> Option<Endpoint> {
    match source.operation.service.endpoint_rules {
        Some(_) => by_rules(source, region),
        None => by_region(source, region),
    }
}

fn by_rules(source: &Source<'_>, region: &str) -> Option<Endpoint> {
    let rules = source.operation.service.endpoint_rules.as_ref()?;
    let mut parameters = source.operation.operation.endpoint_parameters.clone();
    parameters.push("Region", Value::from(region));
    // CLI v1 still sends what belongs to no region's buckets to where S3 once was.
    let is_global = source.cli == Cli::V1 && region == "us-east-1";
    parameters.push("UseGlobalEndpoint", Value::Bool(is_global));
    for member in source.operation.members() {
        let value = source.input.get(&member.name);
        if let (Some(name), Some(Value::String(_))) = (&member.context_parameter, value) {
            parameters.push(name.as_ref(), value.cloned()?);
        }
    }
    for (name, path) in &source.operation.operation.endpoint_paths {
        parameters.push(name, at_path(source.input, path));
    }
    rules.resolve(parameters)
}

/// What stands at a path such as `Requests.*.Put|Delete.Table`, in a list where there may be several.
fn at_path(input: &Map, path: &str) -> Value {
    let mut found = Vec::new();
    collect(&Value::Map(input.clone()), path, &mut found);
    match path.contains(['*', '|']) || path.ends_with("keys") {
        true => Value::List(found),
        false => found.pop().unwrap_or(Value::Null),
    }
}

fn collect(value: &Value, path: &str, found: &mut Vec<Value>) {
    let (step, rest) = path.split_once('.').unwrap_or((path, ""));
    match (step, value) {
        ("", _) => found.push(value.clone()),
        ("*", Value::List(items)) => {
            for item in items {
                collect(item, rest, found);
            }
        }
        ("keys", Value::Map(map)) => {
            for (key, _) in map.entries() {
                found.push(Value::from(key.as_str()));
            }
        }
        (names, Value::Map(map)) => {
            for name in names.split('|') {
                if let Some(value) = map.get(name) {
                    collect(value, rest, found);
                }
            }
        }
        _ => {}
    }
}

/// By the table of the service's regions.
fn by_region(source: &Source<'_>, region: &str) -> Option<Endpoint> {
    let service = source.operation.service;
    let suffix = partition(region).dns_suffix;
    let row = service.endpoint(region, source.cli);
    let host = match row {
        Some(row) => row
            .host
            .replace("{region}", region)
            .replace("{suffix}", suffix),
        None => format!("{}.{region}.{suffix}", service.metadata.endpoint_prefix),
    };
    Some(Endpoint {
        host,
        signing_region: row.and_then(|row| row.signing_region.clone()),
        ..Endpoint::default()
    })
}

/// The host of the URL that a member of the input gives.
fn host_of_member(source: &Source<'_>) -> Option<String> {
    let mut members = source.operation.members().iter();
    let member = members.find(|member| member.handler == Some(Handler::Host))?;
    let (_, place) = text(source, &member.name)?.split_once("://")?;
    place.split('/').next().map(str::to_owned)
}

/// `{AccountId}.` with its labels filled in.
fn host_prefix(source: &Source<'_>) -> String {
    let Some(template) = &source.operation.operation.host_prefix else {
        return String::new();
    };
    let members = source.operation.members().iter();
    let labels = members.filter(|member: &&Member| member.host_label);
    labels.fold(template.clone(), |host, member| {
        match text(source, &member.name) {
            Some(value) => host.replace(&format!("{{{}}}", member.name), value),
            None => host,
        }
    })
}

fn text<'s>(source: &'s Source<'_>, member: &str) -> Option<&'s str> {
    source.input.get(member).and_then(Value::as_str)
}
