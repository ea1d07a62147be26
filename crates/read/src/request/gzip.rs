//! Bodies that are compressed with gzip (RFC 1952).

use super::sent_request::{SentBody, SentRequest};

/// The body without its compression, where that is none but in name: in blocks that are stored as they are, as
/// `wireform request --as json` writes them. To read others would take a decompressor of 20 kB.
///
/// # Errors
///
/// Where the body is really compressed.
pub(super) fn unzipped(request: &SentRequest) -> Result<SentBody, ()> {
    match &request.body {
        SentBody::Bytes { bytes, spot } if bytes.starts_with(&MAGIC) => {
            let bytes = stored(bytes).ok_or(())?;
            let spot = spot.clone();
            Ok(SentBody::Bytes { bytes, spot })
        }
        body => Ok(body.clone()),
    }
}

const MAGIC: [u8; 2] = [0x1f, 0x8b];

/// The content of stored blocks (RFC 1951, 3.2.4) behind a header without optional parts.
fn stored(bytes: &[u8]) -> Option<Vec<u8>> {
    const HEADER: usize = 10;
    let flags = bytes.get(3)?;
    let mut rest = bytes.get(HEADER..).filter(|_| *flags == 0)?;
    let mut out = Vec::new();
    loop {
        let (head, behind) = rest.split_at_checked(5)?;
        let [kind, low, high, ..] = *head else {
            return None;
        };
        let length = usize::from(u16::from_le_bytes([low, high]));
        let (block, behind) = behind.split_at_checked(length)?;
        out.extend(block);
        match kind {
            0 => rest = behind,
            1 => return Some(out),
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_blocks_are_joined() {
        let head = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
        let blocks = [
            0, 1, 0, 0xfe, 0xff, b'a', 1, 2, 0, 0xfd, 0xff, b'b', b'c', 0, 0,
        ];
        let bytes = [&head[..], &blocks[..]].concat();
        assert_eq!(stored(&bytes).as_deref(), Some(&b"abc"[..]));
        assert_eq!(stored(&bytes[..18]), None);
        assert_eq!(stored(&[&head[..], &[0x4b, 0x4c, 4, 0, 0]].concat()), None);
    }
}
