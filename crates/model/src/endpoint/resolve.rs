use crate::arn::Arn;
use crate::cli::Cli;
use crate::uri;
use crate::value::{Map, Value};
use crate::{Handler, Member, OperationRef};

use super::partition::partition;
use super::{Endpoint, EndpointUrl};

/// A region for what is the same in every region.
pub const ANY_REGION: &str = "us-east-1";

/// What an endpoint depends on.
#[derive(Clone, Copy, Debug)]
pub struct EndpointInput<'a> {
    /// The operation.
    pub operation: OperationRef<'a>,
    /// The members of the input; `None` if it is not an object.
    pub input: Option<&'a Map>,
    /// The region.
    pub region: &'a str,
    /// The value of `--endpoint-url`, which replaces the service's endpoint; ignored if it is not a URL.
    pub endpoint_url: Option<&'a str>,
    /// The CLI that sends the request.
    pub cli: Cli,
}

impl<'a> EndpointInput<'a> {
    /// The parts of the endpoint URL, where it is one.
    fn url(&self) -> Option<EndpointUrl<'a>> {
        self.endpoint_url.and_then(EndpointUrl::parse)
    }

    fn value(&self, member: &str) -> Option<&'a Value> {
        self.input.and_then(|input| input.get(member))
    }
}

/// Where the CLI sends a request: `apigateway.us-east-1.amazonaws.com`, and how it is signed there.
///
/// If the rules reject the input, as the CLI then does, it is the endpoint without the input.
pub fn resolve(request: &EndpointInput<'_>) -> Endpoint {
    let found = by_url(request).or_else(|| find(request));
    let found = found.or_else(|| by_region(request));
    let mut endpoint = found.unwrap_or_default();
    if let Some(host) = host_of_member(request) {
        endpoint.host = host;
    }
    endpoint.host = format!("{}{}", host_prefix(request), endpoint.host);
    endpoint
}

/// The operation's path without the part that is in its endpoint.
pub fn own_path<'a>(request: &EndpointInput<'a>) -> &'a str {
    let path = request.operation.operation.http.request_uri.as_str();
    let is_ruled = request.operation.service.endpoint_rules.is_some();
    match path.strip_prefix("/{Bucket}") {
        Some(rest) if is_ruled && text(request, "Bucket").is_some() => rest,
        _ => path,
    }
}

/// Whether the service has an endpoint for the input; otherwise the CLI rejects it.
pub fn has_endpoint(request: &EndpointInput<'_>) -> bool {
    by_url(request).or_else(|| find(request)).is_some()
}

