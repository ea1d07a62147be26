use std::fmt;

use crate::endpoint::EndpointRules;
use crate::json::{self, JsonError};
use crate::value::{Map, Value};

use super::names::{cli_name, service_command};
use super::{
    Checksum, Customizations, EndpointRow, Handler, Http, Kind, Location, Member, Metadata,
    Operation, Service, Shape, ShapeId, Structure, XmlNamespace,
};

/// Why a text is no service model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModelError {
    Json(JsonError),
    /// What is missing at the top, such as `operations`.
    Missing(&'static str),
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ModelError::Json(error) => write!(f, "not JSON: {error}"),
            ModelError::Missing(part) => {
                write!(
                    f,
                    "not a botocore service model (service-2.json): it has no `{part}`"
                )
            }
        }
    }
}

impl std::error::Error for ModelError {}

impl Service {
    /// Reads a model in botocore's `service-2.json` format.
    ///
    /// `command` is the CLI's word for the service; where it is `None` it is made of the model's own names.
    /// Traits that are unknown or of an unexpected type are passed over:
    /// a reference to a shape that does not exist is taken for a text.
    pub fn from_json(text: &str, command: Option<&str>) -> Result<Self, ModelError> {
        let value = json::read(text).map_err(ModelError::Json)?;
        let root = value.as_map().ok_or(ModelError::Missing("metadata"))?;
        let metadata = metadata(map_of(root, "metadata").ok_or(ModelError::Missing("metadata"))?);
        let operations = map_of(root, "operations").ok_or(ModelError::Missing("operations"))?;
        let mut shapes = Shapes::new(map_of(root, "shapes").ok_or(ModelError::Missing("shapes"))?);
        let operations = operations
            .effective()
            .map(|(name, op)| operation(name, op, &mut shapes));
        let operations = operations.collect();
        let command = command.map_or_else(|| service_command(&metadata), str::to_owned);
        let documentation = text_of(root, "documentation");
        Ok(Service {
            command,
            metadata,
            documentation,
            operations,
            endpoints: endpoints(root, "endpoints"),
            endpoints_v1: endpoints(root, "endpointsV1"),
            endpoint_rules: map_of(root, "endpointRules").map(endpoint_rules),
            shapes: shapes.load(),
        })
    }
}

/// The shapes by name, each with an index from the first time that it is referred to.
struct Shapes<'v> {
    /// By name, to be found quickly: a service has thousands.
    sources: Vec<(&'v str, &'v Value)>,
    /// By name.
    ids: Vec<(String, ShapeId)>,
    order: Vec<String>,
}

impl<'v> Shapes<'v> {
    fn new(sources: &'v Map) -> Self {
        let mut sources: Vec<_> = sources.effective().collect();
        sources.sort_unstable_by_key(|(name, _)| *name);
        Shapes {
            sources,
            ids: Vec::new(),
            order: Vec::new(),
        }
    }

    fn source(&self, name: &str) -> Option<&'v Map> {
        let place = self.sources.partition_point(|(known, _)| *known < name);
        let (known, source) = self.sources.get(place)?;
        source.as_map().filter(|_| *known == name)
    }

    fn id(&mut self, name: &str) -> ShapeId {
        let place = self.ids.partition_point(|(known, _)| known.as_str() < name);
        match self.ids.get(place) {
            Some((known, id)) if known == name => *id,
            _ => {
                let id = ShapeId(u32::try_from(self.order.len()).unwrap_or(u32::MAX));
                self.ids.insert(place, (name.to_owned(), id));
                self.order.push(name.to_owned());
                id
            }
        }
    }

    /// Whether an output's body is a blob of its own. Output shapes are not loaded.
    fn streams(&self, output: &Map) -> bool {
        let target = |map: &Map| {
            let name = some_text(map, "shape")?;
            self.source(&name)
        };
        let payload = target(output).and_then(|shape| {
            let payload = some_text(shape, "payload")?;
            target(map_of(map_of(shape, "members")?, &payload)?)
        });
        payload.is_some_and(|shape| text_of(shape, "type") == "blob")
    }

    /// Loads what was referred to, and what that refers to, until nothing new comes up.
    fn load(mut self) -> Vec<Shape> {
        let mut loaded = Vec::new();
        while let Some(name) = self.order.get(loaded.len()).cloned() {
            let source = self.source(&name);
            let empty = Map::new();
            let shape = shape(&name, source.unwrap_or(&empty), &mut self);
            loaded.push(shape);
        }
        loaded
    }
}

/// Rows `[START, HOST, SIGNING-REGION?]`.
fn endpoints(root: &Map, name: &str) -> Vec<EndpointRow> {
    let rows = root.get(name).and_then(Value::as_list).unwrap_or(&[]);
    let row = |row: &Value| {
        let row = row.as_list()?;
        let text = |index: usize| Some(row.get(index)?.as_str()?.to_owned());
        Some(EndpointRow {
            start: text(0)?,
            host: text(1)?,
            signing_region: text(2),
        })
    };
    rows.iter().filter_map(row).collect()
}

