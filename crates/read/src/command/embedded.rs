//! Commands inside of files for other programs: of continuous integration, `package.json`, Dockerfiles and code.

use super::names::{is_name, is_operation};
use super::program::PROGRAMS;
use crate::document::{ParsedKind, ParsedValue, javascript_list};
use crate::shell::{ShellCommand, Word};

/// The keys whose values are commands.
const KEYS: [&str; 8] = [
    "run",
    "script",
    "scripts",
    "before_script",
    "after_script",
    "cmds",
    "phases",
    "inlineScript",
];

/// What code that runs programs has, and what only code that calls an SDK has.
const RUNS: [&str; 6] = [
    "subprocess.",
    "os.system(",
    "os.popen(",
    "child_process",
    "execSync(",
    "spawn(",
];
const CALLS: [&str; 4] = ["boto3", "@aws-sdk/", "aws-sdk", "new AWS."];

/// Whether a text is a file of commands, though it has the form of a document or of code.
pub(super) fn is_script(text: &str) -> bool {
    let runs = || RUNS.iter().any(|sign| text.contains(sign));
    let calls = || CALLS.iter().any(|sign| text.contains(sign));
    let is_package = || text.trim_start().starts_with('{') && text.contains("\"scripts\"");
    // What is inside of an input, such as that of a project of CodeBuild, is none.
    let has_spec = || text.to_ascii_lowercase().contains("buildspec");
    let is_file = || is_package() || text.lines().any(begins_with_key);
    text.lines().any(is_recipe) || is_file() && !has_spec() || runs() && !calls()
}

/// Whether a line is one of a recipe of make: no line of YAML begins with a tab.
fn is_recipe(line: &str) -> bool {
    let command = line.strip_prefix('\t');
    let command = command.map(|line| line.trim_start_matches(['\t', '@', '-', '+']));
    command.is_some_and(|command| command.starts_with("aws "))
}

/// Whether a line of YAML begins with a key whose value is a command.
fn begins_with_key(line: &str) -> bool {
    let line = line.trim_start();
    let line = line.strip_prefix("- ").map_or(line, str::trim_start);
    let key = line.split_once(':');
    key.is_some_and(|(key, rest)| {
        KEYS.contains(&key) && (rest.trim_end().is_empty() || rest.starts_with(' '))
    })
}

/// A command as the list of its words: `["aws", "sqs", …]` or `("aws", ["sqs", …])`.
pub(super) fn argument_list(text: &str) -> Option<ShellCommand> {
    /// Brackets that nothing closes are read to the end of the text each time.
    const MOST: usize = 10;
    let places = text.match_indices("aws").map(|(at, _)| at);
    let opened = places.filter_map(|at| bracket(text, at));
    let mut found = opened
        .take(MOST)
        .filter_map(|open| command(&javascript_list(text, open)?));
    found.next()
}

/// Where the bracket is before a program between quotes.
fn bracket(text: &str, at: usize) -> Option<usize> {
    let before = text.get(..at)?;
    let quote = before
        .chars()
        .next_back()
        .filter(|c| matches!(c, '"' | '\''))?;
    let rest = text.get(at..)?;
    let mut ends = PROGRAMS.iter().filter_map(|name| rest.strip_prefix(name));
    let is_whole = ends.any(|rest| rest.starts_with(quote));
    let before = before.get(..at - 1)?.trim_end();
    (is_whole && before.ends_with(['[', '('])).then(|| before.len() - 1)
}

/// The command whose words are strings, or expressions that stand for some.
fn command(nodes: &[ParsedValue]) -> Option<ShellCommand> {
    let (program, rest) = nodes.split_first()?;
    let rest = match rest.first().map(|node| &node.kind) {
        Some(ParsedKind::List(inside)) => inside,
        _ => rest,
    };
    let mut texts = rest.iter().map(ParsedValue::as_str);
    let (service, operation, next) = (texts.next()??, texts.next()??, texts.next().flatten());
    let words = std::iter::once(program).chain(rest).filter_map(word);
    (is_name(service) && is_operation(operation, next)).then(|| ShellCommand {
        words: words.collect(),
        ..ShellCommand::default()
    })
}

fn word(node: &ParsedValue) -> Option<Word> {
    let span = node.span.clone();
    match &node.kind {
        ParsedKind::String(text) => Some(Word::quoted(text, span)),
        ParsedKind::Expression(text) => Some(Word::of_variable(text, span)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        let words = argument_list(text).map(|command| command.words);
        let words = words.unwrap_or_default();
        let texts: Vec<&str> = words.iter().map(Word::text).collect();
        texts.join(" ")
    }

    #[test]
    fn lists_of_words_are_commands() {
        for text in [
            "CMD [\"aws\",\"sqs\",\"list-queues\"]",
            "ENTRYPOINT [ 'aws', 'sqs', 'list-queues' ]",
            "subprocess.run([\"aws\", \"sqs\",\n  \"list-queues\"], check=True)",
            "spawn('aws', ['sqs', 'list-queues'])",
        ] {
            assert_eq!(words(text), "aws sqs list-queues", "{text}");
        }
        let text = "run([\"aws\", \"sqs\", \"create-queue\", \"--queue-name\", name])";
        let command = argument_list(text).unwrap();
        let last = command.words.last().unwrap();
        assert!(last.is_variable());
        assert_eq!(text.get(last.span()), Some("name"));
        for text in [
            "[\"aws\", \"x\", \"y\"]",
            "[\"aws\"",
            "\"aws\", \"sqs\", \"list-queues\"",
        ] {
            assert_eq!(words(text), "", "{text}");
        }
    }

    #[test]
    fn files_of_commands_are_known() {
        for text in [
            "jobs:\n  a:\n    steps:\n      - run: |\n          aws sqs list-queues",
            "deploy:\n  script:\n    - aws sqs list-queues",
            "{\"scripts\": {\"q\": \"aws sqs list-queues\"}}",
            "phases:\n  build:\n    commands:\n      - aws sqs list-queues",
            "q:\n\t@aws sqs list-queues",
            "subprocess.run([\"aws\"])",
        ] {
            assert!(is_script(text), "{text}");
        }
        for text in [
            "Parameters:\n  commands:\n    - aws sqs list-queues",
            "{\"Parameters\": {\"commands\": [\"aws sqs list-queues\"]}}",
            "source:\n  buildspec: |\n    phases:\n      build: x",
            "boto3.client(\"sqs\").list_queues() # not subprocess.run",
        ] {
            assert!(!is_script(text), "{text}");
        }
    }
}