/// The operation that the CLI calls by itself before this one.
pub fn call_before(request: &EndpointInput<'_>) -> Option<&'static str> {
    if request.operation.operation.discovers_endpoint() {
        return Some("DescribeEndpoints");
    }
    resolve(request).needs_session.then_some("CreateSession")
}

/// Whether the request is signed for all regions, by SigV4a.
pub fn is_for_all_regions(request: &EndpointInput<'_>) -> bool {
    let region = resolve(request).signing_region;
    region.is_some_and(|region| region == "*")
}

fn find(request: &EndpointInput<'_>) -> Option<Endpoint> {
    match request.operation.service.endpoint_rules {
        Some(_) => by_rules(request),
        None => by_region(request),
    }
}

fn by_rules(request: &EndpointInput<'_>) -> Option<Endpoint> {
    let rules = request.operation.service.endpoint_rules.as_ref()?;
    let operation = request.operation.operation;
    let mut parameters = Map::new();
    // Without its bucket it would be a request for one of S3 Express, which few mean: the host changes with the first
    // letter.
    let is_for_express =
        |name: &str| name == "UseS3ExpressControlEndpoint" && lacks_bucket(request);
    for (name, parameter) in &operation.static_context_params {
        if !is_for_express(name) {
            parameters.push(name, parameter.value.clone());
        }
    }
    parameters.push("Region", Value::from(request.region));
    // CLI v1 still sends requests that concern no region's buckets to S3's former global endpoint.
    let is_global = request.cli == Cli::V1 && request.region == "us-east-1";
    parameters.push("UseGlobalEndpoint", Value::Bool(is_global));
    for member in request.operation.members() {
        let value = request.value(&member.name);
        if let (Some(parameter), Some(Value::String(_))) = (&member.context_param, value) {
            parameters.push(parameter.name.as_str(), value.cloned()?);
        }
    }
    for (name, parameter) in &operation.operation_context_params {
        parameters.push(name, at_path(request.input, &parameter.path));
    }
    rules.resolve(parameters)
}

/// Whether a bucket is required that the input does not have yet.
fn lacks_bucket(request: &EndpointInput<'_>) -> bool {
    let mut members = request.operation.members().iter();
    members.any(|member| {
        let parameter = member.context_param.as_ref();
        let is_bucket = parameter.is_some_and(|it| it.name == "Bucket");
        is_bucket && member.required && request.value(&member.name).is_none()
    })
}

/// The values at a path such as `Requests.*.Put|Delete.Table`: a list if there may be several.
fn at_path(input: Option<&Map>, path: &str) -> Value {
    let mut found = Vec::new();
    let input = input.cloned().unwrap_or_default();
    collect(&Value::Map(input), path, &mut found);
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

/// The endpoint from the endpoint URL. For S3 the bucket is in its path, and no rule says how to sign.
///
/// Source: `compute_endpoint_resolver_builtin_defaults` of botocore's `regions.py`, and runs of the CLI.
fn by_url(request: &EndpointInput<'_>) -> Option<Endpoint> {
    let url = request.url().filter(|_| !is_of_several_regions(request))?;
    let is_ruled = request.operation.service.endpoint_rules.is_some();
    let bucket = match own_path(request) == request.operation.operation.http.request_uri {
        true => None,
        false => text(request, "Bucket"),
    };
    let access_point = bucket.and_then(access_point);
    let prefix = access_point
        .clone()
        .unwrap_or_else(|| account_prefix(request));
    let path = match bucket.filter(|_| access_point.is_none()) {
        // botocore encodes this path once more.
        Some(bucket) => {
            let base = url.path.trim_end_matches('/').replace('%', "%25");
            format!("{base}/{}", uri::encode(bucket))
        }
        None if is_express_control(request) => String::new(),
        None => url.path.to_owned(),
    };
    let table = by_region(request).filter(|_| !is_ruled).unwrap_or_default();
    Some(Endpoint {
        host: format!("{prefix}{}", url.authority),
        is_plain_http: !url.is_secure,
        path,
        signing_region: table.signing_region,
        ..Endpoint::default()
    })
}

/// `NAME-ACCOUNT.` of an access point's ARN, with `OUTPOST.` behind it on an outpost.
fn access_point(bucket: &str) -> Option<String> {
    let arn = Arn::parse(bucket)?;
    let account = arn.account;
    let parts: Vec<&str> = arn.resource.split(['/', ':']).collect();
    match (arn.service, &parts[..]) {
        ("s3" | "s3-object-lambda", ["accesspoint", name]) => Some(format!("{name}-{account}.")),
        ("s3-outposts", ["outpost", outpost, "accesspoint", name]) => {
            Some(format!("{name}-{account}.{outpost}."))
        }
        _ => None,
    }
}

/// Whether the bucket is an access point of several regions, which has a host of its own.
fn is_of_several_regions(request: &EndpointInput<'_>) -> bool {
    let arn = text(request, "Bucket").and_then(Arn::parse);
    arn.is_some_and(|arn| arn.service == "s3" && arn.region.is_empty())
}

/// Whether it is an operation of S3 Control that S3 Express answers too: its URL counts without a path.
fn is_express_control(request: &EndpointInput<'_>) -> bool {
    has_static(request, "RequiresAccountId") && has_static(request, "UseS3ExpressControlEndpoint")
}

/// Whether the operation sets a parameter of the rules to true.
fn has_static(request: &EndpointInput<'_>, parameter: &str) -> bool {
    let mut parameters = request.operation.operation.static_context_params.iter();
    parameters.any(|(name, it)| name == parameter && it.value == Value::Bool(true))
}

/// `123456789012.` where the rules of S3 Control need the account in front of any host.
fn account_prefix(request: &EndpointInput<'_>) -> String {
    let operation = request.operation.operation;
    let needs_account = has_static(request, "RequiresAccountId") && !is_express_control(request);
    let has_own = operation.host_prefix().is_some();
    let is_of_outpost = request.operation.members().iter().any(|member| {
        let parameter = member.context_param.as_ref();
        parameter.is_some_and(|it| it.name == "OutpostId") && text(request, &member.name).is_some()
    });
    let account =
        text(request, "AccountId").filter(|_| needs_account && !has_own && !is_of_outpost);
    account.map_or_else(String::new, |account| format!("{account}."))
}

/// The endpoint from the table of the service's regions.
fn by_region(request: &EndpointInput<'_>) -> Option<Endpoint> {
    let service = request.operation.service;
    let region = request.region;
    let suffix = partition(region).dns_suffix;
    let row = service.endpoint(region, request.cli);
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

/// The host of the URL in a member of the input.
fn host_of_member(request: &EndpointInput<'_>) -> Option<String> {
    let mut members = request.operation.members().iter();
    let member = members.find(|member| member.handler == Some(Handler::Host))?;
    let (_, place) = text(request, &member.name)?.split_once("://")?;
    place.split('/').next().map(str::to_owned)
}

/// The host prefix, such as `{AccountId}.`, with its labels filled in.
fn host_prefix(request: &EndpointInput<'_>) -> String {
    let Some(template) = request.operation.operation.host_prefix() else {
        return String::new();
    };
    let members = request.operation.members().iter();
    let labels = members.filter(|member: &&Member| member.host_label);
    labels.fold(template.to_owned(), |host, member| {
        match text(request, &member.name) {
            Some(value) => host.replace(&format!("{{{}}}", member.name), value),
            None => host,
        }
    })
}

fn text<'a>(request: &EndpointInput<'a>, member: &str) -> Option<&'a str> {
    request.value(member).and_then(Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Service;
    use crate::json;

    /// A service whose host is another one for the control of S3 Express, but for buckets with a name.
    const STORE: &str = r#"{
        "metadata": {"protocol": "rest-xml", "endpointPrefix": "store"},
        "endpointRules": {"defaults": {}, "rules": [
            {"conditions": [{"fn": "isSet", "argv": [{"ref": "Bucket"}]}], "endpoint": {"url": "https://{Bucket}.store"}},
            {"conditions": [{"fn": "isSet", "argv": [{"ref": "UseS3ExpressControlEndpoint"}]}], "endpoint": {"url": "https://control"}},
            {"conditions": [], "endpoint": {"url": "https://store"}}
        ]},
        "operations": {
            "MakeIt": {"name": "MakeIt", "http": {"requestUri": "/{Bucket}"}, "input": {"shape": "In"},
                "staticContextParams": {"UseS3ExpressControlEndpoint": {"value": true}}},
            "ListAll": {"name": "ListAll", "http": {"requestUri": "/"},
                "staticContextParams": {"UseS3ExpressControlEndpoint": {"value": true}}}
        },
        "shapes": {
            "In": {"type": "structure", "required": ["Bucket"],
                "members": {"Bucket": {"shape": "Text", "location": "uri", "locationName": "Bucket", "contextParam": {"name": "Bucket"}}}},
            "Text": {"type": "string"}
        }
    }"#;

    #[test]
    fn a_host_waits_for_the_bucket() {
        let service = Service::from_json(STORE, Some("store")).unwrap();
        let host = |operation, input: &str| {
            let input = json::read(input).unwrap();
            let request = EndpointInput {
                operation: service.operation(operation).unwrap(),
                input: input.as_map(),
                region: "us-east-1",
                endpoint_url: None,
                cli: Cli::V2,
            };
            resolve(&request).host
        };
        assert_eq!(host("make-it", "{}"), "store");
        assert_eq!(host("make-it", r#"{"Bucket": "b"}"#), "b.store");
        assert_eq!(host("list-all", "{}"), "control");
    }
}
