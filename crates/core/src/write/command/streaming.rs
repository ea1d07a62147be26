use crate::path::Path;
use crate::text::{Tag, Text};

use super::{Note, Written};

/// An operation whose response is a stream takes the name of the file to write,
/// and has no `--cli-input-json` to carry what its options cannot.
pub(super) fn finish(mut written: Written) -> Written {
    let root = Path::root();
    let outfile = Text::of(Tag::Word, "outfile", &root);
    // Behind a list it would be taken for one more item.
    written.arguments.insert(0, vec![outfile]);
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
    use crate::json;
    use crate::model::Service;
    use crate::write::{CommandOptions, command};

    const MODEL: &str = r#"{
        "metadata": {"endpointPrefix": "voice", "serviceId": "Voice"},
        "operations": {"Speak": {"input": {"shape": "In"}, "output": {"shape": "Out"}}},
        "shapes": {
            "In": {"type": "structure", "members": {"Words": {"shape": "Words"}, "Text": {"shape": "Text"}}},
            "Out": {"type": "structure", "payload": "Sound", "members": {"Sound": {"shape": "Sound"}}},
            "Words": {"type": "list", "member": {"shape": "Text"}},
            "Text": {"type": "string"},
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
}
