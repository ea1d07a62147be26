//! Headers that no parameter mapping can change.
//!
//! Source: the developer guide's page on transforming API requests and responses; the service rejected both lists in tests.

/// The reserved name or prefix that a header has, or `None` where it is not reserved. Case does not matter.
pub fn reserved(name: &str) -> Option<Reserved> {
    if let Some(name) = NAMES
        .iter()
        .find(|reserved| reserved.eq_ignore_ascii_case(name))
    {
        return Some(Reserved::Name(name));
    }
    let has_prefix = |prefix: &&&str| {
        let start = name.get(..prefix.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(prefix))
    };
    PREFIXES
        .iter()
        .find(has_prefix)
        .map(|prefix| Reserved::Prefix(prefix))
}

/// Why a header is reserved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reserved {
    /// By its name, as in [`NAMES`].
    Name(&'static str),
    /// By how its name starts, as in [`PREFIXES`].
    Prefix(&'static str),
}

/// Headers whose names start like this are reserved.
pub const PREFIXES: &[&str] = &["access-control-", "apigw-", "x-amz-", "x-amzn-"];

/// Headers of these names are reserved.
pub const NAMES: &[&str] = &[
    "Authorization",
    "Connection",
    "Content-Encoding",
    "Content-Length",
    "Content-Location",
    "Forwarded",
    "Keep-Alive",
    "Origin",
    "Proxy-Authenticate",
    "Proxy-Authorization",
    "TE",
    "Trailers",
    "Transfer-Encoding",
    "Upgrade",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "Via",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_prefixes_are_case_insensitive() {
        assert_eq!(
            reserved("AUTHORIZATION"),
            Some(Reserved::Name("Authorization"))
        );
        assert_eq!(
            reserved("X-Amzn-Trace-Id"),
            Some(Reserved::Prefix("x-amzn-"))
        );
        for free in [
            "",
            "Host",
            "Content-Type",
            "x-am",
            "Authorization2",
            "ünicode-name",
        ] {
            assert_eq!(reserved(free), None, "{free}");
        }
    }
}
