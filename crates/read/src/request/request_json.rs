//! A request as `wireform request --as json` writes it.

use std::collections::HashMap;

use wireform_model::base64;
use wireform_model::json::{self, SpannedValue};
use wireform_model::value::{Map, Value};

use crate::ReadDiagnostic;

use super::located::Located;
use super::sent_request::{SentBody, SentRequest};

/// Whether a text is such an object.
pub(super) fn is_likely(text: &str) -> bool {
    let has = |name: &str| text.contains(&format!("\"{name}\""));
    text.trim_start().starts_with('{')
        && ["method", "host", "path", "headers"].into_iter().all(has)
        && json::read(text).is_ok_and(|value| {
            let map = value.as_map();
            map.is_some_and(|map| map.contains_key("method") && map.contains_key("host"))
        })
}

/// Reads such an object.
///
/// # Errors
///
/// Where it is no JSON.
pub(super) fn parse(text: &str) -> Result<SentRequest, ReadDiagnostic> {
    let read = json::read_with_spans(text).map_err(|error| {
        let message = format!("Not valid JSON: expected {}.", error.expected);
        ReadDiagnostic::error("invalid-json", error.offset..error.offset, message)
    });
    let (value, spans) = read?;
    let empty = Map::new();
    let map = value.as_map().unwrap_or(&empty);
    let places = spans.root().map(|root| root.entries()).unwrap_or_default();
    let reader = RequestJsonReader { text, map, places };
    let mut request = SentRequest {
        method: reader.text("method"),
        host: reader.text("host"),
        path: reader.text("path"),
        headers: reader.headers(),
        query: reader.query(),
        body: reader.body(),
        ..SentRequest::default()
    };
    request.is_plain_http = reader.text("scheme").text == "http";
    Ok(request)
}

/// Reads the members of the object.
struct RequestJsonReader<'s> {
    text: &'s str,
    map: &'s Map,
    places: HashMap<&'s str, SpannedValue<'s>>,
}

impl RequestJsonReader<'_> {
    fn text(&self, name: &str) -> Located {
        let value = self.map.get(name);
        value.map_or_else(Located::default, |value| {
            self.located(value, self.places.get(name))
        })
    }

    fn headers(&self) -> Vec<(Located, Located)> {
        let headers = self.map.get("headers").map(Value::entries);
        let places = self.places.get("headers");
        let mut places = places.into_iter().flat_map(SpannedValue::items);
        let headers = headers.into_iter().flatten().map(|(name, value)| {
            let at = places.next();
            let name_span = at.and_then(|at| at.key_span()).unwrap_or_default();
            let name = Located::of_json(self.text, name.to_owned(), name_span);
            (name, self.located(value, at.as_ref()))
        });
        headers.collect()
    }

    fn query(&self) -> Vec<(Located, Option<Located>)> {
        let query = self.map.get("query").and_then(Value::as_list);
        let places = self.places.get("query");
        let mut places = places.into_iter().flat_map(SpannedValue::items);
        let pairs = query.unwrap_or_default().iter().filter_map(|pair| {
            let mut inside = places.next().into_iter().flat_map(|at| at.items());
            let (name_at, value_at) = (inside.next(), inside.next());
            let [name, value] = pair.as_list()? else {
                return None;
            };
            let name = self.located(name, name_at.as_ref());
            Some((name, Some(self.located(value, value_at.as_ref()))))
        });
        pairs.collect()
    }

    fn located(&self, value: &Value, at: Option<&SpannedValue<'_>>) -> Located {
        let text = value.as_str().unwrap_or_default().to_owned();
        match at {
            Some(at) if value.as_str().is_some() => Located::of_json(self.text, text, at.span()),
            at => Located::new(text, at.map(SpannedValue::span).unwrap_or_default()),
        }
    }

    fn body(&self) -> SentBody {
        let at = self.places.get("body");
        match self.map.get("body") {
            Some(Value::String(text)) if text.is_empty() => SentBody::None,
            Some(value @ Value::String(_)) => SentBody::Text(self.located(value, at)),
            Some(Value::Map(map)) => self.named_body(map, at),
            _ => SentBody::None,
        }
    }

    /// `{"base64": "AP8="}` or `{"file": "photo.jpg"}`
    fn named_body(&self, map: &Map, at: Option<&SpannedValue<'_>>) -> SentBody {
        let places = at.map(SpannedValue::entries).unwrap_or_default();
        let of = |name: &str| Some(self.located(map.get(name)?, places.get(name)));
        if let Some(shown) = of("base64")
            && let Some(bytes) = base64::decode(&shown.text)
        {
            let spot = shown.spot();
            return SentBody::Bytes { bytes, spot };
        }
        of("file").map_or(SentBody::None, SentBody::File)
    }
}
