use crate::draft::Cli;
use crate::value::{Map, Number, Value};

use super::ShapeId;

/// A type of the API with its constraints.
#[derive(Clone, Debug)]
pub struct Shape {
    pub name: String,
    pub kind: Kind,
    pub documentation: String,
    /// Of a number its value, of a text its length, of a list or map its number of entries.
    /// The CLI checks it before sending.
    pub min: Option<Number>,
    /// As `min`; only the service checks it.
    pub max: Option<Number>,
    /// A regular expression that only the service checks.
    pub pattern: Option<String>,
    /// The values of an enumeration, in the model's order; only the service checks them.
    pub enumeration: Vec<String>,
    pub sensitive: bool,
    pub deprecated: bool,
    pub timestamp_format: Option<String>,
    /// Where an XML or query name differs from the member's.
    pub location_name: Option<String>,
    pub flattened: bool,
    pub streaming: bool,
    pub xml_namespace: Option<XmlNamespace>,
}

/// What an element of XML declares: `xmlns="URI"`, or `xmlns:PREFIX="URI"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XmlNamespace {
    pub prefix: Option<String>,
    pub uri: String,
}

#[derive(Clone, Debug)]
pub enum Kind {
    String,
    Blob,
    Boolean,
    Integer,
    Long,
    Float,
    Double,
    Timestamp,
    List {
        member: Member,
    },
    Map {
        key: Box<Member>,
        value: Box<Member>,
    },
    Structure(Structure),
}

#[derive(Clone, Debug, Default)]
pub struct Structure {
    /// In the model's order.
    pub members: Vec<Member>,
    /// Exactly one member has to be set.
    pub union: bool,
    /// Any JSON value.
    pub document: bool,
    /// The member that alone makes up the HTTP body.
    pub payload: Option<String>,
}

/// A use of a shape: a structure's member, a list's item, a map's key or value.
#[derive(Clone, Debug)]
pub struct Member {
    /// The member's name; empty for items, keys and values.
    pub name: String,
    pub shape: ShapeId,
    pub required: bool,
    pub documentation: String,
    pub deprecated: bool,
    /// Why, or what to use in its place, where the model says so.
    pub deprecated_message: Option<Box<str>>,
    pub location: Location,
    /// The name on the wire, where it differs from `name`.
    pub location_name: Option<String>,
    pub timestamp_format: Option<String>,
    pub idempotency_token: bool,
    /// A value that is itself JSON, sent as text in a header.
    pub json_value: bool,
    pub host_label: bool,
    pub flattened: bool,
    pub streaming: bool,
    pub xml_attribute: bool,
    pub xml_namespace: Option<XmlNamespace>,
    pub query_name: Option<String>,
    /// The parameter of the service's endpoint rules that it sets.
    pub context_parameter: Option<Box<str>>,
    /// What the CLI makes of its value before it is sent.
    pub handler: Option<Handler>,
    /// Whether CLI v1 does not know it.
    pub newer: bool,
}

/// What the CLI makes of a value before it is sent, in botocore's `handlers.py`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handler {
    /// It goes out in base64.
    Base64,
    /// It goes out in base64, and its MD5 beside it in the member of that name.
    EncryptionKey,
    /// All of it but a version is percent-encoded.
    CopySource,
    /// Only what is behind the last slash goes out.
    LastSegment,
    /// What stands beside it moves into the first network interface.
    Interfaces,
    /// The request goes to the host of this URL.
    Host,
    /// It is sent as files are: once the service says that it may be.
    File,
    /// A hash of hashes goes out in a header.
    TreeHash,
    /// Line breaks are escaped, lest they are taken for each other.
    LineBreaks,
    /// The CLI signs a request to another region, whose address it becomes.
    PresignedUrl,
    /// It is 1000, unless it is set or something else says what to look for.
    PageSize,
}

impl Handler {
    /// By its name in the catalog.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "base64" => Handler::Base64,
            "encryption-key" => Handler::EncryptionKey,
            "copy-source" => Handler::CopySource,
            "last-segment" => Handler::LastSegment,
            "interfaces" => Handler::Interfaces,
            "host" => Handler::Host,
            "file" => Handler::File,
            "tree-hash" => Handler::TreeHash,
            "line-breaks" => Handler::LineBreaks,
            "page-size" => Handler::PageSize,
            "presigned-url" => Handler::PresignedUrl,
            _ => return None,
        })
    }
}

/// Where a member of an input goes in an HTTP request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Location {
    #[default]
    Body,
    /// A label of the path.
    Uri,
    QueryString,
    Header,
    /// A map whose entries become headers with a common prefix.
    Headers,
    /// Of an output only; a client never sends it.
    StatusCode,
    /// Of the catalog only: the CLI has the member for itself and never sends it.
    Client,
}

