//! The AWS CLI command, in a form that the CLI provably parses back to the same input.

mod argument;
mod document_form;
mod fact_option;
mod file;
mod global;
mod layout;
mod notes;
mod options;
mod pairs;
mod range;
mod raw_blobs;
mod shorthand;
mod streaming;
mod value_file;
mod wait;

use crate::shell;
use std::sync::Arc;

use wireform_model::OperationRef;
use wireform_model::cli_options::{asked_for, token_refuses, writes_to_file};
use wireform_model::draft::Draft;
use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};
use wireform_model::value::{Map, Value};

use argument::{NotExpressible, words};
use file::FromFiles;
use notes::{added_options_note, encoding_note};
pub use options::{CommandOptions, Nested};
pub use raw_blobs::has_raw_blobs;
pub use value_file::ValueFile;
pub use wait::wait_command;

/// A command with notes about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Command {
    /// The command, quoted for its shell.
    pub text: Text,
    /// The notes, in no particular order.
    pub notes: Vec<Note>,
    /// Whether it reads `input.json`, which must contain the document.
    pub needs_document: bool,
    /// Other files that it reads.
    pub files: Vec<ValueFile>,
    /// Values that it lacks, since neither its words nor a file can express them; a note says so.
    pub left_out: Vec<Path>,
}

/// Something to know about a command, such as why a value has no option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The value that it is about.
    pub path: Path,
    /// One or more sentences.
    pub message: String,
}

/// An option with its values.
type Words = Vec<Text>;

/// The words of one line of a command.
#[derive(Debug)]
struct WrittenArgument {
    words: Words,
    /// The quoted words with spaces between them, or why the shell cannot pass one of them.
    line: Result<Text, Note>,
}

impl WrittenArgument {
    fn new(words: Words, options: &CommandOptions) -> Arc<Self> {
        let line = layout::line(&words, options);
        Arc::new(WrittenArgument { words, line })
    }

    /// The name of the member that it sets; `None` where it sets no member.
    fn member(&self) -> Option<String> {
        let path = self.words.first()?.path();
        let name = path.segments().next()?;
        Some(name.into_owned())
    }
}

/// The command that passes `input` to the AWS CLI.
///
/// The options have the order of the model's members, as in the CLI's reference.
/// What no option can express follows in an inline `--cli-input-json`,
/// so that the CLI rejects there exactly what it would reject in the document.
pub fn command(operation: OperationRef<'_>, input: &Value, options: &CommandOptions) -> Command {
    command_of(operation, &Draft::from(input.clone()), options)
}

/// Like [`command`], with everything else that a draft contains.
pub fn command_of(operation: OperationRef<'_>, draft: &Draft, options: &CommandOptions) -> Command {
    let raw = options
        .raw_blobs
        .then(|| raw_blobs::command(operation, draft, options));
    if let Some(command) = raw.flatten() {
        return command;
    }
    let options = &CommandOptions {
        raw_blobs: false,
        ..*options
    };
    let input = &*draft.input_beside_files();
    let mut command = write_options_or_document(operation, input, draft, options);
    if command.needs_document {
        let is_ascii = || json::compact(input, &Path::root()).as_str().is_ascii();
        command.notes.extend(encoding_note(options, &is_ascii));
    }
    command
}

