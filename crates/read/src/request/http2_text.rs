//! HTTP/2 or HTTP/3 as the network panels of browsers show it: the request line is in headers such as `:method`.

use crate::Meaning;

use super::http_text::{Lines, header, read_body};
use super::located::Located;
use super::sent_request::{SentBody, SentRequest};

const NAMES: [&str; 4] = [":authority", ":method", ":path", ":scheme"];

/// Whether a text starts with one of HTTP/2's own headers.
pub(super) fn is_likely(text: &str) -> bool {
    let text = text.trim_start();
    NAMES.iter().any(|name| {
        let behind = text.strip_prefix(name);
        behind.is_some_and(|behind| behind.starts_with(':'))
    })
}

/// Reads headers, and behind an empty line the body.
pub(super) fn parse(text: &str) -> SentRequest {
    let mut request = SentRequest::default();
    let start = text.len() - text.trim_start().len();
    let mut lines = Lines { text, at: start };
    while let Some(line) = lines.next_line() {
        if line.text.is_empty() {
            break;
        }
        let Some((name, mut value)) = header(&line) else {
            continue;
        };
        if value.text.is_empty() && NAMES.contains(&name.text.as_str()) {
            // Some panels put the value on the next line.
            value = lines.next_line().unwrap_or_default().trimmed();
        }
        add(&mut request, name, value);
    }
    let body = Located::of(text, lines.at.min(text.len())..text.len());
    request.body = read_body(&request, body);
    if request.method.text.is_empty() {
        let usual = match request.body {
            SentBody::None => "GET",
            _ => "POST",
        };
        request.method = Located::nowhere(usual);
    }
    request
}

fn add(request: &mut SentRequest, name: Located, value: Located) {
    match name.text.as_str() {
        ":method" => request.method = value,
        ":path" => request.set_target(&value),
        ":scheme" => request.is_plain_http = value.text == "http",
        ":authority" => request.host = value,
        host if host.eq_ignore_ascii_case("host") => request.host = value,
        _ => return request.headers.push((name, value)),
    }
    request.add_part(&name, Meaning::AddedName);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_request_line_is_in_headers() {
        let text = ":authority: sqs.eu-west-1.amazonaws.com\n:method: POST\n:path: /?a=b\n:scheme: https\n\
                    x-amz-target: AmazonSQS.ListQueues\n\n{}\n";
        assert!(is_likely(text));
        let request = parse(text);
        assert_eq!(request.host.text, "sqs.eu-west-1.amazonaws.com");
        assert_eq!(
            (request.method.text.as_str(), request.path.text.as_str()),
            ("POST", "/")
        );
        assert_eq!(request.parameter("a"), Some("b"));
        assert_eq!(request.header("X-Amz-Target"), Some("AmazonSQS.ListQueues"));
        assert_eq!(request.body.text().unwrap().text, "{}");
        let broken = parse(":method:\nPUT\n:authority:\nx.y");
        assert_eq!(
            (broken.method.text.as_str(), broken.host.text.as_str()),
            ("PUT", "x.y")
        );
        assert_eq!(parse(":path: /").method.text, "GET");
        assert!(!is_likely(": x") && !is_likely(":method") && !is_likely("method: GET"));
    }
}
