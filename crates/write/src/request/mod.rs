//! The HTTP request that the AWS CLI sends: a placement of the members and a form of the body.
//!
//! A protocol says where members go ([`rest`] puts them where the model says, the others all into the body),
//! and how what is left is written as a body ([`json_body`], [`xml_body`], [`cbor_body`], [`form`]).

mod cbor_body;
mod checksum;
mod chunked;
mod curl;
mod curl_headers;
mod curl_notes;
mod file_body;
mod files;
mod form;
mod gzip;
mod handlers;
mod headers;
mod http_request;
mod http_text;
mod json_body;
mod labels;
mod notes;
mod paged;
mod plain;
mod query;
mod rest;
mod rpc_cbor;
mod rpc_json;
mod rpc_query;
mod shown;
mod token;
mod xml_body;

use wireform_model::cli::Cli;
use wireform_model::draft::{Draft, GlobalOptions};
use wireform_model::endpoint::{EndpointInput, EndpointUrl, resolve};
use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};
use wireform_model::timestamp::TimestampFormat;
use wireform_model::value::{Map, Value};
use wireform_model::{Member, OperationRef, Protocol};

pub use curl::curl;
pub use curl_notes::curl_notes;
pub use http_request::{Body, HttpRequest};
pub use http_text::http_text;
pub use notes::request_notes;

use files::{Files, Streams, put_files, show_unread};
use paged::paged;

/// The request that the AWS CLI would send for `input`, given as the document.
///
/// Whatever the input is, what can be shown is shown: members that the model does not know are left out,
/// values of a wrong type are written as they are.
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
    let options = GlobalOptions::from_iter([("region", region)]);
    write_request(operation, input, &options, cli, Files::default())
}

/// As [`request_from`], for the region of the draft, with the content of files where somebody has read them, or
/// else a placeholder, and with a placeholder for an idempotency token that the input leaves unset, since the AWS CLI adds one.
pub fn request_of(operation: OperationRef<'_>, draft: &Draft, cli: Cli) -> HttpRequest {
    of_draft(operation, draft, cli, Streams::Shown)
}

/// As [`request_of`], for a curl command: it names the file of a stream, though somebody has read it.
pub fn request_for_curl(operation: OperationRef<'_>, draft: &Draft, cli: Cli) -> HttpRequest {
    of_draft(operation, draft, cli, Streams::Named)
}

fn of_draft(operation: OperationRef<'_>, draft: &Draft, cli: Cli, streams: Streams) -> HttpRequest {
    let mut input = draft.input_beside_files();
    let mut files = Files::default();
    if !draft.files.is_empty() {
        files = put_files(operation, draft, input.to_mut(), cli, streams);
    }
    let input = token::with_tokens(operation, &input);
    write_request(operation, &input, &draft.options, cli, files)
}

/// The request for some global options, with what files contribute to it.
fn write_request(
    operation: OperationRef<'_>,
    input: &Value,
    options: &GlobalOptions,
    cli: Cli,
    files: Files,
) -> HttpRequest {
    let empty = Map::new();
    let input = input.as_map().unwrap_or(&empty);
    let input = paged(operation, input, options, cli);
    let source = RequestInput {
        operation,
        input: &handlers::handled(operation, &input),
        cli,
        region: options.region(),
        endpoint_url: options.get("endpoint-url"),
        is_complete: files.unread.is_empty(),
        has_file_stream: files.has_stream,
    };
    let mut parts = place(&source);
    if let Some(body) = files.body {
        parts.body = body;
    }
    let gzipped = gzip::is_compressed(&source, &parts.body);
    if gzipped {
        gzip::add_encoding(&mut parts.headers);
    }
    checksum::add_checksum(&mut parts, &source);
    let endpoint = resolve(&source.for_endpoint());
    let headers = operation.operation.headers();
    for (name, value) in headers.iter().chain(&endpoint.headers) {
        let is_name = |(other, _): &(String, Text)| other.eq_ignore_ascii_case(name);
        // What the input says comes first.
        if !parts.headers.iter().any(is_name) {
            let value = Text::of(Tag::Word, value, &Path::root());
            parts.headers.push((name.clone(), value));
        }
    }
    let metadata = &operation.service.metadata;
    let signing_name = endpoint.signing_name;
    let mut request = HttpRequest {
        method: operation.operation.http.method.clone(),
        host: endpoint.host,
        is_plain_http: endpoint.is_plain_http,
        path: full_path(&endpoint.path, &parts.path),
        query: parts.query,
        headers: parts.headers,
        body: parts.body,
        gzipped,
        signing_name: signing_name.unwrap_or_else(|| metadata.signing_name().to_owned()),
        region: endpoint
            .signing_region
            .unwrap_or_else(|| options.region().to_owned()),
        unsigned: operation.operation.is_unsigned() || options.has("no-sign-request"),
        unread: files.unread,
    };
    let unread = std::mem::take(&mut request.unread);
    show_unread(&mut request, &unread);
    request.unread = unread;
    request
}

