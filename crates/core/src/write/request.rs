use crate::model::OperationRef;
use crate::text::Text;
use crate::value::Value;

use super::Shell;

/// A request as it goes on the wire, as plain data; each part knows the values it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpRequest {
    pub method: String,
    pub host: String,
    /// Percent-encoded.
    pub path: Text,
    /// Names and values percent-encoded.
    pub query: Vec<(String, Text)>,
    /// Without those that depend on credentials and the clock.
    pub headers: Vec<(String, Text)>,
    pub body: Body,
    /// The service's name in the signature's scope.
    pub signing_name: String,
    pub region: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    None,
    Text(Text),
    Bytes(Vec<u8>),
}

/// The request that the AWS CLI would send for `input`.
pub fn request(operation: OperationRef<'_>, input: &Value, region: &str) -> HttpRequest {
    let _ = (operation, input);
    HttpRequest {
        method: String::new(),
        host: String::new(),
        path: Text::new(),
        query: Vec::new(),
        headers: Vec::new(),
        body: Body::None,
        signing_name: String::new(),
        region: region.to_owned(),
    }
}

/// The request as HTTP/1.1 text.
pub fn http_text(request: &HttpRequest) -> Text {
    let _ = request;
    Text::new()
}

/// A `curl --aws-sigv4` command that sends the request, with credentials from the environment.
pub fn curl(request: &HttpRequest, shell: Shell) -> Text {
    let _ = (request, shell);
    Text::new()
}

/// The request as `{"method","host","path","query","headers","body"}`.
pub fn request_json(request: &HttpRequest) -> Text {
    let _ = request;
    Text::new()
}
