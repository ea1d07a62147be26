//! Which services a request may be for.

use std::cmp::Reverse;

use wireform_model::endpoint::AwsHost;
use wireform_model::index::{Index, Listed};
use wireform_model::wire_names::WireNames;

use super::scope::scope;
use super::sent_request::SentRequest;
use super::{bucket, form_body};

/// The points of a service to which the host belongs.
const OWN_HOST: usize = 1000;

/// The points of a service that a header or the path names.
const HAS_TARGET: usize = 600;

/// At most this many services are read to find the operation.
const MOST: usize = 12;

/// The CLI's words for the services that a request may be for, the likeliest first.
pub(super) fn services(request: &SentRequest, index: &Index) -> Vec<String> {
    let evidence = Evidence::of(request);
    let services = index.services.iter().filter(|listed| !listed.is_own);
    let ranked = services.map(|listed| (evidence.rank(listed), listed));
    let mut ranked: Vec<_> = ranked.filter(|(rank, _)| *rank > 0).collect();
    ranked.sort_by_key(|(rank, _)| Reverse(*rank));
    // Where a host is just that of some services, others with a name like it are none.
    let is_sure = ranked.first().is_some_and(|(rank, _)| *rank >= OWN_HOST);
    let least = if is_sure { HAS_TARGET } else { 0 };
    ranked.retain(|(rank, _)| *rank >= least);
    let commands = ranked.into_iter().map(|(_, listed)| listed.command.clone());
    commands.take(MOST).collect()
}

/// What a request says of its service.
struct Evidence<'r> {
    /// What its host is called, where it is one of AWS's.
    host: Option<&'r str>,
    signing_name: Option<String>,
    target_prefix: Option<&'r str>,
    api_version: Option<String>,
}

impl<'r> Evidence<'r> {
    fn of(request: &'r SentRequest) -> Self {
        let target = request.header("x-amz-target");
        let target = target.and_then(|target| Some(target.rsplit_once('.')?.0));
        Evidence {
            host: AwsHost::parse(without_port(&request.host.text)).map(|host| host.name),
            signing_name: scope(request).map(|scope| scope.service),
            target_prefix: target.or_else(|| cbor_service(&request.path.text)),
            api_version: form_body::parameter(request, "Version"),
        }
    }

    /// How likely a service is; 0 where nothing speaks for it.
    fn rank(&self, listed: &Listed) -> usize {
        let names = &listed.wire_names;
        let is_signed = self.signing_name.as_ref() == Some(&names.signing_name);
        let has_target =
            self.target_prefix.is_some() && names.target_prefix.as_deref() == self.target_prefix;
        let has_version = self.api_version.is_some() && names.api_version == self.api_version;
        let host = self.host.map_or(0, |host| host_rank(host, names));
        // Of several services with one host, that which is called so.
        let is_called_so = self.host == Some(&listed.command);
        let others = [
            (has_target, HAS_TARGET),
            (is_signed, 100),
            (has_version, 50),
            (is_called_so, 1),
        ];
        let others = others.into_iter().filter(|(is_so, _)| *is_so);
        host + others.map(|(_, points)| points).sum::<usize>()
    }
}

/// How well a host's name fits a service: the more of it is the service's own, the better.
fn host_rank(host: &str, names: &WireNames) -> usize {
    let own = names.hosts.iter().map(|own| {
        let is_at_end = host
            .strip_suffix(own.as_str())
            .is_some_and(|rest| rest.ends_with(['.', '-']));
        let is_inside = format!(".{host}.").contains(&format!(".{own}."));
        match (host == own, is_at_end, is_inside) {
            (true, _, _) => OWN_HOST,
            (_, true, _) => 500 + own.len(),
            (_, _, true) => 200 + own.len(),
            _ if begins_with(host, own) => 150,
            _ if own == "s3" && bucket::is_of_s3(host) => 500,
            _ if own == "s3-control" && bucket::is_of_s3(host) => 400,
            _ => 0,
        }
    });
    own.max().unwrap_or(0)
}

/// Whether a host is for a part of a service: `wellarchitected-agent`.
fn begins_with(host: &str, own: &str) -> bool {
    let rest = host.strip_prefix(own);
    rest.is_some_and(|rest| rest.starts_with('-'))
}

/// The host of an authority.
pub(super) fn without_port(authority: &str) -> &str {
    match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    }
}

/// The service in the path of `smithy-rpc-v2-cbor`: `/service/NAME/operation/OPERATION`.
fn cbor_service(path: &str) -> Option<&str> {
    let (before, _) = path.rsplit_once("/operation/")?;
    Some(before.rsplit_once("/service/")?.1)
}
