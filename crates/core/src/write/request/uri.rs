use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but letters, digits, `-`, `.`, `_` and `~`: what botocore encodes in labels and queries.
const LABEL: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The value of a greedy label keeps its slashes.
const GREEDY_LABEL: &AsciiSet = &LABEL.remove(b'/');

pub(super) fn encode(text: &str) -> String {
    utf8_percent_encode(text, LABEL).to_string()
}

pub(super) fn encode_greedy(text: &str) -> String {
    utf8_percent_encode(text, GREEDY_LABEL).to_string()
}
