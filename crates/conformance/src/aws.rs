//! The environment in which a real `aws` runs: only our configuration.

use std::env;
use std::path::PathBuf;
use std::process::Command;

pub const REGION: &str = "us-east-1";
pub const ACCESS_KEY: &str = "AKIAIOSFODNN7EXAMPLE";
pub const SECRET_KEY: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

/// Removes every `AWS_` variable and sets those that a test needs: dummy credentials, a region, no pager.
///
/// The locale is UTF-8, since it decides the encoding in which Python reads `input.json`.
pub fn isolate(command: &mut Command) -> &mut Command {
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().starts_with("AWS_") {
            command.env_remove(name);
        }
    }
    command
        .env("AWS_ACCESS_KEY_ID", ACCESS_KEY)
        .env("AWS_SECRET_ACCESS_KEY", SECRET_KEY)
        .env("AWS_REGION", REGION)
        .env("AWS_DEFAULT_REGION", REGION)
        .env("AWS_CONFIG_FILE", oracle_folder().join("empty.config"))
        .env(
            "AWS_SHARED_CREDENTIALS_FILE",
            oracle_folder().join("empty.config"),
        )
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .env("AWS_MAX_ATTEMPTS", "1")
        .env("AWS_PAGER", "")
        .env("LC_ALL", "C.UTF-8")
}

/// The folder of the Python scripts, among them the plugin that turns a CLI into an oracle.
pub fn oracle_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("oracle")
}
