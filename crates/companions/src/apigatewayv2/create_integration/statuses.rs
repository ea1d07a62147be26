//! HTTP status codes with their reason phrases (RFC 9110).

/// The standard reason phrase of a status code, such as `Not Found` of `404`; `None` where the code is not in
/// [`STATUSES`].
pub fn reason_phrase(code: &str) -> Option<&'static str> {
    let found = STATUSES.iter().find(|(known, _)| *known == code);
    found.map(|(_, phrase)| *phrase)
}

/// Status codes that an integration is likely to receive or to return, with their reason phrases.
pub const STATUSES: &[(&str, &str)] = &[
    ("200", "OK"),
    ("201", "Created"),
    ("202", "Accepted"),
    ("204", "No Content"),
    ("206", "Partial Content"),
    ("301", "Moved Permanently"),
    ("302", "Found"),
    ("303", "See Other"),
    ("304", "Not Modified"),
    ("307", "Temporary Redirect"),
    ("308", "Permanent Redirect"),
    ("400", "Bad Request"),
    ("401", "Unauthorized"),
    ("403", "Forbidden"),
    ("404", "Not Found"),
    ("405", "Method Not Allowed"),
    ("406", "Not Acceptable"),
    ("409", "Conflict"),
    ("410", "Gone"),
    ("412", "Precondition Failed"),
    ("413", "Content Too Large"),
    ("415", "Unsupported Media Type"),
    ("422", "Unprocessable Content"),
    ("429", "Too Many Requests"),
    ("500", "Internal Server Error"),
    ("501", "Not Implemented"),
    ("502", "Bad Gateway"),
    ("503", "Service Unavailable"),
    ("504", "Gateway Timeout"),
];
