use crate::draft::{Facts, OUTFILE};
use crate::path::Path;
use crate::text::{Tag, Text};

use super::{Argument, CommandOptions, Note, Written};

/// An operation whose response is a stream takes the name of the file to write,
/// and has no `--cli-input-json` to carry what its options cannot.
pub(super) fn finish(mut written: Written, facts: &Facts, options: &CommandOptions) -> Written {
    let root = Path::root();
    let named = facts.get(OUTFILE).filter(|name| !name.is_empty());
    let name = match named {
        // It would be taken for an option.
        Some(name) if name.starts_with('-') => format!("./{name}"),
        name => name.unwrap_or(OUTFILE).to_owned(),
    };
    let outfile = Text::of(Tag::Word, &name, &root);
    // Behind a list it would be taken for one more item.
    let outfile = Argument::new(vec![outfile], options);
    written.arguments.insert(0, outfile);
    if !written.left.is_empty() {
        let names: Vec<&str> = written.left.iter().map(|(name, _)| name).collect();
        let message = format!(
            "The command leaves out {}: this operation writes its response to a file, \
             and the AWS CLI gives such operations no --cli-input-json.",
            names.join(", ")
        );
        written.notes = vec![Note {
            path: root.child(names.first().copied().unwrap_or_default()),
            message,
        }];
    }
    written
}

#[cfg(test)]
mod tests {
    use crate::check::{Subject, check};
    use crate::draft::{Cli, Draft};
    use crate::json;
    use crate::model::Service;
    use crate::write::{
        CommandOptions, Nested, command, command_of, curl, http_text, request_json, request_of,
    };

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

    #[test]
    fn a_streamed_response_needs_a_file() {
        let service = Service::from_json(MODEL, None).unwrap();
        let operation = service.operation("speak").unwrap();
        let input = json::read(r#"{"Words": ["a", "b"], "Text": "file://x"}"#).unwrap();
        let options = CommandOptions {
            one_line: true,
            ..CommandOptions::default()
        };
        let command = command(operation, &input, &options);
        assert_eq!(command.text.as_str(), "aws voice speak outfile --words a b");
        assert_eq!(command.notes.len(), 1);
        assert_eq!(command.notes[0].path.as_str(), "/Text");
    }

    #[test]
    fn a_moment_that_is_a_number_is_an_option_where_there_is_no_document() {
        let options = CommandOptions::default();
        let service = Service::from_json(MODEL, None).unwrap();
        let operation = service.operation("speak").unwrap();
        let input = json::read(r#"{"Since": 1700000000.5}"#).unwrap();
        let command = command(operation, &input, &options);
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
        draft.facts.set_file("Sound", Some(file));
        let options = CommandOptions {
            one_line: true,
            nested,
            ..CommandOptions::default()
        };
        let command = command_of(operation, &draft, &options);
        (draft, command.text.to_string())
    }

    #[test]
    fn a_streamed_body_is_the_name_of_a_file() {
        let (draft, command) = with_file(r#"{"Name":"n"}"#, "my song.ogg", Nested::Auto);
        assert_eq!(command, "aws voice put --name n --sound 'my song.ogg'");
        let service = Service::from_json(MODEL, None).unwrap();
        let operation = service.operation("put").unwrap();
        let subject = Subject {
            operation,
            draft: &draft,
            cli: Cli::V2,
        };
        assert_eq!(check(subject, None), []);
        let request = request_of(operation, &draft, "us-east-1", Cli::V2);
        assert!(
            http_text(&request)
                .as_str()
                .ends_with("\n\n<content of my song.ogg>")
        );
        let json = request_json(&request).to_string();
        assert!(json.contains(r#""file": "my song.ogg""#), "{json}");
        let curl = curl(&request, Default::default()).to_string();
        assert!(curl.contains("--data-binary '@my song.ogg'"), "{curl}");
    }

    #[test]
    fn a_file_stands_beside_a_document() {
        let (_, command) = with_file(r#"{"Name":"n"}"#, "-a", Nested::Document);
        assert_eq!(
            command,
            "aws voice put --cli-input-json file://input.json --sound=-a"
        );
    }

    #[test]
    fn bytes_in_the_input_come_before_a_file() {
        let (_, command) = with_file(r#"{"Sound":"aGk="}"#, "a", Nested::Auto);
        assert_eq!(
            command,
            r#"aws voice put --cli-input-json '{"Sound":"aGk="}'"#
        );
    }
}
