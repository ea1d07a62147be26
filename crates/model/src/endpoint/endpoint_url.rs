//! The URL of `--endpoint-url`, to which requests go in place of the service's own endpoint.

/// An endpoint URL in its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EndpointUrl<'a> {
    /// Whether it begins with `https://`.
    pub is_secure: bool,
    /// The host with its port, if it has one: `localhost:4566`.
    pub authority: &'a str,
    /// What is in front of the operation's own path: nothing, or `/base` with or without a slash at its end.
    pub path: &'a str,
}

impl<'a> EndpointUrl<'a> {
    /// Reads a URL; `None` where it is none of `http` or `https`, or has no valid host.
    ///
    /// Source: `is_valid_endpoint_url` of botocore's `utils.py`, which also accepts other schemes; nothing can be
    /// sent by them. User names and a query are not accepted here.
    pub fn parse(text: &'a str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        let is_secure = scheme.eq_ignore_ascii_case("https");
        if !is_secure && !scheme.eq_ignore_ascii_case("http") {
            return None;
        }
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let is_plain = |c: char| c.is_ascii_graphic() && !"?#\"<>\\^`{|}".contains(c);
        if !is_authority(authority) || !path.chars().all(is_plain) {
            return None;
        }
        Some(EndpointUrl {
            is_secure,
            authority,
            path,
        })
    }
}

/// Whether a text is a host name or an address in brackets, with a port or without one.
///
/// Nothing in it can lead a request to another host, as `@` would.
pub fn is_authority(text: &str) -> bool {
    let is_port = |port: &str| port.parse::<u16>().is_ok_and(|_| !port.starts_with('+'));
    if let Some(rest) = text.strip_prefix('[') {
        let Some((address, port)) = rest.split_once(']') else {
            return false;
        };
        let is_address =
            address.contains(':') && address.chars().all(|c| c.is_ascii_hexdigit() || c == ':');
        return is_address && (port.is_empty() || port.strip_prefix(':').is_some_and(is_port));
    }
    match text.split_once(':') {
        Some((host, port)) => is_host(host) && is_port(port),
        None => is_host(text),
    }
}

/// Source: botocore's `_VALID_LABEL`: labels of up to 63 characters, the whole of up to 255.
fn is_host(text: &str) -> bool {
    let is_inner = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let is_label = |label: &str| {
        (1..64).contains(&label.len())
            && label.chars().all(is_inner)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.len() <= 255
        && text
            .strip_suffix('.')
            .unwrap_or(text)
            .split('.')
            .all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_with_a_scheme_and_a_host() {
        let cases = [
            (
                "http://localhost:4566/base/",
                Some((false, "localhost:4566", "/base/")),
            ),
            (
                "https://vpce-1.sqs.eu-west-1.vpce.amazonaws.com",
                Some((true, "vpce-1.sqs.eu-west-1.vpce.amazonaws.com", "")),
            ),
            ("HTTPS://[::1]:8443", Some((true, "[::1]:8443", ""))),
            ("localhost:4566", None),
            ("ftp://localhost", None),
            ("https://", None),
            ("https://a b", None),
            ("https://user@evil.example", None),
            ("https://a/x?y", None),
            ("https://a:99999", None),
            ("https://-a", None),
        ];
        for (text, expected) in cases {
            let url = EndpointUrl::parse(text);
            let parts = url.map(|url| (url.is_secure, url.authority, url.path));
            assert_eq!(parts, expected, "{text}");
        }
    }
}
