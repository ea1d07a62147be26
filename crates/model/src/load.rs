use std::collections::HashMap;
use std::fmt;

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::endpoint::EndpointRules;
use crate::entries::entries;
use crate::null::null_as_default;

use super::names::{cli_name, service_command};
use super::{Absence, CliCommand, Waiter};
use super::{EndpointRow, Kind, Member, Metadata, Operation, Service, Shape, ShapeId};

/// Why a text is not a service model: what was expected, and where.
#[derive(Debug)]
pub enum ModelError {
    /// It is not JSON.
    NotJson(serde_json::Error),
    /// It is JSON, but not a model.
    NotAModel(serde_json::Error),
}

impl ModelError {
    fn of(text: &str, error: serde_json::Error) -> Self {
        // An error inside of an object has lost its category with the key that was put in front of it.
        match serde_json::from_str::<IgnoredAny>(text) {
            Ok(_) => ModelError::NotAModel(error),
            Err(error) => ModelError::NotJson(error),
        }
    }
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ModelError::NotJson(error) => write!(f, "not JSON: {error}"),
            ModelError::NotAModel(error) => {
                write!(f, "not a botocore service model (service-2.json): {error}")
            }
        }
    }
}

impl std::error::Error for ModelError {}

/// A `service-2.json` with its operations and shapes by their names.
#[derive(Deserialize)]
#[serde(
    rename_all = "camelCase",
    expecting = "an object with metadata, operations and shapes"
)]
struct ServiceModel {
    metadata: Metadata,
    #[serde(deserialize_with = "entries")]
    operations: Vec<(String, Operation)>,
    #[serde(deserialize_with = "entries")]
    shapes: Vec<(String, Shape)>,
    #[serde(default, deserialize_with = "null_as_default")]
    documentation: String,
    #[serde(default)]
    endpoints: Vec<EndpointRow>,
    #[serde(default, rename = "endpointsV1")]
    endpoints_v1: Vec<EndpointRow>,
    endpoint_rules: Option<EndpointRules>,
    #[serde(default, deserialize_with = "entries")]
    commands: Vec<(String, CliCommand)>,
    #[serde(default, deserialize_with = "entries")]
    waiters: Vec<(String, Waiter)>,
    #[serde(default, deserialize_with = "entries")]
    absent: Vec<(String, Absence)>,
}

impl Service {
    /// Reads a model in botocore's `service-2.json` format.
    ///
    /// `command` is the CLI's word for the service; where it is `None` it is made of the model's own names.
    /// Unknown traits are ignored, and a shape that is referred to but missing is taken for a string.
    ///
    /// # Errors
    ///
    /// Where the text is not JSON, lacks `metadata`, `operations` or `shapes`, or has a trait of an unexpected type.
    pub fn from_json(text: &str, command: Option<&str>) -> Result<Self, ModelError> {
        let model = serde_json::from_str(text).map_err(|error| ModelError::of(text, error))?;
        let ServiceModel {
            metadata,
            operations,
            shapes,
            ..
        } = model;
        let (mut shapes, mut links) = Links::of(shapes);
        for reference in shapes.iter_mut().flat_map(Shape::references_mut) {
            links.resolve(reference);
        }
        let operations = operations.into_iter();
        let mut operations: Vec<Operation> = operations
            .map(|(name, operation)| links.complete(name, operation))
            .collect();
        shapes.append(&mut links.missing);
        for operation in &mut operations {
            operation.streaming_output = operation.cli.streams || streams(operation, &shapes);
        }
        Ok(Service {
            command: command.map_or_else(|| service_command(&metadata), str::to_owned),
            metadata,
            documentation: model.documentation,
            operations,
            endpoints: model.endpoints,
            endpoints_v1: model.endpoints_v1,
            endpoint_rules: model.endpoint_rules,
            commands: named(model.commands, |name, command| CliCommand {
                name,
                ..command
            }),
            waiters: named(model.waiters, |name, waiter| Waiter { name, ..waiter }),
            absent: model.absent,
            shapes,
        })
    }
}

