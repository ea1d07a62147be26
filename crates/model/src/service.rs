use crate::draft::Cli;
use crate::endpoint::EndpointRules;
use crate::path::Path;
use crate::value::{Map, Value};

use super::{Customizations, Kind, Member, Shape};

/// One service: what its `service-2.json` says.
#[derive(Clone, Debug)]
pub struct Service {
    /// The CLI's command word, such as `apigatewayv2`.
    pub command: String,
    pub metadata: Metadata,
    pub documentation: String,
    pub operations: Vec<Operation>,
    /// Where it answers, in the order in which rows count; of the catalog's models only.
    pub endpoints: Vec<EndpointRow>,
    /// Rows that come before these for CLI v1.
    pub(super) endpoints_v1: Vec<EndpointRow>,
    /// Where it answers if that depends on more than the region; of the catalog's models only.
    pub endpoint_rules: Option<EndpointRules>,
    pub(super) shapes: Vec<Shape>,
}

/// Where a service answers in the regions whose names start so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EndpointRow {
    pub start: String,
    /// With `{region}` and `{suffix}`, the partition's domain, to be filled in.
    pub host: String,
    /// The region that the signature names, where it is another.
    pub signing_region: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct Metadata {
    pub api_version: String,
    pub endpoint_prefix: String,
    /// The name in the signature's scope; the endpoint prefix where the model names none.
    pub signing_name: String,
    pub service_full_name: String,
    pub service_id: String,
    /// `rest-json`, `json`, `query`, `ec2`, `rest-xml`, `smithy-rpc-v2-cbor`.
    pub protocols: Vec<String>,
    pub json_version: Option<String>,
    pub target_prefix: Option<String>,
    pub global_endpoint: Option<String>,
    /// Whether its `json` protocol came after `query` and still gives the errors of that.
    pub query_compatible: bool,
    /// The release of CLI v1 that was asked what it does not know; of the catalog's models only.
    pub compared_with: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Operation {
    /// The API's own name, such as `CreateIntegration`.
    pub api_name: String,
    /// The CLI's command word, such as `create-integration`.
    pub command: String,
    pub documentation: String,
    pub deprecated: bool,
    pub http: Http,
    pub input: Option<ShapeId>,
    /// The reference to the input, which may name the body's element in XML.
    pub input_reference: Option<Member>,
    /// Whether the response is a stream of bytes, which the CLI writes to a file that it asks for.
    pub streaming_output: bool,
    /// Whether the CLI sends it without a signature.
    pub unsigned: bool,
    /// A label in front of the host name, such as `{AccountId}.`.
    pub host_prefix: Option<String>,
    /// Parameters of the service's endpoint rules that this operation sets.
    pub endpoint_parameters: Map,
    /// Parameters of the service's endpoint rules that stand in its input, with the place.
    pub endpoint_paths: Vec<(String, String)>,
    /// Whether the CLI asks the service for the endpoint first.
    pub discovers_endpoint: bool,
    pub checksum: Checksum,
    /// Names and values of headers that the CLI sends besides those of the model.
    pub headers: Vec<(String, String)>,
    /// Values that the CLI sends for members that are unset.
    pub defaults: Vec<(String, Value)>,
    /// Whether CLI v1 does not know it.
    pub newer: bool,
    /// What the CLI makes of it, v1 where that differs.
    pub(super) customizations: Customizations,
    pub(super) customizations_v1: Option<Customizations>,
}

#[derive(Clone, Debug)]
pub struct Http {
    pub method: String,
    /// The path with its labels, such as `/v2/apis/{apiId}/integrations`, and a fixed query if any.
    pub request_uri: String,
}

/// Which checksum of its body a request carries; by default none.
#[derive(Clone, Debug, Default)]
pub struct Checksum {
    /// Whether there has to be one.
    pub required: bool,
    /// The member that names the algorithm.
    pub algorithm_member: Option<String>,
}

/// The index of a shape in its service; every one that a loaded service holds is valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ShapeId(pub(super) u32);

/// An operation together with the service whose shapes it uses.
#[derive(Clone, Copy, Debug)]
pub struct OperationRef<'m> {
    pub service: &'m Service,
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

    /// Whether the model calls anything of it sensitive.
    pub fn has_secrets(&self) -> bool {
        self.shapes.iter().any(|shape| shape.sensitive)
    }

    pub fn shape(&self, id: ShapeId) -> &Shape {
        // Loading puts a shape at every index that it hands out, and at least one.
        match self.shapes.get(id.0 as usize) {
            Some(shape) => shape,
            None => &NO_SHAPE,
        }
    }
}

impl Metadata {
    /// The protocol that the CLI speaks: of several the first in its own order.
    ///
    /// Source: botocore's `PRIORITY_ORDERED_SUPPORTED_PROTOCOLS`.
    pub fn protocol(&self) -> &str {
        let spoken = |name: &&&str| self.protocols.iter().any(|protocol| protocol == **name);
        let first = PROTOCOLS.iter().find(spoken).copied();
        first
            .or_else(|| self.protocols.first().map(String::as_str))
            .unwrap_or_default()
    }
}

const PROTOCOLS: &[&str] = &[
    "json",
    "rest-json",
    "rest-xml",
    "smithy-rpc-v2-cbor",
    "query",
    "ec2",
];

impl Operation {
    /// Where the CLI's options are not those that the model alone would give.
    pub fn customizations(&self, cli: Cli) -> &Customizations {
        match (cli, &self.customizations_v1) {
            (Cli::V1, Some(customizations)) => customizations,
            _ => &self.customizations,
        }
    }

    /// What the CLI sends for a member that is unset.
    pub fn default_of(&self, member: &str) -> Option<&Value> {
        let mut defaults = self.defaults.iter();
        let found = defaults.find(|(name, _)| name == member);
        found.map(|(_, value)| value)
    }

    fn has_synonym(&self, name: &str) -> bool {
        let both = [Cli::V1, Cli::V2].map(|cli| &self.customizations(cli).synonyms);
        both.into_iter().flatten().any(|synonym| synonym == name)
    }
}

impl<'m> OperationRef<'m> {
    pub fn shape(&self, id: ShapeId) -> &'m Shape {
        self.service.shape(id)
    }

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
        self.operation.input.map(|id| self.service.shape(id))
    }

    /// The members of the input in the model's order; none where the operation takes no input.
    pub fn members(&self) -> &'m [Member] {
        self.input()
            .and_then(Shape::as_structure)
            .map_or(&[], |structure| &structure.members)
    }

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

static NO_SHAPE: Shape = Shape {
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
