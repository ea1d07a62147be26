use std::borrow::Cow;

use clap::{Args, ValueEnum};
use serde::Serialize;
use wireform_check::CheckInput;
use wireform_model::diagnostic::{Diagnostic, Severity};

use crate::arguments::{Common, InputArguments, OperationArguments};
use crate::failure::Failure;
use crate::global_arguments::GlobalArguments;
use crate::input;
use crate::json;
use crate::outcome::Outcome;
use crate::service;

/// Report what is wrong with the input, and who rejects it
#[derive(Debug, Args)]
pub struct CheckArguments {
    #[command(flatten)]
    operation: OperationArguments,
    #[command(flatten)]
    input: InputArguments,
    #[command(flatten)]
    globals: GlobalArguments,
    /// The form of the report
    #[arg(
        long = "as",
        value_name = "FORM",
        default_value = "text",
        help_heading = "Output"
    )]
    form: ReportFormat,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ReportFormat {
    Text,
    Json,
}

/// The diagnostics as text or JSON; the exit status says whether there are errors.
///
/// # Errors
///
/// Where there is nothing to print.
pub fn run(options: &CheckArguments, common: &Common) -> Result<Outcome, Failure> {
    let service = options.operation.service(common)?;
    let operation = options.operation.operation(common, &service)?;
    let draft = input::draft(&options.input, &options.globals, common, operation)?;
    let checked = CheckInput {
        operation,
        draft: &draft,
        cli: common.cli,
    };
    let companion = service::companion(common, operation);
    let diagnostics = wireform_check::check(checked, companion.map(|it| it.guide.check));
    let mut outcome = Outcome::text(match options.form {
        ReportFormat::Json => as_json(&diagnostics)?,
        ReportFormat::Text => as_text(&diagnostics),
    });
    let is_error = |diagnostic: &Diagnostic| diagnostic.severity == Severity::Error;
    outcome.code = u8::from(diagnostics.iter().any(is_error));
    Ok(outcome)
}

fn as_text(diagnostics: &[Diagnostic]) -> String {
    if diagnostics.is_empty() {
        return "Nothing here that the AWS CLI would reject.".to_owned();
    }
    let lines: Vec<String> = diagnostics.iter().map(line).collect();
    lines.join("\n")
}

/// `error[timeout-range] /TimeoutInMillis: … (rejected by the service)`
pub fn line(diagnostic: &Diagnostic) -> String {
    let refused_by = match diagnostic.refused_by.map(|refuser| refuser.as_str()) {
        Some("cli") => " (rejected by the AWS CLI)",
        Some(_) => " (rejected by the service)",
        None => "",
    };
    format!(
        "{}[{}] {}: {}{refused_by}",
        diagnostic.severity.as_str(),
        diagnostic.rule,
        place(diagnostic),
        diagnostic.message,
    )
}

/// The path, or the option.
fn place(diagnostic: &Diagnostic) -> Cow<'_, str> {
    match diagnostic.option {
        Some(option) => Cow::Owned(format!("--{option}")),
        None if diagnostic.path.is_root() => Cow::Borrowed("input"),
        None => Cow::Borrowed(diagnostic.path.as_str()),
    }
}

/// A diagnostic in JSON.
#[derive(Serialize)]
struct JsonDiagnostic<'d> {
    rule: &'d str,
    severity: &'d str,
    refused_by: Option<&'d str>,
    path: &'d str,
    /// Only of a diagnostic about a global option.
    #[serde(skip_serializing_if = "Option::is_none")]
    option: Option<&'d str>,
    message: &'d str,
}

fn as_json(diagnostics: &[Diagnostic]) -> Result<String, Failure> {
    let list = diagnostics.iter().map(|diagnostic| JsonDiagnostic {
        rule: diagnostic.rule,
        severity: diagnostic.severity.as_str(),
        refused_by: diagnostic.refused_by.map(|refuser| refuser.as_str()),
        path: diagnostic.path.as_str(),
        option: diagnostic.option,
        message: &diagnostic.message,
    });
    json::pretty(&list.collect::<Vec<_>>())
}
