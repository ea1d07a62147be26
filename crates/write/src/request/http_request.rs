use wireform_model::path::Path;
use wireform_model::text::Text;

/// A request as it goes on the wire, as plain data; each part knows the values it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpRequest {
    /// The HTTP method, such as `POST`.
    pub method: String,
    /// The host name, with a port where the endpoint URL of the draft has one.
    pub host: String,
    /// Whether it is sent without TLS, as such a URL can say.
    pub is_plain_http: bool,
    /// Percent-encoded.
    pub path: Text,
    /// Names and values percent-encoded; a name such as S3's `policy` may have no value.
    pub query: Vec<(String, Option<Text>)>,
    /// Without those that depend on credentials, the clock or the program that sends them,
    /// and without the length of the body.
    pub headers: Vec<(String, Text)>,
    /// The body.
    pub body: Body,
    /// Whether the AWS CLI compresses the body with gzip before it sends it; `body` is what it compresses.
    pub gzipped: bool,
    /// The service's name in the signature's scope.
    pub signing_name: String,
    /// The region in the signature's scope.
    pub region: String,
    /// Whether it is sent without a signature.
    pub unsigned: bool,
    /// The names of files whose content it has placeholders for, in values or in a part of the body.
    pub unread: Vec<Text>,
}

impl HttpRequest {
    /// `https`, or `http` where an endpoint URL says so.
    pub fn scheme(&self) -> &'static str {
        match self.is_plain_http {
            true => "http",
            false => "https",
        }
    }
}

/// The body of a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Body {
    /// No body.
    #[default]
    None,
    /// Text, in UTF-8.
    Text(Text),
    /// Bytes that are not text.
    Bytes {
        /// The bytes.
        bytes: Vec<u8>,
        /// The member that they are of, or a secret one among several.
        path: Path,
    },
    /// The bytes of a file, by its name.
    File(Text),
}
