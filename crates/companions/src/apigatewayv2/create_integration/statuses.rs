//! HTTP status codes by name (RFC 9110).

use super::table::rows;

/// The standard's name for a status code.
pub fn phrase(code: &str) -> Option<&'static str> {
    let found = rows(STATUSES).find(|(known, _)| *known == code);
    found.map(|(_, phrase)| phrase)
}

/// Those that an integration is likely to meet or to give.
pub const STATUSES: &str = "\
200 OK
201 Created
202 Accepted
204 No Content
206 Partial Content
301 Moved Permanently
302 Found
303 See Other
304 Not Modified
307 Temporary Redirect
308 Permanent Redirect
400 Bad Request
401 Unauthorized
403 Forbidden
404 Not Found
405 Method Not Allowed
406 Not Acceptable
409 Conflict
410 Gone
412 Precondition Failed
413 Content Too Large
415 Unsupported Media Type
422 Unprocessable Content
429 Too Many Requests
500 Internal Server Error
501 Not Implemented
502 Bad Gateway
503 Service Unavailable
504 Gateway Timeout";
