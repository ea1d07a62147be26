//! Percent-encoding.

/// A label or a part of a query, percent-encoded as botocore does it:
/// all but letters, digits, `-`, `.`, `_` and `~`.
pub fn encode(text: &str) -> String {
    encode_but(text, b"-._~")
}

/// The value of a greedy label keeps its slashes.
pub fn encode_greedy(text: &str) -> String {
    encode_but(text, b"-._~/")
}

fn encode_but(text: &str, kept: &[u8]) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        push_encoded(&mut encoded, byte, kept);
    }
    encoded
}

/// Appends a part of a form, in which a space is a plus sign.
pub fn push_form_encoded(out: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            byte => push_encoded(out, byte, b"-._~"),
        }
    }
}

fn push_encoded(out: &mut String, byte: u8, kept: &[u8]) {
    if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
        return out.push(char::from(byte));
    }
    out.push('%');
    for digit in [byte >> 4, byte & 0xf] {
        let digit = char::from_digit(u32::from(digit), 16);
        out.push(digit.unwrap_or('0').to_ascii_uppercase());
    }
}
