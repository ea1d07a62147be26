//! Where a request goes, as options of the CLI.

use wireform_model::draft::GlobalOptions;
use wireform_model::endpoint::partition::partitions;
use wireform_model::endpoint::{ANY_REGION, AwsHost, EndpointInput, EndpointUrl, resolve};
use wireform_model::region::is_region;
use wireform_model::value::Map;

use crate::ReadDiagnostic;

use super::bucket;
use super::host::without_port;
use super::route::Route;
use super::scope::scope;
use super::sent_request::SentRequest;
use super::values::Values;

/// Two of the most common partition, whose hosts differ where they depend on the region.
const OTHER_REGIONS: [&str; 2] = [ANY_REGION, "eu-central-1"];

/// The region and the endpoint, where the CLI would not send the request there without them.
pub(super) fn options(
    values: &mut Values<'_>,
    request: &SentRequest,
    route: &Route<'_>,
    input: &Map,
) -> GlobalOptions {
    let mut options = GlobalOptions::default();
    let host = AwsHost::parse(without_port(&request.host.text));
    let of_host = host
        .as_ref()
        .and_then(|host| host.region)
        .map(str::to_owned);
    let of_scope = scope(request).map(|scope| scope.region);
    let region = of_host.or(of_scope).filter(|region| is_region(region));
    let is_given = region.is_some();
    if host.as_ref().is_some_and(bucket::lacks_account) {
        let span = request.host.span.clone();
        let message = "The ARN of this access point has an account ID, which is not in the request: add it to the bucket's ARN.";
        values.report(ReadDiagnostic::error("unknown-account", span, message));
        return options;
    }
    let resolved = |region: &str| {
        resolve(&EndpointInput {
            operation: values.operation,
            input: Some(input),
            region,
            endpoint_url: None,
            cli: values.cli,
        })
    };
    let is_sent_to = |region: &str| resolved(region).host == request.host.text;
    // Where there is no region in the host, its domain may still be a partition's.
    let of_partition = || {
        let mut regions = partitions().map(|partition| partition.implicit_global_region);
        regions.find(|region| is_sent_to(region)).map(str::to_owned)
    };
    let region = if is_given { region } else { of_partition() };
    // Where the host is the same for several regions, none of them says anything.
    let has_one = OTHER_REGIONS.iter().all(|region| is_sent_to(region));
    let is_usual = region.as_deref() != Some(ANY_REGION) && is_sent_to(ANY_REGION);
    let is_only = values.operation.service.metadata.only_region == region;
    let region = region.filter(|_| !has_one && !is_usual && !is_only);
    options.set("region", region.as_deref());
    let is_usual = route.base.is_empty() && is_sent_to(region.as_deref().unwrap_or(ANY_REGION));
    if is_usual || request.host.text.is_empty() {
        return options;
    }
    let usual = resolved(region.as_deref().unwrap_or(ANY_REGION)).host;
    let kept = match &host {
        Some(host) if route.base.is_empty() && !request.is_plain_http => {
            is_of_service(host, &usual, values)
        }
        _ => false,
    };
    if !kept {
        set_endpoint(&mut options, values, request, route, input);
    } else if host.is_some_and(|host| host.is_variant || host.name.ends_with("s3-accelerate")) {
        let message = format!(
            "This is another host of the service. The AWS CLI sends to {usual} unless its configuration asks for that one."
        );
        let span = request.host.span.clone();
        values.report(ReadDiagnostic::warning("other-host", span, message));
    }
    options
}

/// Whether it is one of the service's own hosts, though not the usual one.
fn is_of_service(host: &AwsHost<'_>, usual: &str, values: &Values<'_>) -> bool {
    let own = AwsHost::parse(usual);
    let is_same = own.is_some_and(|own| own.name == host.name);
    let is_ruled = values.operation.service.endpoint_rules.is_some();
    let is_s3 = is_ruled && (host.name == "s3" || bucket::is_of_s3(host.name));
    !host.is_of_vpc && (is_same || is_s3)
}

/// An endpoint URL, in front of whose host the CLI may put an account or a prefix of the operation's own.
fn set_endpoint(
    options: &mut GlobalOptions,
    values: &mut Values<'_>,
    request: &SentRequest,
    route: &Route<'_>,
    input: &Map,
) {
    let scheme = if request.is_plain_http {
        "http"
    } else {
        "https"
    };
    let urls = hosts_behind_prefixes(&request.host.text, values);
    let mut urls = urls.map(|host| format!("{scheme}://{host}{}", route.base));
    let leads_there = |url: &String| {
        let endpoint = resolve(&EndpointInput {
            operation: values.operation,
            input: Some(input),
            region: options.region(),
            endpoint_url: Some(url),
            cli: values.cli,
        });
        EndpointUrl::parse(url).is_some() && endpoint.host == request.host.text
    };
    match urls.find(leads_there) {
        Some(url) => options.set("endpoint-url", Some(&url)),
        None => {
            let span = request.host.span.clone();
            let message =
                "The AWS CLI cannot send this request to this host. The host was left out.";
            values.report(ReadDiagnostic::error("invalid-host", span, message));
        }
    }
}

/// The host as it is, without a fixed prefix, and without some of its labels.
fn hosts_behind_prefixes<'h>(
    host: &'h str,
    values: &Values<'_>,
) -> impl Iterator<Item = &'h str> + use<'h> {
    const MOST_LABELS: usize = 4;
    let prefix = values.operation.operation.host_prefix();
    let behind = prefix.and_then(|prefix| host.strip_prefix(prefix));
    let dots = host.match_indices('.').map(|(dot, _)| dot + 1);
    let shorter = dots.take(MOST_LABELS).filter_map(|start| host.get(start..));
    [Some(host), behind].into_iter().flatten().chain(shorter)
}