fn endpoint_rules(map: &Map) -> EndpointRules {
    let rules = map.get("rules").and_then(Value::as_list);
    EndpointRules {
        defaults: map_of(map, "defaults").cloned().unwrap_or_default(),
        rules: rules.unwrap_or_default().to_vec(),
    }
}

fn metadata(map: &Map) -> Metadata {
    let endpoint_prefix = text_of(map, "endpointPrefix");
    let protocols = texts_of(map, "protocols");
    Metadata {
        api_version: text_of(map, "apiVersion"),
        signing_name: some_text(map, "signingName").unwrap_or_else(|| endpoint_prefix.clone()),
        endpoint_prefix,
        service_full_name: text_of(map, "serviceFullName"),
        service_id: text_of(map, "serviceId"),
        protocols: if protocols.is_empty() {
            vec![text_of(map, "protocol")]
        } else {
            protocols
        },
        json_version: some_text(map, "jsonVersion"),
        target_prefix: some_text(map, "targetPrefix"),
        global_endpoint: some_text(map, "globalEndpoint"),
        query_compatible: map.get("awsQueryCompatible").is_some(),
        compared_with: some_text(map, "comparedWith"),
    }
}

/// Of several ways to sign the CLI takes the first.
fn is_unsigned(operation: &Map) -> bool {
    let ways = texts_of(operation, "auth");
    let first = ways.first().is_some_and(|way| way == "smithy.api#noAuth");
    first || operation.get("authtype").and_then(Value::as_str) == Some("none")
}

fn operation(name: &str, value: &Value, shapes: &mut Shapes<'_>) -> Operation {
    let empty = Map::new();
    let map = value.as_map().unwrap_or(&empty);
    let http = map_of(map, "http").unwrap_or(&empty);
    let input = map_of(map, "input").and_then(|input| some_text(input, "shape"));
    let cli = map_of(map, "cli").unwrap_or(&empty);
    let parameters = map_of(map, "staticContextParams").unwrap_or(&empty);
    let parameters = parameters.effective();
    let checksum = map_of(map, "httpChecksum").unwrap_or(&empty);
    let streams = || map_of(map, "output").is_some_and(|output| shapes.streams(output));
    let streaming_output = flag(cli, "streams") || streams();
    Operation {
        api_name: some_text(map, "name").unwrap_or_else(|| name.to_owned()),
        command: some_text(cli, "command").unwrap_or_else(|| cli_name(name)),
        documentation: text_of(map, "documentation"),
        deprecated: flag(map, "deprecated"),
        http: Http {
            method: some_text(http, "method").unwrap_or_else(|| "POST".to_owned()),
            request_uri: some_text(http, "requestUri").unwrap_or_else(|| "/".to_owned()),
        },
        input: input.map(|name| shapes.id(&name)),
        input_reference: map
            .get("input")
            .map(|input| member("", Some(input), true, shapes)),
        streaming_output,
        unsigned: is_unsigned(map),
        host_prefix: map_of(map, "endpoint").and_then(|map| some_text(map, "hostPrefix")),
        endpoint_parameters: parameters
            .filter_map(|(name, parameter)| {
                Some((name.to_owned(), parameter.as_map()?.get("value")?.clone()))
            })
            .collect(),
        endpoint_paths: texts(map_of(map, "operationContextParams"), |parameter| {
            parameter.as_map()?.get("path")?.as_str()
        }),
        discovers_endpoint: map_of(map, "endpointdiscovery")
            .is_some_and(|discovery| flag(discovery, "required")),
        checksum: Checksum {
            required: flag(map, "httpChecksumRequired")
                || flag(checksum, "requestChecksumRequired"),
            algorithm_member: some_text(checksum, "requestAlgorithmMember"),
        },
        compresses: map_of(map, "requestcompression")
            .is_some_and(|compression| texts_of(compression, "encodings").contains(&"gzip".into())),
        headers: texts(map_of(cli, "headers"), |text| text.as_str()),
        defaults: map_of(cli, "defaults").unwrap_or(&empty).entries().to_vec(),
        newer: flag(map, "newer"),
        customizations: Customizations::load(cli),
        customizations_v1: map_of(map, "cliV1").map(Customizations::load),
    }
}

fn shape(name: &str, map: &Map, shapes: &mut Shapes<'_>) -> Shape {
    let number = |name| map.get(name).and_then(Value::as_number).cloned();
    Shape {
        name: name.to_owned(),
        kind: kind(map, shapes),
        documentation: text_of(map, "documentation"),
        min: number("min"),
        max: number("max"),
        pattern: some_text(map, "pattern"),
        enumeration: texts_of(map, "enum"),
        sensitive: flag(map, "sensitive"),
        deprecated: flag(map, "deprecated"),
        timestamp_format: some_text(map, "timestampFormat"),
        location_name: some_text(map, "locationName"),
        flattened: flag(map, "flattened"),
        streaming: flag(map, "streaming"),
        xml_namespace: xml_namespace(map),
    }
}

