//! Bodies in AWS's chunks: each behind its length, and headers behind the last.

use std::ops::Range;

use wireform_model::base64;

use super::located::Located;
use super::sent_request::{SentBody, SentRequest};

/// Whether a request's body is in chunks.
pub(super) fn is_chunked(request: &SentRequest) -> bool {
    let encoding = request.header("content-encoding").unwrap_or_default();
    encoding
        .split(',')
        .any(|encoding| encoding.trim() == "aws-chunked")
}

/// The body without its chunks; as it is where it has none.
pub(super) fn unchunked(body: &SentBody) -> SentBody {
    let found = match body {
        SentBody::Text(text) => of_text(text),
        SentBody::Bytes { bytes, spot } => content(bytes).map(|bytes| SentBody::Bytes {
            bytes,
            spot: spot.clone(),
        }),
        SentBody::None | SentBody::File(_) => None,
    };
    found.unwrap_or_else(|| body.clone())
}

/// A text shows other bytes as Base64.
fn of_text(text: &Located) -> Option<SentBody> {
    let of_base64 = || {
        let bytes = content(&base64::decode(text.text.trim())?)?;
        let spot = text.spot();
        Some(SentBody::Bytes { bytes, spot })
    };
    let Some(chunks) = chunks(text.text.as_bytes()) else {
        return of_base64();
    };
    let is_whole = |chunk: &Range<usize>| text.text.get(chunk.clone()).is_some();
    if chunks.iter().all(is_whole) {
        let chunks: Vec<Located> = chunks.into_iter().map(|chunk| text.slice(chunk)).collect();
        return Some(SentBody::Text(Located::joined(&chunks, "")));
    }
    // A chunk may end inside of a character.
    let bytes = content(text.text.as_bytes())?;
    Some(match String::from_utf8(bytes) {
        Ok(inner) => SentBody::Text(Located::new(inner, text.span.clone())),
        Err(error) => SentBody::Bytes {
            bytes: error.into_bytes(),
            spot: text.spot(),
        },
    })
}

/// What the chunks contain.
fn content(bytes: &[u8]) -> Option<Vec<u8>> {
    let chunks = chunks(bytes)?.into_iter();
    Some(
        chunks
            .flat_map(|chunk| bytes.get(chunk).unwrap_or_default())
            .copied()
            .collect(),
    )
}

/// Where the content of each chunk is; line breaks may have lost their carriage returns.
fn chunks(bytes: &[u8]) -> Option<Vec<Range<usize>>> {
    let mut chunks = Vec::new();
    let mut at = 0;
    loop {
        let rest = bytes.get(at..)?;
        let end = rest.iter().position(|byte| *byte == b'\n')?;
        let line = std::str::from_utf8(rest.get(..end)?).ok()?;
        let digits = line.split(';').next()?.trim();
        let length = usize::from_str_radix(digits, 16).ok()?;
        if length == 0 {
            return Some(chunks);
        }
        let start = at + end + 1;
        let stop = start.checked_add(length)?;
        chunks.push(start..stop);
        let behind = bytes.get(stop..)?;
        let behind = behind.strip_prefix(b"\r").unwrap_or(behind);
        at = bytes.len() - behind.strip_prefix(b"\n")?.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_joined() {
        let cases: [(&[u8], Option<&[u8]>); 6] = [
            (
                b"2\r\nab\r\n1;x=y\r\nc\r\n0\r\nx-sum:1\r\n\r\n",
                Some(b"abc"),
            ),
            (b"3\na\nb\n0\n\n", Some(b"a\nb")),
            (b"0\r\n", Some(b"")),
            (b"5\r\nab\r\n0\r\n", None),
            (b"text", None),
            (b"ffffffffffffffff\r\nab", None),
        ];
        for (bytes, expected) in cases {
            assert_eq!(content(bytes).as_deref(), expected);
        }
    }
}
