//! Headers and parameters that travel with every request and come from no input.

/// In lower case.
const HEADERS: &[&str] = &[
    "accept",
    "authority",
    "authorization",
    "connection",
    "content-encoding",
    "content-length",
    "content-md5",
    "content-type",
    "cache-control",
    "cookie",
    "date",
    "dnt",
    "expect",
    "host",
    "if-none-match",
    "keep-alive",
    "origin",
    "pragma",
    "priority",
    "range",
    "referer",
    "smithy-protocol",
    "te",
    "transfer-encoding",
    "traceparent",
    "user-agent",
    "x-amz-api-version",
    "x-amz-content-sha256",
    "x-amz-date",
    "x-amz-decoded-content-length",
    "x-amz-region-set",
    "x-amz-sdk-checksum-algorithm",
    "x-amz-security-token",
    "x-amz-sha256-tree-hash",
    "x-amz-target",
    "x-amz-trailer",
    "x-amz-user-agent",
    "x-amzn-query-mode",
    "x-amzn-trace-id",
];

/// How the names of others start.
const HEADER_STARTS: &[&str] = &[
    ":",
    "accept-",
    "amz-sdk-",
    "sec-",
    "x-amz-checksum-",
    "x-forwarded-",
];

/// Whether a header says nothing of the input where no member has its name.
pub(super) fn is_plumbing(header: &str) -> bool {
    let header = header.to_ascii_lowercase();
    HEADERS.contains(&header.as_str())
        || HEADER_STARTS.iter().any(|start| header.starts_with(start))
}

/// Whether a header is about the sender, whatever members the operation has.
pub(super) fn is_of_sender(header: &str, value: &str) -> bool {
    let is = |name: &str| header.eq_ignore_ascii_case(name);
    is("content-length")
        || is("authorization") && value.starts_with("AWS4-")
        || is("accept") && value == "*/*"
}

/// Whether a parameter of the query says nothing of the input where no member has its name: it is of a signature,
/// or the operation's name, as AWS's SDK for JavaScript adds it.
pub(super) fn is_plumbing_parameter(name: &str) -> bool {
    const NAMES: [&str; 4] = ["x-id", "AWSAccessKeyId", "Signature", "Expires"];
    NAMES.contains(&name) || name.to_ascii_lowercase().starts_with("x-amz-")
}
