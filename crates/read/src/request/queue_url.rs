//! The URL of a queue, which is the address of a request in SQS's older protocol.

use wireform_model::lazy_path::LazyPath;
use wireform_model::value::{Map, Value};
use wireform_model::{OperationRef, Protocol};

use crate::Meaning;

use super::sent_request::SentRequest;
use super::values::Values;

const MEMBER: &str = "QueueUrl";

/// Whether the path of a form is a queue's, and not that of an endpoint.
pub(super) fn has_queue_url(operation: OperationRef<'_>) -> bool {
    operation.member(MEMBER).is_some()
}

/// Adds the queue's URL where the form does not have it.
pub(super) fn add(
    input: &mut Map,
    values: &mut Values<'_>,
    request: &SentRequest,
    operation: OperationRef<'_>,
    protocol: Protocol,
) {
    let path = request.path.text.trim_end_matches('/');
    let is_form = matches!(protocol, Protocol::Query | Protocol::Ec2);
    let structure = operation.input().and_then(|shape| shape.as_structure());
    let Some(structure) = structure.filter(|_| is_form && has_queue_url(operation)) else {
        return;
    };
    if path.is_empty() || input.contains_key(MEMBER) {
        return;
    }
    let scheme = match request.is_plain_http {
        true => "http",
        false => "https",
    };
    let url = format!("{scheme}://{}{path}", request.host.text);
    structure.set_in_order(input, MEMBER, Value::String(url));
    if let Some(at) = LazyPath::root().child(MEMBER).path_up_to(MEMBER.len() + 1) {
        values.part(&request.path.spot(), Meaning::Value(at));
    }
}
