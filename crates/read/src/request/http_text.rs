//! HTTP/1.1 as text: a request line, headers, an empty line and the body.

use wireform_model::base64;

use crate::{Meaning, ReadDiagnostic};

use super::located::Located;
use super::sent_request::{SentBody, SentRequest};

const METHODS: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"];

/// Whether a text starts with a request line.
pub(super) fn is_likely(text: &str) -> bool {
    let line = text.trim_start().lines().next().unwrap_or_default();
    let mut words = line.split_whitespace();
    let is_method = words.next().is_some_and(|word| METHODS.contains(&word));
    let is_target = |word: &str| word.starts_with('/') || word.contains("://");
    is_method && words.next().is_some_and(is_target)
}

/// Reads such a text.
///
/// # Errors
///
/// Where it does not start with a request line.
pub(super) fn parse(text: &str) -> Result<SentRequest, ReadDiagnostic> {
    let mut request = SentRequest::default();
    let start = text.len() - text.trim_start().len();
    let mut lines = Lines { text, at: start };
    let line = lines.next_line().unwrap_or_default();
    read_request_line(&mut request, &line)?;
    while let Some(line) = lines.next_line() {
        if line.text.is_empty() {
            break;
        }
        if let Some((name, value)) = header(&line) {
            match name.text.eq_ignore_ascii_case("host") {
                true => {
                    request.host = value;
                    request.add_part(&name, Meaning::AddedName);
                }
                false => request.headers.push((name, value)),
            }
        }
    }
    request.is_plain_http |= is_local(&request.host.text);
    let body = Located::of(text, lines.at.min(text.len())..text.len());
    request.body = read_body(&request, body);
    Ok(request)
}

fn read_request_line(request: &mut SentRequest, line: &Located) -> Result<(), ReadDiagnostic> {
    let no_request = || {
        let message =
            "This is not an HTTP request. It should start with a line such as GET / HTTP/1.1.";
        ReadDiagnostic::error("not-a-request", line.span.clone(), message)
    };
    let (method, target) = line.split_once(' ').ok_or_else(no_request)?;
    if !METHODS.contains(&method.text.as_str()) {
        return Err(no_request());
    }
    let target = target.trimmed();
    let version = target.text.rfind(" HTTP/");
    let target = target
        .slice(0..version.unwrap_or(target.text.len()))
        .trimmed();
    request.method = method;
    request.set_target(&target);
    Ok(())
}

/// Whether a host is likely to be without TLS, which the text does not say.
fn is_local(host: &str) -> bool {
    let (name, port) = host.rsplit_once(':').unwrap_or((host, ""));
    let is_loopback = ["localhost", "[::1]"].contains(&name) || name.starts_with("127.");
    let has_port = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    is_loopback || has_port && port != "443"
}

/// `Name: value`; the names of HTTP/2's own headers start with a colon.
pub(super) fn header(line: &Located) -> Option<(Located, Located)> {
    let start = usize::from(line.text.starts_with(':'));
    let colon = start + line.text.get(start..)?.find(':')?;
    let value = line.slice(colon + 1..line.text.len());
    Some((line.slice(0..colon).trimmed(), value.trimmed()))
}

/// The body, whose length a header may say.
///
/// A text that was copied may have a line break more. Bytes that are not text are written as Base64.
pub(super) fn read_body(request: &SentRequest, body: Located) -> SentBody {
    let length = request.header("content-length");
    let length = length.and_then(|length| length.trim().parse::<usize>().ok());
    let is_blank_behind = |length: &usize| {
        let rest = body.text.get(*length..);
        rest.is_some_and(|rest| rest.trim().is_empty())
    };
    let end = match length.filter(is_blank_behind) {
        Some(length) => length,
        None => without_line_break(&body.text).len(),
    };
    let body = body.slice(0..end);
    if body.text.is_empty() {
        return SentBody::None;
    }
    let is_shorter = length.is_some_and(|length| length < body.text.len());
    match base64::decode(&body.text).filter(|bytes| is_shorter && Some(bytes.len()) == length) {
        Some(bytes) => SentBody::Bytes {
            bytes,
            spot: body.spot(),
        },
        None => SentBody::Text(body),
    }
}

fn without_line_break(text: &str) -> &str {
    let text = text.strip_suffix('\n').unwrap_or(text);
    text.strip_suffix('\r').unwrap_or(text)
}

/// The lines of a text, of which the last read ends before `at`.
pub(super) struct Lines<'t> {
    pub text: &'t str,
    pub at: usize,
}

impl Lines<'_> {
    /// The next line without its end; `None` at the end of the text.
    pub fn next_line(&mut self) -> Option<Located> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let length = rest.find('\n').unwrap_or(rest.len());
        let line = rest.get(..length)?;
        let line = line.strip_suffix('\r').unwrap_or(line);
        let start = self.at;
        self.at += length + 1;
        Some(Located::of(self.text, start..start + line.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_has_a_line_headers_and_a_body() {
        let text = "\nPOST /a?b=c HTTP/1.1\r\nHost: x.y\r\nX-A:  1 \r\n\r\nline\r\n\n";
        let request = parse(text).unwrap();
        assert_eq!(request.method.text, "POST");
        assert_eq!(
            (request.host.text.as_str(), request.header("x-a")),
            ("x.y", Some("1"))
        );
        assert_eq!(request.body.text().unwrap().text, "line\r\n");
        assert_eq!(text.get(request.body.span()), Some("line\r\n"));
    }

    #[test]
    fn a_length_ends_the_body() {
        let body = |length: usize, body: &str| {
            let request = parse(&format!("PUT /\nContent-Length: {length}\n\n{body}"));
            request.unwrap().body
        };
        assert_eq!(body(2, "a\n").text().unwrap().text, "a\n");
        assert_eq!(body(1, "a\n").text().unwrap().text, "a");
        // The text was edited.
        assert_eq!(body(1, "abc").text().unwrap().text, "abc");
        assert!(matches!(body(2, "AP8="), SentBody::Bytes { bytes, .. } if bytes == [0, 255]));
        assert!(matches!(body(0, ""), SentBody::None));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "GET", "hello world", "get / HTTP/1.1", "aws s3 ls"] {
            assert_eq!(parse(text).unwrap_err().rule, "not-a-request", "{text}");
            assert!(!is_likely(text), "{text}");
        }
        assert!(is_likely("GET / HTTP/1.1") && is_likely("PUT https://x/"));
    }
}
