//! Reads a command as the AWS CLI does: its options by the rules of Python's `argparse`, their values by those of the CLI.

use wireform_model::cli::Cli;
use wireform_model::json;
use wireform_model::value::{Map, Number, Value};
use wireform_model::{Kind, Location, Member, OperationRef, Shape, cli_name};
use wireform_read::shorthand;

/// The input of a command, whose words are those after `aws`.
///
/// # Panics
///
/// If the CLI would refuse the words, or read something other than the words themselves, such as a file.
pub fn input(operation: OperationRef<'_>, words: &[String], cli: Cli) -> Map {
    let command = [&operation.service.command, &operation.operation.command];
    assert!(words.iter().take(2).eq(command), "{words:?}");
    let mut read = Map::new();
    let mut words = words[2..].iter().peekable();
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

/// Whether a command's input is the one that it was written for; the order of options means nothing.
pub fn same_members(read: &Map, input: &Map) -> bool {
    let same = |(name, value): (&str, &Value)| {
        let found = read.get(name);
        found.is_some_and(|found| json::same(found, value))
    };
    read.len() == input.effective().count() && input.effective().all(same)
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
        && member.location == Location::Header
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
