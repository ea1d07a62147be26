//! Which operation a request calls.

use std::ops::Range;

use percent_encoding::percent_decode_str;
use wireform_model::endpoint::AwsHost;
use wireform_model::endpoint::{EndpointInput, resolve};
use wireform_model::{Location, Operation, OperationRef, Protocol, Service};

use crate::Context;

use super::host::without_port;
use super::queue_url::has_queue_url;
use super::sent_request::SentRequest;
use super::template::{FoundLabel, Match, fit};
use super::{bucket, form_body};

/// The operation that a request calls, and by what it says so.
#[derive(Clone, Debug)]
pub(super) struct Route<'m> {
    pub operation: OperationRef<'m>,
    pub protocol: Protocol,
    /// What the path has in the places of labels.
    pub labels: Vec<Label>,
    /// What is in front of the operation's own path.
    pub base: String,
}

/// A label of a path.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub name: String,
    /// Decoded.
    pub text: String,
    /// Where it is in the request's path; `None` where it is somewhere else.
    pub span: Option<Range<usize>>,
}

/// How well a request fits an operation; the largest wins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct RouteRank {
    /// Whether the request names the operation.
    is_named: bool,
    /// How many segments of the path are the operation's own.
    literals: usize,
    /// How many parameters of the query are.
    fixed: usize,
    /// Whether no label is empty.
    has_labels: bool,
    has_required: bool,
    /// How many of its required headers and parameters are there.
    required: usize,
    has_same_slash: bool,
    is_its_host: bool,
}

/// The operations that fit best: of several services, which send the same, there may be several.
pub(super) fn find<'m>(request: &SentRequest, context: &Context<'m>) -> Vec<Route<'m>> {
    let mut found: Vec<(RouteRank, Route<'m>)> = Vec::new();
    for service in context.services {
        for protocol in protocols(service) {
            let named = match protocol {
                Protocol::Json => by_target(request, service),
                Protocol::SmithyRpcV2Cbor => by_service_path(request, service),
                Protocol::Query | Protocol::Ec2 => by_action(request, service, context),
                Protocol::RestJson | Protocol::RestXml => {
                    found.extend(by_path(request, service, protocol, context));
                    None
                }
            };
            found.extend(named.map(|(operation, base)| {
                let rank = RouteRank {
                    is_named: true,
                    ..RouteRank::default()
                };
                let route = Route {
                    operation,
                    protocol,
                    labels: Vec::new(),
                    base,
                };
                (rank, route)
            }));
        }
    }
    let best = found.iter().map(|(rank, _)| *rank).max();
    let best = found.into_iter().filter(|(rank, _)| Some(*rank) == best);
    best.map(|(_, route)| route).collect()
}

/// The protocols that a service speaks; where the CLI knows none of them, requests are shown as in `rest-json`.
fn protocols(service: &Service) -> Vec<Protocol> {
    let names = service.metadata.protocol_names();
    let mut known: Vec<_> = names.filter_map(Protocol::named).collect();
    if service.metadata.query_compatible && !known.contains(&Protocol::Query) {
        // Its older protocol, as in AWS's manual.
        known.push(Protocol::Query);
    }
    match known.is_empty() {
        true => vec![Protocol::RestJson],
        false => known,
    }
}

type Found<'m> = Option<(OperationRef<'m>, String)>;

fn by_target<'m>(request: &SentRequest, service: &'m Service) -> Found<'m> {
    let target = request.header("x-amz-target")?;
    let (prefix, name) = target.rsplit_once('.')?;
    let operation = by_api_name(service, name)?;
    is_target_prefix(service, prefix).then(|| (operation, base(&request.path.text)))
}

fn by_service_path<'m>(request: &SentRequest, service: &'m Service) -> Found<'m> {
    let (before, name) = request.path.text.rsplit_once("/operation/")?;
    let (base, prefix) = before.rsplit_once("/service/")?;
    let operation = by_api_name(service, name)?;
    is_target_prefix(service, prefix).then(|| (operation, base.to_owned()))
}

fn is_target_prefix(service: &Service, prefix: &str) -> bool {
    let own = service.metadata.target_prefix.as_deref();
    prefix == own.unwrap_or_default()
}

/// Services with the same host have other versions.
fn by_action<'m>(request: &SentRequest, service: &'m Service, context: &Context<'_>) -> Found<'m> {
    let name = form_body::parameter(request, "Action")?;
    let version = form_body::parameter(request, "Version");
    let is_other = version.is_some_and(|version| version != service.metadata.api_version);
    let operation = by_api_name(service, &name)?;
    let is_alone = context.services.len() == 1;
    let base = match has_queue_url(operation) {
        true => String::new(),
        false => base(&request.path.text),
    };
    (is_alone || !is_other).then_some((operation, base))
}

fn by_api_name<'m>(service: &'m Service, name: &str) -> Option<OperationRef<'m>> {
    let mut operations = service.operations.iter();
    let operation = operations.find(|operation| operation.api_name == name)?;
    Some(OperationRef { service, operation })
}

fn base(path: &str) -> String {
    path.trim_end_matches('/').to_owned()
}

