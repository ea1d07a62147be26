//! Requests that are read back: what botocore sends, and what Wireform prints, become the inputs that they came from.
//!
//! The operations and inputs are the same in every run.
//! `WIREFORM_SEED=N` draws others, and `WIREFORM_OPERATIONS=N` more or fewer of them than 2,400.

use std::collections::{BTreeMap, HashMap};

use serde_json::json;
use wireform_conformance::parallel::in_parallel;
use wireform_conformance::read_back::{Difference, compare, is_sent};
use wireform_conformance::wire::WireRequest;
use wireform_conformance::{aws, catalog, operations, oracle, settings};
use wireform_model::cli::Cli;
use wireform_model::draft::Draft;
use wireform_model::index::Index;
use wireform_model::text::Text;
use wireform_model::value::Value;
use wireform_model::{OperationRef, Service};
use wireform_read::{Context, Hints, Meaning, Reading, Source, SourceKind};
use wireform_testing::{Random, valid};
use wireform_write::{Body, HttpRequest, Shell};

/// A random input of an operation.
struct Case<'m> {
    operation: OperationRef<'m>,
    input: Value,
}

fn cases(services: &HashMap<String, Service>, count: Option<usize>) -> Vec<Case<'_>> {
    let drawn = operations::draw(services, count, |operation| {
        operations::takes_document_alone(operation, Cli::V2)
    });
    let cases = drawn.into_iter().map(|(item, operation)| Case {
        operation,
        input: valid(&mut Random::of(settings::seed() + 2, item), operation),
    });
    cases.collect()
}

/// The services whose models a text takes, and what it says.
fn read(
    text: &str,
    shell: Option<Shell>,
    services: &HashMap<String, Service>,
    index: &Index,
    cli: Cli,
) -> Result<Reading, String> {
    let hints = Hints {
        kind: Some(SourceKind::Request),
        shell,
        ..Hints::default()
    };
    let source = Source::detect(text, hints).map_err(|error| error.message)?;
    let names = source.services(index).map_err(|error| error.message)?;
    let known: Vec<&Service> = names.iter().filter_map(|name| services.get(name)).collect();
    let context = Context {
        services: &known,
        operation: None,
        cli,
    };
    let messages = |errors: Vec<wireform_read::ReadDiagnostic>| {
        let messages = errors.into_iter().map(|error| error.message);
        messages.collect::<Vec<_>>().join(" ")
    };
    source.read(context).map_err(messages)
}

/// What is sent as text, as other programs show it.
fn http_text(request: &WireRequest) -> String {
    let mut text = format!(
        "{} {} HTTP/1.1\nHost: {}\n",
        request.method, request.target, request.host
    );
    for (name, value) in &request.headers {
        text.push_str(&format!("{name}: {value}\n"));
    }
    text.push('\n');
    match std::str::from_utf8(&request.body) {
        Ok(body) => text.push_str(body),
        Err(_) => text.push_str(&wireform_model::base64::encode(&request.body)),
    }
    text
}

/// How many of each outcome there are, and the first of those that fail.
fn prove(outcomes: Vec<Outcome>) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut failures = Vec::new();
    for outcome in &outcomes {
        let name = match outcome {
            Outcome::Same => "same".to_owned(),
            Outcome::Refused => "refused by the CLI".to_owned(),
            Outcome::Differs(Difference::Explained { reason, operation }) => {
                println!("{operation}: {reason}");
                format!("explained: {reason}")
            }
            Outcome::Differs(Difference::Unexplained(text)) => {
                failures.push(text.as_str());
                "differs".to_owned()
            }
        };
        *counts.entry(name).or_default() += 1;
    }
    println!("{counts:#?}");
    let read = outcomes
        .iter()
        .filter(|it| !matches!(it, Outcome::Refused))
        .count();
    println!("{} of {read} differ", failures.len());
    let shown: Vec<&str> = failures.iter().copied().take(12).collect();
    assert!(
        failures.is_empty(),
        "{} differ:\n{}",
        failures.len(),
        shown.join("\n\n")
    );
}

enum Outcome {
    Same,
    /// The CLI has sent nothing.
    Refused,
    Differs(Difference),
}

fn outcome(
    case: &Case<'_>,
    services: &HashMap<String, Service>,
    cli: Cli,
    text: &str,
    reading: Result<Reading, String>,
) -> Outcome {
    let (service, operation) = (
        &case.operation.service.command,
        &case.operation.operation.command,
    );
    let difference = match reading {
        Ok(reading) => compare(case.operation, &case.input, &reading, services, cli),
        Err(message) => Some(Difference::Unexplained(message)),
    };
    match difference {
        None => Outcome::Same,
        Some(explained @ Difference::Explained { .. }) => Outcome::Differs(explained),
        Some(Difference::Unexplained(what)) => {
            let text: String = text.chars().take(3000).collect();
            let what = format!("{service} {operation} ({}): {what}\n{text}", cli.as_str());
            Outcome::Differs(Difference::Unexplained(what))
        }
    }
}

