//! Base64 as Python's `base64` module writes and reads it (RFC 4648, section 4).

use base64::Engine as _;
use base64::alphabet;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, STANDARD};

/// Takes the padding as canonical, and the bits that it leaves over as they are.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true),
);

/// The Base64 text of some bytes, padded.
pub fn encode(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// The bytes that `base64.b64decode` makes of a text, or `None` where it refuses.
///
/// It passes over ASCII characters outside of the alphabet, insists on the padding, and looks no further behind it.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let digits = text.is_ascii().then(|| without_ignored(text))?;
    LENIENT.decode(digits).ok()
}

/// What Python's decoder reads of a text: the library's has no mode in which it passes over other characters.
fn without_ignored(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut pads = 0;
    for letter in text.chars() {
        match letter {
            'A'..='Z' | 'a'..='z' | '0'..='9' | '+' | '/' => {
                pads = 0;
                kept.push(letter);
            }
            '=' => pads += 1,
            _ => continue,
        }
        // Padding ends a text where it completes four letters; elsewhere it is passed over.
        match (kept.len() % 4, pads) {
            (2, 2) | (3, 1) => {
                kept.extend(std::iter::repeat_n('=', pads));
                break;
            }
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
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
            assert_eq!(decode(&text), Some(bytes));
        }
    }
}
