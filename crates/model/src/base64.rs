//! Base64 as Python's `base64` module writes and reads it (RFC 4648, section 4).

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Writes bytes in Base64 with padding.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |index| chunk.get(index).copied().map_or(0, usize::from);
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            let value = bits >> (18 - 6 * digit) & 63;
            let letter = ALPHABET.get(value).filter(|_| digit <= chunk.len());
            text.push(letter.map_or('=', |letter| char::from(*letter)));
        }
    }
    text
}

/// The bytes that `base64.b64decode` makes of a text, or `None` where it refuses.
///
/// It passes over ASCII characters outside of the alphabet, insists on the padding, and looks no further behind it.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut bits, mut digits, mut pads) = (0_usize, 0, 0);
    for letter in text.bytes() {
        if letter == b'=' && digits >= 2 {
            pads += 1;
            if digits + pads == 4 {
                digits = 0;
                break;
            }
        }
        let Some(value) = ALPHABET.iter().position(|known| *known == letter) else {
            continue;
        };
        pads = 0;
        bits = bits << 6 | value;
        if digits > 0 {
            bytes.push((bits >> (6 - 2 * digits)) as u8);
        }
        digits = (digits + 1) % 4;
    }
    (text.is_ascii() && digits == 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn texts_as_python_reads_them() {
        let cases: [(&str, &[u8]); 8] = [
            ("", b""),
            ("aGk=", b"hi"),
            ("aGk =\n", b"hi"),
            ("aGkh", b"hi!"),
            ("aA==", b"h"),
            ("aB==", b"h"),
            ("a-GkhaA==xyz", b"hi!h"),
            ("=aGkh", b"hi!"),
        ];
        for (text, expected) in cases {
            assert_eq!(decode(text).as_deref(), Some(expected), "{text:?}");
        }
        for text in ["a", "aGk", "aA=", "aGkhé", "not base64"] {
            assert_eq!(decode(text), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn bytes_survive(bytes: Vec<u8>) {
            let text = encode(&bytes);
            assert_eq!(text, STANDARD.encode(&bytes));
            assert_eq!(decode(&text), Some(bytes));
        }
    }
}
