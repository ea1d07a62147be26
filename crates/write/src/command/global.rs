//! The global options of a command.

use crate::shell;
use std::sync::Arc;

use wireform_model::OperationRef;
use wireform_model::cli::Cli;
use wireform_model::draft::GlobalOptions;
use wireform_model::global_options::{GlobalOption, Lacking};
use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};

use super::{CommandOptions, Note, Words, WrittenArgument, raw_blobs};

/// The arguments of the global options that are set, in the CLI's order, with notes on those that are left out.
/// How blobs are written comes first.
///
/// Every command has them, with a document or without one: nothing in a document can express them.
pub(super) fn arguments(
    operation: OperationRef<'_>,
    globals: &GlobalOptions,
    options: &CommandOptions,
) -> (Vec<Arc<WrittenArgument>>, Vec<Note>) {
    let (mut arguments, mut notes) = (Vec::new(), Vec::new());
    if options.raw_blobs {
        arguments.push(WrittenArgument::new(raw_blobs::words(), options));
    }
    for (option, value) in globals.iter() {
        if option.lacking(operation, options.cli, value).is_some() {
            continue;
        }
        match argument(option, value, options) {
            Ok(argument) => arguments.push(argument),
            Err(reason) => notes.push(left_out(option, &reason)),
        }
    }
    notes.extend(lacking(operation, globals, options.cli));
    (arguments, notes)
}

/// Says in a sentence each which options CLI v1 and the operation's command do not have.
fn lacking(operation: OperationRef<'_>, globals: &GlobalOptions, cli: Cli) -> Vec<Note> {
    let command = format!("`{}`", operation.operation.command);
    let (mut in_v1, mut in_operation) = (Vec::new(), Vec::new());
    for (option, value) in globals.iter() {
        let name = option.name;
        match option.lacking(operation, cli, value) {
            None => {}
            Some(Lacking::InV1) => in_v1.push(format!("`--{name}`")),
            Some(Lacking::ValueInV1) => in_v1.push(format!("`--{name} {value}`")),
            Some(Lacking::InOperation) => in_operation.push(format!("`--{name}`")),
        }
    }
    let lacking = [("CLI v1", in_v1), (command.as_str(), in_operation)].into_iter();
    lacking
        .filter(|(_, names)| !names.is_empty())
        .map(|(which, names)| Note {
            path: Path::root(),
            message: format!(
                "The command leaves out {}, which {which} does not have.",
                enumerated(&names)
            ),
        })
        .collect()
}

/// `a`, `a and b`, or `a, b and c`.
fn enumerated(names: &[String]) -> String {
    match names {
        [others @ .., last] if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => names.concat(),
    }
}

/// The argument of one option.
///
/// # Errors
///
/// Why the command cannot have it, as a sentence.
fn argument(
    option: &GlobalOption,
    value: &str,
    options: &CommandOptions,
) -> Result<Arc<WrittenArgument>, String> {
    if value == "--" {
        return Err("An option cannot have the value `--`, which ends the options.".to_owned());
    }
    if let Some(unquotable) = shell::unquotable(options.shell, value) {
        return Err(format!(
            "Its value cannot be pasted here: {}.",
            unquotable.reason
        ));
    }
    Ok(WrittenArgument::new(words(option, value), options))
}

/// `--region eu-central-1`, `--debug`, or `--query=-x`: the CLI would read a value that starts with a hyphen
/// as an option.
fn words(option: &GlobalOption, value: &str) -> Words {
    let root = Path::root();
    let mut name = Text::of(Tag::Name, &format!("--{}", option.name), &root);
    if option.is_flag() {
        return vec![name];
    }
    let value = Text::of(Tag::String, value, &root);
    if value.as_str().starts_with('-') {
        name.push(Tag::Punctuation, "=", &root);
        name.append(&value);
        return vec![name];
    }
    vec![name, value]
}

fn left_out(option: &GlobalOption, reason: &str) -> Note {
    Note {
        path: Path::root(),
        message: format!("The command leaves out `--{}`. {reason}", option.name),
    }
}

#[cfg(test)]
mod tests {
    use wireform_model::Service;
    use wireform_model::cli::Cli;
    use wireform_model::draft::Draft;
    use wireform_model::json;

    use crate::{CommandOptions, Nested, Shell, command_of};