/// Entries of an object, each with its key as its name.
fn named<T>(entries: Vec<(String, T)>, name: impl Fn(String, T) -> T) -> Vec<T> {
    let entries = entries.into_iter();
    entries.map(|(key, entry)| name(key, entry)).collect()
}

/// Whether the body of an operation's output is a blob.
fn streams(operation: &Operation, shapes: &[Shape]) -> bool {
    let shape = |member: &Member| member.shape.of(shapes);
    let payload = operation.output.as_ref().and_then(|output| {
        let structure = shape(output)?.as_structure()?;
        shape(structure.member(structure.payload.as_deref()?)?)
    });
    payload.is_some_and(|shape| matches!(shape.kind, Kind::Blob))
}

/// The indexes of shapes by their names.
struct Links {
    ids: HashMap<String, ShapeId>,
    /// Shapes that are referred to and that the model does not have.
    missing: Vec<Shape>,
}

impl Links {
    fn of(shapes: Vec<(String, Shape)>) -> (Vec<Shape>, Self) {
        let mut ids = HashMap::with_capacity(shapes.len());
        let shapes = shapes.into_iter().map(|(name, shape)| {
            ids.insert(name.clone(), ShapeId::nth(ids.len()));
            Shape { name, ..shape }
        });
        let shapes = shapes.collect();
        let missing = Vec::new();
        (shapes, Links { ids, missing })
    }

    fn resolve(&mut self, reference: &mut Member) {
        let name = std::mem::take(&mut reference.shape_name);
        reference.shape = match self.ids.get(&name) {
            Some(id) => *id,
            None => {
                let id = ShapeId::nth(self.ids.len());
                self.missing.push(Shape::unknown(name.clone()));
                self.ids.insert(name, id);
                id
            }
        };
    }

