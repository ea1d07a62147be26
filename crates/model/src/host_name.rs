//! Host names.

/// Whether a text is a host name, or a part of one: labels of ASCII letters, digits, hyphens and underscores
/// with single dots between them.
///
/// A model and an input both become part of the host, and a `/` or `@` in them would lead a signed request to
/// another one.
pub fn is_host_name(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    let is_label = |label: &str| !label.is_empty() && label.bytes().all(is_letter);
    text.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn host_names_are_made_of_labels() {
        for name in ["s3.us-east-1.amazonaws.com", "a_b.s3", "x"] {
            assert!(is_host_name(name), "{name}");
        }
        for text in [
            "",
            "evil.example/",
            "a@b",
            "a..b",
            ".a",
            "a b",
            "a:443",
            "é",
        ] {
            assert!(!is_host_name(text), "{text}");
        }
    }
}
