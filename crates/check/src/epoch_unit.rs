use wireform_model::step::Step;
use wireform_model::value::{Number, Value};

use super::context::CheckContext;
use super::{Findings, Rule};

/// # What it checks
/// A number that is a time since 1970 is in the unit that its member needs: seconds or milliseconds.
///
/// # Why
/// To the model it is any number. CloudWatch Logs silently drops an event whose timestamp is in seconds,
/// since that is a day in January 1970.
///
/// # Example
/// `{"logEvents": [{"timestamp": 1700000000, "message": "a"}]}` of CloudWatch Logs' `PutLogEvents`
///
/// # Who refuses
/// Nobody.
///
/// # Source
/// AWS's documentation of each member in the table.
pub const EPOCH_UNIT: Rule = Rule::warning("epoch-unit", "An epoch timestamp is in the right unit");

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Seconds,
    Milliseconds,
}

/// The members by the id of their service and their operation.
const MEMBERS: &[(&str, &str, &[&str], Unit)] = {
    use Unit::{Milliseconds, Seconds};
    const LOGS: &str = "CloudWatch Logs";
    const TAILOR: &str = "MediaTailor";
    &[
        (LOGS, "PutLogEvents", &["timestamp"], Milliseconds),
        (
            LOGS,
            "GetLogEvents",
            &["startTime", "endTime"],
            Milliseconds,
        ),
        (
            LOGS,
            "FilterLogEvents",
            &["startTime", "endTime"],
            Milliseconds,
        ),
        (LOGS, "CreateExportTask", &["from", "to"], Milliseconds),
        (
            LOGS,
            "CreateImportTask",
            &["startEventTime", "endEventTime"],
            Milliseconds,
        ),
        (LOGS, "StartQuery", &["startTime", "endTime"], Seconds),
        (
            TAILOR,
            "CreateProgram",
            &["ScheduledStartTimeMillis"],
            Milliseconds,
        ),
        (
            TAILOR,
            "UpdateProgram",
            &["ScheduledStartTimeMillis"],
            Milliseconds,
        ),
        ("OpenSearch", "ListInsights", &["From", "To"], Milliseconds),
        (
            "Rekognition",
            "StartStreamProcessor",
            &["ProducerTimestamp"],
            Milliseconds,
        ),
        (
            "finspace data",
            "CreateDataView",
            &["asOfTimestamp"],
            Milliseconds,
        ),
    ]
};

/// Numbers from here on are seconds or milliseconds of the years 2001 to 2286.
const SECONDS: std::ops::Range<i64> = 1_000_000_000..10_000_000_000;
const MILLISECONDS: std::ops::Range<i64> = 1_000_000_000_000..10_000_000_000_000;

pub fn check(context: &CheckContext<'_>, number: &Number, findings: &mut Findings) {
    let (Some(unit), Ok(given)) = (unit(context), number.text().parse::<i64>()) else {
        return;
    };
    let (name, likely, meant) = match unit {
        Unit::Milliseconds if SECONDS.contains(&given) => ("milliseconds", "seconds", given * 1000),
        Unit::Seconds if MILLISECONDS.contains(&given) => ("seconds", "milliseconds", given / 1000),
        _ => return,
    };
    let label = context.label();
    let message = format!("{label} is in {name}, and {given} looks like {likely}.");
    let finding = EPOCH_UNIT.at(context.place.path(), message);
    let meant_number = Number::parse(&meant.to_string()).map(Value::Number);
    findings.push(match meant_number {
        Some(number) => finding.replace_with(format!("Use {meant}"), number),
        None => finding,
    });
}

/// The unit that the member needs, where it is a time since 1970.
fn unit(context: &CheckContext<'_>) -> Option<Unit> {
    let Step::Name(member) = context.place.last() else {
        return None;
    };
    let service = context.operation.service.metadata.service_id.as_str();
    let operation = context.operation.operation.api_name.as_str();
    let row = MEMBERS.iter().find(|(id, name, members, _)| {
        *id == service && *name == operation && members.contains(&member)
    });
    row.map(|(.., unit)| *unit)
}
