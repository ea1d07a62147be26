use crate::path::Path;

use super::{Kind, Member, Shape};

/// One service: what its `service-2.json` says.
#[derive(Clone, Debug)]
pub struct Service {
    /// The CLI's command word, such as `apigatewayv2`.
    pub command: String,
    pub metadata: Metadata,
    pub documentation: String,
    pub operations: Vec<Operation>,
    pub(super) shapes: Vec<Shape>,
}

#[derive(Clone, Debug, Default)]
pub struct Metadata {
    pub api_version: String,
    pub endpoint_prefix: String,
    /// The name in the signature's scope; the endpoint prefix where the model names none.
    pub signing_name: String,
    pub service_full_name: String,
    pub service_id: String,
    /// `rest-json`, `json`, `query`, `ec2`, `rest-xml`, `smithy-rpc-v2-cbor`; the first is preferred.
    pub protocols: Vec<String>,
    pub json_version: Option<String>,
    pub target_prefix: Option<String>,
    pub global_endpoint: Option<String>,
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
    /// Whether the response is a stream of bytes, which the CLI writes to a file that it asks for.
    pub streaming_output: bool,
    /// A label in front of the host name, such as `{AccountId}.`.
    pub host_prefix: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Http {
    pub method: String,
    /// The path with its labels, such as `/v2/apis/{apiId}/integrations`, and a fixed query if any.
    pub request_uri: String,
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
    /// The operation with this CLI word or API name.
    pub fn operation(&self, name: &str) -> Option<OperationRef<'_>> {
        let found = self
            .operations
            .iter()
            .find(|op| op.command == name || op.api_name == name);
        found.map(|operation| OperationRef {
            service: self,
            operation,
        })
    }

    pub fn shape(&self, id: ShapeId) -> &Shape {
        // Loading puts a shape at every index that it hands out, and at least one.
        match self.shapes.get(id.0 as usize) {
            Some(shape) => shape,
            None => &NO_SHAPE,
        }
    }
}

impl<'m> OperationRef<'m> {
    pub fn shape(&self, id: ShapeId) -> &'m Shape {
        self.service.shape(id)
    }

    pub fn target(&self, member: &Member) -> &'m Shape {
        self.service.shape(member.shape)
    }

    /// The members of the input in the model's order; none where the operation takes no input.
    pub fn members(&self) -> &'m [Member] {
        let input = self.operation.input.map(|id| self.service.shape(id));
        input
            .and_then(Shape::as_structure)
            .map_or(&[], |structure| &structure.members)
    }

    pub fn member(&self, name: &str) -> Option<&'m Member> {
        self.members().iter().find(|member| member.name == name)
    }

    /// The shape that a value at `path` has to have, or `None` where the model knows no such place.
    pub fn shape_at(&self, path: &Path) -> Option<&'m Shape> {
        let input = self.operation.input.map(|id| self.service.shape(id))?;
        path.segments()
            .try_fold(input, |shape, segment| match &shape.kind {
                Kind::Structure(structure) => structure.member(&segment).map(|m| self.target(m)),
                Kind::List { member } => Some(self.target(member)),
                Kind::Map { value, .. } => Some(self.target(value)),
                _ => None,
            })
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
};
