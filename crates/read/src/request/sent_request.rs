use std::ops::Range;

use wireform_model::base64;

use crate::{Meaning, Part};

use super::located::{Located, Spot};

/// A request as a text has it, whose operation is not known yet.
#[derive(Clone, Debug, Default)]
pub(super) struct SentRequest {
    pub method: Located,
    pub is_plain_http: bool,
    /// What is in front of the host: `https://`.
    pub scheme: Located,
    /// With a port, where it has one.
    pub host: Located,
    /// Percent-encoded.
    pub path: Located,
    /// Names and values percent-encoded.
    pub query: Vec<(Located, Option<Located>)>,
    pub headers: Vec<(Located, Located)>,
    pub body: SentBody,
    /// The signature's scope, where it is given apart from the headers.
    pub scope: Option<Scope>,
    /// Parts of the text that are no parts of the request, such as a program and its options.
    pub other_parts: Vec<Part>,
}

/// The body of such a request.
#[derive(Clone, Debug, Default)]
pub(super) enum SentBody {
    #[default]
    None,
    Text(Located),
    Bytes {
        bytes: Vec<u8>,
        spot: Spot,
    },
    /// The bytes of a file, by its name.
    File(Located),
}

/// What a signature is for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Scope {
    pub region: String,
    pub service: String,
}

impl SentRequest {
    /// The value of a header by its name, whatever its case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let found = headers.find(|(other, _)| other.text.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.text.as_str())
    }

    /// The value of a parameter of the query by its name, percent-encoded.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let mut query = self.query.iter();
        let (_, value) = query.find(|(other, _)| other.text == name)?;
        Some(value.as_ref().map_or("", |value| value.text.as_str()))
    }

    /// What tells it from others: `POST sqs.us-east-1.amazonaws.com/`.
    pub fn label(&self) -> String {
        format!("{} {}{}", self.method.text, self.host.text, self.path.text)
    }

    /// Takes a URL or the part of one that follows the host.
    pub fn set_target(&mut self, target: &Located) {
        let mut target = target.clone();
        if let Some(scheme) = target.text.find("://").filter(|_| !is_path(&target.text)) {
            let is_http = |scheme: &str| scheme.eq_ignore_ascii_case("http");
            self.is_plain_http = target.text.get(..scheme).is_some_and(is_http);
            self.scheme = target.slice(0..scheme + 3);
            target = self.take_host(&target.slice(scheme + 3..target.text.len()));
        }
        let (target, _) = split(&target, '#');
        let (path, query) = split(&target, '?');
        self.path = path;
        if let Some(query) = query {
            self.add_query(&query);
        }
    }

    /// Takes the host in front of a path, and gives the rest.
    pub fn take_host(&mut self, address: &Located) -> Located {
        let end = address.text.find(['/', '?', '#']);
        let end = end.unwrap_or(address.text.len());
        let host = address.slice(0..end);
        // Nothing is repeated of a password in front of it.
        let start = host.text.rfind('@').map_or(0, |at| at + 1);
        self.host = host.slice(start..host.text.len());
        address.slice(end..address.text.len())
    }

    /// Adds a part of the text that is no part of the request.
    pub fn add_part(&mut self, at: &Located, meaning: Meaning) {
        let Spot { span, is_own } = at.spot();
        if is_own {
            self.other_parts.push(Part { span, meaning });
        }
    }

    /// Adds the parameters of a query.
    pub fn add_query(&mut self, query: &Located) {
        self.query.extend(pairs(query));
    }
}

fn is_path(target: &str) -> bool {
    target.starts_with('/')
}

fn split(text: &Located, at: char) -> (Located, Option<Located>) {
    match text.split_once(at) {
        Some((before, behind)) => (before, Some(behind)),
        None => (text.clone(), None),
    }
}

/// The pairs of a query or a form, as they are encoded.
pub(super) fn pairs(text: &Located) -> impl Iterator<Item = (Located, Option<Located>)> {
    let mut at = 0;
    let parts = text.text.split('&').map(move |part| {
        let start = at;
        at += part.len() + 1;
        text.slice(start..start + part.len())
    });
    let parts = parts.filter(|part| !part.text.is_empty());
    parts.map(|part| split(&part, '='))
}

impl SentBody {
    /// Where it is in the source.
    pub fn span(&self) -> Range<usize> {
        self.spot().span
    }

    /// Where it is in the source, and whether nothing else is there.
    pub fn spot(&self) -> Spot {
        match self {
            SentBody::None => Spot::default(),
            SentBody::Text(text) | SentBody::File(text) => text.spot(),
            SentBody::Bytes { spot, .. } => spot.clone(),
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&Located> {
        match self {
            SentBody::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The bytes of a body that is not text anywhere: what a text shows of them is Base64.
    pub fn decoded(&self) -> Option<Vec<u8>> {
        match self {
            SentBody::Text(text) => base64::decode(text.text.trim()),
            SentBody::Bytes { bytes, .. } => Some(bytes.clone()),
            SentBody::None | SentBody::File(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_has_a_host_a_path_and_a_query() {
        let source = "GET https://u:p@a.b:8/c%20d?x=1&y#z";
        let mut request = SentRequest::default();
        request.set_target(&Located::of(source, 4..source.len()));
        assert_eq!(request.host.text, "a.b:8");
        assert_eq!(source.get(request.host.span.clone()), Some("a.b:8"));
        assert_eq!(request.path.text, "/c%20d");
        assert_eq!(request.parameter("x"), Some("1"));
        assert_eq!(request.parameter("y"), Some(""));
        assert_eq!(request.parameter("z"), None);
        let mut request = SentRequest::default();
        request.set_target(&Located::of("/a?u=http://x/", 0..14));
        assert_eq!(request.parameter("u"), Some("http://x/"));
    }
}
