use wireform_model::Location;
use wireform_model::path::Path;
use wireform_model::secret::secrets;
use wireform_model::text::{Tag, Text};

use super::{Body, RequestInput, RequestParts, cbor_body, set_members};

/// The protocol `smithy-rpc-v2-cbor`: all members in one map of CBOR, the operation in the path.
///
/// After botocore's `RpcV2CBORSerializer`; the model's paths and locations mean nothing here.
pub(super) fn place(source: &RequestInput<'_>) -> RequestParts {
    let root = Path::root();
    let operation = source.operation.operation;
    let metadata = &source.operation.service.metadata;
    let service = metadata.target_prefix.as_deref().unwrap_or_default();
    let path = format!("/service/{service}/operation/{}", operation.api_name);
    let header = |name: &str, text: &str| (name.to_owned(), Text::of(Tag::Word, text, &root));
    let mut headers = vec![header("smithy-protocol", "rpc-v2-cbor")];
    if metadata.query_compatible {
        headers.push(header("x-amzn-query-mode", "true"));
    }
    headers.push(header("Accept", "application/cbor"));
    let mut body = Body::None;
    if operation.input.is_some() {
        headers.push(header("Content-Type", "application/cbor"));
        let members = set_members(source).filter(|(member, _)| member.location != Location::Client);
        let secret = secrets(source.operation, source.input).into_iter().next();
        body = Body::Bytes {
            bytes: cbor_body::write_members(source, members),
            path: secret.unwrap_or(root.clone()),
        };
    }
    RequestParts {
        path: Text::of(Tag::Word, &path, &root),
        headers,
        body,
        ..RequestParts::default()
    }
}
