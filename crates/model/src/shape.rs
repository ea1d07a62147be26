use std::fmt;

use serde::Deserialize;

use crate::cli::Cli;
use crate::entries::entries;
use crate::null::null_as_default;
use crate::value::{Map, Number, Value};

use super::ShapeId;

/// A type of the API with its constraints.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "ShapeTraits")]
pub struct Shape {
    /// Its name in the model.
    pub name: String,
    /// What values of it are.
    pub kind: Kind,
    /// Its help text in HTML; empty where the model has none.
    pub documentation: String,
    /// Of a number its value, of a string its length, of a list or map its number of entries.
    /// The CLI checks it before sending.
    pub min: Option<Number>,
    /// As `min`; only the service checks it.
    pub max: Option<Number>,
    /// A regular expression that only the service checks.
    pub pattern: Option<String>,
    /// The values of an enumeration, in the model's order; only the service checks them.
    pub enumeration: Vec<String>,
    /// Whether its values are secret.
    pub sensitive: bool,
    /// Whether AWS advises against it.
    pub deprecated: bool,
    /// How a timestamp is written, where it is not as the protocol has it.
    pub timestamp_format: Option<String>,
    /// Where an XML or query name differs from the member's.
    pub location_name: Option<String>,
    /// Whether the items or entries are written without an element around them.
    pub flattened: bool,
    /// Whether it is a body that is streamed.
    pub streaming: bool,
    /// What an element of it declares.
    pub xml_namespace: Option<XmlNamespace>,
}

/// What an element of XML declares: `xmlns="URI"`, or `xmlns:PREFIX="URI"`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct XmlNamespace {
    /// The prefix, where it has one.
    pub prefix: Option<String>,
    /// The namespace itself.
    pub uri: String,
}

/// What the values of a shape are.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A string.
    String,
    /// Bytes.
    Blob,
    /// `true` or `false`.
    Boolean,
    /// A whole number of 32 bits.
    Integer,
    /// A whole number of 64 bits.
    Long,
    /// A number of single precision.
    Float,
    /// A number of double precision.
    Double,
    /// A date with its time.
    Timestamp,
    /// Items of one shape.
    List {
        /// The reference to the items' shape.
        member: Member,
    },
    /// Keys with values.
    Map {
        /// The reference to the keys' shape.
        key: Box<Member>,
        /// The reference to the values' shape.
        value: Box<Member>,
    },
    /// Members, each of a shape of its own.
    Structure(Structure),
}

/// The members of a structure.
#[derive(Clone, Debug, Default)]
pub struct Structure {
    /// In the model's order.
    pub members: Vec<Member>,
    /// Whether exactly one member has to be set.
    pub union: bool,
    /// Whether it is any JSON value.
    pub document: bool,
    /// The member that alone is the HTTP body.
    pub payload: Option<String>,
}

/// A use of a shape: a structure's member, a list's item, a map's key or value, an operation's input.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Member {
    /// The member's name; empty for items, keys, values and inputs.
    #[serde(skip)]
    pub name: String,
    /// The shape's name, until all shapes are known.
    #[serde(rename = "shape")]
    pub(crate) shape_name: String,
    /// Its shape.
    #[serde(skip)]
    pub shape: ShapeId,
    /// Whether the CLI requires it.
    #[serde(skip)]
    pub required: bool,
    /// Its help text in HTML; empty where the model has none.
    #[serde(default, deserialize_with = "null_as_default")]
    pub documentation: String,
    /// Whether AWS advises against it.
    #[serde(default)]
    pub deprecated: bool,
    /// Why, or what to use in its place, where the model says so.
    pub deprecated_message: Option<Box<str>>,
    /// Where it goes in an HTTP request.
    #[serde(default)]
    pub location: Location,
    /// The name on the wire, where it differs from `name`.
    pub location_name: Option<String>,
    /// How a timestamp is written, where it is not as its shape or the protocol has it.
    pub timestamp_format: Option<String>,
    /// Whether the CLI makes a value where it is unset.
    #[serde(default)]
    pub idempotency_token: bool,
    /// A value that is itself JSON, sent as a string in a header.
    #[serde(default, rename = "jsonvalue")]
    pub json_value: bool,
    /// Whether it is a label of the host name.
    #[serde(default)]
    pub host_label: bool,
    /// Whether items or entries are written without an element around them.
    #[serde(default)]
    pub flattened: bool,
    /// Whether it is a body that is streamed.
    #[serde(default)]
    pub streaming: bool,
    /// Whether it is an attribute of its element.
    #[serde(default)]
    pub xml_attribute: bool,
    /// What its element declares.
    pub xml_namespace: Option<XmlNamespace>,
    /// Its name in the protocol `ec2`, where that differs.
    pub query_name: Option<String>,
    /// The parameter of the service's endpoint rules that it sets.
    pub context_param: Option<Box<ContextParam>>,
    /// How the CLI changes its value before it is sent.
    pub handler: Option<Handler>,
    /// Whether CLI v1 does not know it.
    #[serde(default)]
    pub newer: bool,
}

/// A parameter of endpoint rules.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ContextParam {
    /// Its name in the rules.
    pub name: String,
}