/// The operation's path behind that of the endpoint; a slash at least.
///
/// Source: `_urljoin` of botocore's `awsrequest.py`.
fn full_path(before: &str, own: &Text) -> Text {
    let root = Path::root();
    match own.as_str() {
        "" | "/" if before.is_empty() => Text::of(Tag::Word, "/", &root),
        "" | "/" => Text::of(Tag::Word, before, &root),
        _ => {
            let before = before.strip_suffix('/').unwrap_or(before);
            let mut path = Text::of(Tag::Word, before, &root);
            path.append(own);
            path
        }
    }
}

/// Puts the members where the service's protocol has them.
///
/// Where the CLI knows none of its protocols, they are placed as in `rest-json`, so that what can be shown is shown.
fn place(source: &RequestInput<'_>) -> RequestParts {
    match source.operation.service.metadata.protocol() {
        Some(Protocol::Json) => rpc_json::place(source),
        Some(Protocol::RestJson) | None => rest::place_json(source),
        Some(Protocol::RestXml) => rest::place_xml(source),
        Some(Protocol::SmithyRpcV2Cbor) => rpc_cbor::place(source),
        Some(Protocol::Query) => rpc_query::place_query(source),
        Some(Protocol::Ec2) => rpc_query::place_ec2(source),
    }
}

/// What a request is made of.
struct RequestInput<'a> {
    operation: OperationRef<'a>,
    /// As it is serialized.
    input: &'a Map,
    cli: Cli,
    region: &'a str,
    endpoint_url: Option<&'a str>,
    /// Whether it has the content of all files.
    is_complete: bool,
    /// Whether its body is a stream from a file, which somebody may have read.
    has_file_stream: bool,
}

impl<'a> RequestInput<'a> {
    fn for_endpoint(&self) -> EndpointInput<'a> {
        EndpointInput {
            operation: self.operation,
            input: Some(self.input),
            region: self.region,
            endpoint_url: self.endpoint_url,
            cli: self.cli,
        }
    }

    fn is_plain_http(&self) -> bool {
        let url = self.endpoint_url.and_then(EndpointUrl::parse);
        url.is_some_and(|url| !url.is_secure)
    }

    /// The format of a timestamp that the model names, at the member or at its shape, or the usual one.
    ///
    /// A header, whose usual format has none, keeps no fraction of a second in any; elsewhere CLI v2 keeps it in a number.
    fn timestamp_format(&self, member: &Member, usual: TimestampFormat) -> TimestampFormat {
        let format = self.usual_timestamp_format(member, usual);
        match self
            .operation
            .operation
            .customizations(self.cli)
            .milliseconds
        {
            true => format.in_milliseconds(),
            false => format,
        }
    }

    fn usual_timestamp_format(&self, member: &Member, usual: TimestampFormat) -> TimestampFormat {
        let named = member.timestamp_format.as_deref();
        let named = named.or_else(|| self.operation.target(member).timestamp_format.as_deref());
        match TimestampFormat::named(named, usual) {
            TimestampFormat::UnixTimestamp
                if self.cli == Cli::V2 && usual != TimestampFormat::Rfc822 =>
            {
                TimestampFormat::UnixFraction
            }
            TimestampFormat::Iso8601 if usual == TimestampFormat::Rfc822 => {
                TimestampFormat::Iso8601Seconds
            }
            format => format,
        }
    }

    /// The name on the wire that the model gives, at the member or at its shape.
    fn wire_name<'m>(&self, member: &'m Member) -> Option<&'m str>
    where
        'a: 'm,
    {
        let named = member.location_name.as_deref();
        named.or_else(|| self.operation.target(member).location_name.as_deref())
    }
}

/// The members of the input that the model knows, in the input's order; null counts as unset.
fn set_members<'a>(source: &RequestInput<'a>) -> impl Iterator<Item = (&'a Member, &'a Value)> {
    let operation = source.operation;
    let entries = source.input.effective();
    let set = entries.filter(|(_, value)| **value != Value::Null);
    set.filter_map(move |(name, value)| Some((operation.member(name)?, value)))
}

/// The parts of a request that depend on the input.
#[derive(Default)]
struct RequestParts {
    path: Text,
    query: query::Query,
    headers: headers::Headers,
    body: Body,
}

