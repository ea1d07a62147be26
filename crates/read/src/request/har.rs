//! HAR: what a browser's network panel saves, as a whole or one entry of it.
//!
//! Source: the HTTP Archive 1.2 format.

use std::ops::Range;

use serde::Deserialize;
use serde_json::value::RawValue;
use wireform_model::base64;
use wireform_model::endpoint::AwsHost;
use wireform_model::json::{self, SpannedValue};

use crate::{Choice, Choices, ReadDiagnostic};

use super::host::without_port;
use super::located::Located;
use super::scope::scope;
use super::sent_request::{SentBody, SentRequest};

#[derive(Deserialize)]
struct Archive<'t> {
    #[serde(borrow)]
    log: Log<'t>,
}

#[derive(Deserialize)]
struct Log<'t> {
    #[serde(borrow)]
    entries: Vec<&'t RawValue>,
}

#[derive(Deserialize)]
struct HarEntry {
    request: HarRequest,
}

#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
struct HarRequest {
    method: String,
    url: String,
    #[serde(default)]
    headers: Vec<HarPair>,
    post_data: Option<PostData>,
}

#[derive(Clone, Deserialize)]
struct HarPair {
    name: String,
    #[serde(default)]
    value: String,
}

#[derive(Clone, Deserialize)]
struct PostData {
    text: Option<String>,
    encoding: Option<String>,
    #[serde(default)]
    params: Vec<HarPair>,
}

/// Whether a text looks like an archive or an entry of one.
pub(super) fn is_likely(text: &str) -> bool {
    let is_object = text.trim_start().starts_with('{');
    let has = |name: &str| text.contains(&format!("\"{name}\""));
    is_object
        && has("url")
        && has("method")
        && (has("request") || has("headers"))
        && (serde_json::from_str::<Archive<'_>>(text).is_ok() || entry(text).is_some())
}

/// An entry that is a call of an AWS API, the first unless another is chosen; or else the first of all.
///
/// # Errors
///
/// Where the text is neither.
pub(super) fn parse(
    text: &str,
    choice: Option<usize>,
) -> Result<(SentRequest, Choices), ReadDiagnostic> {
    if let Some(request) = entry(text) {
        return Ok((placed(request, text, text), Choices::default()));
    }
    let no_har = |message: &str| ReadDiagnostic::error("not-a-request", 0..0, message);
    let archive: Archive<'_> =
        serde_json::from_str(text).map_err(|_| no_har("This is not a HAR file."))?;
    let (mut of_aws, mut choices, mut first) = (Vec::new(), Vec::new(), None);
    for raw in archive.log.entries {
        let Some(request) = entry(raw.get()) else {
            continue;
        };
        let shown = sent(request.clone(), &Places::default());
        match is_of_aws(&shown) {
            true => {
                of_aws.push((request, raw.get()));
                choices.push(as_choice(&shown, place(text, raw.get())));
            }
            false => {
                first.get_or_insert((request, raw.get()));
            }
        }
    }
    let chosen = choice
        .filter(|choice| *choice < of_aws.len())
        .unwrap_or_default();
    let found = of_aws.into_iter().nth(chosen).or(first);
    let (request, raw) = found.ok_or_else(|| no_har("This HAR file has no requests."))?;
    let choices = Choices::new(choices, chosen);
    Ok((placed(request, text, raw), choices))
}

fn as_choice(request: &SentRequest, span: Range<usize>) -> Choice {
    Choice {
        span,
        label: request.label(),
    }
}

/// Where an entry is in the text.
fn place(text: &str, entry: &str) -> Range<usize> {
    let start = entry.as_ptr().addr().saturating_sub(text.as_ptr().addr());
    start..start + entry.len()
}

/// The request of an entry, with its places in the text.
fn placed(request: HarRequest, text: &str, entry: &str) -> SentRequest {
    let spans = json::read_with_spans(entry).map(|(_, spans)| spans);
    let spans = spans.unwrap_or_default();
    let whole = Places {
        text,
        entry: place(text, entry),
        at: spans.root(),
    };
    let inside = whole.member("request");
    let places = if inside.at.is_some() { inside } else { whole };
    sent(request, &places)
}

/// Where a value of an entry is.
#[derive(Clone, Default)]
struct Places<'s> {
    text: &'s str,
    entry: Range<usize>,
    at: Option<SpannedValue<'s>>,
}

impl<'s> Places<'s> {
    fn of(&self, at: Option<SpannedValue<'s>>) -> Self {
        Places { at, ..self.clone() }
    }

    fn member(&self, name: &str) -> Self {
        self.of(self.at.and_then(|at| at.entries().remove(name)))
    }