#[test]
fn what_v2_sends_is_read_back() {
    what_botocore_sends(Cli::V2, settings::operations());
}

#[test]
fn what_v1_sends_is_read_back() {
    what_botocore_sends(Cli::V1, settings::operations().map(|count| count / 2));
}

fn what_botocore_sends(cli: Cli, count: Option<usize>) {
    let services = catalog::services();
    let index = catalog::index();
    let outcomes = in_parallel(cases(&services, count), |case| {
        let document = wireform_write::document(&case.input);
        let service = &case.operation.service.command;
        let command = &case.operation.operation.command;
        let words = [
            service.as_str(),
            command,
            "--cli-input-json",
            "file://input.json",
        ];
        let words = words.map(str::to_owned);
        let answer = oracle::ask(cli, &words, &[oracle::document_file(document.as_str())]);
        let Some(request) = answer.request else {
            return Outcome::Refused;
        };
        let text = http_text(&request);
        let reading = read(&text, None, &services, &index, cli);
        outcome(&case, &services, cli, &text, reading)
    });
    prove(outcomes);
}

#[test]
fn our_http_text_is_read_back() {
    let services = catalog::services();
    let index = catalog::index();
    for cli in [Cli::V1, Cli::V2] {
        let outcomes = in_parallel(cases(&services, settings::operations()), |case| {
            if !is_sent(case.operation, &case.input, cli) {
                return Outcome::Refused;
            }
            let request =
                wireform_write::request_from(case.operation, &case.input, aws::REGION, cli);
            let text = wireform_write::http_text(&request).to_string();
            let reading = read(&text, None, &services, &index, cli);
            outcome(&case, &services, cli, &text, reading)
        });
        prove(outcomes);
    }
}

#[test]
fn our_curl_commands_are_read_back() {
    let services = catalog::services();
    let index = catalog::index();
    for shell in Shell::ALL {
        println!("{}", shell.label());
        let outcomes = in_parallel(cases(&services, settings::operations()), |case| {
            if !is_sent(case.operation, &case.input, Cli::V2) {
                return Outcome::Refused;
            }
            let draft = Draft::from(case.input.clone());
            let request = wireform_write::request_for_curl(case.operation, &draft, Cli::V2);
            let text = wireform_write::curl(&request, *shell).to_string();
            let reading = read(&text, Some(*shell), &services, &index, Cli::V2);
            outcome(&case, &services, Cli::V2, &text, reading)
        });
        prove(outcomes);
    }
}

/// As `wireform request --as json` prints it.
fn request_json(request: &HttpRequest) -> String {
    let query = request.query.iter().map(|(name, value)| {
        let value = value.as_ref().map_or("", Text::as_str);
        json!([name, value])
    });
    let headers = request.headers.iter();
    let headers = headers.map(|(name, value)| (name.clone(), json!(value.as_str())));
    let body = match &request.body {
        Body::None => json!(null),
        Body::Text(text) => json!(text.as_str()),
        Body::Bytes { bytes, .. } => json!({"base64": wireform_model::base64::encode(bytes)}),
        Body::File(name) => json!({"file": name.as_str()}),
    };
    json!({
        "method": request.method,
        "host": request.host,
        "path": request.path.as_str(),
        "query": query.collect::<Vec<_>>(),
        "headers": headers.collect::<serde_json::Map<_, _>>(),
        "body": body,
    })
    .to_string()
}

#[test]
fn our_json_is_read_back() {
    let services = catalog::services();
    let index = catalog::index();
    let outcomes = in_parallel(cases(&services, settings::operations()), |case| {
        if !is_sent(case.operation, &case.input, Cli::V2) {
            return Outcome::Refused;
        }
        let draft = Draft::from(case.input.clone());
        let request = wireform_write::request_of(case.operation, &draft, Cli::V2);
        let text = request_json(&request);
        let reading = read(&text, None, &services, &index, Cli::V2);
        outcome(&case, &services, Cli::V2, &text, reading)
    });
    prove(outcomes);
}

/// Regions with endpoint URLs, where those are not the services' own.
const DESTINATIONS: [(&str, Option<&str>); 5] = [
    ("eu-west-1", None),
    ("us-gov-west-1", None),
    ("cn-north-1", None),
    ("us-east-1", Some("http://localhost:4566")),
    (
        "us-east-1",
        Some("https://vpce-1a2b-3c4d.svc.us-east-1.vpce.amazonaws.com"),
    ),
];