/// A namespace is an object, or its URI alone.
fn xml_namespace(map: &Map) -> Option<XmlNamespace> {
    let (prefix, uri) = match map.get("xmlNamespace")? {
        Value::Map(namespace) => (some_text(namespace, "prefix"), text_of(namespace, "uri")),
        uri => (None, uri.as_str()?.to_owned()),
    };
    Some(XmlNamespace { prefix, uri })
}

fn kind(map: &Map, shapes: &mut Shapes<'_>) -> Kind {
    let mut part = |name: &str| member("", map.get(name), false, shapes);
    match some_text(map, "type").as_deref() {
        Some("blob") => Kind::Blob,
        Some("boolean") => Kind::Boolean,
        Some("integer") => Kind::Integer,
        Some("long") => Kind::Long,
        Some("float") => Kind::Float,
        Some("double") => Kind::Double,
        Some("timestamp") => Kind::Timestamp,
        Some("list") => Kind::List {
            member: part("member"),
        },
        Some("map") => Kind::Map {
            key: Box::new(part("key")),
            value: Box::new(part("value")),
        },
        Some("structure") => Kind::Structure(structure(map, shapes)),
        _ => Kind::String,
    }
}

fn structure(map: &Map, shapes: &mut Shapes<'_>) -> Structure {
    let required = texts_of(map, "required");
    let members = map_of(map, "members").into_iter().flat_map(Map::effective);
    let members = members
        .map(|(name, value)| {
            member(
                name,
                Some(value),
                required.iter().any(|text| text == name),
                shapes,
            )
        })
        .collect();
    Structure {
        members,
        union: flag(map, "union"),
        document: flag(map, "document"),
        payload: some_text(map, "payload"),
    }
}

fn member(name: &str, value: Option<&Value>, required: bool, shapes: &mut Shapes<'_>) -> Member {
    let empty = Map::new();
    let map = value.and_then(Value::as_map).unwrap_or(&empty);
    Member {
        name: name.to_owned(),
        shape: shapes.id(&text_of(map, "shape")),
        required,
        documentation: text_of(map, "documentation"),
        deprecated: flag(map, "deprecated"),
        deprecated_message: some_text(map, "deprecatedMessage").map(String::into_boxed_str),
        location: location(&text_of(map, "location")),
        location_name: some_text(map, "locationName"),
        timestamp_format: some_text(map, "timestampFormat"),
        idempotency_token: flag(map, "idempotencyToken"),
        json_value: flag(map, "jsonvalue"),
        host_label: flag(map, "hostLabel"),
        flattened: flag(map, "flattened"),
        streaming: flag(map, "streaming"),
        xml_attribute: flag(map, "xmlAttribute"),
        xml_namespace: xml_namespace(map),
        query_name: some_text(map, "queryName"),
        context_parameter: map_of(map, "contextParam")
            .and_then(|map| some_text(map, "name"))
            .map(String::into_boxed_str),
        handler: Handler::named(&text_of(map, "handler")),
        newer: flag(map, "newer"),
    }
}

fn location(name: &str) -> Location {
    match name {
        "uri" => Location::Uri,
        "querystring" => Location::QueryString,
        "header" => Location::Header,
        "headers" => Location::Headers,
        "statusCode" => Location::StatusCode,
        "client" => Location::Client,
        _ => Location::Body,
    }
}

/// Names with texts, each found in what stands under the name.
fn texts(map: Option<&Map>, find: fn(&Value) -> Option<&str>) -> Vec<(String, String)> {
    let entries = map.into_iter().flat_map(Map::effective);
    entries
        .filter_map(|(name, value)| Some((name.to_owned(), find(value)?.to_owned())))
        .collect()
}

pub(super) fn map_of<'v>(map: &'v Map, name: &str) -> Option<&'v Map> {
    map.get(name).and_then(Value::as_map)
}

pub(super) fn some_text(map: &Map, name: &str) -> Option<String> {
    map.get(name).and_then(Value::as_str).map(str::to_owned)
}

pub(super) fn text_of(map: &Map, name: &str) -> String {
    some_text(map, name).unwrap_or_default()
}

pub(super) fn texts_of(map: &Map, name: &str) -> Vec<String> {
    let mut texts = Vec::new();
    for item in map.get(name).and_then(Value::as_list).unwrap_or(&[]) {
        texts.extend(item.as_str().map(str::to_owned));
    }
    texts
}

pub(super) fn flag(map: &Map, name: &str) -> bool {
    map.get(name).and_then(Value::as_bool).unwrap_or(false)
}
