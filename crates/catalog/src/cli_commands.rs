//! The commands of the CLI that are no operations, from the CLI's own command table.
//!
//! `cargo xtask catalog` asks the CLI for it; here its lines are read and what a form's page needs is kept.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::{Value, json};
use wireform_model::documentation::Documentation;

use crate::command_facts::CommandFacts;
use crate::{Object, html};

/// What the CLI says of its commands, each a line of JSON.
#[derive(Debug, Default)]
pub struct CliCommands {
    commands: Vec<Line>,
    /// What is said of each waiter, by the words of the service and of the waiter.
    waiters: BTreeMap<(String, String), String>,
}

#[derive(Debug, Deserialize)]
struct Line {
    words: Vec<String>,
    description: String,
    #[serde(default)]
    synopsis: String,
    #[serde(default)]
    undocumented: bool,
    #[serde(default)]
    waits: bool,
}

impl CliCommands {
    /// Reads the lines that the CLI prints about its commands.
    ///
    /// # Errors
    ///
    /// Where a line is not such a line.
    pub fn read(lines: &str) -> Result<Self> {
        let lines = lines.lines().map(|line| {
            let read = serde_json::from_str::<Line>(line);
            read.with_context(|| format!("no command: {line}"))
        });
        let lines: Vec<Line> = lines.collect::<Result<_>>()?;
        let (waiters, commands) = lines.into_iter().partition(|line: &Line| line.waits);
        Ok(CliCommands {
            commands,
            waiters: waiters.into_iter().filter_map(waiter).collect(),
        })
    }

    /// The first words that belong to no service, in their order.
    pub fn groups<'c>(&'c self, services: &BTreeSet<&str>) -> Vec<&'c str> {
        let words = self.commands.iter().filter_map(|line| line.words.first());
        let words = words.map(String::as_str);
        let words: BTreeSet<&str> = words.filter(|word| !services.contains(word)).collect();
        words.into_iter().collect()
    }

    /// What `WORD.json` holds for a first word that belongs to no service.
    pub fn group(&self, word: &str, facts: &CommandFacts) -> Object {
        let mut structure = Object::new();
        let mut keep = |name: &str, value: Value| {
            structure.insert(name.to_owned(), value);
        };
        keep("metadata", json!({"serviceFullName": facts.title(word)}));
        keep("operations", json!({}));
        keep("shapes", json!({}));
        keep("commands", self.of(word, facts).into());
        structure
    }

    /// What `SERVICE.json` holds in `commands`, by the words behind the service's.
    pub fn of(&self, service: &str, facts: &CommandFacts) -> Object {
        let lines = self.commands.iter();
        let lines = lines.filter(|line| line.words.first().is_some_and(|word| word == service));
        let mut commands: Object = lines.map(|line| command(line, facts)).collect();
        commands.sort_keys();
        commands
    }

    /// What the CLI says of a waiter of a service; `None` where it has it not.
    pub fn waiter(&self, service: &str, name: &str) -> Option<String> {
        let waiters = &self.waiters;
        waiters.get(&(service.to_owned(), name.to_owned())).cloned()
    }
}

fn command(line: &Line, facts: &CommandFacts) -> (String, Value) {
    let mut command = Object::new();
    let mut keep = |name: &str, value: Value| {
        command.insert(name.to_owned(), value);
    };
    let words = line.words.join(" ");
    let ours = facts.about(&words).map(str::to_owned);
    let about = ours.unwrap_or_else(|| about(&line.description));
    if !about.is_empty() {
        keep("about", about.into());
    }
    keep("synopsis", synopsis(line).into());
    let calls = facts.calls(&words);
    if !calls.is_empty() {
        keep("calls", json!(calls));
    }
    if line.undocumented {
        keep("undocumented", true.into());
    }
    let name = line.words.get(1..).unwrap_or_default().join(" ");
    (name, command.into())
}

fn waiter(line: Line) -> Option<((String, String), String)> {
    let [service, _, name] = <[String; 3]>::try_from(line.words).ok()?;
    // The CLI appends how often it asks without ending the sentence before.
    let what = line.description.split(" It will poll every").next();
    Some(((service, name), about(what.unwrap_or_default())))
}

