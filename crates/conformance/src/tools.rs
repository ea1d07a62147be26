//! The paths of the real programs, from environment variables.

use std::env;
use std::path::PathBuf;

use wireform_model::cli::Cli;

/// The real `aws` of a generation.
pub fn aws(cli: Cli) -> PathBuf {
    named(match cli {
        Cli::V1 => "WIREFORM_AWS_V1",
        Cli::V2 => "WIREFORM_AWS_V2",
    })
}

/// A Python that can import the botocore of CLI v1.
pub fn python_of_v1() -> PathBuf {
    named("WIREFORM_AWS_V1_PYTHON")
}

/// `moto_server`, which simulates the services.
pub fn moto_server() -> PathBuf {
    named("WIREFORM_MOTO")
}

/// The folder of the catalog.
pub fn catalog() -> PathBuf {
    named("WIREFORM_CATALOG")
}

/// `wireform-speed` as WebAssembly.
pub fn speed_as_wasm() -> PathBuf {
    named("WIREFORM_SPEED_WASM")
}

/// # Panics
///
/// If the variable is not set: a test that is skipped silently proves nothing.
fn named(variable: &str) -> PathBuf {
    match env::var_os(variable) {
        Some(path) => path.into(),
        None => panic!(
            "{variable} is not set: run `cargo xtask test`, which installs the real programs and says where they are"
        ),
    }
}
