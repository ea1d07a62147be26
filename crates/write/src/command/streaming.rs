//! The command of an operation whose response is a stream: it needs the name of the output file,
//! and has no `--cli-input-json` for what its options cannot express.

use std::sync::Arc;

use wireform_model::OperationRef;
use wireform_model::cli_options::takes_outfile;
use wireform_model::draft::{Draft, Facts, OUTFILE};
use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};
use wireform_model::value::Map;

use super::value_file::{FromFile, from_file};
use super::{
    Command, CommandOptions, Note, WrittenArgument, WrittenCommand, added_options_note,
    encoding_note, layout,
};
use super::{fact_option, global};

/// The command with the options of all members. Values that its words cannot express come from files.
pub(super) fn command(
    operation: OperationRef<'_>,
    input: &Map,
    written: WrittenCommand,
    draft: &Draft,
    options: &CommandOptions,
) -> Command {
    let facts = &draft.facts;
    let mut streaming = Streaming {
        operation,
        input,
        options,
        arguments: written.arguments,
        read: Vec::new(),
        left_out: Vec::new(),
    };
    for (name, _) in written.left.iter() {
        streaming.read_from_file(name);
    }
    if takes_outfile(operation, options.cli) {
        streaming.name_outfile(facts);
    }
    let (of_facts, notes_on_facts) = fact_option::arguments(operation, facts, options);
    streaming.arguments.extend(of_facts);
    let (globals, notes_on_globals) = global::arguments(operation, &draft.options, options);
    streaming.arguments.extend(globals);
    let text = streaming.fit();
    let mut notes = streaming.notes();
    notes.extend(notes_on_facts);
    notes.extend(notes_on_globals);
    let is_ascii = || {
        let mut read = streaming.read.iter();
        read.all(|from| !from.is_text || from.file.content.is_ascii())
    };
    notes.extend(encoding_note(options, &is_ascii));
    notes.extend(added_options_note(operation, options.cli));
    notes.extend(written.beside.notes);
    notes.extend(layout::word_notes(&streaming.arguments, options));
    let read = streaming.read.into_iter();
    let left_out = streaming.left_out.iter();
    Command {
        text,
        notes,
        left_out: left_out.map(|name| Path::root().child(name)).collect(),
        files: read.map(|from| from.file).collect(),
        ..Command::default()
    }
}

/// A command that is being written.
struct Streaming<'a> {
    operation: OperationRef<'a>,
    input: &'a Map,
    options: &'a CommandOptions,
    arguments: Vec<Arc<WrittenArgument>>,
    /// The values that are read from files.
    read: Vec<FromFile>,
    /// The names of the members that the command cannot express at all.
    left_out: Vec<String>,
}

