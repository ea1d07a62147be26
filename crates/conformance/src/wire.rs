//! A request as it was sent, and the comparison with one of ours.

use std::collections::BTreeMap;

use serde_json::Value as Json;
use wireform_write::{Body, HttpRequest};

use crate::{cbor, xml};

/// What a real program sent.
#[derive(Clone, Debug, PartialEq)]
pub struct WireRequest {
    pub method: String,
    /// Empty where it was sent to a loopback address.
    pub host: String,
    /// Path and query, percent-encoded.
    pub target: String,
    /// By their names in lower case.
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

/// Headers that depend on credentials, time, the program or the address.
const PASSING: [&str; 10] = [
    "accept-encoding",
    "amz-sdk-invocation-id",
    "amz-sdk-request",
    "authorization",
    "content-length",
    "host",
    "user-agent",
    "x-amz-date",
    "x-amz-region-set",
    "x-amz-security-token",
];

impl WireRequest {
    /// Our request in this form.
    pub fn ours(request: &HttpRequest) -> Self {
        let query: Vec<String> = request
            .query
            .iter()
            .map(|(name, value)| match value {
                Some(value) => format!("{name}={value}"),
                None => name.clone(),
            })
            .collect();
        let mark = if query.is_empty() { "" } else { "?" };
        WireRequest {
            method: request.method.clone(),
            host: request.host.clone(),
            target: format!("{}{mark}{}", request.path, query.join("&")),
            headers: request
                .headers
                .iter()
                .map(|(name, value)| (name.to_lowercase(), value.as_str().to_owned()))
                .collect(),
            body: match &request.body {
                Body::None => Vec::new(),
                Body::Text(text) => text.as_str().as_bytes().to_vec(),
                Body::Bytes { bytes, .. } => bytes.clone(),
                Body::File(name) => name.as_str().as_bytes().to_vec(),
            },
        }
    }

    /// Without the headers that no two runs share, nor what an old signature puts into the body;
    /// an empty query is as good as none.
    pub fn lasting(mut self) -> Self {
        const SIGNATURE: &[u8] = b"&AWSAccessKeyId=";
        let mut windows = self.body.windows(SIGNATURE.len());
        if let Some(end) = windows.position(|window| window == SIGNATURE) {
            self.body.truncate(end);
        }
        self.body = without_presigning(self.body);
        self.target = without_empty_query(self.target);
        self.headers.retain(|name, value| match name.as_str() {
            // Programs without a preference send this.
            "accept" => value != "*/*",
            // The hash of a body follows from it; what is said in its place does not.
            "x-amz-content-sha256" => value.starts_with("STREAMING"),
            name => !PASSING.contains(&name),
        });
        self
    }

    pub fn without_body(mut self) -> Self {
        self.body = Vec::new();
        self
    }

    /// Without the host, as if sent to a loopback address.
    pub fn at_loopback(self) -> Self {
        WireRequest {
            host: String::new(),
            ..self.lasting()
        }
    }

    /// Whether it is the same but for the order of members in the body and of pairs in a query,
    /// and for the spelling of numbers in JSON and forms.
    ///
    /// The order of a command's options decides that order, and it means nothing;
    /// an option makes `0.0` of a `0` where the model has a float.
    pub fn equivalent(&self, other: &WireRequest) -> bool {
        let outside = |request: &WireRequest| WireRequest {
            target: with_sorted_query(&request.target),
            body: Vec::new(),
            ..request.clone()
        };
        outside(self) == outside(other) && self.content() == other.content()
    }

    fn content(&self) -> Content<'_> {
        let kind = self.headers.get("content-type").map_or("", String::as_str);
        let text = std::str::from_utf8(&self.body).unwrap_or_default();
        let known = match kind.split(';').next() {
            Some("application/x-www-form-urlencoded") => Some(Content::Form(pairs_by_value(text))),
            _ if text.starts_with('<') => xml::sorted(text).map(Content::Xml),
            Some("application/cbor") => cbor::sorted(&self.body).map(Content::Cbor),
            _ => serde_json::from_slice(&self.body)
                .ok()
                .map(|json| Content::Json(by_value(json))),
        };
        known.unwrap_or(Content::Bytes(&self.body))
    }
}

/// Numbers as floats, if a float can represent them exactly.
fn by_value(json: Json) -> Json {
    const EXACT_UP_TO: f64 = 9_007_199_254_740_992.0;
    match json {
        Json::Array(items) => items.into_iter().map(by_value).collect(),
        Json::Object(entries) => {
            let entries = entries.into_iter();
            entries.map(|(key, value)| (key, by_value(value))).collect()
        }
        Json::Number(number) => match number.as_f64() {
            Some(float) if float.abs() <= EXACT_UP_TO => Json::from(float),
            _ => Json::Number(number),
        },
        other => other,
    }
}

/// A body as its reader sees it.
#[derive(PartialEq)]
enum Content<'a> {
    Json(Json),
    /// Without the `.0` of a number.
    Form(Vec<&'a str>),
    Cbor(Vec<u8>),
    Xml(Vec<&'a str>),
    Bytes(&'a [u8]),
}

fn with_sorted_query(target: &str) -> String {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    format!("{path}?{}", sorted_pairs(query).join("&"))
}

fn sorted_pairs(query: &str) -> Vec<&str> {
    let mut pairs: Vec<&str> = query.split('&').collect();
    pairs.sort_unstable();
    pairs
}

/// The pairs of a form in order, each without the `.0` of a number.
fn pairs_by_value(form: &str) -> Vec<&str> {
    let pairs = sorted_pairs(form).into_iter();
    let whole = |pair: &'_ str| {
        let (_, value) = pair.split_once('=')?;
        let digits = value.strip_suffix(".0")?.trim_start_matches('-');
        digits
            .bytes()
            .all(|byte| byte.is_ascii_digit())
            .then_some(pair.len() - 2)
    };
    pairs
        .map(|pair| whole(pair).map_or(pair, |end| &pair[..end]))
        .collect()
}

/// Without what depends on the time in a signed URL that is a value of a form.
fn without_presigning(mut body: Vec<u8>) -> Vec<u8> {
    const SIGNATURE: &[u8] = b"%26X-Amz-Algorithm%3D";
    let mut windows = body.windows(SIGNATURE.len());
    if let Some(start) = windows.position(|window| window == SIGNATURE) {
        let rest = body[start..].iter();
        let length = rest.take_while(|byte| **byte != b'&').count();
        body.drain(start..start + length);
    }
    body
}

fn without_empty_query(target: String) -> String {
    match target.strip_suffix('?') {
        Some(path) => path.to_owned(),
        None => target,
    }
}

impl std::fmt::Display for WireRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{} {}{}", self.method, self.host, self.target)?;
        for (name, value) in &self.headers {
            writeln!(f, "{name}: {value}")?;
        }
        write!(f, "\n{}", String::from_utf8_lossy(&self.body))
    }
}
