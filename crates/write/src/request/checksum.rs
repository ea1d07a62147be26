use crate::digest;
use wireform_model::base64;
use wireform_model::checksum::{holds_checksum, usual_algorithm};
use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};
use wireform_model::value::Value;
use wireform_model::{Handler, Kind, Member, Shape};

use super::file_body::{CHECKSUM, placeholder};
use super::{Body, RequestInput, RequestParts, chunked};

/// Adds the checksum of the body that an operation asks for: in a header, or behind a body that is a stream.
///
/// After botocore's `httpchecksum.py`, for requests over TLS. Of a file, what depends on its bytes stays a placeholder.
/// A sum that is not computed here, as those of the XXHash family, stays in sight as `{xxhash3}`.
pub(super) fn add_checksum(parts: &mut RequestParts, source: &RequestInput<'_>) {
    let stream = stream(source);
    if stream.is_some_and(|member| member.handler == Some(Handler::TreeHash)) {
        add_glacier_hashes(parts);
    }
    let algorithm_member = algorithm_member(source);
    let is_file = source.has_file_stream;
    let is_asked_for = |member: &Member| match member.handler {
        Some(Handler::File) => is_file || source.input.contains_key(&member.name),
        Some(Handler::NamedFile) => is_file,
        _ => false,
    };
    if stream.is_some_and(is_asked_for) {
        add_header(parts, "Expect", word("100-continue"));
    }
    let Some(algorithm) = algorithm(parts, source) else {
        return;
    };
    let name = format!("{CHECKSUM}{algorithm}");
    let sum = match &parts.body {
        Body::File(file) => placeholder(&format!("{} checksum", algorithm.to_uppercase()), file),
        _ if !source.is_complete => word(&format!(
            "<{} checksum of the body>",
            algorithm.to_uppercase()
        )),
        body => {
            let sum = digest::digest(&algorithm, bytes(body));
            word(&sum.map_or_else(|| format!("{{{algorithm}}}"), |sum| base64::encode(&sum)))
        }
    };
    // Only TLS protects a body whose signature does not.
    if stream.is_some() && !source.is_plain_http() {
        chunked::add_trailer(parts, &name, sum.as_str());
    } else {
        add_header(parts, &name, sum);
    }
    if let Some(member) = algorithm_member {
        add_header(parts, member.wire_name(), word(&algorithm.to_uppercase()));
    }
}

/// The two hashes that Glacier asks for.
///
/// Source: `add_glacier_checksums` of botocore's `handlers.py`.
fn add_glacier_hashes(parts: &mut RequestParts) {
    let hash = |algorithm: &str, body: &Body| match body {
        Body::File(file) if algorithm == digest::TREE => placeholder("SHA-256 tree hash", file),
        Body::File(file) => placeholder("SHA-256", file),
        body => {
            let hash = digest::digest(algorithm, bytes(body)).unwrap_or_default();
            word(&digest::hex(&hash))
        }
    };
    let (whole, tree) = (
        hash(digest::SHA256, &parts.body),
        hash(digest::TREE, &parts.body),
    );
    add_header(parts, "x-amz-content-sha256", whole);
    add_header(parts, "x-amz-sha256-tree-hash", tree);
}

/// The algorithm's name in lower case; none where the input has a checksum already, or none is asked for.
fn algorithm(parts: &RequestParts, source: &RequestInput<'_>) -> Option<String> {
    if parts.headers.iter().any(|(name, _)| holds_checksum(name)) {
        return None;
    }
    let member = algorithm_member(source);
    let named = member.and_then(|member| source.input.get(&member.name));
    match named.and_then(Value::as_str) {
        Some(name) => Some(name.to_ascii_lowercase()),
        None if member.is_some() || source.operation.operation.requires_checksum() => {
            Some(usual_algorithm(source.cli).to_owned())
        }
        None => None,
    }
}

fn algorithm_member<'a>(source: &RequestInput<'a>) -> Option<&'a Member> {
    let checksum = &source.operation.operation.http_checksum;
    let name = checksum.request_algorithm_member.as_deref()?;
    source.operation.member(name)
}

/// The member that is a body of bytes by itself.
fn stream<'a>(source: &RequestInput<'a>) -> Option<&'a Member> {
    let operation = source.operation;
    let payload = operation.input()?.as_structure()?.payload.as_deref()?;
    let is_blob = |shape: &Shape| matches!(shape.kind, Kind::Blob);
    let member = operation.member(payload)?;
    is_blob(operation.target(member)).then_some(member)
}

fn bytes(body: &Body) -> &[u8] {
    match body {
        Body::None | Body::File(_) => &[],
        Body::Text(text) => text.as_str().as_bytes(),
        Body::Bytes { bytes, .. } => bytes,
    }
}

/// Adds a header that is not there yet.
fn add_header(parts: &mut RequestParts, name: &str, value: Text) {
    let mut names = parts.headers.iter().map(|(name, _)| name);
    if !names.any(|known| known.eq_ignore_ascii_case(name)) {
        parts.headers.push((name.to_owned(), value));
    }
}

fn word(text: &str) -> Text {
    Text::of(Tag::Word, text, &Path::root())
}
