use serde::de::{Error, IgnoredAny};
use serde::{Deserialize, Deserializer};

use crate::cli::Cli;
use crate::endpoint::EndpointRules;
use crate::host_name::is_host_name;
use crate::path::Path;

use super::shape::NO_SHAPE;
use super::{Absence, CliCommand, Kind, Member, Operation, Protocol, Shape, Waiter};

/// One service: what its `service-2.json` says.
#[derive(Clone, Debug)]
pub struct Service {
    /// The CLI's command word, such as `apigatewayv2`.
    pub command: String,
    /// What is the same for all of its operations.
    pub metadata: Metadata,
    /// Its help text in HTML, or of the catalog's models its first sentence; empty where the model has none.
    pub documentation: String,
    /// In the model's order.
    pub operations: Vec<Operation>,
    /// Its endpoints, of which the first row that applies counts; only in the catalog's models.
    pub endpoints: Vec<EndpointRow>,
    /// Rows that come before these for CLI v1.
    pub(super) endpoints_v1: Vec<EndpointRow>,
    /// Its endpoint rules, if endpoints depend on more than the region; only in the catalog's models.
    pub endpoint_rules: Option<EndpointRules>,
    /// CLI commands that are not operations; only in the catalog's models.
    pub commands: Vec<CliCommand>,
    /// Commands that wait until an operation returns the expected result; only in the catalog's models.
    pub waiters: Vec<Waiter>,
    /// Operations that the CLI has no command for, by their API names, and why; only in the catalog's models.
    pub absent: Vec<(String, Absence)>,
    pub(super) shapes: Vec<Shape>,
}

/// The endpoint of a service in the regions whose names start with `start`: in models `[START, HOST, SIGNING-REGION?]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct EndpointRow {
    /// How the names of the regions start; empty for all.
    pub start: String,
    /// With `{region}` and `{suffix}`, the partition's domain, to be filled in.
    pub host: String,
    /// The region that the signature names, where it is another.
    #[serde(default)]
    pub signing_region: Option<String>,
}

/// What is the same for all operations of a service.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Metadata {
    /// The day of the API's version.
    pub api_version: String,
    /// How the names of its hosts start.
    #[serde(deserialize_with = "host_name")]
    pub endpoint_prefix: String,
    /// The name in the signature's scope, where it is not the endpoint prefix.
    signing_name: Option<String>,
    /// The service's whole name, such as `AmazonApiGatewayV2`.
    pub service_full_name: String,
    /// The name that its CLI word is made of.
    pub service_id: String,
    /// The names of the protocols that it speaks.
    protocols: Vec<String>,
    /// The one protocol that it speaks, in models that have no `protocols`.
    protocol: Option<String>,
    /// The version in the content type of the protocol `json`.
    pub json_version: Option<String>,
    /// What is in front of an operation's name in a header or path.
    pub target_prefix: Option<String>,
    /// The host of a service without regions.
    pub global_endpoint: Option<String>,
    /// Whether its `json` protocol replaced `query` and still returns the errors of that.
    #[serde(rename = "awsQueryCompatible", deserialize_with = "is_there")]
    pub query_compatible: bool,
    /// The release of CLI v1 that the model was compared with; of the catalog's models only.
    pub compared_with: Option<String>,
    /// The region in the partition `aws`, where the service has just one; of the catalog's models only.
    pub only_region: Option<String>,
}

/// A host name or a part of one; empty where the model has none.
fn host_name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    match text.is_empty() || is_host_name(&text) {
        true => Ok(text),
        false => Err(D::Error::custom(format_args!(
            "`{text}` is not a host name"
        ))),
    }
}

/// Whatever the value is, it is there.
fn is_there<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    IgnoredAny::deserialize(deserializer).map(|_| true)
}

/// The index of a shape in its service; every one in a loaded service is valid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ShapeId(u32);

impl ShapeId {
    pub(super) fn nth(index: usize) -> Self {
        ShapeId(u32::try_from(index).unwrap_or(u32::MAX))
    }

    pub(super) fn of(self, shapes: &[Shape]) -> Option<&Shape> {
        shapes.get(self.0 as usize)
    }
}

