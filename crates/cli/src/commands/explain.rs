use clap::Args;
use wireform_check::CheckInput;
use wireform_model::OperationRef;
use wireform_model::diagnostic::{Diagnostic, Severity};
use wireform_read::{Offer, ReadDiagnostic};

use crate::arguments::Common;
use crate::explanation::{ExplainedPart, Explanation};
use crate::failure::Failure;
use crate::help::Help;
use crate::outcome::Outcome;
use crate::service;
use crate::text_arguments::{ReadText, TextArguments};

/// Explain the parts of a command, document or request, and what is wrong with them
#[derive(Debug, Args)]
pub struct ExplainArguments {
    #[command(flatten)]
    text: TextArguments,
}

/// A line for each part of the text, with what is wrong below it; the exit status says whether anything is.
///
/// # Errors
///
/// Where nothing could be read.
pub fn run(options: &ExplainArguments, common: &Common) -> Result<Outcome, Failure> {
    let read = options.text.read(common)?;
    let operation = read.operation();
    let operation = operation.ok_or_else(|| Failure::new("none of this text could be read"))?;
    let checked = check_draft(operation, &read, common);
    let help = Help::of(operation, common)?;
    let explanation = Explanation::of(&read.text, &read.reading, &checked, &help);
    let mut outcome = Outcome::text(table(&explanation));
    outcome.notes = read.reading.offers.iter().map(note).collect();
    let is_unread = |it: &ReadDiagnostic| it.severity == Severity::Error;
    let is_rejected = |it: &Diagnostic| it.severity == Severity::Error;
    outcome.code =
        u8::from(read.reading.diagnostics.iter().any(is_unread) || checked.iter().any(is_rejected));
    Ok(outcome)
}

fn check_draft(operation: OperationRef<'_>, read: &ReadText, common: &Common) -> Vec<Diagnostic> {
    let checked = CheckInput {
        operation,
        draft: &read.reading.draft,
        cli: common.cli,
    };
    let companion = service::companion(common, operation);
    wireform_check::check(checked, companion.map(|it| it.guide.check))
}

/// `Use what is in taskDefinition: …`
fn note(offer: &Offer) -> String {
    format!("{}: {}", offer.label, offer.message)
}

/// The texts, their meanings and their help in columns, and the problems below each.
fn table(explanation: &Explanation) -> String {
    let rows = &explanation.rows;
    if rows.is_empty() && explanation.other_problems.is_empty() {
        return "Nothing is filled in.".to_owned();
    }
    let width =
        |cell: fn(&ExplainedPart) -> &str| rows.iter().map(|row| cell(row).chars().count()).max();
    let text = width(|row| &row.text).unwrap_or_default();
    let meaning = width(|row| &row.meaning).unwrap_or_default();
    let mut lines: Vec<String> = Vec::new();
    for row in rows {
        let line = format!("{:text$}  {:meaning$}  {}", row.text, row.meaning, row.help);
        lines.push(line.trim_end().to_owned());
        lines.extend(row.problems.iter().map(|problem| indented(problem)));
    }
    lines.extend(explanation.other_problems.iter().cloned());
    lines.join("\n")
}

fn indented(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("    {line}")).collect();
    lines.join("\n")
}
