//! What an AWS CLI has in addition to operations, as a plugin of ours lists it.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use wireform_model::cli::Cli;

use crate::{process, workspace};

const PLUGIN: &str = "wireform_commands";

/// The commands that are not operations, one line of JSON each.
pub fn ask(aws: &Path, cli: Cli) -> Result<String> {
    let folder = workspace::target().join(format!("cli-commands-{}", cli.as_str()));
    fs::create_dir_all(&folder)?;
    let script = folder.join(format!("{PLUGIN}.py"));
    fs::write(&script, include_str!("aws_commands.py"))?;
    let config = folder.join("config");
    // CLI v2 is a frozen program, which looks for plugins in the folder of a setting, and v1 where Python does.
    let setting = match cli {
        Cli::V1 => String::new(),
        Cli::V2 => format!("cli_legacy_plugin_path = {}\n", folder.display()),
    };
    fs::write(
        &config,
        format!("[plugins]\n{setting}{PLUGIN} = {PLUGIN}\n"),
    )?;
    let mut command = Command::new(aws);
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("AWS_")) {
        command.env_remove(name);
    }
    command
        .arg("help")
        .env("AWS_CONFIG_FILE", &config)
        .env("PYTHONPATH", &folder)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("LC_ALL", "C.UTF-8")
        // The CLI v2 that travels in a package comes without the files of help texts.
        .env("WIREFORM_EXAMPLES", super::aws_v1::examples()?);
    let lines = process::output(&mut command).filter(|lines| lines.starts_with('{'));
    lines.with_context(|| format!("the AWS CLI {} does not list its commands", cli.as_str()))
}
