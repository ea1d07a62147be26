//! A URL alone, as AWS's manuals show requests: on one line, or with each parameter on a line of its own.

use super::located::Located;
use super::sent_request::SentRequest;

/// Whether a text is a URL and nothing else.
pub(super) fn is_likely(text: &str) -> bool {
    let mut lines = text.trim().lines().map(str::trim);
    let is_url = |line: &str| {
        let scheme = line.split_once("://").map(|(scheme, _)| scheme);
        scheme.is_some_and(|scheme| ["http", "https"].contains(&scheme)) && !has_space(line)
    };
    let is_parameter = |line: &str| line.starts_with(['?', '&']) && !has_space(line);
    lines.next().is_some_and(is_url) && lines.all(is_parameter)
}

fn has_space(line: &str) -> bool {
    line.contains(char::is_whitespace)
}

/// Reads a URL as the request that a browser would send for it.
pub(super) fn parse(text: &str) -> SentRequest {
    let mut request = SentRequest {
        method: Located::nowhere("GET"),
        ..SentRequest::default()
    };
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len();
        Located::of(text, start..at).trimmed()
    });
    let lines: Vec<Located> = lines.filter(|line| !line.text.is_empty()).collect();
    request.set_target(&Located::joined(&lines, ""));
    request
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_read_over_several_lines() {
        let text = "\nhttps://iam.amazonaws.com/?Action=ListUsers\n  &PathPrefix=/a/\n&Version=2010-05-08\n";
        assert!(is_likely(text));
        let request = parse(text);
        assert_eq!(request.host.text, "iam.amazonaws.com");
        assert_eq!(request.parameter("PathPrefix"), Some("/a/"));
        let (_, version) = request.query.last().unwrap();
        let span = version.as_ref().unwrap().span.clone();
        assert_eq!(text.get(span), Some("2010-05-08"));
    }

    #[test]
    fn other_texts_are_none() {
        for text in [
            "",
            "https://a.b/ c",
            "see https://a.b/",
            "ftp://a.b/",
            "https://a.b/\nx",
        ] {
            assert!(!is_likely(text), "{text}");
        }
        assert!(is_likely("http://localhost:4566/?Action=ListQueues"));
    }
}