impl Member {
    /// Whether it is a header whose value is itself JSON; elsewhere the trait changes nothing.
    pub fn is_json_header(&self) -> bool {
        self.json_value && self.location == Location::Header
    }

    /// Whether a generation of the CLI does not know it.
    pub fn is_newer_than(&self, cli: Cli) -> bool {
        self.newer && cli == Cli::V1
    }

    /// The name on the wire.
    pub fn wire_name(&self) -> &str {
        self.location_name.as_deref().unwrap_or(&self.name)
    }
}

impl Structure {
    pub fn member(&self, name: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.name == name)
    }

    /// Sets a member of a value of this structure.
    ///
    /// A new member goes before the first that comes later in the model. A name that the model does not know goes to
    /// the end. Of duplicate keys the last one is set.
    pub fn set_in_order(&self, map: &mut Map, name: &str, value: Value) {
        if map.contains_key(name) {
            return map.set(name, value);
        }
        let position = |name: &str| self.members.iter().position(|member| member.name == name);
        let index = position(name).and_then(|own| {
            let is_later = |(key, _): (&str, &Value)| position(key).is_none_or(|other| other > own);
            map.iter().position(is_later)
        });
        let index = index.unwrap_or(map.len());
        map.entries_mut().insert(index, (name.to_owned(), value));
    }
}

impl Shape {
    /// A value of it that holds nothing yet: what a form starts with.
    pub fn blank(&self) -> Value {
        match self.kind {
            Kind::Structure(_) | Kind::Map { .. } => Value::Map(Map::new()),
            Kind::List { .. } => Value::List(Vec::new()),
            Kind::Boolean => Value::Bool(false),
            _ => Value::from(""),
        }
    }

    pub fn as_structure(&self) -> Option<&Structure> {
        match &self.kind {
            Kind::Structure(structure) => Some(structure),
            _ => None,
        }
    }

    /// Its members, if exactly one of them is to be set.
    ///
    /// DynamoDB's attribute values are a union that the model does not call one:
    /// the CLI sends any number of members, and the service refuses all but one.
    pub fn as_union(&self) -> Option<&Structure> {
        let by_name = self.name == "AttributeValue";
        let is_attribute_value = |structure: &Structure| {
            by_name && ["NULL", "BOOL"].map(|name| structure.member(name).is_some()) == [true; 2]
        };
        let structure = self.as_structure();
        structure.filter(|structure| structure.union || is_attribute_value(structure))
    }
}

#[cfg(test)]
mod tests {
    use crate::Service;
    use crate::json;
    use crate::path::Path;
    use crate::value::Value;

    const MODEL: &str = r#"{
        "metadata": {"endpointPrefix": "svc", "serviceId": "Svc", "protocol": "json"},
        "operations": {"Call": {"name": "Call", "input": {"shape": "Input"}}},
        "shapes": {
            "Input": {"type": "structure", "members": {
                "C": {"shape": "Text"}, "A": {"shape": "Text"}, "B": {"shape": "Text"}}},
            "Text": {"type": "string"}
        }
    }"#;

    fn with(input: &str, name: &str) -> String {
        let service = Service::from_json(MODEL, None).unwrap();
        let operation = service.operation("Call").unwrap();
        let structure = operation.input().unwrap().as_structure().unwrap();
        let mut input = json::read(input).unwrap();
        structure.set_in_order(input.as_map_mut().unwrap(), name, Value::Null);
        json::compact(&input, &Path::root()).to_string()
    }

    #[test]
    fn members_are_set_in_the_order_of_the_model() {
        assert_eq!(with("{}", "A"), r#"{"A":null}"#);
        assert_eq!(with(r#"{"A":1,"B":2}"#, "C"), r#"{"C":null,"A":1,"B":2}"#);
        assert_eq!(with(r#"{"C":1,"B":2}"#, "A"), r#"{"C":1,"A":null,"B":2}"#);
        assert_eq!(with(r#"{"C":1,"A":2}"#, "B"), r#"{"C":1,"A":2,"B":null}"#);
        assert_eq!(with(r#"{"B":1,"C":2}"#, "A"), r#"{"A":null,"B":1,"C":2}"#);
    }

    #[test]
    fn what_the_model_does_not_know_comes_last() {
        assert_eq!(with(r#"{"C":1,"X":2}"#, "B"), r#"{"C":1,"B":null,"X":2}"#);
        assert_eq!(with(r#"{"B":1}"#, "X"), r#"{"B":1,"X":null}"#);
    }

    #[test]
    fn a_member_that_is_there_keeps_its_place() {
        assert_eq!(with(r#"{"B":1,"A":2}"#, "B"), r#"{"B":null,"A":2}"#);
        assert_eq!(with(r#"{"B":1,"B":2}"#, "B"), r#"{"B":1,"B":null}"#);
    }
}
