//! The traits of botocore's models that are kept, by where they are.

use serde_json::Value;

use crate::Object;

pub const METADATA: &[&str] = &[
    "apiVersion",
    "endpointPrefix",
    "globalEndpoint",
    "jsonVersion",
    "serviceFullName",
    "serviceId",
    "signatureVersion",
    "signingName",
    "targetPrefix",
    "protocols",
    "auth",
    "xmlNamespace",
    "awsQueryCompatible",
];

pub const OPERATION: &[&str] = &[
    "deprecated",
    "deprecatedMessage",
    "endpoint",
    "auth",
    "authtype",
    "unsignedPayload",
    "httpChecksumRequired",
    "requestcompression",
    "staticContextParams",
    "operationContextParams",
];

/// Of the checksums that an operation knows of.
pub const CHECKSUM: &[&str] = &["requestChecksumRequired", "requestAlgorithmMember"];

/// Of the reference from an operation to its input.
pub const INPUT: &[&str] = &["shape", "locationName", "xmlNamespace"];

pub const SHAPE: &[&str] = &[
    "type",
    "required",
    "enum",
    "min",
    "max",
    "pattern",
    "sensitive",
    "deprecated",
    "timestampFormat",
    "locationName",
    "flattened",
    "streaming",
    "requiresLength",
    "payload",
    "union",
    "document",
    "xmlNamespace",
];

/// Of the reference from a structure, list or map to another shape.
pub const MEMBER: &[&str] = &[
    "shape",
    "location",
    "locationName",
    "timestampFormat",
    "idempotencyToken",
    "jsonvalue",
    "hostLabel",
    "flattened",
    "streaming",
    "xmlAttribute",
    "xmlNamespace",
    "queryName",
    "contextParam",
    "handler",
    "deprecated",
    "deprecatedMessage",
];

/// The traits that are named, in that order; those that are false or empty are left out.
pub fn pick(from: &Object, names: &[&str]) -> Object {
    let traits = names
        .iter()
        .filter_map(|name| Some((*name, from.get(*name)?)));
    let says_something = |value: &Value| match value {
        Value::Bool(on) => *on,
        Value::Array(items) => !items.is_empty(),
        Value::Null => false,
        _ => true,
    };
    traits
        .filter(|(_, value)| says_something(value))
        .map(|(name, value)| (name.to_owned(), value.clone()))
        .collect()
}
