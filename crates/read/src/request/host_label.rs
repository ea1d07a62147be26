//! Members that are a part of the host: `{AccountId}.s3-control.us-east-1.amazonaws.com`.

use wireform_model::endpoint::{AwsHost, EndpointInput, resolve};
use wireform_model::lazy_path::LazyPath;
use wireform_model::region::DEFAULT_REGION;
use wireform_model::value::{Map, Value};

use super::host::without_port;
use super::sent_request::SentRequest;
use super::values::Values;

/// Adds the member whose value is only in the host.
pub(super) fn add(input: &mut Map, values: &mut Values<'_>, request: &SentRequest) {
    let members = values.operation.members();
    let mut labels = members.iter().filter(|member| member.host_label);
    let Some(member) = labels.find(|member| !input.contains_key(&member.name)) else {
        return;
    };
    let Some((start, text)) = label(&member.name, values, request) else {
        return;
    };
    let spot = request.host.spot_of(start..start + text.len());
    values.value_part(&spot, &LazyPath::root().child(&member.name));
    if let Some(structure) = values
        .operation
        .input()
        .and_then(|shape| shape.as_structure())
    {
        structure.set_in_order(input, &member.name, Value::String(text));
    }
}

/// What is in the label's place in the host that the CLI would send to, and where that is.
fn label(name: &str, values: &Values<'_>, request: &SentRequest) -> Option<(usize, String)> {
    let host = without_port(&request.host.text);
    let region = AwsHost::parse(host).and_then(|host| host.region);
    let endpoint = resolve(&EndpointInput {
        operation: values.operation,
        input: None,
        region: region.unwrap_or(DEFAULT_REGION),
        endpoint_url: None,
        cli: values.cli,
    });
    let (before, behind) = endpoint.host.split_once(&format!("{{{name}}}"))?;
    let rest = host.strip_prefix(before)?;
    let text = match rest.strip_suffix(behind) {
        Some(text) => text,
        None => rest.split_once('.')?.0,
    };
    // A label that is not filled in stands there as it is.
    (!text.is_empty() && !text.contains('{')).then(|| (before.len(), text.to_owned()))
}