fn write_options_or_document(
    operation: OperationRef<'_>,
    input: &Value,
    draft: &Draft,
    options: &CommandOptions,
) -> Command {
    let Value::Map(map) = input else {
        let message = format!(
            "The input must be a JSON object, not {}.",
            input.type_name()
        );
        let path = Path::root();
        let note = Note { path, message };
        let mut beside = BesideDocument::default();
        beside.add_globals(operation, draft, options);
        return document_form::command(operation, options, beside, Some(note));
    };
    let mut written = write_members(operation, map, draft, options);
    if writes_to_file(operation, options.cli) {
        return streaming::command(operation, map, written, draft, options);
    }
    let mut beside = std::mem::take(&mut written.beside);
    beside.add_globals(operation, draft, options);
    if options.nested == Nested::Document {
        let mut command = document_form::command(operation, options, beside, None);
        command.files = written.value_files;
        return command;
    }
    written.notes.extend(beside.notes.iter().cloned());
    if written.left.is_empty() {
        written
            .notes
            .extend(added_options_note(operation, options.cli));
    }
    let mut written = with_inline_document(written, options);
    written.arguments.extend(beside.globals.iter().cloned());
    match layout::layout(operation, &written.arguments, options) {
        Ok(text) => {
            let notes = layout::word_notes(&written.arguments, options);
            written.notes.extend(notes);
            Command {
                text,
                notes: written.notes,
                files: written.value_files,
                ..Command::default()
            }
        }
        Err(note) => {
            let mut command = document_form::command(operation, options, beside, Some(note));
            command.files = written.value_files;
            command
        }
    }
}

fn write_members(
    operation: OperationRef<'_>,
    map: &Map,
    draft: &Draft,
    options: &CommandOptions,
) -> WrittenCommand {
    let mut written = WrittenCommand::default();
    let ranges = range::range_options(operation, map, options);
    for member in operation.members() {
        if ranges.iter().any(|range| range.sets(&member.name)) {
            continue;
        }
        let value = map.get(&member.name);
        let from_file = file::write(&mut written, operation, member, draft, options);
        let is_rest = from_file == FromFiles::Part;
        if from_file == FromFiles::Whole || (is_rest && value.is_none_or(Value::is_empty)) {
            continue;
        }
        if let Some(option) = fact_option::part_option(operation, member, options) {
            let sources = (draft, options);
            fact_option::write_in_parts(&mut written, operation, member, value, option, sources);
            continue;
        }
        let Some(value) = value.or_else(|| asked_for(operation, member, options.cli)) else {
            continue;
        };
        let words = match token_refuses(operation, member, options.cli, map) {
            true => Err(NotExpressible::NoOption),
            false => words(operation, member, value, options),
        };
        match words {
            // The option of the part would replace the whole in a document.
            Ok(words) if is_rest => {
                written.push_beside_document(WrittenArgument::new(words, options))
            }
            Ok(words) => written.arguments.push(WrittenArgument::new(words, options)),
            Err(reason) => {
                written.notes.push(note(&member.name, &reason));
                written.left.push(member.name.as_str(), value.clone());
            }
        }
    }
    let ranges = ranges.into_iter();
    let ranges = ranges.map(|range| WrittenArgument::new(range.words, options));
    written.arguments.extend(ranges);
    for (name, value) in map.effective() {
        if operation.member(name).is_none() {
            written.notes.push(note(name, &NotExpressible::Unknown));
            written.left.push(name, value.clone());
        }
    }
    written
}

#[derive(Default)]
struct WrittenCommand {
    arguments: Vec<Arc<WrittenArgument>>,
    notes: Vec<Note>,
    /// The members that no option can express.
    left: Map,
    beside: BesideDocument,
    /// What has to be saved in files other than the document.
    value_files: Vec<ValueFile>,
}

impl WrittenCommand {
    /// Adds an argument whose value no document can express.
    fn push_beside_document(&mut self, argument: Arc<WrittenArgument>) {
        self.beside.arguments.push(Arc::clone(&argument));
        self.arguments.push(argument);
    }
}

/// The options that a command with a document has beside it, since no document can express them: those that
/// name files, and the global ones.
#[derive(Default)]
struct BesideDocument {
    arguments: Vec<Arc<WrittenArgument>>,
    /// The global options, which come last.
    globals: Vec<Arc<WrittenArgument>>,
    notes: Vec<Note>,
}

impl BesideDocument {
    fn add_globals(
        &mut self,
        operation: OperationRef<'_>,
        draft: &Draft,
        options: &CommandOptions,
    ) {
        let (globals, notes) = global::arguments(operation, &draft.options, options);
        self.globals = globals;
        self.notes.extend(notes);
    }
}

