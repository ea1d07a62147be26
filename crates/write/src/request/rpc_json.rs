use wireform_model::Location;
use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};

use super::{Body, RequestInput, RequestParts, json_body, set_members};

/// The protocols `json` 1.0 and 1.1: all members in one JSON object, the operation in a header.
///
/// After botocore's `JSONSerializer`; the model's paths and locations mean nothing here.
pub(super) fn place(source: &RequestInput<'_>) -> RequestParts {
    let root = Path::root();
    let metadata = &source.operation.service.metadata;
    let target_prefix = metadata.target_prefix.as_deref().unwrap_or_default();
    let target = format!("{target_prefix}.{}", source.operation.operation.api_name);
    let version = metadata.json_version.as_deref().unwrap_or("1.0");
    let content_type = format!("application/x-amz-json-{version}");
    let header = |name: &str, text: &str| (name.to_owned(), Text::of(Tag::Word, text, &root));
    let mut headers = vec![
        header("X-Amz-Target", &target),
        header("Content-Type", &content_type),
    ];
    if metadata.query_compatible {
        headers.push(header("x-amzn-query-mode", "true"));
    }
    let members = set_members(source).filter(|(member, _)| member.location != Location::Client);
    RequestParts {
        path: Text::of(Tag::Word, "/", &root),
        headers,
        body: Body::Text(json_body::write_members(source, members)),
        ..RequestParts::default()
    }
}
