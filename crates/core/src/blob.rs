//! The text that stands for a blob in an input, and the bytes that it stands for.

use crate::base64;
use crate::draft::Cli;

/// What a blob's text stands for: v2 reads base64, v1 takes the text itself.
///
/// `None` where v2 refuses the text.
pub fn bytes(text: &str, cli: Cli) -> Option<Vec<u8>> {
    match cli {
        Cli::V1 => Some(text.as_bytes().to_vec()),
        Cli::V2 => base64::decode(text),
    }
}

/// The text that stands for some bytes; `None` where v1 has none, since they are no UTF-8.
pub fn text(bytes: &[u8], cli: Cli) -> Option<String> {
    match cli {
        Cli::V1 => std::str::from_utf8(bytes).ok().map(str::to_owned),
        Cli::V2 => Some(base64::encode(bytes)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_their_texts() {
        assert_eq!(text(b"hi", Cli::V2).as_deref(), Some("aGk="));
        assert_eq!(text(b"hi", Cli::V1).as_deref(), Some("hi"));
        assert_eq!(text(b"\xff", Cli::V1), None);
        assert_eq!(bytes("aGk=", Cli::V2).as_deref(), Some(&b"hi"[..]));
        assert_eq!(bytes("aGk=", Cli::V1).as_deref(), Some(&b"aGk="[..]));
        assert_eq!(bytes("not base64", Cli::V2), None);
    }
}