#[cfg(test)]
mod tests {
    use super::*;
    use wireform_model::{Service, json};

    const MODEL: &str = r#"{
        "metadata": {"endpointPrefix": "shop", "serviceId": "Shop", "protocol": "rest-json"},
        "operations": {
            "Sell": {"http": {"method": "PUT", "requestUri": "/v1/{id}/{path+}?kind=a"}, "input": {"shape": "Sell"}, "endpoint": {"hostPrefix": "{Tenant}."}},
            "Send": {"http": {"requestUri": "/send"}, "input": {"shape": "Send"}},
            "Look": {"http": {"method": "GET", "requestUri": "/look"}, "input": {"shape": "Look"}},
            "Ping": {"http": {"method": "GET", "requestUri": "/ping"}}
        },
        "shapes": {
            "Sell": {"type": "structure", "members": {
                "Id": {"shape": "Text", "location": "uri", "locationName": "id"},
                "Path": {"shape": "Text", "location": "uri", "locationName": "path"},
                "Tenant": {"shape": "Text", "hostLabel": true},
                "Sizes": {"shape": "Numbers", "location": "querystring", "locationName": "size"},
                "More": {"shape": "Texts", "location": "querystring"},
                "Since": {"shape": "Moment", "location": "querystring", "locationName": "since"},
                "Names": {"shape": "Names", "location": "header", "locationName": "X-Names"},
                "Until": {"shape": "Moment", "location": "header", "locationName": "X-Until"},
                "Notes": {"shape": "Texts", "location": "headers", "locationName": "x-note-"},
                "Extra": {"shape": "Text", "jsonvalue": true, "location": "header", "locationName": "X-Extra"},
                "Item": {"shape": "Item", "locationName": "item"},
                "Fast": {"shape": "Flag", "location": "querystring", "locationName": "fast"}
            }},
            "Send": {"type": "structure", "payload": "Data", "members": {"Data": {"shape": "Data"}, "Type": {"shape": "Text", "location": "header", "locationName": "Content-Type"}}},
            "Look": {"type": "structure", "members": {"At": {"shape": "Text", "location": "querystring"}}},
            "Item": {"type": "structure", "members": {"Made": {"shape": "Moment", "locationName": "made"}, "Data": {"shape": "Data"}, "Weight": {"shape": "Weight"}}},
            "Numbers": {"type": "list", "member": {"shape": "Number"}},
            "Names": {"type": "list", "member": {"shape": "Text"}},
            "Texts": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Text"}},
            "Number": {"type": "integer"}, "Weight": {"type": "double"}, "Flag": {"type": "boolean"},
            "Moment": {"type": "timestamp"}, "Text": {"type": "string"}, "Data": {"type": "blob"}
        }
    }"#;

    fn write(operation: &str, input: &str) -> String {
        let service = Service::from_json(MODEL, None).unwrap();
        let operation = service.operation(operation).unwrap();
        let request = request(operation, &json::read(input).unwrap(), "us-east-1");
        http_text(&request).as_str().to_owned()
    }

    #[test]
    fn json_puts_everything_into_the_body() {
        let rest = r#""protocol": "rest-json""#;
        let json_rpc = r#""protocol": "json", "jsonVersion": "1.1", "targetPrefix": "Shop_2020""#;
        let service = Service::from_json(&MODEL.replace(rest, json_rpc), None).unwrap();
        let operation = service.operation("sell").unwrap();
        let input = json::read(
            r#"{"Id":"a","Fast":true,"Names":["b"],"Since":1700000000,"Item":{"Data":"YQ=="},"Tenant":"t","Nope":1}"#,
        );
        let request = request(operation, &input.unwrap(), "us-east-1");
        assert_eq!(
            http_text(&request).as_str(),
            "PUT / HTTP/1.1\n\
             Host: t.shop.us-east-1.amazonaws.com\n\
             X-Amz-Target: Shop_2020.Sell\n\
             Content-Type: application/x-amz-json-1.1\n\
             Content-Length: 105\n\n\
             {\"id\": \"a\", \"fast\": true, \"X-Names\": [\"b\"], \"since\": 1700000000, \"item\": {\"Data\": \"YQ==\"}, \"Tenant\": \"t\"}"
        );
        let ping = service.operation("ping").unwrap();
        let request = super::request(ping, &json::read("{}").unwrap(), "us-east-1");
        assert_eq!(
            request.body,
            Body::Text(Text::of(
                wireform_model::text::Tag::Punctuation,
                "{}",
                &wireform_model::path::Path::root()
            ))
        );
    }

    #[test]
    fn labels_and_host() {
        let text = write("sell", r#"{"Id":"a/b c~é","Path":"a/b c","Tenant":"t"}"#);
        assert!(
            text.starts_with("PUT /v1/a%2Fb%20c~%C3%A9/a/b%20c?kind=a HTTP/1.1\nHost: t.shop.us-east-1.amazonaws.com\n"),
            "{text}"
        );
        let text = write("sell", r#"{"Id":"","Path":null}"#);
        assert!(
            text.starts_with("PUT /v1//{path+}?kind=a HTTP/1.1\n"),
            "{text}"
        );
    }

    #[test]
    fn query_in_the_inputs_order() {
        let input = r#"{"Fast":true,"Sizes":[1,-0,2.50],"More":{"a b":"&"},"Since":1700000000}"#;
        let text = write("sell", input);
        let line = text.lines().next().unwrap();
        assert_eq!(
            line,
            "PUT /v1/{id}/{path+}?kind=a&fast=true&size=1&size=0&size=2.5&a%20b=%26&since=2023-11-14T22%3A13%3A20Z HTTP/1.1"
        );
    }

    #[test]
    fn headers_of_every_kind() {
        let input =
            r#"{"Names":["a","b,c","d\"e"],"Until":1700000000,"Notes":{"x":"y"},"Extra":{"é":1}}"#;
        let text = write("sell", input);
        let headers: Vec<&str> = text
            .lines()
            .filter(|line| line.starts_with(['X', 'x']))
            .collect();
        assert_eq!(
            headers,
            [
                r#"X-Names: a,"b,c","d\"e""#,
                "X-Until: Tue, 14 Nov 2023 22:13:20 GMT",
                "x-note-x: y",
                // base64 of {"\u00e9":1}, as Python writes it
                "X-Extra: eyJcdTAwZTkiOjF9",
            ]
        );
    }

    #[test]
    fn bodies() {
        let body = |operation, input| {
            let text = write(operation, input);
            text.split_once("\n\n").unwrap().1.to_owned()
        };
        assert_eq!(body("sell", "{}"), "{}");
        assert_eq!(
            body(
                "sell",
                r#"{"Item":{"Weight":1e3,"Made":"2023-11-14T22:13:20Z","Data":"YQ==","Nope":1},"Nope":2}"#
            ),
            r#"{"item": {"Weight": 1000.0, "made": 1700000000, "Data": "YQ=="}}"#
        );
        assert_eq!(body("sell", r#"{"Item":"wrong"}"#), r#"{"item": "wrong"}"#);
        assert_eq!(body("send", r#"{"Data":"YWI="}"#), "ab");
        assert_eq!(body("look", r#"{"At":"x"}"#), "");
        assert_eq!(body("ping", "{}"), "");
    }

    #[test]
    fn a_content_type_for_bodies_of_json_alone() {
        let typed =
            |operation, input| write(operation, input).contains("Content-Type: application/json");
        assert!(typed("sell", "{}"));
        assert!(!typed("send", r#"{"Data":"YQ=="}"#));
        assert!(!typed("look", "{}"));
        assert!(write("send", r#"{"Type":"text/plain"}"#).contains("Content-Type: text/plain\n"));
    }

    #[test]
    fn a_blobs_text_depends_on_the_cli() {
        let service = Service::from_json(MODEL, None).unwrap();
        let operation = service.operation("send").unwrap();
        let input = json::read(r#"{"Data":"YWI="}"#).unwrap();
        let body = |cli| request_from(operation, &input, "us-east-1", cli).body;
        let text = |text| Body::Text(Text::of(Tag::String, text, &Path::root().child("Data")));
        assert_eq!(body(Cli::V2), text("ab"));
        assert_eq!(body(Cli::V1), text("YWI="));
    }

    #[test]
    fn bytes_that_are_no_text_to_look_at_stay_bytes() {
        let service = Service::from_json(MODEL, None).unwrap();
        let operation = service.operation("send").unwrap();
        for (text, bytes) in [("/w==", b"\xff".to_vec()), ("DQo=", b"\r\n".to_vec())] {
            let input = json::read(&format!(r#"{{"Data":"{text}"}}"#)).unwrap();
            let path = Path::root().child("Data");
            let body = request_from(operation, &input, "us-east-1", Cli::V2).body;
            assert_eq!(body, Body::Bytes { bytes, path });
        }
    }

    #[test]
    fn an_input_that_is_no_object_gives_a_request_without_values() {
        assert!(write("look", "[1]").starts_with("GET /look HTTP/1.1\n"));
    }
}