    /// An operation with its names and shapes; a second command of one has the API's name in itself.
    fn complete(&mut self, name: String, mut operation: Operation) -> Operation {
        for reference in operation.input.iter_mut().chain(&mut operation.output) {
            self.resolve(reference);
        }
        let command = operation.cli.command.take();
        operation.command = command.unwrap_or_else(|| cli_name(&name));
        if operation.api_name.is_empty() {
            operation.api_name = name;
        }
        operation
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Protocol;
    use crate::cli::Cli;

    /// A model with an operation `Sell` of the input `In`, and these traits and shapes.
    fn model(metadata: &str, operation: &str, shapes: &str) -> String {
        format!(
            "{{\"metadata\": {{{metadata}}},\n\
             \"operations\": {{\"Sell\": {{\"input\": {{\"shape\": \"In\"}}{operation}}}}},\n\
             \"shapes\": {{{shapes}}}}}"
        )
    }

    fn read(text: &str) -> Service {
        Service::from_json(text, Some("shop")).unwrap()
    }

    #[track_caller]
    fn fails(text: &str, expected: &str) {
        let error = Service::from_json(text, None).unwrap_err();
        assert_eq!(error.to_string(), expected, "{text}");
    }

    #[test]
    fn what_is_not_json_is_an_error_that_says_where() {
        fails(
            "{",
            "not JSON: EOF while parsing an object at line 1 column 1",
        );
        let text = model("", "", "\n\"In\": {\"type\" \"string\"}");
        fails(&text, "not JSON: expected `:` at line 4 column 15");
    }

    #[test]
    fn what_is_no_model_is_an_error_that_says_what_and_where() {
        let no_model = |text: &str, expected: &str| {
            let start = "not a botocore service model (service-2.json): ";
            fails(text, &format!("{start}{expected}"));
        };
        no_model(
            "[]",
            "invalid length 0, expected an object with metadata, operations and shapes at line 1 column 2",
        );
        no_model("{}", "missing field `metadata` at line 1 column 2");
        for (shapes, expected) in [
            (
                r#""In": {"type": 1}"#,
                "In: expected value at line 3 column 27",
            ),
            (
                r#""In": {"type": "structure", "members": {"Name": {}}}"#,
                "In: Name: missing field `shape` at line 3 column 61",
            ),
            (
                r#""In": {"type": "list"}"#,
                "In: missing field `member` at line 3 column 34",
            ),
            (
                r#""In": {"min": "1"}"#,
                "In: expected a number, found `\"1\"` at line 3 column 29",
            ),
            (
                r#""In": {}, "In": {}"#,
                "duplicate key `In` at line 3 column 30",
            ),
        ] {
            no_model(&model("", "", shapes), expected);
        }
    }

    #[test]
    fn a_shape_that_is_missing_is_a_string() {
        let service = read(&model("", "", ""));
        let input = service.operation("sell").unwrap().input().unwrap();
        assert_eq!(input.name, "In");
        assert!(matches!(input.kind, Kind::String));
    }

    #[test]
    fn what_says_nothing_is_ignored() {
        let shapes = r#""In": {"type": "structure", "documentation": null, "wrapper": {"of": []}}"#;
        let service = read(&model(r#""uid": 1"#, r#", "documentation": null"#, shapes));
        let sell = service.operation("sell").unwrap();
        assert_eq!(sell.operation.documentation, "");
        assert!(sell.members().is_empty());
        assert_eq!(sell.operation.http.method, "POST");
        assert!(!service.metadata.query_compatible);
    }

    #[test]
    fn members_keep_their_order_and_numbers_their_text() {
        let shapes = r#"
            "In": {"type": "structure", "required": ["A"], "members": {"B": {"shape": "N"}, "A": {"shape": "N"}}},
            "N": {"type": "integer", "min": -0, "max": 1E3}"#;
        let service = read(&model("", "", shapes));
        let sell = service.operation("Sell").unwrap();
        let names = sell.members().iter();
        let names: Vec<_> = names
            .map(|member| (member.name.as_str(), member.required))
            .collect();
        assert_eq!(names, [("B", false), ("A", true)]);
        let number = sell.target(sell.member("B").unwrap());
        let text = |limit: &Option<crate::value::Number>| limit.as_ref().unwrap().text().to_owned();
        assert_eq!([text(&number.min), text(&number.max)], ["-0", "1E3"]);
    }

    #[test]
    fn of_several_protocols_the_cli_prefers_one() {
        let protocol = |metadata: &str| read(&model(metadata, "", "")).metadata.protocol();
        let preferred = protocol(r#""protocol": "query", "protocols": ["query", "new", "json"]"#);
        assert_eq!(preferred, Some(Protocol::Json));
        assert_eq!(protocol(r#""protocol": "ec2""#), Some(Protocol::Ec2));
        assert_eq!(protocol(r#""protocols": ["new"]"#), None);
        assert_eq!(protocol(""), None);
    }

    #[test]
    fn an_output_whose_body_is_a_blob_is_streamed() {
        let shapes = r#"
            "Out": {"type": "structure", "payload": "Data", "members": {"Data": {"shape": "Data"}}},
            "Data": {"type": "blob"}"#;
        let streams = |operation: &str| {
            let service = read(&model("", operation, shapes));
            service.operations[0].streaming_output
        };
        assert!(streams(r#", "output": {"shape": "Out"}"#));
        assert!(!streams(r#", "output": {"shape": "Data"}"#));
        assert!(streams(r#", "cli": {"streams": true}"#));
    }

    #[test]
    fn rows_of_endpoints_are_short_lists() {
        let text = model("", "", "").replacen(
            '{',
            r#"{"endpoints": [["eu-", "shop.eu", "eu-west-1"], ["", "shop.{region}"]],"#,
            1,
        );
        let service = read(&text);
        let row = |region| service.endpoint(region, Cli::V2).unwrap();
        assert_eq!(
            row("eu-west-2").signing_region.as_deref(),
            Some("eu-west-1")
        );
        assert_eq!(row("us-east-1").host, "shop.{region}");
        assert_eq!(row("us-east-1").signing_region, None);
    }
}
