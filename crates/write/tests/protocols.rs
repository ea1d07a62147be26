//! The request for each trait that a model may have, in each protocol.
//!
//! `data/protocols/PROTOCOL.json` holds a model of our own, inputs, and the requests that botocore's serializer makes of them.

use std::path::Path;

use libtest_mimic::{Arguments, Failed, Trial};

use wireform_model::path::Path as Pointer;
use wireform_model::text::Text;
use wireform_model::value::{Map, Value};
use wireform_model::{Service, base64, json};
use wireform_write::{Body, HttpRequest};

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/protocols");
    let files = std::fs::read_dir(&folder).expect("the vectors are there");
    let trials = files.flat_map(|file| trials(&file.expect("a file").path()));
    let arguments = Arguments::from_args();
    libtest_mimic::run(&arguments, trials.collect()).exit();
}

fn trials(file: &Path) -> Vec<Trial> {
    let text = std::fs::read_to_string(file).expect("the vectors can be read");
    let vectors = json::read(&text).expect("the vectors are JSON");
    let vectors = vectors.as_map().expect("the vectors are an object");
    let model = vectors.get("model").expect("the vectors have a model");
    let model = json::compact(model, &Pointer::root());
    let cases = vectors.get("cases").and_then(Value::as_list);
    let protocol = file.file_stem().unwrap_or_default().to_string_lossy();
    let trials = cases.expect("the vectors have cases").iter().map(|case| {
        let case = case.as_map().expect("a case is an object").clone();
        let name = format!("{protocol}: {}", text_of(&case, "name"));
        let model = model.as_str().to_owned();
        Trial::test(name, move || run(&model, &case))
    });
    trials.collect()
}

/// Each part of our request is the recorded one; headers are compared without regard to their order.
fn run(model: &str, case: &Map) -> Result<(), Failed> {
    let service = Service::from_json(model, None).map_err(|error| error.to_string())?;
    let operation = service.operation(text_of(case, "operation"));
    let operation = operation.ok_or("the model has no such operation")?;
    let input = case.get("input").ok_or("the case has no input")?;
    let ours = wireform_write::request(operation, input, "us-east-1");
    let ours = parts(&ours);
    let recorded = case.get("request").ok_or("the case has no request")?;
    for (part, recorded) in recorded.entries() {
        let ours = ours.get(part);
        let (ours, recorded) = match (part, ours) {
            ("headers", Some(ours)) => (Some(sorted(ours)), sorted(recorded)),
            _ => (ours.cloned(), recorded.clone()),
        };
        if ours.as_ref() != Some(&recorded) {
            return Err(format!("{part}: ours {ours:?}, recorded {recorded:?}").into());
        }
    }
    Ok(())
}

/// A request in the form of the vectors: `query` is a list of pairs, bytes are `{"base64": …}`.
fn parts(request: &HttpRequest) -> Map {
    let pair = |(name, value): &(String, Option<Text>)| {
        let value = value.as_ref().map_or("", Text::as_str);
        Value::List(vec![Value::from(&**name), Value::from(value)])
    };
    let header = |(name, value): &(String, Text)| (name.clone(), Value::from(value.as_str()));
    let body = match &request.body {
        Body::None => Value::Null,
        Body::Text(text) => Value::from(text.as_str()),
        Body::Bytes { bytes, .. } => tagged("base64", &base64::encode(bytes)),
        Body::File(file) => tagged("file", file.as_str()),
    };
    let mut map = Map::new();
    map.push("method", Value::from(&*request.method));
    map.push("host", Value::from(&*request.host));
    map.push("path", Value::from(request.path.as_str()));
    map.push(
        "query",
        Value::List(request.query.iter().map(pair).collect()),
    );
    map.push(
        "headers",
        Value::Map(request.headers.iter().map(header).collect()),
    );
    map.push("body", body);
    map
}

fn tagged(name: &str, text: &str) -> Value {
    Value::Map([(name.to_owned(), Value::from(text))].into_iter().collect())
}

fn sorted(map: &Value) -> Value {
    let entries = map.entries();
    let mut entries: Vec<_> = entries
        .map(|(name, value)| (name.to_lowercase(), value.clone()))
        .collect();
    entries.sort_by(|(one, _), (other, _)| one.cmp(other));
    Value::Map(entries.into_iter().collect())
}

fn text_of<'m>(map: &'m Map, name: &str) -> &'m str {
    map.get(name).and_then(Value::as_str).unwrap_or_default()
}
