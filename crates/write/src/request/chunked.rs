use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};

use super::file_body::{TRAILER, placeholder};
use super::headers::Headers;
use super::{Body, RequestParts};

/// The most bytes in a chunk.
const CHUNK: usize = 1 << 20;

/// Puts a checksum after the body, which is sent in chunks for that: AWS's `aws-chunked` encoding.
///
/// After botocore's `AwsChunkedWrapper`. The payload itself is not signed. A file stays its name.
pub(super) fn add_trailer(parts: &mut RequestParts, name: &str, value: &str) {
    let word = |text: &str| Text::of(Tag::Word, text, &Path::root());
    let (body, path): (&[u8], Path) = match &parts.body {
        Body::None | Body::File(_) => (&[], Path::root()),
        Body::Text(text) => (text.as_str().as_bytes(), text.path()),
        Body::Bytes { bytes, path } => (bytes, path.clone()),
    };
    let length = match &parts.body {
        Body::File(file) => placeholder("size", file),
        _ => word(&body.len().to_string()),
    };
    if !matches!(parts.body, Body::File(_)) {
        parts.body = match String::from_utf8(chunks(body, name, value)) {
            Ok(text) => Body::Text(Text::of(Tag::String, &text, &path)),
            Err(error) => Body::Bytes {
                bytes: error.into_bytes(),
                path,
            },
        };
    }
    add_encoding(&mut parts.headers, "aws-chunked");
    let headers = [
        ("Transfer-Encoding", word("chunked")),
        (TRAILER, word(name)),
        ("X-Amz-Decoded-Content-Length", length),
        (
            "X-Amz-Content-SHA256",
            word("STREAMING-UNSIGNED-PAYLOAD-TRAILER"),
        ),
    ];
    for (name, value) in headers {
        parts.headers.push((name.to_owned(), value));
    }
}

/// Each chunk behind its length, then one without content, and the trailer.
fn chunks(body: &[u8], name: &str, value: &str) -> Vec<u8> {
    let mut out = Vec::new();
    for chunk in body.chunks(CHUNK) {
        out.extend(format!("{:x}\r\n", chunk.len()).bytes());
        out.extend(chunk);
        out.extend(b"\r\n");
    }
    out.extend(format!("0\r\n{name}:{value}\r\n\r\n").bytes());
    out
}

/// The encoding comes on top of what the input says.
pub(super) fn add_encoding(headers: &mut Headers, encoding: &str) {
    let root = Path::root();
    let mut known = headers.iter_mut();
    match known.find(|(name, _)| name.eq_ignore_ascii_case("content-encoding")) {
        Some((_, known)) => known.push(Tag::Word, &format!(",{encoding}"), &root),
        None => {
            let encoding = Text::of(Tag::Word, encoding, &root);
            headers.push(("Content-Encoding".to_owned(), encoding));
        }
    }
}
