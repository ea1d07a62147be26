//! What the parts of a request mean that are outside of its members.

use std::ops::Range;

use wireform_model::Protocol;
use wireform_model::draft::GlobalOptions;
use wireform_model::endpoint::AwsHost;

use crate::{Meaning, Part};

use super::host::without_port;
use super::located::Located;
use super::route::Route;
use super::sent_request::SentRequest;
use super::values::Values;

/// Notes the parts between those of the members, which are noted already: method, host, path and headers.
pub(super) fn note(
    values: &mut Values<'_>,
    request: &SentRequest,
    route: &Route<'_>,
    options: &GlobalOptions,
) {
    values.part(&request.method.spot(), Meaning::Method);
    values.parts.extend_from_slice(&request.other_parts);
    if !is_rest(route.protocol) {
        for (name, value) in &request.headers {
            values.added_header(name, value);
        }
    }
    note_host(values, request, options);
    note_path(values, request, route, options);
}

fn is_rest(protocol: Protocol) -> bool {
    matches!(protocol, Protocol::RestJson | Protocol::RestXml)
}

/// The region, and around it what says which service it is; or a URL that is not the service's own.
fn note_host(values: &mut Values<'_>, request: &SentRequest, options: &GlobalOptions) {
    let host = &request.host;
    let has_endpoint = options.has("endpoint-url");
    let parsed = AwsHost::parse(without_port(&host.text)).filter(|_| !has_endpoint);
    let region = parsed.and_then(|host| host.region);
    if let Some(place) = region.and_then(|region| label(&host.text, region)) {
        values.part(&host.spot_of(place), Meaning::Global("region"));
    }
    let meaning = match has_endpoint {
        true => Meaning::Global("endpoint-url"),
        false => Meaning::Service,
    };
    let scheme = &request.scheme.span;
    let start = match scheme.is_empty() {
        true => host.span.start,
        false => scheme.start,
    };
    fill(values, host, start..host.span.end, &meaning);
}

/// Where a label of a host name is in it.
fn label(host: &str, label: &str) -> Option<Range<usize>> {
    let mut at = 0;
    let places = host.split('.').map(|part| {
        let start = at;
        at += part.len() + 1;
        (start, part)
    });
    let mut found = places.filter(|(_, part)| *part == label);
    let (start, _) = found.next()?;
    Some(start..start + label.len())
}

/// The path around its labels says which operation it is, except where each operation of the service has the same.
fn note_path(
    values: &mut Values<'_>,
    request: &SentRequest,
    route: &Route<'_>,
    options: &GlobalOptions,
) {
    let path = &request.path;
    if !route.base.is_empty() && options.has("endpoint-url") && path.text.starts_with(&route.base) {
        let base = path.spot_of(0..route.base.len());
        values.part(&base, Meaning::Global("endpoint-url"));
    }
    let meaning = match route.protocol {
        Protocol::RestJson | Protocol::RestXml | Protocol::SmithyRpcV2Cbor => Meaning::Operation,
        Protocol::Json | Protocol::Query | Protocol::Ec2 => Meaning::AddedValue,
    };
    fill(values, path, path.span.clone(), &meaning);
}

/// Notes the same for everything in a place that is no part yet.
fn fill(values: &mut Values<'_>, of: &Located, span: Range<usize>, meaning: &Meaning) {
    if !of.spot().is_own {
        return;
    }
    let is_inside = |part: &&Part| part.span.start < span.end && span.start < part.span.end;
    let mut inside: Vec<Range<usize>> = values
        .parts
        .iter()
        .filter(is_inside)
        .map(|part| part.span.clone())
        .collect();
    inside.sort_by_key(|range| range.start);
    inside.push(span.end..span.end);
    let mut at = span.start;
    for range in inside {
        if at < range.start {
            let span = at..range.start;
            let meaning = meaning.clone();
            values.parts.push(Part { span, meaning });
        }
        at = at.max(range.end);
    }
}
