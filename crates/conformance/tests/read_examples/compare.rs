//! What the CLI passes to the call of a command, and of what we read of it.

use std::path::Path;

use serde_json::Value as Json;
use wireform_conformance::oracle::{self, Answer};
use wireform_conformance::parallel::in_parallel;
use wireform_conformance::{operations, shell};
use wireform_model::cli::Cli;
use wireform_model::draft::Draft;
use wireform_read::Reading;
use wireform_testing::commands;
use wireform_write::{CommandOptions, Nested, Shell, ValueFile};

use super::cases::{BYTES, Case};

/// What came of a command.
pub enum Outcome {
    /// The CLI passes what we read.
    Same,
    /// The CLI refuses the command, and we do not read it, or the CLI refuses what we read.
    BothRefuse,
    /// The CLI sends nothing, and says that all is well.
    NotSent,
    /// A part of it is for the shell to replace, and we say so.
    Variables,
    /// We read something else.
    Different(String),
}

/// What we read of a case, as it is given back to the CLI.
struct GivenBack {
    draft: Draft,
    has_variables: bool,
    command: String,
    files: Vec<ValueFile>,
}

/// What comes of each case.
pub fn compare(cli: Cli, cases: &[Case<'_>]) -> Vec<Outcome> {
    let ours = in_parallel(cases.iter().collect(), |case| given_back(cli, case));
    let texts: Vec<&str> = cases.iter().map(|case| case.text.as_str()).collect();
    let theirs = shell::words("bash", &texts);
    let commands = ours.iter().flatten().map(|ours| ours.command.as_str());
    let commands: Vec<&str> = commands.collect();
    let mut our_words = shell::words("bash", &commands).into_iter();
    let questions = cases.iter().zip(ours).zip(theirs);
    let questions = questions.map(|((case, ours), words)| {
        let ours = ours.map(|ours| (ours, our_words.next().unwrap_or_default()));
        (case, ours, words)
    });
    in_parallel(questions.collect(), |(case, ours, words)| {
        outcome(cli, case, ours, &words)
    })
}

/// What we read, in a document; an error where something is left unread.
fn given_back(cli: Cli, case: &Case<'_>) -> Result<GivenBack, String> {
    let reading = commands::read(case.operation, &case.joined, Shell::Posix, cli)?;
    let unread = commands::unread(&reading).join(" ");
    if !unread.is_empty() {
        return Err(unread);
    }
    let Reading {
        draft, diagnostics, ..
    } = reading;
    let options = CommandOptions {
        nested: Nested::Document,
        one_line: true,
        cli,
        ..CommandOptions::default()
    };
    let command = wireform_write::command_of(case.operation, &draft, &options);
    let document = wireform_write::document_of(&draft);
    let mut files = command.files;
    files.push(oracle::document_file(document.as_str()));
    Ok(GivenBack {
        has_variables: diagnostics.iter().any(|it| it.rule == "variable"),
        command: command.text.as_str().to_owned(),
        files,
        draft,
    })
}

fn outcome(
    cli: Cli,
    case: &Case<'_>,
    ours: Result<(GivenBack, Vec<String>), String>,
    words: &[String],
) -> Outcome {
    let draft = ours.as_ref().ok().map(|(ours, _)| &ours.draft);
    let mut files = files(case, draft);
    let theirs = oracle::ask(cli, words, &files);
    if theirs.exit == 0 && theirs.refused() {
        return Outcome::NotSent;
    }
    let (ours, words) = match ours {
        Err(_) if theirs.refused() => return Outcome::BothRefuse,
        Err(why) => return Outcome::Different(format!("not read: {why}")),
        Ok(ours) => ours,
    };
    if ours.has_variables {
        return Outcome::Variables;
    }
    files.extend(ours.files);
    let answer = oracle::ask(cli, &words, &files);
    match (theirs.refused(), answer.refused()) {
        (true, true) => Outcome::BothRefuse,
        (true, false) => Outcome::Different(format!("read, but refused: {}", theirs.stderr.trim())),
        _ => calls(case, cli, &ours.draft, [&answer, &theirs]),
    }
}

/// The files of a case, and one for each name that we read.
fn files(case: &Case<'_>, draft: Option<&Draft>) -> Vec<ValueFile> {
    let read = draft.into_iter().flat_map(|draft| draft.files.iter());
    let names = read.map(|(_, file)| file.name.as_str());
    // The oracle has one folder.
    let plain = names.filter(|name| Path::new(name).file_name().is_some_and(|it| it == *name));
    let bytes = plain.chain([BYTES]).map(|name| ValueFile {
        name: name.to_owned(),
        content: b"bytes".to_vec(),
    });
    bytes.chain(case.files.iter().cloned()).collect()
}

/// Compares two calls of the CLI, and its global options.
fn calls(case: &Case<'_>, cli: Cli, draft: &Draft, [ours, theirs]: [&Answer; 2]) -> Outcome {
    let mut ignored = vec!["cli_binary_format"];
    // An option for a page says so by itself; a document does not.
    if operations::chooses_page(case.operation, cli, draft) {
        ignored.push("paginate");
    }
    // Without pages they are members.
    let customizations = case.operation.operation.customizations(cli);
    if customizations.pagination.is_none() {
        ignored.extend(["starting_token", "page_size", "max_items"]);
    }
    let options = |answer: &Answer| {
        let mut options = answer.globals.clone();
        options.retain(|name, _| !ignored.contains(&name.as_str()));
        options
    };
    let (our_call, their_call) = (call(ours), call(theirs));
    let (our_options, their_options) = (options(ours), options(theirs));
    if same(&our_call, &their_call) && our_options == their_options {
        return Outcome::Same;
    }
    let differing = their_options.iter();
    let differing = differing.filter(|(name, value)| our_options.get(*name) != Some(*value));
    let differing: Vec<_> = differing.collect();
    Outcome::Different(format!(
        "ours: {our_call} {}\nreal: {their_call} {differing:?}",
        ours.stderr.trim()
    ))
}

/// What the CLI passes to the call, without how it goes through pages, which its options say.
fn call(answer: &Answer) -> Json {
    let mut call = answer.parameters.clone().unwrap_or_default();
    call.remove("PaginationConfig");
    Json::Object(call)
}

/// Whether two parameters are the same but for the spelling of numbers: an option makes `1.0` of a `1`.
fn same(left: &Json, right: &Json) -> bool {
    if let (Some(left), Some(right)) = (number(left), number(right)) {
        return left == right;
    }
    match (left, right) {
        (Json::Array(left), Json::Array(right)) => {
            let mut pairs = left.iter().zip(right);
            left.len() == right.len() && pairs.all(|(left, right)| same(left, right))
        }
        (Json::Object(left), Json::Object(right)) => {
            let has = |(name, value): (&String, &Json)| {
                let other = right.get(name);
                other.is_some_and(|other| same(value, other))
            };
            left.len() == right.len() && left.iter().all(has)
        }
        _ => left == right,
    }
}

/// A number as the oracle shows it, as Python reads it.
fn number(value: &Json) -> Option<f64> {
    let float = value.get("$float").and_then(Json::as_str);
    float.map_or_else(|| value.as_f64(), |float| float.parse().ok())
}
