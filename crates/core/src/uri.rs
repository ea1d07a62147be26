//! Percent-encoding.

/// A label or a part of a query, percent-encoded as botocore does it:
/// all but letters, digits, `-`, `.`, `_` and `~`.
pub(crate) fn encode(text: &str) -> String {
    encode_but(text, b"-._~")
}

/// The value of a greedy label keeps its slashes.
pub(crate) fn encode_greedy(text: &str) -> String {
    encode_but(text, b"-._~/")
}

fn encode_but(text: &str, kept: &[u8]) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
