use wireform_model::OperationRef;
use wireform_model::region::is_region;

use crate::Outcome;
use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::input;

const REGION: &str = "us-east-1";

/// The HTTP request as text, as JSON or as a curl command; what is to be said about it goes to standard error.
pub fn run(arguments: &Arguments, operation: OperationRef<'_>) -> Result<Outcome, Failure> {
    let form = arguments.form.as_deref().unwrap_or("text");
    if !["text", "json", "curl"].contains(&form) {
        return Err(Failure::new(format!(
            "--as {form}: expected text, json or curl"
        )));
    }
    if !wireform_write::writes_protocol(operation.service) {
        return Err(Failure::new(format!(
            "{} speaks `{}`, a protocol in which no requests can be written; command and document can",
            operation.service.command,
            operation.service.metadata.protocol()
        )));
    }
    let draft = input::draft(arguments)?;
    let region = arguments.region.as_deref().unwrap_or(REGION);
    if !is_region(region) {
        return Err(Failure::new(format!(
            "--region {region}: expected the name of a region, such as eu-central-1"
        )));
    }
    let request = wireform_write::request_of(operation, &draft, region, arguments.cli);
    let text = match form {
        "json" => wireform_write::request_json(&request),
        "curl" => wireform_write::curl(&request, arguments.shell),
        _ => wireform_write::http_text(&request),
    };
    let mut outcome = Outcome::text(text.as_str());
    outcome.notes = match form {
        "curl" => wireform_write::curl_notes(operation, &draft, &request, arguments.shell),
        _ => wireform_write::request_notes(operation, &draft, &request),
    };
    Ok(outcome)
}
