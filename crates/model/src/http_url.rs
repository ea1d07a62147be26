//! Web addresses.

/// A complete `http://` or `https://` URL, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HttpUrl<'a> {
    /// Whether it begins with `https://`.
    pub is_secure: bool,
    /// Without the port; may have variables of API Gateway, such as `${stageVariables.host}`.
    pub host: &'a str,
}

impl<'a> HttpUrl<'a> {
    /// Reads a URL, or `None` where it is of another scheme, has no host, or has white space in it.
    // url = ( "http" / "https" ) "://" [ user "@" ] host [ ":" port ] [ ( "/" / "?" / "#" ) *VCHAR ]
    pub fn parse(text: &'a str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        let is_secure = scheme.eq_ignore_ascii_case("https");
        let is_http = is_secure || scheme.eq_ignore_ascii_case("http");
        if !is_http || text.contains(char::is_whitespace) {
            return None;
        }
        let authority = rest.split(['/', '?', '#']).next()?;
        let host = host_of(authority);
        (!host.is_empty()).then_some(HttpUrl { is_secure, host })
    }
}

fn host_of(authority: &str) -> &str {
    let host = match authority.rsplit_once('@') {
        Some((_, host)) => host,
        None => authority,
    };
    if host.starts_with('[') {
        let end = host.find(']').map_or(host.len(), |end| end + 1);
        return host.get(..end).unwrap_or(host);
    }
    match host.rsplit_once(':') {
        Some((name, port)) if !port.contains('}') => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_have_a_scheme_and_a_host() {
        let cases = [
            ("https://api.example.com", Some((true, "api.example.com"))),
            (
                "http://localhost:3000/pets/{proxy}",
                Some((false, "localhost")),
            ),
            (
                "https://${stageVariables.host}/x",
                Some((true, "${stageVariables.host}")),
            ),
            ("https://[::1]:8080/", Some((true, "[::1]"))),
            ("https://user@example.com:1?x", Some((true, "example.com"))),
            ("https://", None),
            ("https:///x", None),
            ("https://:80/", None),
            ("api.example.com/pets", None),
            ("ftp://example.com", None),
            ("https://api.example.com/my pets", None),
        ];
        for (text, expected) in cases {
            let found = HttpUrl::parse(text).map(|url| (url.is_secure, url.host));
            assert_eq!(found, expected, "{text}");
        }
    }
}
