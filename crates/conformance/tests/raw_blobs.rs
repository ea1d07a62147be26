//! Blobs that are written as texts, with `--cli-binary-format raw-in-base64-out`: the real CLI v2 sends what it
//! sends for their Base64.

use wireform_conformance::parallel::in_parallel;
use wireform_conformance::{catalog, differences, operations, oracle, settings, shell};
use wireform_model::cli::Cli;
use wireform_model::draft::Draft;
use wireform_model::value::Value;
use wireform_model::{Kind, OperationRef, Shape, base64};
use wireform_testing::{Random, valid};
use wireform_write::{Command, CommandOptions, Nested, Shell, command_of, has_raw_blobs};

/// Texts that a blob may be, with what a shell, shorthand and the CLI itself have a meaning for.
const TEXTS: [&str; 8] = [
    "",
    "aGk=",
    "{\"a\": [1, \"it's\"]}",
    "h\u{e9}llo, w\u{f6}rld = {x}",
    "-a --b",
    "a\nb\n",
    "https://x",
    "\"x\",'y'",
];

#[test]
fn v2_sends_the_same_bytes_for_texts() {
    let drawn = operations::draw(catalog::services_of(Cli::V2), None, |_| true);
    let mut cases: Vec<Case> = drawn.into_iter().filter_map(case).collect();
    Random::of(settings::seed() + 5, 0).shuffle(&mut cases);
    let count = settings::operations().map_or(cases.len(), |count| count.min(cases.len()));
    cases.truncate(count);
    let outcomes = in_parallel(cases, |case| outcome(&case));
    let sent = outcomes.iter().filter(|it| matches!(it, Ok(true))).count();
    let differences: Vec<String> = outcomes.into_iter().filter_map(Result::err).collect();
    differences::assert_none(&differences);
    println!("{sent} of {count} sent with raw blobs");
    assert!(sent * 10 > count * 9, "{sent} of {count}");
}

struct Case {
    operation: OperationRef<'static>,
    draft: Draft,
    options: CommandOptions,
}

/// An operation with an input whose command can have raw blobs.
fn case((item, operation): (usize, OperationRef<'static>)) -> Option<Case> {
    let mut random = Random::of(settings::seed() + 5, item);
    let input = valid(&mut random, operation);
    let draft = Draft::from(with_texts(
        operation,
        operation.input(),
        &input,
        &mut random,
    ));
    let options = CommandOptions {
        shell: Shell::Posix,
        nested: [Nested::Auto, Nested::Shorthand, Nested::Json][item % 3],
        one_line: true,
        cli: Cli::V2,
        raw_blobs: true,
    };
    has_raw_blobs(operation, &draft, &options).then_some(Case {
        operation,
        draft,
        options,
    })
}

/// Whether the CLI sends the command.
///
/// # Errors
///
/// How it differs from the one with Base64.
fn outcome(case: &Case) -> Result<bool, String> {
    let base64 = CommandOptions {
        raw_blobs: false,
        ..case.options
    };
    let forms = [case.options, base64];
    let [raw, base64] = forms.map(|options| command_of(case.operation, &case.draft, &options));
    let [answer, expected] = [&raw, &base64].map(|command| ask(&case.draft, command));
    match (&answer.request, &expected.request) {
        (Some(sent), Some(expected)) => {
            let (sent, expected) = (sent.clone().lasting(), expected.clone().lasting());
            match sent.equivalent(&expected) {
                true => Ok(true),
                false => Err(format!("{}\n{sent}\n\nBase64: {expected}", raw.text)),
            }
        }
        (None, None) => Ok(false),
        _ => Err(format!(
            "{}\n{}\n\nBase64: {}\n{}",
            raw.text, answer.stderr, base64.text, expected.stderr
        )),
    }
}

fn ask(draft: &Draft, command: &Command) -> oracle::Answer {
    let words = shell::words("bash", &[command.text.as_str()]).remove(0);
    let mut files = command.files.clone();
    let document = wireform_write::document(&draft.input);
    files.push(oracle::document_file(document.as_str()));
    oracle::ask(Cli::V2, &words, &files)
}

/// The value with other texts in its blobs, as Base64.
fn with_texts(
    operation: OperationRef<'_>,
    shape: Option<&Shape>,
    value: &Value,
    random: &mut Random,
) -> Value {
    let Some(shape) = shape else {
        return value.clone();
    };
    match value {
        Value::String(_) if matches!(shape.kind, Kind::Blob) => {
            Value::String(base64::encode(random.pick(&TEXTS).as_bytes()))
        }
        Value::Map(map) => {
            let entries = map.iter().map(|(name, value)| {
                let part = operation.part(shape, name);
                (name.to_owned(), with_texts(operation, part, value, random))
            });
            Value::Map(entries.collect())
        }
        Value::List(items) => {
            let part = operation.part(shape, "");
            let items = items.iter();
            Value::List(
                items
                    .map(|item| with_texts(operation, part, item, random))
                    .collect(),
            )
        }
        other => other.clone(),
    }
}