impl Streaming<'_> {
    /// Puts the name of the output file first, since after a list it would be one more item.
    fn name_outfile(&mut self, facts: &Facts) {
        let named = facts.get(OUTFILE).filter(|name| !name.is_empty());
        let name = match named {
            // The CLI would read the name as an option.
            Some(name) if name.starts_with('-') => format!("./{name}"),
            name => name.unwrap_or(OUTFILE).to_owned(),
        };
        let argument = |name| {
            let word = Text::of(Tag::Word, name, &Path::root());
            WrittenArgument::new(vec![word], self.options)
        };
        let mut first = argument(&name);
        if layout::layout(self.operation, &[Arc::clone(&first)], self.options).is_err() {
            first = argument(OUTFILE);
            self.left_out.push(OUTFILE.to_owned());
        }
        self.arguments.insert(0, first);
    }

    fn read_from_file(&mut self, name: &str) {
        let member = self.operation.member(name).zip(self.input.get(name));
        match member
            .and_then(|(member, value)| from_file(self.operation, member, value, self.options))
        {
            Some(from) => {
                self.arguments.push(Arc::clone(&from.argument));
                self.read.push(from);
            }
            None => self.left_out.push(name.to_owned()),
        }
    }

    /// The command's text. Moves values to files until the shell can pass the rest.
    fn fit(&mut self) -> Text {
        loop {
            let text = layout::layout(self.operation, &self.arguments, self.options);
            if let Ok(text) = text {
                return text;
            }
            let Some((index, member)) = self.next_for_file() else {
                return Text::new();
            };
            self.arguments.remove(index);
            self.read_from_file(&member);
        }
    }

    /// The argument that the shell cannot pass, or else the longest one that is not read from a file, with its member.
    fn next_for_file(&self) -> Option<(usize, String)> {
        let is_read = |argument: &Arc<WrittenArgument>| {
            let mut read = self.read.iter();
            read.any(|from| Arc::ptr_eq(&from.argument, argument))
        };
        let length = |argument: &WrittenArgument| match &argument.line {
            Ok(line) => line.as_str().len(),
            Err(_) => usize::MAX,
        };
        let all = self.arguments.iter().enumerate();
        let of_members = all.filter_map(|(index, argument)| {
            let member = argument.member().filter(|_| !is_read(argument))?;
            Some((length(argument), (index, member)))
        });
        let longest = of_members.max_by_key(|(length, _)| *length);
        longest.map(|(_, argument)| argument)
    }

    fn notes(&self) -> Vec<Note> {
        let mut notes: Vec<Note> = self.read.iter().map(|from| from.note.clone()).collect();
        if let Some(first) = self.left_out.first() {
            let message = format!(
                "The command leaves out {}. It writes its response to a file, \
                 and such commands have no --cli-input-json.",
                self.left_out.join(", ")
            );
            let path = Path::root().child(first);
            notes.push(Note { path, message });
        }
        notes
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Command, CommandOptions, Nested, Shell, command, command_of, curl, http_text, request_of,
    };
    use wireform_model::Service;
    use wireform_model::cli::Cli;
    use wireform_model::draft::Draft;
    use wireform_model::json;

    const MODEL: &str = r#"{
        "metadata": {"endpointPrefix": "voice", "serviceId": "Voice"},
        "operations": {
            "Speak": {"input": {"shape": "In"}, "output": {"shape": "Out"}},
            "Put": {"http": {"method": "PUT", "requestUri": "/"}, "input": {"shape": "Body"}}
        },
        "shapes": {
            "In": {"type": "structure", "members": {"Words": {"shape": "Words"}, "Text": {"shape": "Text"}, "Since": {"shape": "Time"}}},
            "Out": {"type": "structure", "payload": "Sound", "members": {"Sound": {"shape": "Sound"}}},
            "Body": {"type": "structure", "payload": "Sound", "required": ["Sound"], "members": {
                "Name": {"shape": "Text", "location": "header", "locationName": "x-name"},
                "Sound": {"shape": "Sound", "streaming": true}
            }},
            "Words": {"type": "list", "member": {"shape": "Text"}},
            "Text": {"type": "string"},
            "Time": {"type": "timestamp"},
            "Sound": {"type": "blob"}
        }
    }"#;

    const ONE_LINE: CommandOptions = CommandOptions {
        shell: Shell::Posix,
        nested: Nested::Auto,
        one_line: true,
        cli: Cli::V2,
        raw_blobs: false,
    };

    /// The command of `speak`, whose response is a stream.
    fn speak(input: &str, options: &CommandOptions) -> Command {
        let service = Service::from_json(MODEL, None).unwrap();
        let operation = service.operation("speak").unwrap();
        command(operation, &json::read(input).unwrap(), options)
    }

    #[test]
    fn a_streamed_response_needs_a_file() {
        let command = speak(r#"{"Words": ["a", "b"], "Text": "file://x"}"#, &ONE_LINE);
        assert_eq!(
            command.text.as_str(),
            "aws voice speak outfile --words a b --text file://text.txt"
        );
        assert_eq!(command.notes.len(), 1);
        assert_eq!(command.notes[0].path.as_str(), "/Text");
        assert_eq!(command.files.len(), 1);
        assert_eq!(command.files[0].name, "text.txt");
        assert_eq!(command.files[0].content, b"file://x");
    }

    #[test]
    fn what_is_too_long_is_read_from_a_file() {
        let long = "a".repeat(200_000);
        let input = format!(r#"{{"Words": ["a"], "Text": "{long}"}}"#);
        let command = speak(&input, &ONE_LINE);
        assert_eq!(
            command.text.as_str(),
            "aws voice speak outfile --words a --text file://text.txt"
        );
        assert_eq!(command.files[0].content, long.as_bytes());
        assert!(!command.needs_document);
    }

    #[test]
    fn on_windows_a_note_names_the_encoding() {
        for (text, count) in [("a\\tb", 1), ("ü\\tb", 2)] {
            let options = CommandOptions {
                shell: Shell::Cmd,
                ..CommandOptions::default()
            };
            let notes = speak(&format!(r#"{{"Text": "{text}"}}"#), &options).notes;
            assert_eq!(notes.len(), count, "{notes:?}");
        }
    }

    #[test]
    fn control_characters_are_escapes_of_the_shell() {
        let command = speak(r#"{"Words": ["\t"], "Text": "a\rb"}"#, &ONE_LINE);
        assert_eq!(
            command.text.as_str(),
            "aws voice speak outfile --words '[\"\\t\"]' --text 'a'\"$(printf '\\r')\"'b'"
        );
        assert_eq!(command.notes, []);
    }

    #[test]
    fn what_neither_shell_nor_file_can_express_is_left_out() {
        let input = r#"{"Words": ["a"], "Text": "a\rb"}"#;
        let options = CommandOptions {
            shell: Shell::Cmd,
            ..CommandOptions::default()
        };
        let command = speak(input, &options);
        assert!(command.text.as_str().ends_with("--words a"));
        assert!(
            command.notes[0]
                .message
                .starts_with("The command leaves out Text")
        );
        assert_eq!(command.files, []);
    }

    #[test]
    fn a_numeric_timestamp_is_an_option_without_a_document() {
        let input = r#"{"Since": 1700000000.5}"#;
        let command = speak(input, &CommandOptions::default());
        assert!(command.text.as_str().ends_with("--since 1700000000.5"));
        assert!(command.notes.is_empty());
    }

    #[test]
    fn a_streamed_response_goes_to_the_file_that_is_named() {
        let service = Service::from_json(MODEL, None).unwrap();
        let operation = service.operation("speak").unwrap();
        for (name, word) in [("a b", "'a b'"), ("-a", "./-a"), ("", "outfile")] {
            let mut draft = Draft::default();
            draft.facts.set("outfile", Some(name));
            let command = command_of(operation, &draft, &CommandOptions::default());
            let expected = format!("aws voice speak \\\n    {word}");
            assert_eq!(command.text.as_str(), expected);
        }
    }

    /// The draft with a file named, and the command on one line.
    fn with_file(input: &str, file: &str, nested: Nested) -> (Draft, String) {
        let service = Service::from_json(MODEL, None).unwrap();
        let operation = service.operation("put").unwrap();
        let mut draft = Draft {
            input: json::read(input).unwrap(),
            ..Draft::default()
        };
        draft.files.set_named("Sound", file);
        let options = CommandOptions { nested, ..ONE_LINE };
        let command = command_of(operation, &draft, &options);
        (draft, command.text.to_string())
    }

    #[test]
    fn a_streamed_body_is_the_name_of_a_file() {
        let (draft, command) = with_file(r#"{"Name":"n"}"#, "my song.ogg", Nested::Auto);
        assert_eq!(command, "aws voice put --name n --sound 'my song.ogg'");
        let service = Service::from_json(MODEL, None).unwrap();
        let operation = service.operation("put").unwrap();
        let request = request_of(operation, &draft, Cli::V2);
        assert!(
            http_text(&request)
                .as_str()
                .ends_with("\n\n<content of my song.ogg>")
        );
        let curl = curl(&request, Default::default()).to_string();
        assert!(curl.contains("--data-binary '@my song.ogg'"), "{curl}");
    }

    #[test]
    fn a_file_is_named_with_a_document_too() {
        let (_, command) = with_file(r#"{"Name":"n"}"#, "-a", Nested::Document);
        assert_eq!(
            command,
            "aws voice put --cli-input-json file://input.json --sound=-a"
        );
    }

    #[test]
    fn a_file_takes_precedence_over_bytes_in_the_input() {
        let (_, command) = with_file(r#"{"Sound":"aGk="}"#, "a", Nested::Auto);
        assert_eq!(command, "aws voice put --sound a");
    }
}
