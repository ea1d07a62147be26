//! A command, parsed by the CLI's rules, gives the members of its input.

mod arbitrary;

use std::process::{Command, Stdio};

use arbitrary::Tape;
use proptest::prelude::*;
use wireform_model::cli::Cli;
use wireform_model::json;
use wireform_model::value::{Map, Number, Value};
use wireform_model::{Kind, Member, OperationRef, Shape, cli_name};
use wireform_read::shorthand;
use wireform_write::{CommandOptions, Nested, Shell};

fn options(tape: &mut Tape) -> CommandOptions {
    CommandOptions {
        shell: Shell::Posix,
        nested: [Nested::Auto, Nested::Shorthand, Nested::Json][tape.below(3)],
        one_line: tape.below(2) == 1,
        cli: [Cli::V2, Cli::V1][tape.below(2)],
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn commands_read_back(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let mut tape = Tape::new(bytes);
        let service = arbitrary::service(&mut tape);
        let operation = service.operation("do-it").unwrap();
        let input = arbitrary::input(&mut tape, operation);
        let options = options(&mut tape);
        let command = wireform_write::command(operation, &input, &options);
        if !command.needs_document {
            let words = shell_words::split(command.text.as_str()).unwrap();
            let read = read_command(operation, &words, options.cli);
            assert_same_members(&read, input.as_map().unwrap(), command.text.as_str());
        }
    }

    #[test]
    fn writers_take_anything(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let mut tape = Tape::new(bytes);
        let service = arbitrary::service(&mut tape);
        let operation = service.operation("do-it").unwrap();
        let input = match tape.below(2) {
            0 => arbitrary::input(&mut tape, operation),
            _ => arbitrary::anything(&mut tape, 0),
        };
        for nested in Nested::ALL {
            let options = CommandOptions { nested: *nested, ..options(&mut tape) };
            wireform_write::command(operation, &input, &options);
        }
        for cli in [Cli::V1, Cli::V2] {
            let request = wireform_write::request_from(operation, &input, "us-east-1", cli);
            wireform_write::http_text(&request);
            wireform_write::curl(&request, Shell::Posix);
        }
        assert!(json::same(&json::read(wireform_write::document(&input).as_str()).unwrap(), &input));
        assert!(json::read(wireform_write::skeleton(operation).as_str()).is_ok());
    }
}

#[track_caller]
fn assert_same_members(read: &Map, input: &Map, command: &str) {
    let names: Vec<&str> = input.effective().map(|(name, _)| name).collect();
    assert_eq!(read.len(), names.len(), "{command}\n{input:?}");
    for name in names {
        let (read, input) = (read.get(name).unwrap(), input.get(name).unwrap());
        let same = json::same(read, input);
        assert!(same, "{command}\n read {read:?}\n input {input:?}");
    }
}

/// Parses the words of a command by the rules of the CLI's `argparse`, including files and URLs.
fn read_command(operation: OperationRef<'_>, words: &[String], cli: Cli) -> Map {
    assert_eq!(words[..3], ["aws", "svc", "do-it"]);
    let mut read = Map::new();
    let mut words = words[3..].iter().peekable();
    while let Some(word) = words.next() {
        let (option, tied) = match word.split_once('=') {
            Some((option, value)) => (option, Some(value.to_owned())),
            None => (word.as_str(), None),
        };
        assert!(option.starts_with("--"), "{option} is no option");
        let mut values: Vec<String> = tied.into_iter().collect();
        assert_ne!(values, ["--"], "argparse drops it");
        while values.is_empty() || !word.contains('=') {
            match words.next_if(|word| !word.starts_with('-')) {
                Some(value) => values.push(value.clone()),
                None => break,
            }
        }
        if option == "--cli-input-json" {
            let [document] = values.as_slice() else {
                panic!("one document: {values:?}")
            };
            for (name, value) in json::read(document).unwrap().as_map().unwrap().iter() {
                assert!(!read.contains_key(name));
                read.push(name, value.clone());
            }
            continue;
        }
        assert!(
            values.len() != 1 || !is_fetched(&values[0], cli),
            "{values:?}"
        );
        let (member, value) = read_option(operation, option, &values);
        assert!(!read.contains_key(&member.name));
        read.push(member.name.as_str(), value);
    }
    read
}

fn is_fetched(value: &str, cli: Cli) -> bool {
    let local = ["file://", "fileb://"];
    let remote = ["http://", "https://"];
    let starts = |prefix: &&str| value.starts_with(*prefix);
    local.iter().any(starts) || cli == Cli::V1 && remote.iter().any(starts)
}

fn read_option<'m>(
    operation: OperationRef<'m>,
    option: &str,
    words: &[String],
) -> (&'m Member, Value) {
    for member in operation.members() {
        let shape = operation.target(member);
        let name = cli_name(&member.name);
        if shape_is_boolean(shape) && option == format!("--no-{name}") {
            return (member, Value::Bool(false));
        }
        if option == format!("--{name}") {
            return (member, read_words(operation, member, shape, words));
        }
    }
    panic!("no option {option}");
}

