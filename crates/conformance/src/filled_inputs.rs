//! The operations and inputs that benchmarks measure.

use wireform_model::value::Value;
use wireform_model::{OperationRef, Service};
use wireform_testing::filled;

use crate::tools;

/// The operation with a companion, and operations with large inputs.
pub const OPERATIONS: [(&str, &str); 5] = [
    ("apigatewayv2", "create-integration"),
    ("ec2", "run-instances"),
    ("medialive", "create-channel"),
    ("mediaconvert", "create-job"),
    ("quicksight", "create-analysis"),
];

/// How many values their inputs have.
pub const COUNTS: [usize; 3] = [0, 200, 500];

/// A service from the catalog that `cargo xtask catalog` makes.
pub fn service(command: &str) -> Service {
    let file = tools::catalog().join(format!("{command}.json"));
    let text = std::fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("{}: {error}: run `cargo xtask catalog`", file.display()));
    Service::from_json(&text, Some(command)).unwrap()
}

/// Calls `visit` with each operation, number of values and input.
pub fn each(mut visit: impl FnMut(OperationRef<'_>, usize, Value)) {
    for (command, operation) in OPERATIONS {
        let service = service(command);
        let operation = service.operation(operation).unwrap();
        for count in COUNTS {
            visit(operation, count, filled(operation, count));
        }
    }
}
