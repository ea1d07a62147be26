//! The HTTP request that the AWS CLI sends: a placement of the members and a form of the body.
//!
//! A protocol is a row: where members go ([`rest`] puts them where the model says),
//! and how what is left is written as a body ([`json_body`]).

mod curl;
mod endpoint;
mod headers;
mod http_text;
mod json_body;
mod json_text;
mod labels;
mod plain;
mod query;
mod rest;
mod timestamp;
mod uri;

use crate::draft::Cli;
use crate::model::{Member, OperationRef};
use crate::text::Text;
use crate::value::{Map, Value};

pub use curl::curl;
pub use http_text::http_text;
pub use json_text::request_json;

/// A request as it goes on the wire, as plain data; each part knows the values it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpRequest {
    pub method: String,
    pub host: String,
    /// Percent-encoded.
    pub path: Text,
    /// Names and values percent-encoded.
    pub query: Vec<(String, Text)>,
    /// Without those that depend on credentials, the clock or the program that sends them,
    /// and without the length, which the body tells.
    pub headers: Vec<(String, Text)>,
    pub body: Body,
    /// The service's name in the signature's scope.
    pub signing_name: String,
    pub region: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Body {
    #[default]
    None,
    Text(Text),
    Bytes(Vec<u8>),
}

/// The request that the AWS CLI would send for `input`, given as the document.
///
/// Whatever the input is, what can be shown is shown: members that the model does not know are left out,
/// values of a wrong type stand as they are.
pub fn request(operation: OperationRef<'_>, input: &Value, region: &str) -> HttpRequest {
    request_from(operation, input, region, Cli::default())
}

/// As [`request`], from an input that is written for the given CLI: it decides what a blob's text means.
pub fn request_from(
    operation: OperationRef<'_>,
    input: &Value,
    region: &str,
    cli: Cli,
) -> HttpRequest {
    let empty = Map::new();
    let source = Source {
        operation,
        input: input.as_map().unwrap_or(&empty),
        cli,
    };
    let parts = rest::place(&source);
    let metadata = &operation.service.metadata;
    HttpRequest {
        method: operation.operation.http.method.clone(),
        host: endpoint::host(&source, region),
        path: parts.path,
        query: parts.query,
        headers: parts.headers,
        body: parts.body,
        signing_name: metadata.signing_name.clone(),
        region: region.to_owned(),
    }
}

/// What a request is made of.
struct Source<'a> {
    operation: OperationRef<'a>,
    input: &'a Map,
    cli: Cli,
}

impl<'a> Source<'a> {
    /// The format of a timestamp that the model names, at the member or at its shape.
    fn timestamp_format(&self, member: &'a Member) -> Option<&'a str> {
        let named = member.timestamp_format.as_deref();
        named.or_else(|| self.operation.target(member).timestamp_format.as_deref())
    }
}

/// The parts of a request that depend on the input.
#[derive(Default)]
struct Parts {
    path: Text,
    query: query::Query,
    headers: headers::Headers,
    body: Body,
}
