use clap::Args;
use wireform_model::diagnostic::Severity;
use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::value::{Map, Number, Value};
use wireform_read::{Offer, ReadDiagnostic, Reading};

use crate::arguments::Common;
use crate::failure::Failure;
use crate::outcome::Outcome;
use crate::position::Position;
use crate::text_arguments::{ReadText, TextArguments};

/// Read a command, a document or a request back into an input
#[derive(Debug, Args)]
pub struct ReadArguments {
    #[command(flatten)]
    text: TextArguments,
}

/// What was read, in JSON; the exit status says whether it was everything.
///
/// # Errors
///
/// Where nothing could be read.
pub fn run(options: &ReadArguments, common: &Common) -> Result<Outcome, Failure> {
    let ReadText { text, reading, .. } = options.text.read(common)?;
    let is_unread = |diagnostic: &ReadDiagnostic| diagnostic.severity == Severity::Error;
    let mut outcome = Outcome::text(as_json(&text, &reading));
    outcome.code = u8::from(reading.diagnostics.iter().any(is_unread));
    Ok(outcome)
}

fn as_json(text: &str, reading: &Reading) -> String {
    let draft = &reading.draft;
    let options = draft
        .options
        .iter()
        .map(|(option, value)| (option.name, value));
    let files = draft.files.named();
    let diagnostics = reading.diagnostics.iter();
    let mut map = Map::new();
    map.push("service", Value::from(reading.service.as_str()));
    map.push("operation", Value::from(reading.operation.as_str()));
    map.push("input", draft.input.clone());
    map.push("options", texts(options));
    if !draft.files.is_empty() {
        let files: Vec<(&str, String)> = files.collect();
        map.push(
            "files",
            texts(files.iter().map(|(name, url)| (*name, url.as_str()))),
        );
    }
    if draft.facts.iter().next().is_some() {
        map.push("facts", texts(draft.facts.iter()));
    }
    let diagnostics = diagnostics.map(|it| diagnostic(text, it)).collect();
    map.push("diagnostics", Value::List(diagnostics));
    if !reading.offers.is_empty() {
        let offers = reading.offers.iter().map(offer);
        map.push("offers", Value::List(offers.collect()));
    }
    json::pretty(&Value::Map(map), &Path::root())
        .as_str()
        .to_owned()
}

fn texts<'t>(entries: impl Iterator<Item = (&'t str, &'t str)>) -> Value {
    let mut map = Map::new();
    for (name, value) in entries {
        map.push(name, Value::from(value));
    }
    Value::Map(map)
}

fn diagnostic(text: &str, diagnostic: &ReadDiagnostic) -> Value {
    let position = Position::of(text, diagnostic.span.start);
    let mut map = Map::new();
    map.push("rule", Value::from(diagnostic.rule));
    map.push("severity", Value::from(diagnostic.severity.as_str()));
    if let Some(path) = &diagnostic.path {
        map.push("path", Value::from(path.as_str()));
    }
    map.push("line", number(position.line));
    map.push("column", number(position.column));
    map.push("message", Value::from(diagnostic.message.as_str()));
    Value::Map(map)
}

fn offer(offer: &Offer) -> Value {
    let mut map = Map::new();
    map.push("label", Value::from(offer.label.as_str()));
    map.push("message", Value::from(offer.message.as_str()));
    map.push("input", offer.draft.input.clone());
    Value::Map(map)
}

fn number(count: usize) -> Value {
    Number::parse(&count.to_string()).map_or(Value::Null, Value::Number)
}