/// A request to another region, or to another endpoint, is read with the options that send it there.
#[test]
fn regions_and_endpoints_are_read_back() {
    let services = catalog::services();
    let cases = cases(&services, settings::operations().map(|count| count / 5));
    let count = cases.len() * DESTINATIONS.len();
    let differences: Vec<String> = cases
        .iter()
        .flat_map(|case| DESTINATIONS.map(|destination| elsewhere(case, destination)))
        .flatten()
        .collect();
    println!("{} of {count} differ", differences.len());
    let shown: Vec<&str> = differences.iter().map(String::as_str).take(12).collect();
    println!("{}", shown.join("\n\n"));
    assert!(
        differences.len() * 100 <= count,
        "more than one of a hundred"
    );
}

/// How what is read leads elsewhere than the request that it is read from.
fn elsewhere(case: &Case<'_>, (region, url): (&str, Option<&str>)) -> Option<String> {
    let options = [("region", Some(region)), ("endpoint-url", url)].into_iter();
    let options = options.filter_map(|(name, value)| Some((name, value?)));
    let draft = Draft {
        input: case.input.clone(),
        options: options.collect(),
        ..Draft::default()
    };
    let request = |operation, draft: &Draft| {
        let request = wireform_write::request_of(operation, draft, Cli::V2);
        wireform_write::http_text(&request).to_string()
    };
    let text = request(case.operation, &draft);
    let hints = Hints {
        kind: Some(SourceKind::Request),
        shell: None,
        ..Hints::default()
    };
    let source = Source::detect(&text, hints).expect("a request");
    let context = Context {
        services: &[case.operation.service],
        operation: None,
        cli: Cli::V2,
    };
    let Ok(reading) = source.read(context) else {
        return Some(format!("not read: {text}"));
    };
    let operation = case.operation.service.operation(&reading.operation)?;
    let again = request(operation, &reading.draft);
    // Method, path and host; the order of a query's parameters means nothing.
    let line = |text: &str| {
        let head: Vec<&str> = text.lines().take(2).collect();
        let mut parts: Vec<String> = head
            .iter()
            .flat_map(|line| line.split(['?', '&', ' ']))
            .map(str::to_owned)
            .collect();
        parts.sort_unstable();
        parts
    };
    let options = &reading.draft.options;
    (line(&text) != line(&again)).then(|| format!("{options:?}\n{text}\nread back: {again}"))
}

/// Where a part of a text that was read has another path than the span of the writer there has.
fn misplaced<'t>(written: &'t Text, reading: &'t Reading) -> impl Iterator<Item = String> + 't {
    let named = reading.parts.iter().filter_map(|part| match &part.meaning {
        Meaning::Name(path) | Meaning::Value(path) if !path.is_root() => Some((part, path)),
        _ => None,
    });
    named.filter_map(|(part, path)| {
        let mut pieces = written.pieces();
        let piece = pieces.find(|piece| part.span.start < piece.end)?;
        let text = written.as_str().get(part.span.clone()).unwrap_or_default();
        // The writer does not say where an empty value, or a bucket in the host, comes from.
        let is_same = piece.path == path || piece.path.is_root();
        (!is_same).then(|| format!("{text}: {path}, written from {}", piece.path))
    })
}

#[test]
fn parts_come_from_where_they_were_written() {
    let services = catalog::services();
    let index = catalog::index();
    for shell in [None, Some(Shell::Posix), Some(Shell::Cmd)] {
        let found = in_parallel(cases(&services, settings::operations()), |case| {
            let draft = Draft::from(case.input.clone());
            let request = wireform_write::request_for_curl(case.operation, &draft, Cli::V2);
            let written = match shell {
                None => wireform_write::http_text(&request),
                Some(shell) => wireform_write::curl(&request, shell),
            };
            let reading = read(written.as_str(), shell, &services, &index, Cli::V2);
            let reading = reading.unwrap_or_default();
            // What is not sent is not counted in the places of what is.
            if reading.draft.input != case.input {
                return (0, Vec::new());
            }
            let name = &case.operation.operation.command;
            let misplaced = misplaced(&written, &reading).map(|it| format!("{name}: {it}"));
            (reading.parts.len(), misplaced.collect::<Vec<String>>())
        });
        let count: usize = found.iter().map(|(count, _)| count).sum();
        let misplaced: Vec<String> = found.into_iter().flat_map(|(_, it)| it).collect();
        println!("{count} parts, {} misplaced", misplaced.len());
        assert!(misplaced.is_empty(), "{}", misplaced.join("\n"));
        assert!(count > 0);
    }
}
