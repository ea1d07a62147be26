//! Percent-encoding, as botocore has it of Python's `urllib.parse`.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but letters, digits, `-`, `.`, `_` and `~` (botocore's `SAFE_CHARS`).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

const RESERVED_BUT_SLASHES: &AsciiSet = &RESERVED.remove(b'/');

/// A label or a part of a query, percent-encoded.
pub fn encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// A greedy label, percent-encoded: its slashes stay.
pub fn encode_greedy(text: &str) -> String {
    utf8_percent_encode(text, RESERVED_BUT_SLASHES).to_string()
}

/// Appends a part of a form, in which a space is a plus sign.
pub fn push_form_encoded(out: &mut String, text: &str) {
    let parts = text
        .split(' ')
        .map(|part| utf8_percent_encode(part, RESERVED));
    for (index, part) in parts.enumerate() {
        if index > 0 {
            out.push('+');
        }
        out.extend(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_stay() {
        let text = "aZ09-._~ /é%+*'";
        assert_eq!(encode(text), "aZ09-._~%20%2F%C3%A9%25%2B%2A%27");
        assert_eq!(encode_greedy(text), "aZ09-._~%20/%C3%A9%25%2B%2A%27");
        let mut form = "a=".to_owned();
        push_form_encoded(&mut form, text);
        assert_eq!(form, "a=aZ09-._~+%2F%C3%A9%25%2B%2A%27");
    }
}