fn shape_is_boolean(shape: &Shape) -> bool {
    matches!(shape.kind, Kind::Boolean)
}

fn read_words(
    operation: OperationRef<'_>,
    member: &Member,
    shape: &Shape,
    words: &[String],
) -> Value {
    let texts: Vec<&str> = words.iter().map(String::as_str).collect();
    let is_json = texts
        .first()
        .is_some_and(|text| text.trim().starts_with(['[', '{']));
    let document = shape
        .as_structure()
        .is_some_and(|structure| structure.document);
    let json_header = member.json_value
        && member.location == wireform_model::Location::Header
        && matches!(shape.kind, Kind::String);
    match &shape.kind {
        Kind::Boolean => {
            assert!(words.is_empty());
            Value::Bool(true)
        }
        _ if document || json_header => json::read(one(&texts)).unwrap(),
        Kind::List { .. } | Kind::Map { .. } | Kind::Structure(_) if is_json => {
            json::read(one(&texts)).unwrap()
        }
        Kind::List { .. } | Kind::Map { .. } | Kind::Structure(_)
            if shorthand::is_supported(operation, shape) =>
        {
            shorthand::read(operation, shape, &texts).unwrap()
        }
        Kind::List { member } => {
            let shape = operation.target(member);
            Value::List(texts.iter().map(|text| scalar(shape, text)).collect())
        }
        _ => scalar(shape, one(&texts)),
    }
}

fn one<'t>(texts: &[&'t str]) -> &'t str {
    assert_eq!(texts.len(), 1, "{texts:?}");
    texts[0]
}

fn scalar(shape: &Shape, text: &str) -> Value {
    match &shape.kind {
        Kind::Integer | Kind::Long | Kind::Float | Kind::Double => {
            Value::Number(Number::parse(text).unwrap())
        }
        Kind::String | Kind::Blob | Kind::Timestamp => Value::from(text),
        other => panic!("{other:?} is no scalar"),
    }
}

#[test]
fn shells_split_commands_as_we_quote_them() {
    let mut commands = Vec::new();
    for seed in 0..400_u32 {
        let mut tape = Tape::new(bytes_of(seed));
        let service = arbitrary::service(&mut tape);
        let operation = service.operation("do-it").unwrap();
        let input = arbitrary::input(&mut tape, operation);
        let command = wireform_write::command(operation, &input, &options(&mut tape));
        commands.push(command.text.as_str().to_owned());
    }
    let expected: Vec<String> = commands
        .iter()
        .flat_map(|command| shell_words::split(command).unwrap().into_iter().skip(1))
        .collect();
    let script = format!(
        "aws() {{ printf '%s\\0' \"$@\"; }}\n{}\n",
        commands.join("\n")
    );
    let mut tried = 0;
    for shell in ["bash", "dash", "zsh", "ksh"] {
        let child = Command::new(shell)
            .args(["-c", &script])
            .stdin(Stdio::null())
            .output();
        let Ok(output) = child else {
            continue;
        };
        assert!(output.status.success(), "{shell}: {output:?}");
        let words = String::from_utf8(output.stdout).unwrap();
        let words: Vec<&str> = words.split_terminator('\0').collect();
        assert_eq!(words, expected, "{shell}");
        tried += 1;
    }
    assert!(tried > 0, "no POSIX shell is installed");
}

/// Reproducible bytes: a linear congruential generator is random enough here.
fn bytes_of(seed: u32) -> Vec<u8> {
    let mut state = u64::from(seed) + 1;
    (0..200)
        .map(|_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 56) as u8
        })
        .collect()
}

#[test]
fn every_span_knows_its_place() {
    for seed in 0..400_u32 {
        let mut tape = Tape::new(bytes_of(seed));
        let service = arbitrary::service(&mut tape);
        let operation = service.operation("do-it").unwrap();
        let input = arbitrary::input(&mut tape, operation);
        let command = wireform_write::command(operation, &input, &options(&mut tape));
        for piece in command.text.pieces() {
            let member = piece.path.segments().next();
            let known =
                member.is_none_or(|name| input.as_map().is_some_and(|map| map.contains_key(&name)));
            assert!(known, "{:?} in {}", piece.path, command.text);
        }
    }
}