/// An operation together with the service whose shapes it uses.
#[derive(Clone, Copy, Debug)]
pub struct OperationRef<'m> {
    /// The service.
    pub service: &'m Service,
    /// The operation.
    pub operation: &'m Operation,
}

impl Service {
    /// The row that counts for a region.
    pub fn endpoint(&self, region: &str, cli: Cli) -> Option<&EndpointRow> {
        let of_v1 = self.endpoints_v1.iter().filter(|_| cli == Cli::V1);
        let mut rows = of_v1.chain(&self.endpoints);
        rows.find(|row| region.starts_with(&row.start))
    }

    /// The operation with this CLI word or API name, or with an older word for it.
    pub fn operation(&self, name: &str) -> Option<OperationRef<'_>> {
        let find = |fits: &dyn Fn(&Operation) -> bool| self.operations.iter().find(|op| fits(op));
        let found = find(&|op| op.command == name || op.api_name == name)
            .or_else(|| find(&|op| op.has_synonym(name)));
        found.map(|operation| OperationRef {
            service: self,
            operation,
        })
    }

    /// Whether the model marks any part of it as sensitive.
    pub fn has_secrets(&self) -> bool {
        self.shapes.iter().any(|shape| shape.sensitive)
    }

    /// The shape with an index.
    pub fn shape(&self, id: ShapeId) -> &Shape {
        // Reading a model gives a shape to every index.
        id.of(&self.shapes).unwrap_or(&NO_SHAPE)
    }
}

impl Metadata {
    /// The name in the signature's scope.
    pub fn signing_name(&self) -> &str {
        self.signing_name
            .as_deref()
            .unwrap_or(&self.endpoint_prefix)
    }

    /// The protocol that the CLI speaks, of several the first in its own order; `None` where it knows none of them.
    pub fn protocol(&self) -> Option<Protocol> {
        let names = self.protocol_names();
        names.filter_map(Protocol::named).min()
    }

    /// The names of the service's protocols in the model's order, whether the CLI knows them or not.
    pub fn protocol_names(&self) -> impl Iterator<Item = &str> {
        let single = self.protocol.iter();
        let single = single.filter(|_| self.protocols.is_empty());
        single.chain(&self.protocols).map(String::as_str)
    }
}

impl<'m> OperationRef<'m> {
    /// The shape with an index.
    pub fn shape(&self, id: ShapeId) -> &'m Shape {
        self.service.shape(id)
    }

    /// The shape of a member.
    pub fn target(&self, member: &Member) -> &'m Shape {
        self.service.shape(member.shape)
    }

    /// Whether a member is a body that is streamed, for which the CLI takes the name of a file.
    pub fn is_streamed(&self, member: &Member) -> bool {
        let shape = self.target(member);
        matches!(shape.kind, Kind::Blob) && (member.streaming || shape.streaming)
    }

    /// The shape of the input; `None` where the operation takes none.
    pub fn input(&self) -> Option<&'m Shape> {
        self.operation
            .input
            .as_ref()
            .map(|input| self.target(input))
    }

    /// The members of the input in the model's order; none where the operation takes no input.
    pub fn members(&self) -> &'m [Member] {
        self.input()
            .and_then(Shape::as_structure)
            .map_or(&[], |structure| &structure.members)
    }

    /// The member of the input with a name.
    pub fn member(&self, name: &str) -> Option<&'m Member> {
        self.members().iter().find(|member| member.name == name)
    }

    /// The shape that a value at `path` has to have, or `None` where the model knows no such place.
    pub fn shape_at(&self, path: &Path) -> Option<&'m Shape> {
        let mut segments = path.segments();
        segments.try_fold(self.input()?, |shape, segment| self.part(shape, &segment))
    }

    /// The shape of the member, the items or the entries of a shape.
    pub fn part(&self, shape: &'m Shape, name: &str) -> Option<&'m Shape> {
        match &shape.kind {
            Kind::Structure(structure) => structure.member(name).map(|m| self.target(m)),
            Kind::List { member } => Some(self.target(member)),
            Kind::Map { value, .. } => Some(self.target(value)),
            _ => None,
        }
    }
}
