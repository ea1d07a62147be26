//! Whole commands: what the program is given is the input, whatever shell has read it.

use wireform_conformance::inputs::seed;
use wireform_conformance::random::Random;
use wireform_model::cli::Cli;
use wireform_model::json;
use wireform_model::value::{Map, Value};
use wireform_model::{OperationRef, Service};
use wireform_read::shorthand;
use wireform_write::{CommandOptions, Nested, Shell};

use crate::reader::readers;
use crate::values::value;

const COUNT: usize = 1500;

/// One member of each kind that a value can stand in: by itself, in a list, in shorthand, in JSON.
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
    input: Map,
}

/// Commands of random inputs that need no document, and how many needed one.
pub fn commands(shell: Shell, count: usize) -> Vec<Written> {
    written(shell, count).0
}

fn written(shell: Shell, count: usize) -> (Vec<Written>, usize) {
    let service = Service::from_json(MODEL, Some("svc")).unwrap();
    let operation = service.operation("do-it").unwrap();
    let mut documents = 0;
    let mut commands = Vec::new();
    for item in 0..count {
        let mut random = Random::of(seed(), item);
        let input = input(&mut random);
        let options = CommandOptions {
            shell,
            nested: [Nested::Auto, Nested::Shorthand, Nested::Json][random.below(3)],
            one_line: random.below(2) == 1,
            cli: Cli::V2,
        };
        let command = wireform_write::command(operation, &Value::Map(input.clone()), &options);
        if command.needs_document {
            let reason = &command.notes[0].message;
            assert!(
                shell == Shell::Cmd && reason.contains("line break"),
                "{reason}"
            );
            documents += 1;
        } else {
            let text = command.text.as_str().to_owned();
            commands.push(Written { text, input });
        }
    }
    (commands, documents)
}

fn input(random: &mut Random) -> Map {
    let texts = |random: &mut Random| (0..1 + random.below(3)).map(|_| text(random)).collect();
    let mut input = Map::new();
    for name in ["Text", "Other"] {
        if random.percent(60) {
            input.push(name, text(random));
        }
    }
    if random.percent(60) {
        input.push("Items", Value::List(texts(random)));
    }
    if random.percent(60) {
        let mut entries = Map::new();
        for _ in 0..1 + random.below(3) {
            let key = if random.percent(50) {
                "a.b".to_owned()
            } else {
                value(random)
            };
            if !entries.contains_key(&key) {
                entries.push(key, text(random));
            }
        }
        input.push("Entries", Value::Map(entries));
    }
    if random.percent(40) {
        let mut pair = Map::new();
        pair.push("Name", text(random));
        pair.push("Values", Value::List(texts(random)));
        input.push("Pairs", Value::List(vec![Value::Map(pair)]));
    }
    input
}

fn text(random: &mut Random) -> Value {
    let mut text = value(random);
    if random.percent(2) {
        text.push('\0');
    }
    Value::String(text)
}

fn prove(shell: Shell) -> usize {
    let service = Service::from_json(MODEL, Some("svc")).unwrap();
    let operation = service.operation("do-it").unwrap();
    let (commands, documents) = written(shell, COUNT);
    let texts: Vec<String> = commands
        .iter()
        .map(|command| command.text.clone())
        .collect();
    for reader in readers(shell) {
        let texts = &texts[..texts.len().min(reader.most)];
        let read = (reader.read)(texts);
        for (words, command) in read.iter().zip(&commands) {
            let read = read_back(operation, words);
            let (text, input) = (&command.text, &command.input);
            let same = |(name, value): (&str, &Value)| {
                read.get(name).is_some_and(|read| json::same(read, value))
            };
            let all = read.len() == input.len() && input.iter().all(same);
            assert!(
                all,
                "{}
{text}
{words:?}
{input:?}",
                reader.name
            );
        }
    }
    documents
}

/// The input that the words say, by the rules of the CLI.
fn read_back(operation: OperationRef<'_>, words: &[String]) -> Map {
    assert_eq!(words[..2], ["svc", "do-it"], "{words:?}");
    let mut input = Map::new();
    let mut words = words[2..].iter().map(String::as_str).peekable();
    while let Some(word) = words.next() {
        let (option, tied) = match word.split_once('=') {
            Some((option, value)) => (option, Some(value)),
            None => (word, None),
        };
        let mut values: Vec<&str> = tied.into_iter().collect();
        while tied.is_none() {
            match words.next_if(|word| !word.starts_with('-')) {
                Some(value) => values.push(value),
                None => break,
            }
        }
        if option == "--cli-input-json" {
            let document = json::read(one(&values)).unwrap();
            for (name, value) in document.as_map().unwrap().iter() {
                input.push(name, value.clone());
            }
        } else {
            let member = operation
                .members()
                .iter()
                .find(|member| option == format!("--{}", member.name.to_lowercase()));
            let member = member.unwrap_or_else(|| panic!("no option {option}: {words:?}"));
            let shape = operation.target(member);
            let value = match member.name.as_str() {
                "Text" | "Other" => Value::from(one(&values)),
                _ if values[0].starts_with(['[', '{']) => json::read(one(&values)).unwrap(),
                "Items" => Value::List(values.iter().map(|value| Value::from(*value)).collect()),
                _ => shorthand::read(operation, shape, &values).unwrap(),
            };
            input.push(member.name.as_str(), value);
        }
    }
    input
}

fn one<'t>(values: &[&'t str]) -> &'t str {
    assert_eq!(values.len(), 1, "{values:?}");
    values[0]
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
