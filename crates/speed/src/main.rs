//! Says how long the core takes to check an input and to make a request of it, compiled to what this is
//! compiled to: `wireform-speed MODEL SERVICE OPERATION DOCUMENT` prints microseconds.
//!
//! It stands alone so that it becomes WebAssembly (`wasm32-wasip1`) without what other benchmarks need.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use std::{env, fs};

use wireform_core::check::{Subject, check};
use wireform_core::draft::{Cli, Draft};
use wireform_core::json;
use wireform_core::model::{OperationRef, Service};
use wireform_core::write;

const PATIENCE: Duration = Duration::from_secs(1);

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let measured = match arguments.as_slice() {
        [model, service, operation, document] => measure(model, service, operation, document),
        _ => Err("usage: wireform-speed MODEL SERVICE OPERATION DOCUMENT".to_owned()),
    };
    match measured {
        Ok(microseconds) => println!("{microseconds}"),
        Err(message) => eprintln!("{message}"),
    }
    ExitCode::SUCCESS
}

fn measure(model: &str, service: &str, operation: &str, document: &str) -> Result<f64, String> {
    let read = |file| fs::read_to_string(file).map_err(|error| format!("{file}: {error}"));
    let service = Service::from_json(&read(model)?, Some(service))
        .map_err(|error| format!("{model}: {error}"))?;
    let operation = service
        .operation(operation)
        .ok_or(format!("there is no operation {operation}"))?;
    let input = json::read(&read(document)?).map_err(|error| format!("{document}: {error}"))?;
    Ok(shortest(operation, input))
}

/// The shortest time of many runs.
fn shortest(operation: OperationRef<'_>, input: wireform_core::value::Value) -> f64 {
    let draft = Draft {
        input,
        ..Draft::default()
    };
    let subject = Subject {
        operation,
        draft: &draft,
        cli: Cli::V2,
    };
    let mut best = Duration::MAX;
    let end = Instant::now() + PATIENCE;
    while Instant::now() < end {
        let start = Instant::now();
        black_box(check(black_box(subject), None));
        black_box(write::request(operation, &draft.input, "us-east-1"));
        best = best.min(start.elapsed());
    }
    best.as_secs_f64() * 1e6
}
