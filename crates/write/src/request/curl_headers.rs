use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};

use crate::digest;

use super::file_body::trailing_algorithm;
use super::{Body, HttpRequest};

const PAYLOAD_HASH: &str = "X-Amz-Content-SHA256";

/// What belongs to a body in chunks with a checksum behind it.
const OF_CHUNKS: [&str; 5] = [
    "Transfer-Encoding",
    "X-Amz-Trailer",
    "X-Amz-Decoded-Content-Length",
    "X-Amz-Sdk-Checksum-Algorithm",
    PAYLOAD_HASH,
];

/// The headers with which curl sends the request.
///
/// curl sends a file as it is: not in AWS's chunks, and without the checksum behind them; and no body compressed.
/// S3 and Glacier refuse a signature without the hash of the payload, which curl 7.88 does not send by itself.
pub(super) fn curl_headers(request: &HttpRequest) -> Vec<(String, Text)> {
    let mut headers = request.headers.clone();
    // curl says it by itself where a body is long.
    headers.retain(|(name, _)| name != "Expect");
    if sends_file_without_checksum(request) {
        headers.retain(|(name, _)| !OF_CHUNKS.iter().any(|gone| name.eq_ignore_ascii_case(gone)));
        remove_encoding(&mut headers, "aws-chunked");
    }
    if request.gzipped {
        remove_encoding(&mut headers, "gzip");
    }
    let is_there = |(name, _): &(String, Text)| name.eq_ignore_ascii_case(PAYLOAD_HASH);
    let needs_hash = needs_payload_hash(request) && !headers.iter().any(is_there);
    if needs_hash && let Some(hash) = payload_hash(&request.body) {
        let hash = Text::of(Tag::Word, &hash, &Path::root());
        headers.push((PAYLOAD_HASH.to_owned(), hash));
    }
    headers
}

/// Whether curl sends a file without the checksum that the CLI sends with it.
pub(super) fn sends_file_without_checksum(request: &HttpRequest) -> bool {
    matches!(request.body, Body::File(_)) && trailing_algorithm(request).is_some()
}

/// Source: S3's and Glacier's documentation of signed requests.
pub(super) fn needs_payload_hash(request: &HttpRequest) -> bool {
    !request.unsigned && (signs_as_s3(request) || request.signing_name == "glacier")
}

/// Whether the service takes the path into the signature as it is.
///
/// Source: botocore's `S3SigV4Auth`; other services escape it once more.
pub(super) fn signs_as_s3(request: &HttpRequest) -> bool {
    let name = request.signing_name.as_str();
    name == "s3" || name.starts_with("s3-") || name == "s3express"
}

/// S3 takes a file without the hash of its bytes.
fn payload_hash(body: &Body) -> Option<String> {
    let bytes: &[u8] = match body {
        Body::None => &[],
        Body::Text(text) => text.as_str().as_bytes(),
        Body::Bytes { bytes, .. } => bytes,
        Body::File(_) => return Some("UNSIGNED-PAYLOAD".to_owned()),
    };
    digest::digest(digest::SHA256, bytes).map(|hash| digest::hex(&hash))
}

/// Removes the last of the encodings, and the header if there is no other.
fn remove_encoding(headers: &mut Vec<(String, Text)>, encoding: &str) {
    headers.retain_mut(|(name, value)| {
        if !name.eq_ignore_ascii_case("content-encoding") {
            return true;
        }
        let Some(rest) = value.as_str().strip_suffix(encoding) else {
            return true;
        };
        let rest = rest.strip_suffix(',').unwrap_or(rest).to_owned();
        *value = Text::of(Tag::String, &rest, &value.path());
        !rest.is_empty()
    });
}
