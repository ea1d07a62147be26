use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// The `wireform` command: the same crates without a browser, which says what the page has to show.
pub struct Native {
    pub wireform: PathBuf,
}

/// What a link or a visitor chooses beside the input.
#[derive(Clone, Copy, Debug)]
pub struct Choices {
    pub nested: &'static str,
    pub cli: &'static str,
    pub one_line: bool,
    pub region: &'static str,
    pub curl: bool,
}

impl Default for Choices {
    fn default() -> Self {
        Choices {
            nested: "auto",
            cli: "v2",
            one_line: false,
            region: "",
            curl: false,
        }
    }
}

pub const CREATE_INTEGRATION: [&str; 2] = ["apigatewayv2", "create-integration"];

/// The texts of the three panes.
#[derive(Clone, Debug, PartialEq)]
pub struct Panes {
    pub command: String,
    pub document: String,
    pub request: String,
}

impl Native {
    /// What the panes show for an operation, by the CLI's two words.
    pub fn panes(&self, operation: [&str; 2], input: &str, choices: Choices) -> Result<Panes> {
        let run = |subcommand, how: &[&str]| {
            let how = [how, &["--cli", choices.cli]].concat();
            self.run_for(operation, subcommand, &how, input)
        };
        let form = if choices.curl { "curl" } else { "text" };
        let mut how = vec!["--nested", choices.nested];
        if choices.one_line {
            how.push("--one-line");
        }
        // The page prints no region that nobody has set.
        let region = ["--region", choices.region];
        let region = if choices.region.is_empty() {
            &[][..]
        } else {
            &region[..]
        };
        how.extend(region);
        Ok(Panes {
            command: run("command", &how)?,
            document: run("document", &[])?,
            request: run("request", &[&["--as", form], region].concat())?,
        })
    }

    pub fn skeleton(&self) -> Result<String> {
        self.run("skeleton", &[], "v2", "{}")
    }

    /// The diagnostics of an input, with what is told about the API.
    pub fn check(&self, input: &str, facts: &[(&str, &str)]) -> Result<Vec<Value>> {
        let facts: Vec<String> = facts
            .iter()
            .map(|(name, value)| format!("--fact={name}={value}"))
            .collect();
        let mut how = vec!["--as", "json"];
        how.extend(facts.iter().map(String::as_str));
        Ok(serde_json::from_str(
            &self.run("check", &how, "v2", input)?,
        )?)
    }

    /// The command of any operation of the catalog.
    pub fn command(&self, service: &str, operation: &str, input: &str) -> Result<String> {
        self.run_for([service, operation], "command", &["--cli", "v2"], input)
    }

    fn run(&self, subcommand: &str, how: &[&str], cli: &str, input: &str) -> Result<String> {
        let how = [how, &["--cli", cli]].concat();
        self.run_for(CREATE_INTEGRATION, subcommand, &how, input)
    }

    /// What a subcommand prints for an operation, without the newline that ends it.
    fn run_for(
        &self,
        operation: [&str; 2],
        subcommand: &str,
        how: &[&str],
        input: &str,
    ) -> Result<String> {
        let mut child = Command::new(&self.wireform)
            .arg(subcommand)
            .args(operation)
            .args(how)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot run {}", self.wireform.display()))?;
        let mut stdin = child.stdin.take().context("standard input")?;
        // `skeleton` does not read its input to the end.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        let output = child.wait_with_output()?;
        // `check` says with 1 that there are errors.
        if !matches!(output.status.code(), Some(0 | 1)) {
            bail!(
                "wireform {subcommand}: {}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
        let mut text = String::from_utf8(output.stdout)?;
        if text.ends_with('\n') {
            text.pop();
        }
        Ok(text)
    }
}
