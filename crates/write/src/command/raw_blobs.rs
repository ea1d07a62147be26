//! Blobs as the texts that they are, with `--cli-binary-format raw-in-base64-out`.
//!
//! The option changes how CLI v2 reads every blob of a command, those in a document too: so only a command
//! without a document gets it, and only where each blob is UTF-8 text.

use wireform_model::blob::convert_blobs;
use wireform_model::cli::Cli;
use wireform_model::draft::{Draft, FileKind};
use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};
use wireform_model::value::Value;
use wireform_model::{Kind, OperationRef};

use super::{Command, CommandOptions, Nested, Words, write_options_or_document};

/// Whether a command with raw blobs differs from one with Base64, whatever `options.raw_blobs` is.
pub fn has_raw_blobs(operation: OperationRef<'_>, draft: &Draft, options: &CommandOptions) -> bool {
    command(operation, draft, options).is_some()
}

/// The command with raw blobs; `None` where it has no blob, or has to have them in Base64.
pub(super) fn command(
    operation: OperationRef<'_>,
    draft: &Draft,
    options: &CommandOptions,
) -> Option<Command> {
    if options.cli != Cli::V2 || options.nested == Nested::Document {
        return None;
    }
    let raw = Draft {
        input: input(operation, draft)?,
        ..draft.clone()
    };
    let options = CommandOptions {
        raw_blobs: true,
        ..*options
    };
    let command = write_options_or_document(operation, &raw.input, &raw, &options);
    let is_whole = command.files.is_empty() && command.left_out.is_empty();
    (is_whole && !has_document(&command)).then_some(command)
}

/// The input with its blobs as texts.
fn input(operation: OperationRef<'_>, draft: &Draft) -> Option<Value> {
    if draft.files.iter().any(|(path, file)| {
        // Otherwise the file may have blobs, in Base64.
        let shape = operation.shape_at(path);
        let is_string = shape.is_some_and(|shape| matches!(shape.kind, Kind::String));
        file.kind == FileKind::Text && !is_string
    }) {
        return None;
    }
    let input = draft.input_beside_files();
    let root = Path::root();
    let converted = convert_blobs(operation, &root, &input, [Cli::V2, Cli::V1]);
    let are_texts = converted.not_expressible.is_empty() && converted.not_readable.is_empty();
    if converted.count == 0 || !are_texts {
        return None;
    }
    // The CLI ignores what is not Base64, and nothing could read that back from the texts.
    let back = convert_blobs(operation, &root, &converted.value, [Cli::V1, Cli::V2]);
    (back.value == *input).then_some(converted.value)
}

fn has_document(command: &Command) -> bool {
    let mut pieces = command.text.pieces();
    command.needs_document
        || pieces.any(|piece| piece.tag == Tag::Name && piece.text == "--cli-input-json")
}

/// `--cli-binary-format raw-in-base64-out`
pub(super) fn words() -> Words {
    let root = &Path::root();
    vec![
        Text::of(Tag::Name, "--cli-binary-format", root),
        Text::of(Tag::String, "raw-in-base64-out", root),
    ]
}

#[cfg(test)]
mod tests {
    use wireform_model::Service;
    use wireform_model::cli::Cli;
    use wireform_model::draft::{Draft, FileReference};
    use wireform_model::json;
    use wireform_model::path::Path;

    use crate::{CommandOptions, Nested, command_of, has_raw_blobs};

    const MODEL: &str = r#"{
        "metadata": {"endpointPrefix": "x", "serviceId": "Bytes"},
        "operations": {
            "Put": {"input": {"shape": "In"}},
            "Call": {"input": {"shape": "In"}, "output": {"shape": "Out"}}
        },
        "shapes": {
            "In": {"type": "structure", "members": {
                "Data": {"shape": "Bytes"}, "Name": {"shape": "Text"}, "More": {"shape": "Mores"}}},
            "Mores": {"type": "list", "member": {"shape": "Bytes"}},
            "Out": {"type": "structure", "payload": "Data", "members": {"Data": {"shape": "Bytes"}}},
            "Text": {"type": "string"}, "Bytes": {"type": "blob"}
        }
    }"#;

    const RAW: CommandOptions = CommandOptions {
        shell: crate::Shell::Posix,
        nested: Nested::Auto,
        one_line: true,
        cli: Cli::V2,
        raw_blobs: true,
    };

    /// What follows `aws bytes`.
    fn write(operation: &str, draft: &Draft, options: &CommandOptions) -> String {
        let service = Service::from_json(MODEL, None).unwrap();
        let operation = service.operation(operation).unwrap();
        let command = command_of(operation, draft, options).text.to_string();
        let is_raw = command.contains("raw-in-base64-out");
        assert_eq!(
            has_raw_blobs(operation, draft, options),
            is_raw,
            "{command}"
        );
        command.trim_start_matches("aws bytes ").to_owned()
    }

    fn of_input(input: &str) -> Draft {
        Draft::from(json::read(input).unwrap())
    }

    #[test]
    fn texts_are_written_as_they_are() {
        let draft = of_input(r#"{"Data":"eyJhIjoxfQ==","Name":"n","More":["aGk=",""]}"#);
        let mut draft = draft;
        draft.options.set("region", Some("eu-west-1"));
        assert_eq!(
            write("put", &draft, &RAW),
            r#"put --data '{"a":1}' --name n --more hi '' --cli-binary-format raw-in-base64-out --region eu-west-1"#
        );
        assert_eq!(
            write("call", &of_input(r#"{"Data":"YQk="}"#), &RAW),
            r#"call outfile --data 'a'"$(printf '\t')"'' --cli-binary-format raw-in-base64-out"#
        );
    }

    #[test]
    fn base64_stays_where_a_blob_is_no_text_or_a_document_is_needed() {
        for input in [
            r#"{"Name":"n"}"#,
            r#"{"Data":"/w=="}"#,
            r#"{"Data":"hello"}"#,
            r#"{"Data":"aG k="}"#,
            r#"{"Data":"aGk=","More":["/w=="]}"#,
            r#"{"Data":"YQk="}"#,
            r#"{"Data":"aGk=","Name":"file://x"}"#,
            r#"{"Data":"AA=="}"#,
            r#"{"Data":"ZmlsZTovL3g="}"#,
        ] {
            let draft = of_input(input);
            let base64 = CommandOptions {
                raw_blobs: false,
                ..RAW
            };
            let service = Service::from_json(MODEL, None).unwrap();
            let operation = service.operation("put").unwrap();
            let expected = command_of(operation, &draft, &base64);
            assert_eq!(command_of(operation, &draft, &RAW), expected, "{input}");
        }
    }

    #[test]
    fn a_file_that_the_cli_reads_as_base64_keeps_it() {
        let mut draft = of_input(r#"{"Data":"aGk="}"#);
        let more = Path::root().child("More");
        draft
            .files
            .set(&more, FileReference::parse("file://more.json"));
        assert!(write("put", &draft, &RAW).contains("--data aGk="));
        let name = Path::root().child("Name");
        draft.files.set(&more, None);
        draft
            .files
            .set(&name, FileReference::parse("file://name.txt"));
        assert!(write("put", &draft, &RAW).contains("--data hi"));
    }
}
