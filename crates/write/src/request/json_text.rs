use wireform_model::base64;
use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::text::Text;
use wireform_model::value::{Map, Value};

use super::{Body, HttpRequest, gzip, token};

/// The request as pretty JSON: `{"method","host","path","query":[[name,value]],"headers":{name:value},"body"}`.
///
/// The body is its text, `{"base64": …}` for bytes and for a body that is sent compressed, `{"file": NAME}` for a file's, or null. Names and values of the query are percent-encoded.
pub fn request_json(request: &HttpRequest) -> Text {
    let text = |text: &str| Value::from(text);
    let query = request.query.iter();
    let query = query.map(|(name, value)| {
        let value = value.as_ref().map_or("", Text::as_str);
        Value::List(vec![text(name), text(value)])
    });
    let headers = request.headers.iter();
    let headers = headers.map(|(name, value)| (name.clone(), text(value.as_str())));
    let mut map = Map::new();
    map.push("method", text(&request.method));
    map.push("host", text(&request.host));
    map.push("path", text(request.path.as_str()));
    map.push("query", Value::List(query.collect()));
    map.push("headers", Value::Map(headers.collect()));
    map.push(
        "body",
        match request.gzipped {
            true => body(&gzip::compressed(&request.body)),
            false => body(&request.body),
        },
    );
    token::shown(json::pretty(&Value::Map(map), &Path::root()))
}

fn body(body: &Body) -> Value {
    let (name, text) = match body {
        Body::None => return Value::Null,
        Body::Text(text) => return Value::from(text.as_str()),
        Body::Bytes { bytes, .. } => ("base64", base64::encode(bytes)),
        Body::File(file) => ("file", file.as_str().to_owned()),
    };
    let mut map = Map::new();
    map.push(name, Value::String(text));
    Value::Map(map)
}
