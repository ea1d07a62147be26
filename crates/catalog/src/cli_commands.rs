//! The CLI commands that are not operations, from the CLI's own command table.
//!
//! `cargo xtask catalog` gets it from the CLI; this module reads its lines and keeps what the page needs.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::{Value, json};
use wireform_model::cli::Cli;
use wireform_model::documentation::Documentation;

use crate::command_facts::CommandFacts;
use crate::{Object, html};

/// What the CLI says about its commands, one line of JSON each.
#[derive(Debug, Default)]
pub struct CliCommands {
    commands: Vec<Line>,
    /// What the CLI says about each waiter, by the words of the service and of the waiter.
    waiters: BTreeMap<(String, String), AboutWaiter>,
}

/// What the CLI says about a waiter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AboutWaiter {
    /// A sentence; may be empty.
    pub text: String,
    /// The only version of the CLI that has it.
    pub only_in: Option<Cli>,
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
    #[serde(skip)]
    only_in: Option<Cli>,
}

impl CliCommands {
    /// Reads the lines that the CLI prints about its commands, and those of CLI v1 where there are any.
    ///
    /// # Errors
    ///
    /// Where a line does not have that format.
    pub fn read(lines: &str, of_v1: Option<&str>) -> Result<Self> {
        let mut lines = read_lines(lines)?;
        if let Some(of_v1) = of_v1 {
            lines = merged(lines, read_lines(of_v1)?);
        }
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

    /// What the CLI says about a waiter of a service; `None` where it does not have it.
    pub fn waiter(&self, service: &str, name: &str) -> Option<AboutWaiter> {
        let waiters = &self.waiters;
        waiters.get(&(service.to_owned(), name.to_owned())).cloned()
    }
}

fn read_lines(lines: &str) -> Result<Vec<Line>> {
    let lines = lines.lines().map(|line| {
        let read = serde_json::from_str::<Line>(line);
        read.with_context(|| format!("no command: {line}"))
    });
    lines.collect()
}

/// The commands of both versions; those that both have as v2 describes them.
fn merged(mut of_v2: Vec<Line>, of_v1: Vec<Line>) -> Vec<Line> {
    let names = |lines: &[Line]| -> BTreeSet<Vec<String>> {
        lines.iter().map(|line| line.words.clone()).collect()
    };
    let (names_in_v2, names_in_v1) = (names(&of_v2), names(&of_v1));
    for line in &mut of_v2 {
        line.only_in = (!names_in_v1.contains(&line.words)).then_some(Cli::V2);
    }
    // CLI v1 gives what is inside of `aws deploy` to every command of that name, such as `aws ecs deploy`.
    let is_of_another = |line: &Line| {
        line.words
            .get(1..)
            .is_some_and(|words| words.len() > 1 && names_in_v1.contains(words))
    };
    let older = of_v1
        .into_iter()
        .filter(|line| !names_in_v2.contains(&line.words) && !is_of_another(line));
    of_v2.extend(older.map(|line| Line {
        only_in: Some(Cli::V1),
        ..line
    }));
    of_v2
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
    if let Some(cli) = line.only_in {
        keep("onlyIn", cli.as_str().into());
    }
    let name = line.words.get(1..).unwrap_or_default().join(" ");
    (name, command.into())
}

fn waiter(line: Line) -> Option<((String, String), AboutWaiter)> {
    let only_in = line.only_in;
    let [service, _, name] = <[String; 3]>::try_from(line.words).ok()?;
    // The CLI appends how often it asks without ending the sentence before.
    let what = line.description.split(" It will poll every").next();
    let text = about(what.unwrap_or_default());
    Some(((service, name), AboutWaiter { text, only_in }))
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

/// A command's help text in a sentence: the first of the first paragraph that is not a heading.
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

/// Whether a paragraph does not say what a command does: a title or the word before a note.
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
        let commands = CliCommands::read(LINES, None).unwrap();
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
        let commands = CliCommands::read(LINES, None).unwrap();
        let about = commands.waiter("ec2", "vpc-exists").unwrap();
        assert_eq!(about.text, "Wait until a VPC exists");
        assert_eq!(commands.waiter("ec2", "gone"), None);
    }

    #[test]
    fn what_one_version_alone_has_is_marked() {
        const OF_V1: &str = r#"{"words": ["s3"], "description": "Of v1."}
{"words": ["s3", "cp"], "description": "Of v1."}
{"words": ["ecr", "get-login"], "description": "Logs in."}
{"words": ["deploy", "push"], "description": "Pushes."}
{"words": ["ecr", "deploy", "push"], "description": "Pushes."}"#;
        let commands = CliCommands::read(LINES, Some(OF_V1)).unwrap();
        let facts = CommandFacts::read("").unwrap();
        let of = |service| Value::from(commands.of(service, &facts));
        assert_eq!(of("s3")["cp"].get("onlyIn"), None);
        assert_eq!(of("emr")["create-cluster"]["onlyIn"], "v2");
        let login = json!({"get-login": {"about": "Logs in.", "synopsis": "aws ecr get-login", "onlyIn": "v1"}});
        assert_eq!(of("ecr"), login);
        let waiter = commands.waiter("ec2", "vpc-exists").unwrap();
        assert_eq!(waiter.only_in, Some(Cli::V2));
    }

    #[test]
    fn what_is_no_line_is_refused() {
        assert!(CliCommands::read("{}", None).is_err());
    }
}
