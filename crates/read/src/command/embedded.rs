//! Commands inside of files for other programs: of continuous integration, `package.json`, Dockerfiles and code.

use std::borrow::Cow;

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

/// The keys whose values are commands where they begin with `aws`, and something else in an input.
const SHELL_KEYS: [&str; 7] = [
    "command",
    "shell",
    "cmd",
    "bash",
    "sh",
    "ansible.builtin.command",
    "ansible.builtin.shell",
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
    let is_file = || is_package() || text.lines().any(begins_with_key) || has_shell_key(text);
    text.lines().any(is_recipe) || is_file() && !has_spec() || runs() && !calls()
}

/// A string of JSON, or of a language with its escapes, from where a command begins in it to its end; `None` for one
/// without escapes. One that nothing closes goes to the end of the text.
pub(super) fn escaped_string(text: &str, at: usize) -> Option<Word> {
    let before = text.get(..at)?;
    if !before.ends_with('"') || before.ends_with("\"\"\"") {
        return None;
    }
    let mut word = Word::new(at);
    let mut has_escapes = false;
    let mut rest = text.get(at..)?.char_indices();
    while let Some((start, c)) = rest.next() {
        let start = at + start;
        match c {
            '"' => break,
            '\\' => {
                let Some((_, escaped)) = rest.next() else {
                    break;
                };
                has_escapes = true;
                let end = start + 1 + escaped.len_utf8();
                let meant = match escaped {
                    // The line goes on.
                    '\n' => continue,
                    'n' => '\n',
                    't' => '\t',
                    other => other,
                };
                word.push_as(meant.encode_utf8(&mut [0; 4]), start..end);
            }
            _ => word.push(c.encode_utf8(&mut [0; 4]), start),
        }
    }
    has_escapes.then_some(word)
}

/// A string of YAML between single quotes, in which its own are doubled, from where a command begins in it to its end;
/// `None` for one without them.
pub(super) fn doubled_string(text: &str, at: usize) -> Option<Word> {
    let before = text.get(..at)?.strip_suffix('\'')?;
    let line = before.rsplit('\n').next()?.trim_start();
    if !line.ends_with(": ") && line != "- " {
        return None;
    }
    let mut word = Word::new(at);
    let mut rest = text.get(at..)?;
    let mut start = at;
    while let Some(length) = rest.find('\'') {
        let (part, behind) = rest.split_at_checked(length)?;
        word.push(part, start);
        start += length;
        let Some(behind) = behind.strip_prefix("''") else {
            return (!word.is_verbatim()).then_some(word);
        };
        word.push_as("'", start..start + 2);
        start += 2;
        rest = behind;
    }
    None
}

/// Where a line of YAML is, for folding.
#[derive(Clone, Copy)]
enum Fold {
    Outside,
    /// Behind the key of a folded block, whose indentation this is.
    Begun(usize),
    /// In a block: the indentation of its key and its own, and whether the line before has that too.
    Inside(usize, usize, bool),
}

/// A text in which the lines of YAML's folded blocks (`run: >-`) are one line each, as long as before.
///
/// What is indented by more, or follows an empty line, remains a line of its own.
pub(super) fn folded(text: &str) -> Cow<'_, str> {
    if !text.lines().any(begins_folded_block) {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    let mut fold = Fold::Outside;
    for line in text.split_inclusive('\n') {
        let indentation = line.len() - line.trim_start_matches(' ').len();
        let is_blank = line.trim().is_empty();
        fold = match fold {
            Fold::Begun(key) if is_blank => Fold::Begun(key),
            Fold::Begun(key) if indentation > key => Fold::Inside(key, indentation, true),
            Fold::Inside(key, own, _) if is_blank || indentation > own => {
                Fold::Inside(key, own, false)
            }
            Fold::Inside(key, own, joins) if indentation == own => {
                if joins && folded.ends_with('\n') {
                    folded.pop();
                    folded.push(' ');
                }
                Fold::Inside(key, own, true)
            }
            _ if begins_folded_block(line) => Fold::Begun(indentation),
            _ => Fold::Outside,
        };
        folded.push_str(line);
    }
    Cow::Owned(folded)
}

/// Whether a line of YAML ends with a key of a folded block.
fn begins_folded_block(line: &str) -> bool {
    let line = line.trim_end().trim_end_matches(['-', '+']);
    let key = line
        .strip_suffix('>')
        .and_then(|line| line.trim_end().strip_suffix(':'));
    let key = key.map(|key| key.trim_start().trim_start_matches("- "));
    key.is_some_and(|key| !key.is_empty() && !key.contains(char::is_whitespace))
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

/// Whether a key of YAML has a command of the CLI, in its line or below it.
fn has_shell_key(text: &str) -> bool {
    let below = text.lines().skip(1).chain(std::iter::once(""));
    text.lines().zip(below).any(|(line, next)| {
        let line = line.trim_start().trim_start_matches("- ");
        let Some((key, value)) = line.split_once(':') else {
            return false;
        };
        let value = match value.trim() {
            "|" | "|-" | ">" | ">-" => next,
            value => value,
        };
        let mut words = value.split_whitespace();
        let is_program = words.next().is_some_and(|word| PROGRAMS.contains(&word));
        SHELL_KEYS.contains(&key) && is_program && words.next().is_some_and(is_name)
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
    fn folded_blocks_are_lines() {
        let text =
            "- run: >-\n    aws\n    sqs\n\n    b\n      c\n    d\n    e\n- run: |\n    f\n    g\n";
        let expected =
            "- run: >-\n    aws     sqs\n\n    b\n      c\n    d     e\n- run: |\n    f\n    g\n";
        assert_eq!(folded(text), expected);
    }

    #[test]
    fn strings_with_escapes_are_read() {
        let text = r#"{"q": "aws a \"b\\n\" \u"}"#;
        let word = escaped_string(text, 7).unwrap();
        assert_eq!(word.text(), "aws a \"b\\n\" u");
        assert_eq!(text.get(word.source(6..7)), Some("\\\""));
        assert_eq!(escaped_string("{\"q\": \"aws a\"}", 7), None);
        assert_eq!(escaped_string("aws a \\\"", 0), None);
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
            "- name: a\n  command: aws sqs list-queues",
            "- name: a\n  ansible.builtin.shell: |\n    aws sqs list-queues",
        ] {
            assert!(is_script(text), "{text}");
        }
        for text in [
            "Parameters:\n  commands:\n    - aws sqs list-queues",
            "{\"Parameters\": {\"commands\": [\"aws sqs list-queues\"]}}",
            "source:\n  buildspec: |\n    phases:\n      build: x",
            "boto3.client(\"sqs\").list_queues() # not subprocess.run",
            "command: aws",
            "command:\n  - aws\n  - sqs",
        ] {
            assert!(!is_script(text), "{text}");
        }
    }
}