/// How the CLI changes a value before it is sent, in botocore's `handlers.py`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Handler {
    /// It is sent in Base64.
    Base64,
    /// It is sent in Base64, and its MD5 in the member of that name.
    EncryptionKey,
    /// All of it but a version is percent-encoded.
    CopySource,
    /// Only what is behind the last slash is sent.
    LastSegment,
    /// The members beside it move into the first network interface.
    Interfaces,
    /// The request goes to the host of this URL.
    Host,
    /// It is sent as files are: after the service has agreed to receive it.
    File,
    /// As `File`, but only where it is a file that the command names.
    NamedFile,
    /// A hash of hashes is sent in a header.
    TreeHash,
    /// Line breaks are escaped, since XML readers would change them.
    LineBreaks,
    /// The CLI signs a request to another region, whose URL it becomes.
    PresignedUrl,
    /// It is 1000, unless it is set or another member says what to look for.
    PageSize,
}

/// Where a member of an input goes in an HTTP request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Location {
    /// A label of the path.
    Uri,
    /// A parameter of the query.
    QueryString,
    /// A header.
    Header,
    /// A map whose entries become headers with a common prefix.
    Headers,
    /// Of an output only; a client never sends it.
    #[serde(rename = "statusCode")]
    StatusCode,
    /// Of the catalog only: the CLI has the member for itself and never sends it.
    Client,
    /// The body.
    #[default]
    #[serde(other)]
    Body,
}

/// A shape as a model writes it: the traits of all kinds of shapes side by side.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct ShapeTraits {
    r#type: Type,
    #[serde(deserialize_with = "null_as_default")]
    documentation: String,
    min: Option<Number>,
    max: Option<Number>,
    pattern: Option<String>,
    r#enum: Vec<String>,
    sensitive: bool,
    deprecated: bool,
    timestamp_format: Option<String>,
    location_name: Option<String>,
    flattened: bool,
    streaming: bool,
    xml_namespace: Option<XmlNamespace>,
    member: Option<Member>,
    key: Option<Box<Member>>,
    value: Option<Box<Member>>,
    #[serde(deserialize_with = "entries")]
    members: Vec<(String, Member)>,
    required: Vec<String>,
    union: bool,
    document: bool,
    payload: Option<String>,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Type {
    Blob,
    Boolean,
    Integer,
    Long,
    Float,
    Double,
    Timestamp,
    List,
    Map,
    Structure,
    /// Also botocore's `character`.
    #[default]
    #[serde(other)]
    String,
}

/// A trait without which a list or a map says nothing.
struct MissingTrait(&'static str);

impl fmt::Display for MissingTrait {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "missing field `{}`", self.0)
    }
}

impl TryFrom<ShapeTraits> for Shape {
    type Error = MissingTrait;

    fn try_from(traits: ShapeTraits) -> Result<Self, MissingTrait> {
        let kind = match traits.r#type {
            Type::Blob => Kind::Blob,
            Type::Boolean => Kind::Boolean,
            Type::Integer => Kind::Integer,
            Type::Long => Kind::Long,
            Type::Float => Kind::Float,
            Type::Double => Kind::Double,
            Type::Timestamp => Kind::Timestamp,
            Type::String => Kind::String,
            Type::List => Kind::List {
                member: traits.member.ok_or(MissingTrait("member"))?,
            },
            Type::Map => Kind::Map {
                key: traits.key.ok_or(MissingTrait("key"))?,
                value: traits.value.ok_or(MissingTrait("value"))?,
            },
            Type::Structure => Kind::Structure(Structure {
                members: named(traits.members, &traits.required),
                union: traits.union,
                document: traits.document,
                payload: traits.payload,
            }),
        };
        Ok(Shape {
            name: String::new(),
            kind,
            documentation: traits.documentation,
            min: traits.min,
            max: traits.max,
            pattern: traits.pattern,
            enumeration: traits.r#enum,
            sensitive: traits.sensitive,
            deprecated: traits.deprecated,
            timestamp_format: traits.timestamp_format,
            location_name: traits.location_name,
            flattened: traits.flattened,
            streaming: traits.streaming,
            xml_namespace: traits.xml_namespace,
        })
    }
}

fn named(members: Vec<(String, Member)>, required: &[String]) -> Vec<Member> {
    let members = members.into_iter().map(|(name, member)| Member {
        required: required.contains(&name),
        name,
        ..member
    });
    members.collect()
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
    /// The member of a name.
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
    /// A shape that the model refers to and does not define.
    pub(crate) fn unknown(name: String) -> Self {
        Shape {
            name,
            ..NO_SHAPE.clone()
        }
    }

    /// The references to other shapes.
    pub(crate) fn references_mut(&mut self) -> Vec<&mut Member> {
        match &mut self.kind {
            Kind::List { member } => vec![member],
            Kind::Map { key, value } => vec![key, value],
            Kind::Structure(structure) => structure.members.iter_mut().collect(),
            _ => Vec::new(),
        }
    }

    /// An empty value of it: what a form starts with.
    pub fn blank(&self) -> Value {
        match self.kind {
            Kind::Structure(_) | Kind::Map { .. } => Value::Map(Map::new()),
            Kind::List { .. } => Value::List(Vec::new()),
            Kind::Boolean => Value::Bool(false),
            _ => Value::from(""),
        }
    }

    /// Its members, if it is a structure.
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

/// What a shape is that nobody knows: a string.
pub(crate) static NO_SHAPE: Shape = Shape {
    name: String::new(),
    kind: Kind::String,
    documentation: String::new(),
    min: None,
    max: None,
    pattern: None,
    enumeration: Vec::new(),
    sensitive: false,
    deprecated: false,
    timestamp_format: None,
    location_name: None,
    flattened: false,
    streaming: false,
    xml_namespace: None,
};

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