    fn items(&self) -> impl Iterator<Item = Self> {
        let items = self.at.into_iter().flat_map(|at| at.items());
        items.map(|item| self.of(Some(item)))
    }

    /// A string that is there; where its place is not known, it is somewhere in the entry.
    fn located(&self, text: String) -> Located {
        match self.at.map(|at| at.span()) {
            Some(span) => {
                let start = self.entry.start;
                Located::of_json(self.text, text, start + span.start..start + span.end)
            }
            None => Located::new(text, self.entry.clone()),
        }
    }
}

/// An entry, or the request in one.
fn entry(text: &str) -> Option<HarRequest> {
    let entry = serde_json::from_str::<HarEntry>(text).map(|entry| entry.request);
    entry.or_else(|_| serde_json::from_str(text)).ok()
}

/// Browsers ask with `OPTIONS` before they send a request to another host.
fn is_of_aws(request: &SentRequest) -> bool {
    let is_host = AwsHost::parse(without_port(&request.host.text)).is_some();
    let is_named = scope(request).is_some() || request.header("x-amz-target").is_some();
    request.method.text != "OPTIONS" && (is_host || is_named)
}

fn sent(request: HarRequest, places: &Places<'_>) -> SentRequest {
    let mut sent = SentRequest {
        method: places.member("method").located(request.method),
        ..SentRequest::default()
    };
    sent.set_target(&places.member("url").located(request.url));
    let list = places.member("headers");
    let mut items = list.items();
    let headers = request.headers.into_iter().map(|pair| {
        let at = items.next().unwrap_or_else(|| list.of(None));
        let name = at.member("name").located(pair.name);
        (name, at.member("value").located(pair.value))
    });
    sent.headers = headers
        .filter(|(name, _)| !name.text.eq_ignore_ascii_case("host"))
        .collect();
    sent.body = match request.post_data {
        None => SentBody::None,
        Some(data) => body(data, &places.member("postData")),
    };
    sent
}

fn body(data: PostData, places: &Places<'_>) -> SentBody {
    let text = match data.text {
        Some(text) if !text.is_empty() => places.member("text").located(text),
        _ => {
            let pairs = data.params.into_iter();
            let pairs: Vec<String> = pairs
                .map(|pair| format!("{}={}", pair.name, pair.value))
                .collect();
            Located::new(pairs.join("&"), places.entry.clone())
        }
    };
    let is_base64 = data.encoding.as_deref() == Some("base64");
    match base64::decode(&text.text).filter(|_| is_base64) {
        Some(bytes) => SentBody::Bytes {
            bytes,
            spot: text.spot(),
        },
        None if text.text.is_empty() => SentBody::None,
        None => SentBody::Text(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HAR: &str = r#"{"log": {"version": "1.2", "entries": [
        {"request": {"method": "GET", "url": "https://example.com/", "headers": []}},
        {"request": {"method": "OPTIONS", "url": "https://sqs.eu-west-1.amazonaws.com/", "headers": []}},
        {"startedDateTime": "x", "request": {"method": "POST", "url": "https://sqs.eu-west-1.amazonaws.com/",
            "headers": [{"name": ":authority", "value": "x"}, {"name": "x-amz-target", "value": "AmazonSQS.ListQueues"}],
            "postData": {"mimeType": "application/x-amz-json-1.0", "text": "{}"}}}
    ]}}"#;

    #[test]
    fn the_first_call_of_aws_is_read() {
        assert!(is_likely(HAR));
        let request = parse(HAR, None).unwrap().0;
        assert_eq!(request.header("X-Amz-Target"), Some("AmazonSQS.ListQueues"));
        assert_eq!(request.body.text().unwrap().text, "{}");
        let span = |at: &Located| HAR.get(at.span.clone());
        assert_eq!(span(&request.method), Some("POST"));
        assert_eq!(span(&request.headers[1].1), Some("AmazonSQS.ListQueues"));
        assert_eq!(request.body.span().start, HAR.find("{}").unwrap());
    }

    #[test]
    fn one_entry_is_enough() {
        let entry = r#"{"method": "PUT", "url": "http://localhost:1/a?b=c"}"#;
        let request = parse(entry, None).unwrap().0;
        assert!(request.is_plain_http);
        assert_eq!(
            (request.host.text.as_str(), request.parameter("b")),
            ("localhost:1", Some("c"))
        );
        let whole = parse(
            r#"{"request": {"method": "GET", "url": "http://x/"}}"#,
            None,
        );
        assert_eq!(whole.unwrap().0.host.text, "x");
        assert!(!is_likely("{}") && !is_likely(r#"{"log": {"entries": []}}"#));
        assert!(parse(r#"{"log": {"entries": [1]}}"#, None).is_err());
    }
}
