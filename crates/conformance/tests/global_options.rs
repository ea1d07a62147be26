//! Global options: what the real CLI parses from our command is what was set, and our request is the one that it sends.

use serde_json::{Map, Value as Json, json};
use wireform_conformance::parallel::in_parallel;
use wireform_conformance::wire::WireRequest;
use wireform_conformance::{catalog, differences, operations, oracle, plain, settings, shell};
use wireform_model::OperationRef;
use wireform_model::cli::Cli;
use wireform_model::draft::{Draft, GlobalOptions};
use wireform_model::global_options::GLOBAL_OPTIONS;
use wireform_testing::{Random, global_options, valid};
use wireform_write::{CommandOptions, Nested};

const NESTED: [Nested; 3] = [Nested::Auto, Nested::Json, Nested::Document];

#[test]
fn v1_parses_the_global_options_that_were_set() {
    prove(Cli::V1);
}

#[test]
fn v2_parses_the_global_options_that_were_set() {
    prove(Cli::V2);
}

fn prove(cli: Cli) {
    let services = catalog::services_of(cli);
    let count = settings::operations().map(|count| count / 4);
    let drawn = operations::draw(services, count, |operation| {
        operations::takes_document(operation, cli)
    });
    let total = drawn.len();
    let outcomes = in_parallel(drawn, |(item, operation)| outcome(cli, item, operation));
    let sent = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    let differences: Vec<String> = outcomes
        .into_iter()
        .filter_map(Result::err)
        .flatten()
        .collect();
    differences::assert_none(&differences);
    println!("{sent} of {total} sent");
    assert!(sent * 10 > total * 7);
}

/// An error with the difference, or without one where the CLI refuses the input.
fn outcome(cli: Cli, item: usize, operation: OperationRef<'_>) -> Result<(), Option<String>> {
    let mut random = Random::of(settings::seed() + 3, item);
    let mut draft = Draft {
        options: global_options(&mut random, operation, cli),
        ..Draft::from(valid(&mut random, operation))
    };
    let pages_itself = operations::chooses_page(operation, cli, &draft);
    if pages_itself {
        for option in GLOBAL_OPTIONS.iter().filter(|option| option.is_paging) {
            draft.options.set(option.name, None);
        }
    }
    let options = CommandOptions {
        nested: NESTED[item % NESTED.len()],
        one_line: true,
        cli,
        ..CommandOptions::default()
    };
    let command = wireform_write::command_of(operation, &draft, &options);
    let words = shell::words("bash", &[command.text.as_str()]).remove(0);
    let mut files = command.files;
    files.push(oracle::document_file(
        wireform_write::document(&draft.input).as_str(),
    ));
    let answer = oracle::ask(cli, &words, &files);
    if answer.globals.is_empty() {
        println!("{item} {words:?} {}", answer.stderr);
        return Err(None);
    }
    let mut expected = expected(&draft.options, cli);
    if pages_itself {
        expected.remove("paginate");
    }
    let mut parsed: Map<String, Json> = answer
        .globals
        .into_iter()
        .filter(|(name, _)| expected.contains_key(name))
        .collect();
    for (option, name) in [("endpoint-url", "endpoint_url"), ("region", "region")] {
        if !draft.options.has(option) {
            // CLI v1 sets them for a few services by itself.
            expected.remove(name);
            parsed.remove(name);
        }
    }
    if parsed != expected {
        return Err(Some(format!(
            "{words:?}\nours: {expected:?}\nreal: {parsed:?}"
        )));
    }
    let theirs = answer.request.ok_or(None)?;
    let ours = wireform_write::request_of(operation, &draft, cli);
    let is_signed = theirs.headers.contains_key("authorization");
    let (ours, theirs) = (WireRequest::ours(&ours).lasting(), theirs.lasting());
    if !ours.equivalent(&theirs) && plain::sends_our_request(cli, operation, &draft.input) {
        return Err(Some(format!("{words:?}\nours: {ours}\n\nreal: {theirs}")));
    }
    let is_unsigned = draft.options.has("no-sign-request");
    match is_signed && is_unsigned {
        true => Err(Some(format!("{words:?} is signed"))),
        false => Ok(()),
    }
}

/// What the CLI makes of the options, by Python's names.
fn expected(options: &GlobalOptions, cli: Cli) -> Map<String, Json> {
    let of = |name: &str| options.get(name);
    let mut expected = Map::new();
    for option in &GLOBAL_OPTIONS {
        if cli == Cli::V1 && option.is_v2_only {
            continue;
        }
        let value = of(option.name);
        let name = option.name.replace('-', "_");
        let (name, value) = match option.name {
            "no-verify-ssl" => {
                let certificates = of("ca-bundle").map_or(Json::Null, Json::from);
                let verify = value.map_or(certificates, |_| Json::Bool(false));
                ("verify_ssl".to_owned(), verify)
            }
            "no-paginate" => ("paginate".to_owned(), value.is_none().into()),
            "no-sign-request" => ("sign_request".to_owned(), value.is_none().into()),
            "cli-read-timeout" | "cli-connect-timeout" => {
                let seconds: u64 = value.unwrap_or("60").parse().unwrap();
                let seconds = if seconds == 0 {
                    Json::Null
                } else {
                    seconds.into()
                };
                (name.trim_start_matches("cli_").to_owned(), seconds)
            }
            "color" => (name, json!(value.unwrap_or("auto"))),
            // The type depends on the member, which the request shows.
            "page-size" | "max-items" => continue,
            _ if option.is_flag() => (name, value.is_some().into()),
            _ => (name, value.map_or(Json::Null, Json::from)),
        };
        expected.insert(name, value);
    }
    expected
}
