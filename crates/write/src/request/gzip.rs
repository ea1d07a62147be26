use wireform_model::path::Path;

use crate::digest;

use super::headers::Headers;
use super::{Body, RequestInput};

/// Bodies of this many bytes are compressed.
///
/// Source: `request_min_compression_size_bytes` of botocore's `configprovider.py`.
const LEAST: usize = 10_240;

const ENCODING: &str = "gzip";

/// Whether the CLI compresses the body before it sends it.
///
/// Source: `maybe_compress_request` of botocore's `compress.py`. A stream would be compressed at any size;
/// no operation has one and compresses.
pub(super) fn is_compressed(source: &RequestInput<'_>, body: &Body) -> bool {
    let length = match body {
        Body::None | Body::File(_) => 0,
        Body::Text(text) => text.as_str().len(),
        Body::Bytes { bytes, .. } => bytes.len(),
    };
    source.operation.operation.compresses() && length >= LEAST
}

/// Says in the headers that the body is compressed, on top of what the input says of it.
pub(super) fn add_encoding(headers: &mut Headers) {
    super::chunked::add_encoding(headers, ENCODING);
}

/// The bytes in gzip's format (RFC 1952), in blocks that are not compressed (RFC 1951, 3.2.4).
///
/// Any reader gets the same bytes of it; which compressed ones the CLI sends depends on its Python.
pub(super) fn wrap(bytes: &[u8]) -> Vec<u8> {
    // Deflate, no flags, no time, no level, from an unknown system.
    let mut out = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
    let mut blocks = bytes.chunks(usize::from(u16::MAX)).peekable();
    while let Some(block) = blocks.next() {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        out.push(u8::from(blocks.peek().is_none()));
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend(block);
    }
    let sum = digest::digest("crc32", bytes).unwrap_or_default();
    out.extend(sum.iter().rev());
    // The length is given modulo 2 to the power of 32.
    let length = bytes.len() as u64 & u64::from(u32::MAX);
    out.extend(length.to_le_bytes().iter().take(4));
    out
}

/// The request's body as it is sent, compressed.
pub(super) fn compressed(body: &Body) -> Body {
    let (bytes, path): (&[u8], Path) = match body {
        Body::None | Body::File(_) => return body.clone(),
        Body::Text(text) => (text.as_str().as_bytes(), text.path()),
        Body::Bytes { bytes, path } => (bytes, path.clone()),
    };
    Body::Bytes {
        bytes: wrap(bytes),
        path,
    }
}
