use serde::{Serialize, Serializer};
use wireform_model::base64;
use wireform_model::text::Text;
use wireform_write::{Body, HttpRequest};

use crate::failure::Failure;
use crate::json;

/// A request as JSON: `{"method","scheme"?,"host","path","query":[[name,value]],"headers":{name:value},"body"}`.
///
/// Path, and names and values of the query are percent-encoded.
/// The body is its text, `{"base64": …}` for bytes and for a body that is sent compressed, `{"file": NAME}` for a file's, or null.
///
/// # Errors
///
/// As [`json::pretty`].
pub fn request_json(request: &HttpRequest) -> Result<String, Failure> {
    let query = request.query.iter();
    json::pretty(&JsonRequest {
        method: &request.method,
        scheme: request.is_plain_http.then_some(request.scheme()),
        host: &request.host,
        path: request.path.as_str(),
        query: query
            .map(|(name, value)| (name.as_str(), value.as_ref().map_or("", Text::as_str)))
            .collect(),
        headers: Headers(&request.headers),
        body: match &request.body {
            Body::None => None,
            Body::Text(text) => Some(JsonBody::Text(text.as_str())),
            Body::Bytes { bytes, .. } => Some(JsonBody::Bytes {
                base64: base64::encode(bytes),
            }),
            Body::File(file) => Some(JsonBody::File {
                file: file.as_str(),
            }),
        },
    })
}

#[derive(Serialize)]
struct JsonRequest<'r> {
    method: &'r str,
    /// Only where it is not `https`.
    #[serde(skip_serializing_if = "Option::is_none")]
    scheme: Option<&'r str>,
    host: &'r str,
    path: &'r str,
    query: Vec<(&'r str, &'r str)>,
    headers: Headers<'r>,
    body: Option<JsonBody<'r>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum JsonBody<'r> {
    Text(&'r str),
    Bytes { base64: String },
    File { file: &'r str },
}

/// An object, in the order in which they are sent.
struct Headers<'r>(&'r [(String, Text)]);

impl Serialize for Headers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let headers = self.0.iter();
        serializer.collect_map(headers.map(|(name, value)| (name, value.as_str())))
    }
}
