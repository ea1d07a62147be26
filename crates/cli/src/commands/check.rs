use wireform_check::CheckInput;

use wireform_model::OperationRef;
use wireform_model::diagnostic::{Diagnostic, Severity};
use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::value::{Map, Value};

use crate::Outcome;
use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::input;

/// The diagnostics as text or JSON; the exit status tells whether there are errors.
pub fn run(arguments: &Arguments, operation: OperationRef<'_>) -> Result<Outcome, Failure> {
    let form = arguments.form.as_deref().unwrap_or("text");
    if !["text", "json"].contains(&form) {
        return Err(Failure::new(format!("--as {form}: expected text or json")));
    }
    let draft = input::draft(arguments)?;
    let subject = CheckInput {
        operation,
        draft: &draft,
        cli: arguments.cli,
    };
    // The built-in companion knows the built-in model; a model of one's own has none.
    let companion = arguments.model.is_none().then(|| {
        wireform_companions::companion(&operation.service.command, &operation.operation.command)
    });
    let diagnostics = wireform_check::check(subject, companion.flatten().map(|it| it.guide.check));
    let errors = diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity == Severity::Error);
    let text = match form {
        "json" => as_json(&diagnostics),
        _ => as_text(&diagnostics),
    };
    let mut outcome = Outcome::text(text);
    outcome.code = u8::from(errors);
    Ok(outcome)
}

fn as_text(diagnostics: &[Diagnostic]) -> String {
    if diagnostics.is_empty() {
        return "Nothing to say: the AWS CLI sends this as it is.".to_owned();
    }
    let lines: Vec<String> = diagnostics.iter().map(line).collect();
    lines.join("\n")
}

/// `error[timeout-range] /TimeoutInMillis: … (refused by the service)`
fn line(diagnostic: &Diagnostic) -> String {
    let refused_by = match diagnostic.refused_by.map(|refuser| refuser.as_str()) {
        Some("cli") => " (refused by the AWS CLI)",
        Some(_) => " (refused by the service)",
        None => "",
    };
    format!(
        "{}[{}] {}: {}{refused_by}",
        diagnostic.severity.as_str(),
        diagnostic.rule,
        if diagnostic.path.is_root() {
            "input"
        } else {
            diagnostic.path.as_str()
        },
        diagnostic.message,
    )
}

fn as_json(diagnostics: &[Diagnostic]) -> String {
    let list = Value::List(diagnostics.iter().map(object).collect());
    json::pretty(&list, &Path::root()).as_str().to_owned()
}

fn object(diagnostic: &Diagnostic) -> Value {
    let refused_by = diagnostic
        .refused_by
        .map(|refuser| Value::from(refuser.as_str()));
    let mut map = Map::new();
    map.push("rule", Value::from(diagnostic.rule));
    map.push("severity", Value::from(diagnostic.severity.as_str()));
    map.push("refused_by", refused_by.unwrap_or(Value::Null));
    map.push("path", Value::from(diagnostic.path.as_str()));
    map.push("message", Value::from(diagnostic.message.as_str()));
    Value::Map(map)
}