fn by_path<'m>(
    request: &SentRequest,
    service: &'m Service,
    protocol: Protocol,
    context: &Context<'_>,
) -> Option<(RouteRank, Route<'m>)> {
    let host = AwsHost::parse(without_port(&request.host.text));
    let is_ruled = service.endpoint_rules.is_some();
    let bucket = host.as_ref().filter(|_| is_ruled).and_then(bucket::bucket);
    let path = match &bucket {
        // The bucket's own text is put into its label later.
        Some(_) if request.path.text == "/" => "/-",
        Some(_) => &format!("/-{}", request.path.text),
        None if request.path.text.is_empty() => "/",
        None => &request.path.text,
    };
    let segments: Vec<&str> = path.split('/').collect();
    // A path of the endpoint comes first, such as a stage of an API.
    let bases = (0..segments.len().min(4)).filter(|_| bucket.is_none());
    let bases = std::iter::once(0).chain(bases.skip(1));
    for depth in bases {
        let best = by_segments(
            request,
            service,
            &segments,
            depth,
            bucket.is_some(),
            context,
        );
        if let Some((rank, operation, found)) = best {
            let starts = starts(&segments);
            // What stands for the bucket is not in the request's path.
            let added = path.len().saturating_sub(request.path.text.len());
            let labels = found.labels.into_iter();
            let labels = labels.map(|label| match (&bucket, label.name.as_str()) {
                (Some(bucket), "Bucket") => Label {
                    name: label.name,
                    text: bucket.clone(),
                    span: None,
                },
                _ => Label {
                    text: percent_decode_str(&label.text)
                        .decode_utf8_lossy()
                        .into_owned(),
                    span: span(&label, &starts, depth, added),
                    name: label.name,
                },
            });
            let route = Route {
                operation: OperationRef { service, operation },
                protocol,
                labels: labels.collect(),
                base: segments.get(..=depth).unwrap_or_default().join("/"),
            };
            return Some((rank, route));
        }
    }
    None
}

/// Where each segment of a path starts in it.
fn starts(segments: &[&str]) -> Vec<usize> {
    let starts = segments.iter().scan(0, |at, segment| {
        let start = *at;
        *at += segment.len() + 1;
        Some(start)
    });
    starts.collect()
}

/// Where a label is in the request's path, whose segments from a depth on were looked at.
fn span(label: &FoundLabel, starts: &[usize], depth: usize, added: usize) -> Option<Range<usize>> {
    let (segment, offset) = label.start;
    let start = starts.get(depth + segment)? + offset;
    let start = start.checked_sub(added)?;
    Some(start..start + label.text.len())
}

/// The best of the operations whose path follows some segments of the endpoint's.
fn by_segments<'m>(
    request: &SentRequest,
    service: &'m Service,
    segments: &[&str],
    depth: usize,
    has_bucket: bool,
    context: &Context<'_>,
) -> Option<(RouteRank, &'m Operation, Match)> {
    let rest = segments.get(depth..)?;
    let mut own = vec![""];
    own.extend(rest.iter().skip(1));
    let methods = |operation: &&Operation| operation.http.method == request.method.text;
    let fitting = service
        .operations
        .iter()
        .filter(methods)
        .filter_map(|operation| {
            let uri = operation.http.request_uri.as_str();
            let (template, query) = uri.split_once('?').unwrap_or((uri, ""));
            let found = fit(template, &own)?;
            let begins_with_bucket = template.starts_with("/{Bucket}");
            if has_bucket && !begins_with_bucket || depth > 0 && found.literals == 0 {
                return None;
            }
            let operation = OperationRef { service, operation };
            let rank = rank(request, operation, &found, query, context)?;
            Some((rank, operation.operation, found))
        });
    let mut best: Option<(RouteRank, &Operation, Match)> = None;
    for candidate in fitting {
        if best.as_ref().is_none_or(|(rank, _, _)| candidate.0 > *rank) {
            best = Some(candidate);
        }
    }
    best
}

/// How well the rest of a request fits an operation with its path; `None` where its fixed query is not there.
fn rank(
    request: &SentRequest,
    operation: OperationRef<'_>,
    found: &Match,
    query: &str,
    context: &Context<'_>,
) -> Option<RouteRank> {
    let fixed = query.split('&').filter(|pair| !pair.is_empty());
    let mut count = 0;
    for pair in fixed {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        if request.parameter(name)? != value {
            return None;
        }
        count += 1;
    }
    let required = operation.members().iter().filter(|member| member.required);
    let (mut present, mut missing) = (0, 0);
    for member in required {
        let name = member.wire_name();
        let is_there = match member.location {
            Location::QueryString => request.parameter(name).is_some(),
            Location::Header => request.header(name).is_some(),
            _ => continue,
        };
        match is_there {
            true => present += 1,
            false => missing += 1,
        }
    }
    let endpoint = resolve(&EndpointInput {
        operation,
        input: None,
        region: AwsHost::parse(&request.host.text)
            .and_then(|host| host.region)
            .unwrap_or_default(),
        endpoint_url: None,
        cli: context.cli,
    });
    let is_its_host = endpoint.host == request.host.text;
    Some(RouteRank {
        is_named: false,
        literals: found.literals,
        fixed: count,
        has_labels: found.labels.iter().all(|label| !label.text.is_empty()),
        has_required: missing == 0,
        required: present,
        has_same_slash: !found.differs_by_slash,
        is_its_host,
    })
}