    const MODEL: &str = r#"{
        "metadata": {"endpointPrefix": "shop"},
        "operations": {
            "List": {"input": {"shape": "In"}, "cli": {"pages": {"tokens": ["Next"], "limit": "Most"}}},
            "Send": {"input": {"shape": "In"}}
        },
        "shapes": {
            "In": {"type": "structure", "members": {"Name": {"shape": "Text"}, "Next": {"shape": "Text"}, "Most": {"shape": "Count"}}},
            "Text": {"type": "string"}, "Count": {"type": "integer"}
        }
    }"#;

    /// What follows the operation's name, and the notes.
    fn write(
        operation: &str,
        input: &str,
        set: &[(&str, &str)],
        options: CommandOptions,
    ) -> (String, Vec<String>) {
        let service = Service::from_json(MODEL, None).unwrap();
        let operation = service.operation(operation).unwrap();
        let draft = Draft {
            options: set.iter().copied().collect(),
            ..Draft::from(json::read(input).unwrap())
        };
        let options = CommandOptions {
            one_line: true,
            ..options
        };
        let command = command_of(operation, &draft, &options);
        let words = command
            .text
            .as_str()
            .splitn(4, ' ')
            .nth(3)
            .unwrap_or_default();
        let notes = command.notes.into_iter().map(|note| note.message);
        (words.to_owned(), notes.collect())
    }

    #[track_caller]
    fn check(operation: &str, set: &[(&str, &str)], expected: &str) {
        let (words, notes) = write(operation, r#"{"Name":"n"}"#, set, CommandOptions::default());
        assert_eq!(words, format!("--name n {expected}"));
        assert_eq!(notes, [""; 0]);
    }

    #[test]
    fn options_follow_those_of_the_operation_in_the_order_of_the_cli() {
        let set = [
            ("region", "eu-central-1"),
            ("query", "Items[?a=='b']"),
            ("output", "text"),
            ("no-cli-pager", "true"),
            ("page-size", "5"),
            ("profile", "my own"),
        ];
        let expected = r"--page-size 5 --output text --query 'Items[?a=='\''b'\'']' --profile 'my own' --region eu-central-1 --no-cli-pager";
        check("list", &set, expected);
        check("send", &[("query", "-x")], "--query=-x");
        check("send", &[("region", "a b")], "--region 'a b'");
    }

    #[test]
    fn a_document_has_them_beside_it() {
        let document = CommandOptions {
            nested: Nested::Document,
            ..CommandOptions::default()
        };
        let (words, _) = write("send", r#"{"Name":"n"}"#, &[("region", "r")], document);
        assert_eq!(words, "--cli-input-json file://input.json --region r");
        let inline = write(
            "send",
            r#"{"Nope":1}"#,
            &[("region", "r")],
            CommandOptions::default(),
        );
        assert_eq!(inline.0, r#"--cli-input-json '{"Nope":1}' --region r"#);
    }

    #[test]
    fn what_a_command_cannot_have_is_left_out_with_a_note() {
        let v1 = CommandOptions {
            cli: Cli::V1,
            ..CommandOptions::default()
        };
        let cmd = CommandOptions {
            shell: Shell::Cmd,
            ..CommandOptions::default()
        };
        let v2 = CommandOptions::default();
        let cases = [
            (
                v1,
                "send",
                "no-cli-pager",
                "true",
                "`--no-cli-pager`, which CLI v1 does not have",
            ),
            (
                v1,
                "send",
                "output",
                "yaml",
                "`--output yaml`, which CLI v1 does not have",
            ),
            (
                v2,
                "send",
                "max-items",
                "5",
                "`--max-items`, which `send` does not have",
            ),
            (v2, "send", "query", "--", "ends the options"),
            (cmd, "send", "query", "a\tb", "control character"),
            (cmd, "send", "query", "a\nb", "cannot be pasted here"),
        ];
        for (options, operation, name, value, expected) in cases {
            let (words, notes) = write(operation, "{}", &[(name, value)], options);
            assert_eq!(words, "");
            assert!(notes[0].contains(expected), "{notes:?}");
        }
    }
    #[test]
    fn all_options_that_the_cli_does_not_have_are_in_one_note() {
        let v1 = CommandOptions {
            cli: Cli::V1,
            ..CommandOptions::default()
        };
        let set = [
            ("output", "yaml"),
            ("no-cli-pager", "true"),
            ("cli-error-format", "json"),
            ("max-items", "5"),
        ];
        let (_, notes) = write("send", "{}", &set, v1);
        assert_eq!(
            notes,
            [
                "The command leaves out `--output yaml`, `--no-cli-pager` and `--cli-error-format`, which CLI v1 does not have.",
                "The command leaves out `--max-items`, which `send` does not have.",
            ]
        );
    }
}