fn with_inline_document(mut written: WrittenCommand, options: &CommandOptions) -> WrittenCommand {
    let left = std::mem::take(&mut written.left);
    if !left.is_empty() {
        let words = inline_document(left, options);
        written.arguments.push(WrittenArgument::new(words, options));
    }
    written
}

fn inline_document(left: Map, options: &CommandOptions) -> Words {
    let root = Path::root();
    let document = json::compact(&Value::Map(left), &root);
    vec![
        Text::of(Tag::Name, "--cli-input-json", &root),
        shell::json(options.shell, document),
    ]
}

fn note(name: &str, reason: &NotExpressible) -> Note {
    Note {
        path: Path::root().child(name),
        message: format!("{name} goes into --cli-input-json: {reason}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wireform_model::builtin;
    use wireform_model::cli::Cli;

    fn write(input: &str, options: CommandOptions) -> Command {
        let service = builtin::service("apigatewayv2").unwrap();
        let operation = service.operation("create-integration").unwrap();
        command(operation, &json::read(input).unwrap(), &options)
    }

    fn one_line(cli: Cli) -> CommandOptions {
        CommandOptions {
            one_line: true,
            cli,
            ..CommandOptions::default()
        }
    }

    /// Compares what follows the operation's name, and the paths of the notes.
    #[track_caller]
    fn check(cli: Cli, input: &str, expected: &str, notes: &[&str]) {
        let command = write(input, one_line(cli));
        let rest = command.text.as_str();
        let rest = rest.strip_prefix("aws apigatewayv2 create-integration");
        assert_eq!(rest.unwrap().trim_start(), expected, "{input}");
        let paths: Vec<&str> = command
            .notes
            .iter()
            .map(|note| note.path.as_str())
            .collect();
        assert_eq!(paths, notes, "{input}");
        assert!(!command.needs_document);
    }

    #[test]
    fn options_have_the_models_order() {
        check(Cli::V2, "{}", "", &[]);
        check(
            Cli::V2,
            r#"{"TimeoutInMillis":29000,"ApiId":"a","IntegrationType":"MOCK"}"#,
            "--api-id a --integration-type MOCK --timeout-in-millis 29000",
            &[],
        );
    }

    #[test]
    fn values_that_look_like_something_else() {
        check(Cli::V2, r#"{"ApiId":""}"#, "--api-id ''", &[]);
        check(Cli::V2, r#"{"ApiId":"-x"}"#, "--api-id=-x", &[]);
        check(Cli::V2, r#"{"ApiId":"--region"}"#, "--api-id=--region", &[]);
        check(
            Cli::V2,
            r#"{"ApiId":"--"}"#,
            r#"--cli-input-json '{"ApiId":"--"}'"#,
            &["/ApiId"],
        );
        check(
            Cli::V2,
            r#"{"Description":"file://x","IntegrationUri":"https://x"}"#,
            r#"--integration-uri https://x --cli-input-json '{"Description":"file://x"}'"#,
            &["/Description"],
        );
        check(
            Cli::V1,
            r#"{"Description":"https://x","IntegrationUri":"https://x"}"#,
            r#"--integration-uri https://x --cli-input-json '{"Description":"https://x"}'"#,
            &["/Description"],
        );
    }

    #[test]
    fn what_the_cli_rejects_is_in_the_document() {
        check(
            Cli::V2,
            r#"{"ApiId":null,"Nope":1,"TimeoutInMillis":29000.0,"TlsConfig":"x"}"#,
            r#"--cli-input-json '{"ApiId":null,"TimeoutInMillis":29000.0,"TlsConfig":"x","Nope":1}'"#,
            &["/ApiId", "/TimeoutInMillis", "/TlsConfig", "/Nope"],
        );
        check(
            Cli::V2,
            r#"{"TlsConfig":{"ServerNameToVerify":5}}"#,
            r#"--tls-config '{"ServerNameToVerify":5}'"#,
            &[],
        );
    }

    #[test]
    fn control_characters_are_escaped() {
        check(
            Cli::V2,
            r#"{"Description":"a\r\nb","ApiId":"a\nb","RequestTemplates":{"k":"\u0000\t\u007f"}}"#,
            "--api-id 'a\nb' --request-templates '{\"k\":\"\\u0000\\t\\u007f\"}' --cli-input-json '{\"Description\":\"a\\r\\nb\"}'",
            &["/Description"],
        );
    }

    #[test]
    fn the_last_of_duplicate_members_counts() {
        check(
            Cli::V2,
            r#"{"ApiId":"a","IntegrationType":"MOCK","ApiId":"b"}"#,
            "--api-id b --integration-type MOCK",
            &[],
        );
        check(
            Cli::V2,
            r#"{"RequestParameters":{"k":"a","k":"b"}}"#,
            r#"--request-parameters '{"k":"a","k":"b"}'"#,
            &[],
        );
    }

    #[test]
    fn nested_values_need_no_quotes_of_their_own() {
        let input = r#"{"RequestParameters":{"append:header.x":"$request.path","b":"c d"}}"#;
        let shorthand = "--request-parameters 'append:header.x=$request.path,b=c d'";
        check(Cli::V2, input, shorthand, &[]);
        let json = r#"--request-parameters '{"b":"c,d"}'"#;
        check(Cli::V2, r#"{"RequestParameters":{"b":"c,d"}}"#, json, &[]);
        let braces = "--response-parameters '200={a=b}'";
        check(
            Cli::V2,
            r#"{"ResponseParameters":{"200":{"a":"b"}}}"#,
            braces,
            &[],
        );
        check(
            Cli::V2,
            r#"{"RequestParameters":{}}"#,
            "--request-parameters '{}'",
            &[],
        );
        // The CLI would read the key as the name of a file, but not the JSON.
        let json = r#"--request-parameters '{"file://x":"y"}'"#;
        check(
            Cli::V2,
            r#"{"RequestParameters":{"file://x":"y"}}"#,
            json,
            &[],
        );
    }

    #[test]
    fn what_is_too_long_for_an_argument_is_in_the_document() {
        let input = |length| format!(r#"{{"Description":"{}"}}"#, "x".repeat(length));
        assert!(!write(&input(131_071), one_line(Cli::V2)).needs_document);
        let command = write(&input(131_072), one_line(Cli::V2));
        assert!(command.needs_document);
        assert_eq!(command.notes[0].path.as_str(), "/Description");
        assert_eq!(
            command.text.as_str(),
            "aws apigatewayv2 create-integration --cli-input-json file://input.json"
        );
    }

    #[test]
    fn an_input_that_is_not_an_object_is_in_the_document() {
        for input in ["[]", "null", "\"x\"", "5"] {
            let command = write(input, one_line(Cli::V2));
            assert!(command.needs_document);
            assert_eq!(command.notes.len(), 1);
        }
    }

    #[test]
    fn each_value_has_spans_with_its_own_path() {
        let input = r#"{"RequestParameters":{"k":"v"},"ApiId":"x"}"#;
        let command = write(input, one_line(Cli::V2));
        let spans: Vec<(&str, &str)> = command
            .text
            .pieces()
            .map(|piece| (piece.text, piece.path.as_str()))
            .filter(|(_, path)| !path.is_empty())
            .collect();
        assert_eq!(
            spans,
            [
                ("--api-id", "/ApiId"),
                (" ", "/ApiId"),
                ("x", "/ApiId"),
                ("--request-parameters", "/RequestParameters"),
                (" ", "/RequestParameters"),
                ("k", "/RequestParameters/k"),
                ("=", "/RequestParameters/k"),
                ("v", "/RequestParameters/k"),
            ]
        );
    }
}
