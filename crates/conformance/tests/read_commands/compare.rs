//! One command: what we read, and what the CLI passes to the call of the API.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value as Json, json};
use wireform_check::{CheckInput, check};
use wireform_conformance::oracle::{self, Answer};
use wireform_model::cli::Cli;
use wireform_model::decimal::Decimal;
use wireform_model::diagnostic::Refuser;
use wireform_model::draft::{Draft, FileKind, FileReference};
use wireform_model::file_option::{FileOption, file_member};
use wireform_model::json::{self, python_float};
use wireform_model::path::Path;
use wireform_model::value::Value;
use wireform_model::{Kind, OperationRef};
use wireform_read::Reading;
use wireform_testing::commands;
use wireform_write::{Shell, ValueFile};

use crate::beyond_reading;

/// A command of an operation.
pub struct Case {
    pub item: usize,
    pub cli: Cli,
    pub operation: OperationRef<'static>,
    pub words: Vec<String>,
    pub text: String,
    pub files: Vec<ValueFile>,
}

impl Case {
    /// The number in the stream of the seed, and the two words of the command.
    pub fn name(&self) -> String {
        let (service, operation) = (self.operation.service, self.operation.operation);
        format!("{}: {} {}", self.item, service.command, operation.command)
    }
}

/// How what we read compares with what the CLI does.
pub enum Outcome {
    Same,
    BothRefuse,
    /// We read it, and the CLI refuses it for this reason, which is not how it is read.
    RefusedLater(&'static str),
    Different(String),
}

pub fn compare(case: &Case) -> Outcome {
    let answer = oracle::ask(case.cli, &case.words, &case.files);
    let read = commands::read(case.operation, &case.text, Shell::Posix, case.cli);
    let (draft, refusal) = match &read {
        Ok(reading) => (Some(&reading.draft), refusal(reading)),
        Err(error) => (None, error.clone()),
    };
    let read = draft.filter(|_| refusal.is_empty());
    match (&answer.parameters, read) {
        (None, None) => Outcome::BothRefuse,
        (None, Some(draft)) if is_refused(case, draft) => Outcome::BothRefuse,
        (None, Some(draft)) => match beyond_reading::reason(&real(&answer)) {
            Some(reason) => Outcome::RefusedLater(reason),
            None => different(case, &format!("{:?}", draft.input), &real(&answer)),
        },
        (Some(_), None) => different(case, &format!("refused: {refusal}"), &real(&answer)),
        (Some(real), Some(draft)) => {
            let mut real = real.clone();
            real.remove("PaginationConfig");
            let (ours, mut real) = (parameters(case, draft), Json::Object(real));
            if case.operation.service.command == "cloudfront" {
                remove_generated(&mut real);
            }
            match is_same(&ours, &real) {
                true => Outcome::Same,
                false => different(case, &ours.to_string(), &real.to_string()),
            }
        }
    }
}

/// Takes out what the CLI makes of the time and a random number: references, and the ends of ids.
fn remove_generated(value: &mut Json) {
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let prefix = |text: &str| {
        let mut parts = text.rsplitn(3, '-');
        let (random, time) = (parts.next()?, parts.next()?);
        let is_generated = is_number(random) && is_number(time) && time.len() >= 10;
        parts.next().filter(|_| is_generated).map(str::to_owned)
    };
    match value {
        Json::Object(map) => {
            map.retain(|_, value| value.as_str().and_then(prefix).as_deref() != Some("cli"));
            map.values_mut().for_each(remove_generated);
        }
        Json::Array(items) => items.iter_mut().for_each(remove_generated),
        Json::String(text) => {
            if let Some(prefix) = prefix(text) {
                *text = prefix;
            }
        }
        _ => {}
    }
}

/// What was left unread, or was read though the CLI refuses it.
fn refusal(reading: &Reading) -> String {
    let refused = reading
        .diagnostics
        .iter()
        .filter(|it| it.rule == "refused-value");
    let refused = refused.map(|diagnostic| diagnostic.message.as_str());
    let messages: Vec<&str> = commands::unread(reading)
        .into_iter()
        .chain(refused)
        .collect();
    messages.join("\n")
}

fn different(case: &Case, ours: &str, real: &str) -> Outcome {
    Outcome::Different(format!("{}\nours: {ours}\nreal: {real}", case.text))
}

fn real(answer: &Answer) -> String {
    match &answer.parameters {
        Some(parameters) => Json::Object(parameters.clone()).to_string(),
        None => {
            let lines = answer
                .stderr
                .lines()
                .filter(|line| !line.contains(" - DEBUG - "));
            let mut last: Vec<&str> = lines
                .filter(|line| !line.is_empty())
                .rev()
                .take(12)
                .collect();
            last.reverse();
            format!("refused: {}", last.join("\n"))
        }
    }
}

/// Whether a check says that the CLI stops before it sends anything, as where a required member is missing, or a
/// file is not there, which nobody can see from the command alone.
fn is_refused(case: &Case, draft: &Draft) -> bool {
    let is_there = |name: &str| case.files.iter().any(|file| file.name == name);
    if draft.files.iter().any(|(_, file)| !is_there(&file.name)) {
        return true;
    }
    let input = CheckInput {
        operation: case.operation,
        draft,
        cli: case.cli,
    };
    let diagnostics = check(input, None);
    diagnostics
        .iter()
        .any(|it| it.refused_by == Some(Refuser::Cli))
}

/// A draft as the oracle shows parameters, with what the CLI reads from its files.
fn parameters(case: &Case, draft: &Draft) -> Json {
    let mut parameters = plain(&draft.input);
    for (path, file) in draft.files.iter() {
        let names: Vec<String> = path.segments().map(String::from).collect();
        let mut place = &mut parameters;
        for name in &names {
            let map = place.as_object_mut().expect("files are in structures");
            place = map
                .entry(name.clone())
                .or_insert_with(|| Json::Object(Map::new()));
        }
        *place = content(case, path, file);
    }
    parameters
}

fn content(case: &Case, path: &Path, file: &FileReference) -> Json {
    let member = file_member(case.operation, case.cli, path);
    if member.is_some_and(|member| member.option == FileOption::Name) {
        return json!({ "$file": file.name });
    }
    let found = case.files.iter().find(|other| other.name == file.name);
    let content = found.map_or(&[][..], |found| &found.content);
    if file.kind == FileKind::Bytes {
        return json!({ "$bytes": STANDARD.encode(content) });
    }
    let text = String::from_utf8_lossy(content)
        .replace("\r\n", "\n")
        .replace('\r', "\n");
    let shape = case.operation.shape_at(path);
    let member = path.name().and_then(|name| case.operation.member(&name));
    let is_text = shape
        .is_some_and(|shape| matches!(shape.kind, Kind::String | Kind::Blob | Kind::Timestamp))
        && !member.is_some_and(|it| it.is_json_header());
    match json::read(&text) {
        Ok(value) if !is_text => plain(&value),
        _ => Json::String(text),
    }
}

fn plain(value: &Value) -> Json {
    match value {
        Value::Map(map) => map
            .effective()
            .map(|(key, value)| (key.to_owned(), plain(value)))
            .collect(),
        Value::List(items) => items.iter().map(plain).collect(),
        Value::Number(number) => json!({ "$number": number.text() }),
        Value::String(text) => Json::String(text.clone()),
        Value::Bool(bool) => Json::Bool(*bool),
        Value::Null => Json::Null,
    }
}

/// Whether two parameters are the same to botocore; the order of keys means nothing.
fn is_same(ours: &Json, real: &Json) -> bool {
    match (ours, real) {
        (Json::Object(ours), real) if ours.contains_key("$number") => ours
            .get("$number")
            .and_then(Json::as_str)
            .is_some_and(|text| is_same_number(text, real)),
        (Json::Object(ours), Json::Object(real)) => {
            let same = |(key, value): (&String, &Json)| {
                real.get(key).is_some_and(|other| is_same(value, other))
            };
            ours.len() == real.len() && ours.iter().all(same)
        }
        (Json::Array(ours), Json::Array(real)) => {
            ours.len() == real.len()
                && ours
                    .iter()
                    .zip(real)
                    .all(|(ours, real)| is_same(ours, real))
        }
        (ours, real) => ours == real,
    }
}

/// Whether a number of ours is Python's integer, or the same float.
fn is_same_number(ours: &str, real: &Json) -> bool {
    if let Json::Number(real) = real {
        return real.to_string() == ours || (ours == "-0" && real.to_string() == "0");
    }
    let Some(real) = real.get("$float").and_then(Json::as_str) else {
        return false;
    };
    let float = Decimal::parse(ours).and_then(|ours| ours.nearest_double());
    match float {
        Some(float) => python_float(&float) == real,
        None => {
            matches!(
                (ours, real),
                ("NaN", "nan") | ("Infinity", "inf") | ("-Infinity", "-inf")
            ) || (real == "inf" && !ours.starts_with('-'))
                || (real == "-inf" && ours.starts_with('-'))
        }
    }
}
