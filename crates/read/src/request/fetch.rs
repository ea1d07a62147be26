//! JavaScript's `fetch("https://…", {"headers": {…}, "body": "…", "method": "POST"})`, which browsers copy requests as.

use crate::document::{ParsedKind, ParsedValue, javascript_arguments};
use crate::{Choice, Choices, Meaning, Part, ReadDiagnostic};

use super::located::Located;
use super::parsed_request::ParsedRequest;
use super::sent_request::{SentBody, SentRequest};

const CALL: &str = "fetch(";

/// At most so many calls are listed.
const MOST: usize = 100;

/// Whether a text starts with such a call, maybe behind what its result is assigned to.
pub(super) fn is_likely(text: &str) -> bool {
    let Some((before, behind)) = text.split_once(CALL) else {
        return false;
    };
    const LONGEST: usize = 100;
    let is_before =
        |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | ' ' | '=' | '\n' | '\r' | '(');
    let is_own_name = !before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '$'));
    let behind = behind.trim_start();
    let url = behind.strip_prefix(['"', '\'', '`']).unwrap_or_default();
    let is_url = url.starts_with("https://") || url.starts_with("http://");
    before.len() <= LONGEST && before.chars().all(is_before) && is_own_name && is_url
}

/// Reads a call, the first unless another is chosen.
///
/// # Errors
///
/// Where none can be read.
pub(super) fn parse(text: &str, choice: Option<usize>) -> Result<ParsedRequest, ReadDiagnostic> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = next_call(text, at).filter(|_| found.len() < MOST) {
        let open = start + CALL.len() - 1;
        let Some((arguments, end)) = javascript_arguments(text, open) else {
            break;
        };
        let program = start..open;
        found.extend(call(text, &arguments, program).map(|call| (call, start..end)));
        at = end;
    }
    let chosen = choice
        .filter(|choice| *choice < found.len())
        .unwrap_or_default();
    let choices = found.iter().map(|(call, span)| Choice {
        span: span.clone(),
        label: call.request.label(),
    });
    let choices = Choices::new(choices.collect(), chosen);
    let chosen = found.into_iter().nth(chosen).map(|(call, _)| call);
    let parsed = chosen.ok_or_else(|| {
        let message = "This call of fetch cannot be read: its arguments must be a URL in quotes and an object.";
        ReadDiagnostic::error("not-a-request", 0..0, message)
    })?;
    Ok(ParsedRequest { choices, ..parsed })
}

fn next_call(text: &str, at: usize) -> Option<usize> {
    Some(at + text.get(at..)?.find(CALL)?)
}

fn call(
    text: &str,
    arguments: &[ParsedValue],
    program: std::ops::Range<usize>,
) -> Option<ParsedRequest> {
    let url = string(text, arguments.first()?)?;
    let mut parsed = ParsedRequest::default();
    parsed.request.set_target(&url);
    parsed.request.other_parts.push(Part {
        span: program,
        meaning: Meaning::Program,
    });
    let options = arguments
        .get(1)
        .map(ParsedValue::entries)
        .unwrap_or_default();
    for option in options {
        match (option.key.as_str(), string(text, &option.value)) {
            ("method", Some(method)) => parsed.request.method = method,
            ("body", Some(body)) => parsed.request.body = SentBody::Text(body),
            ("body", None) if option.value.kind != ParsedKind::Null => {
                let message =
                    "The body is not a literal, so it is not known here. It was left out.";
                let span = option.value.span.clone();
                let error = ReadDiagnostic::error("not-a-literal", span, message);
                parsed.diagnostics.push(error);
            }
            ("headers", _) => add_headers(text, &option.value, &mut parsed.request),
            _ => {}
        }
    }
    if parsed.request.method.text.is_empty() {
        parsed.request.method = Located::nowhere("GET");
    }
    Some(parsed)
}

fn add_headers(text: &str, headers: &ParsedValue, request: &mut SentRequest) {
    for header in headers.entries() {
        let Some(value) = string(text, &header.value) else {
            continue;
        };
        let name = Located::of_json(text, header.key.clone(), header.key_span.clone());
        match header.key.eq_ignore_ascii_case("host") {
            true => request.host = value,
            false => request.headers.push((name, value)),
        }
    }
}

fn string(text: &str, node: &ParsedValue) -> Option<Located> {
    let string = node.as_str()?.to_owned();
    Some(Located::of_json(text, string, node.span.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"fetch("https://sqs.eu-west-1.amazonaws.com/", {
  "headers": {"x-amz-target": "AmazonSQS.ListQueues", "accept": "*/*"},
  "body": "{\"QueueNamePrefix\":\"a\"}",
  "method": "POST",
  "credentials": "omit"
}); ;
await fetch('https://iam.amazonaws.com/?Action=ListUsers');"#;

    #[test]
    fn calls_are_read() {
        assert!(is_likely(TEXT));
        let ParsedRequest {
            request, choices, ..
        } = parse(TEXT, None).unwrap();
        assert_eq!(
            (request.method.text.as_str(), request.host.text.as_str()),
            ("POST", "sqs.eu-west-1.amazonaws.com")
        );
        assert_eq!(request.header("x-amz-target"), Some("AmazonSQS.ListQueues"));
        assert_eq!(
            request.body.text().unwrap().text,
            r#"{"QueueNamePrefix":"a"}"#
        );
        let labels: Vec<_> = choices.all.iter().map(|it| it.label.as_str()).collect();
        assert_eq!(
            labels,
            [
                "POST sqs.eu-west-1.amazonaws.com/",
                "GET iam.amazonaws.com/"
            ]
        );
        let second = parse(TEXT, Some(1)).unwrap();
        assert_eq!(second.request.parameter("Action"), Some("ListUsers"));
    }

    #[test]
    fn what_is_no_literal_is_said() {
        let text = "const r = await fetch(`https://a.b/`, { method: 'PUT', body: JSON.stringify({ a: 1 }) })";
        assert!(is_likely(text));
        let parsed = parse(text, None).unwrap();
        assert_eq!(parsed.request.body.text().unwrap().text, r#"{"a":1}"#);
        let unknown = parse("fetch('https://a.b/', { body: data })", None).unwrap();
        assert_eq!(unknown.diagnostics.len(), 1);
        assert!(parse("fetch(url)", None).is_err());
        for text in [
            "fetch(url)",
            "prefetch('https://a.b/')",
            "{\"a\": \"fetch('https://a.b/')\"}",
            "",
        ] {
            assert!(!is_likely(text), "{text}");
        }
    }
}