/// How a command is written: from `aws` on, without the indentation of the whole.
fn synopsis(line: &Line) -> String {
    let lines = line.synopsis.lines().map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    let words = line.words.join(" ");
    let mut text = lines.join("\n");
    if !text.starts_with("aws ") {
        let own = line.words.last().map(String::as_str).unwrap_or_default();
        let rest = text.strip_prefix(own).unwrap_or(&text);
        text = format!("aws {words}{rest}");
    }
    text
}

/// A command's help text in a sentence: the first of the first paragraph that is no heading.
///
/// The CLI's own texts mix HTML with reStructuredText.
fn about(description: &str) -> String {
    let paragraphs = description.split("\n\n").map(str::trim);
    let mut paragraphs = paragraphs.filter(|text| !text.is_empty() && !is_heading(text));
    let nodes = html::read(&without_markup(paragraphs.next().unwrap_or_default()));
    let tree = json!({"service": html::json(&nodes)}).to_string();
    let sentence = Documentation::from_json(&tree).map(|tree| tree.service().summary());
    let sentence = sentence.unwrap_or_default();
    sentence.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// Whether a paragraph says nothing of what a command does: a title or the word before a note.
fn is_heading(text: &str) -> bool {
    let is_bold = text.starts_with("**") && text.ends_with("**");
    let text = text.to_ascii_lowercase();
    is_bold || text.starts_with("note:") || text.starts_with("..")
}

/// reStructuredText with code between single backticks and links as their words.
fn without_markup(text: &str) -> String {
    const CODE: char = '\u{1}';
    let text = text.replace("``", &CODE.to_string());
    let mut plain = String::new();
    for (index, part) in text.split('`').enumerate() {
        let part = match index % 2 {
            // Between backticks stands `words <address>`, and behind them underscores.
            1 => part.split(" <").next().unwrap_or(part),
            _ => part.trim_start_matches('_'),
        };
        plain.push_str(part.strip_suffix(":ref:").unwrap_or(part));
    }
    plain.replace(CODE, "`")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: &str = r#"{"words": ["s3"], "description": "**About S3**\n\nThis section explains. More.", "synopsis": "aws s3 <Command>"}
{"words": ["s3", "cp"], "description": "Copies a <b>file</b> with ``cp``, see `the guide <https://x>`__, or so. More.", "synopsis": "aws s3 cp\n  <S3Uri>\n"}
{"words": ["emr", "create-cluster"], "description": "", "synopsis": "  create-cluster\n     --a <value>", "undocumented": true}
{"words": ["ec2", "wait", "vpc-exists"], "description": "Wait until a VPC exists It will poll every 1 seconds.", "waits": true}"#;

    const FACTS: &str = "title s3 Files\ncalls s3 cp: s3api put-object, s3api get-object";

    #[test]
    fn commands_are_kept_in_a_sentence_and_their_usage() {
        let commands = CliCommands::read(LINES).unwrap();
        let facts = CommandFacts::read(FACTS).unwrap();
        assert_eq!(
            Value::from(commands.group("s3", &facts)),
            json!({
                "metadata": {"serviceFullName": "Files"}, "operations": {}, "shapes": {},
                "commands": {
                    "": {"about": "This section explains.", "synopsis": "aws s3 <Command>"},
                    "cp": {
                        "about": "Copies a file with `cp`, see the guide, or so.", "synopsis": "aws s3 cp\n<S3Uri>",
                        "calls": ["s3api put-object", "s3api get-object"]
                    }
                }
            })
        );
        let expected = json!({"create-cluster": {"synopsis": "aws emr create-cluster\n--a <value>", "undocumented": true}});
        assert_eq!(Value::from(commands.of("emr", &facts)), expected);
        assert_eq!(commands.groups(&["emr"].into()), ["s3"]);
    }

    #[test]
    fn waiters_are_told_by_their_names() {
        let commands = CliCommands::read(LINES).unwrap();
        let about = commands.waiter("ec2", "vpc-exists");
        assert_eq!(about.as_deref(), Some("Wait until a VPC exists"));
        assert_eq!(commands.waiter("ec2", "gone"), None);
    }

    #[test]
    fn what_is_no_line_is_refused() {
        assert!(CliCommands::read("{}").is_err());
    }
}
