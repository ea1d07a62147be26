//! Says how long the library crates take to check an input and to make a request of it, compiled to what this is
//! compiled to: `wireform-speed MODEL SERVICE OPERATION DOCUMENT` prints microseconds.
//!
//! It stands alone so that it becomes WebAssembly (`wasm32-wasip1`) without what other benchmarks need.

use std::process::ExitCode;
use std::{env, fs};

use wireform_model::Service;
use wireform_model::json;
use wireform_speed::shortest;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let measured = match arguments.as_slice() {
        [model, service, operation, document] => measure(model, service, operation, document),
        _ => Err("usage: wireform-speed MODEL SERVICE OPERATION DOCUMENT".to_owned()),
    };
    match measured {
        Ok(microseconds) => {
            println!("{microseconds}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
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
