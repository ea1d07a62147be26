//! In place of a timestamp, Wireform says that the CLI refuses a value exactly where it does.

use wireform_conformance::catalog;
use wireform_conformance::parallel::in_parallel;
use wireform_conformance::trial::{Claim, refusal_differs};
use wireform_model::cli::Cli;
use wireform_model::value::{Map, Number, Value};
use wireform_testing::{NUMBERS, TIMESTAMPS};

use super::draft;

/// A member of each format of timestamps: seconds in JSON, ISO 8601 in a query, an HTTP date in a header.
const MEMBERS: [(&str, &str, &str); 3] = [
    ("cloudtrail", "lookup-events", "StartTime"),
    ("rds", "describe-events", "StartTime"),
    ("s3api", "list-objects", "IfModifiedSince"),
];

/// In addition to the generator's texts: a year that Python's `datetime` does not have.
const LATE: &str = "10000-01-01T00:00:00Z";

#[test]
fn v1_refuses_exactly_what_we_say_of_timestamps() {
    compare(Cli::V1);
}

#[test]
fn v2_refuses_exactly_what_we_say_of_timestamps() {
    compare(Cli::V2);
}

fn compare(cli: Cli) {
    let texts = TIMESTAMPS
        .iter()
        .chain([&LATE])
        .map(|text| Value::from(*text));
    let numbers = NUMBERS.iter().filter_map(|text| Number::parse(text));
    let values: Vec<Value> = texts.chain(numbers.map(Value::Number)).collect();
    let differences = in_parallel(values.clone(), |value| {
        let mut members = MEMBERS.iter();
        members.find_map(|member| difference(cli, *member, &value))
    });
    for (value, difference) in values.iter().zip(differences) {
        assert_eq!(difference, None, "{value:?}");
    }
}

fn difference(
    cli: Cli,
    (service, operation, member): (&str, &str, &str),
    value: &Value,
) -> Option<String> {
    let service = catalog::services_of(cli).get(service)?;
    let claim = Claim {
        operation: service.operation(operation)?,
        companion: None,
        cli,
    };
    let members = [(member.to_owned(), value.clone())];
    let input = Value::Map(Map::from_iter(members));
    refusal_differs(claim, &draft(&input)).1
}
