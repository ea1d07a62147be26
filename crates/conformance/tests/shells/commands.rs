//! Whole commands: the words that the program is given are the input, in every shell.

use wireform_conformance::settings::seed;
use wireform_model::Service;
use wireform_model::cli::Cli;
use wireform_model::draft::Draft;
use wireform_model::value::Value;
use wireform_testing::{Hostile, Random, commands, hostile, hostile_globals};
use wireform_write::{CommandOptions, Nested, Shell};

use crate::reader::readers;

const COUNT: usize = 1500;

/// A member for each way in which a value is written: by itself, in a list, in shorthand, in JSON.
const MODEL: &str = r#"{
    "metadata": {"endpointPrefix": "svc", "serviceId": "Svc", "protocol": "rest-json"},
    "operations": {"DoIt": {"http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "In"}}},
    "shapes": {
        "In": {"type": "structure", "members": {
            "Text": {"shape": "Text"}, "Other": {"shape": "Text"}, "Items": {"shape": "Items"},
            "Entries": {"shape": "Entries"}, "Pairs": {"shape": "Pairs"}}},
        "Items": {"type": "list", "member": {"shape": "Text"}},
        "Entries": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Text"}},
        "Pairs": {"type": "list", "member": {"shape": "Pair"}},
        "Pair": {"type": "structure", "members": {"Name": {"shape": "Text"}, "Values": {"shape": "Items"}}},
        "Text": {"type": "string"}
    }
}"#;

pub struct Written {
    pub text: String,
    input: Value,
}

/// Commands for random inputs, without those that need a document.
pub fn random_commands(shell: Shell, count: usize) -> Vec<Written> {
    written(shell, count).0
}

fn written(shell: Shell, count: usize) -> (Vec<Written>, usize) {
    let service = Service::from_json(MODEL, Some("svc")).unwrap();
    let operation = service.operation("do-it").unwrap();
    let mut documents = 0;
    let mut commands = Vec::new();
    for item in 0..count {
        let mut random = Random::of(seed(), item);
        let input = hostile(&mut random, operation, Hostile::default());
        let options = CommandOptions {
            shell,
            nested: [Nested::Auto, Nested::Shorthand, Nested::Json][random.below(3)],
            one_line: random.below(2) == 1,
            cli: Cli::V2,
            raw_blobs: false,
        };
        let command = wireform_write::command(operation, &input, &options);
        if command.needs_document {
            let mut notes = command.notes.iter();
            assert!(
                shell == Shell::Cmd && notes.any(|note| note.message.contains("line break")),
                "{:?}",
                command.notes
            );
            documents += 1;
        } else {
            let text = command.text.as_str().to_owned();
            commands.push(Written { text, input });
        }
    }
    (commands, documents)
}

fn prove(shell: Shell) -> usize {
    let service = Service::from_json(MODEL, Some("svc")).unwrap();
    let operation = service.operation("do-it").unwrap();
    let (written, documents) = written(shell, COUNT);
    let texts: Vec<String> = written.iter().map(|command| command.text.clone()).collect();
    for reader in readers(shell) {
        let texts = &texts[..texts.len().min(reader.most)];
        let read = (reader.read)(texts);
        for (words, command) in read.iter().zip(&written) {
            let again = commands::posix_command(words);
            let read = commands::read(operation, &again, Shell::Posix, Cli::V2).unwrap();
            assert_eq!(commands::unread(&read), [""; 0], "{words:?}");
            let Written { text, input } = command;
            assert!(
                commands::same_members(&read.draft.input, input.as_map().unwrap()),
                "{}\n{text}\n{words:?}\n{input:?}",
                reader.name
            );
        }
    }
    documents
}

/// Global options with random texts, in a command with options and in one with a document.
fn prove_globals(shell: Shell) {
    let service = Service::from_json(MODEL, Some("svc")).unwrap();
    let operation = service.operation("do-it").unwrap();
    let mut texts = Vec::new();
    let mut expected = Vec::new();
    for item in 0..COUNT / 3 {
        let draft = Draft {
            options: hostile_globals(&mut Random::of(seed() + 1, item)),
            ..Draft::default()
        };
        let options = CommandOptions {
            shell,
            nested: [Nested::Auto, Nested::Document][item % 2],
            one_line: item % 3 == 0,
            cli: Cli::V2,
            raw_blobs: false,
        };
        let command = wireform_write::command_of(operation, &draft, &options);
        let left_out = |name: &str| {
            let option = format!("`--{name}`");
            let mut notes = command.notes.iter().map(|note| &note.message);
            notes.any(|note| note.starts_with("The command leaves out") && note.contains(&option))
        };
        let printed = draft
            .options
            .iter()
            .filter(|(option, _)| !left_out(option.name));
        let words = printed.flat_map(|(option, value)| {
            let name = format!("--{}", option.name);
            match option.is_flag() {
                true => vec![name],
                false if value.starts_with('-') => vec![format!("{name}={value}")],
                false => vec![name, value.to_owned()],
            }
        });
        let document = ["--cli-input-json", "file://input.json"];
        let document = document.iter().filter(|_| command.needs_document);
        let first = ["svc", "do-it"]
            .iter()
            .chain(document)
            .map(|word| (*word).to_owned());
        expected.push(first.chain(words).collect::<Vec<_>>());
        texts.push(command.text.as_str().to_owned());
    }
    for reader in readers(shell) {
        let texts = &texts[..texts.len().min(reader.most)];
        for (words, expected) in (reader.read)(texts).iter().zip(&expected) {
            assert_eq!(words, expected, "{}", reader.name);
        }
    }
}

/// A command without a document has carriage returns, tabs and the like in its words, where the shell can.
#[test]
fn control_characters_are_in_words_where_there_is_no_document() {
    const MODEL: &str = r#"{
        "metadata": {"endpointPrefix": "svc", "serviceId": "Svc", "protocol": "rest-json"},
        "operations": {"Speak": {"input": {"shape": "In"}, "output": {"shape": "Out"}}},
        "shapes": {
            "In": {"type": "structure", "members": {"Text": {"shape": "Text"}}},
            "Out": {"type": "structure", "payload": "Sound", "members": {"Sound": {"shape": "Sound"}}},
            "Text": {"type": "string"}, "Sound": {"type": "blob"}
        }
    }"#;
    let service = Service::from_json(MODEL, Some("svc")).unwrap();
    let operation = service.operation("speak").unwrap();
    let text: String = ('\u{1}'..='\u{9f}').filter(|c| c.is_control()).collect();
    let text = format!("a\r\n{text}\r\n");
    let input = Value::Map(
        [("Text".to_owned(), Value::String(text.clone()))]
            .into_iter()
            .collect(),
    );
    for &shell in Shell::ALL {
        let options = CommandOptions {
            shell,
            ..CommandOptions::default()
        };
        let command = wireform_write::command(operation, &input, &options);
        if shell == Shell::Cmd {
            assert!(
                command.notes[0]
                    .message
                    .starts_with("The command leaves out Text")
            );
            continue;
        }
        for reader in readers(shell) {
            let read = (reader.read)(&[command.text.as_str().to_owned()]);
            let expected = ["svc", "speak", "outfile", "--text", &text];
            assert_eq!(read, [expected], "{}", reader.name);
        }
    }
}

#[test]
fn global_options_are_the_same_words_in_every_shell() {
    for shell in Shell::ALL {
        prove_globals(*shell);
    }
}

#[test]
fn posix_commands_say_the_input() {
    assert_eq!(prove(Shell::Posix), 0);
}

#[test]
fn fish_commands_say_the_input() {
    assert_eq!(prove(Shell::Fish), 0);
}

#[test]
fn powershell_commands_say_the_input() {
    assert_eq!(prove(Shell::PowerShell), 0);
}

#[test]
fn windows_powershell_commands_say_the_input() {
    assert_eq!(prove(Shell::WindowsPowerShell), 0);
}

#[test]
fn cmd_commands_say_the_input() {
    let documents = prove(Shell::Cmd);
    assert!(documents > 0 && documents < COUNT / 2, "{documents}");
}
