//! One input: what Wireform prints and says about it, compared with what the real CLI does with it.

use std::collections::HashMap;
use std::fmt::Write;

use wireform_check::{CheckInput, check};
use wireform_companions::Companion;
use wireform_model::OperationRef;
use wireform_model::cli::Cli;
use wireform_model::diagnostic::{Diagnostic, Refuser};
use wireform_model::draft::Draft;
use wireform_write::{CommandOptions, Nested, Shell};

use crate::oracle::{self, Answer};
use crate::parallel::in_parallel;
use crate::wire::WireRequest;
use crate::{aws, shell};

/// What is tested: an operation as Wireform knows it, with one of the CLIs.
#[derive(Clone, Copy)]
pub struct Claim<'a> {
    pub operation: OperationRef<'a>,
    pub companion: Option<&'a Companion>,
    pub cli: Cli,
}

/// An input with everything that Wireform and the CLI make of it.
pub struct Trial {
    pub draft: Draft,
    diagnostics: Vec<Diagnostic>,
    /// The diagnostics without the companion.
    generic: Vec<Diagnostic>,
    /// Our request.
    request: WireRequest,
    document: String,
    /// What the CLI does with the document.
    answer: Answer,
    commands: Vec<CommandForm>,
    questions: usize,
}

/// One form of the command.
struct CommandForm {
    nested: Nested,
    text: String,
    /// What the CLI does with the words that bash passes to it.
    answer: Answer,
}

pub const FORMS: [Nested; 4] = [
    Nested::Auto,
    Nested::Shorthand,
    Nested::Json,
    Nested::Document,
];

/// Gives the oracle every draft, as a document and as a command in all forms.
pub fn run(claim: Claim<'_>, drafts: Vec<Draft>) -> Vec<Trial> {
    let cases = drafts.into_iter().map(|draft| (claim, draft));
    run_all(cases.collect())
}

/// As [`run`], for drafts of many operations.
pub fn run_all(drafts: Vec<(Claim<'_>, Draft)>) -> Vec<Trial> {
    let texts: Vec<_> = drafts
        .iter()
        .flat_map(|(claim, draft)| commands(*claim, draft))
        .collect();
    let of_bash = shell::words(
        "bash",
        &texts.iter().map(|c| c.text.as_str()).collect::<Vec<_>>(),
    );
    let mut forms = texts.into_iter().zip(of_bash);
    let cases: Vec<_> = drafts
        .into_iter()
        .map(|(claim, draft)| {
            let command_forms: Vec<_> = forms.by_ref().take(2 * FORMS.len()).collect();
            (claim, draft, command_forms)
        })
        .collect();
    in_parallel(cases, |(claim, draft, command_forms)| {
        Trial::run(claim, draft, command_forms)
    })
}

/// The command in each form, wrapped and on one line.
pub fn commands(claim: Claim<'_>, draft: &Draft) -> Vec<Printed> {
    let forms = FORMS
        .iter()
        .flat_map(|nested| [(*nested, false), (*nested, true)]);
    forms
        .map(|(nested, one_line)| {
            let options = CommandOptions {
                shell: Shell::Posix,
                nested,
                one_line,
                cli: claim.cli,
                raw_blobs: false,
            };
            let command = wireform_write::command(claim.operation, &draft.input, &options);
            Printed {
                nested,
                text: command.text.as_str().to_owned(),
                needs_document: command.needs_document,
            }
        })
        .collect()
}

/// A command as we print it.
#[derive(Clone)]
pub struct Printed {
    nested: Nested,
    pub text: String,
    needs_document: bool,
}

impl Trial {
    fn run(claim: Claim<'_>, draft: Draft, command_forms: Vec<(Printed, Vec<String>)>) -> Self {
        let document = wireform_write::document(&draft.input).as_str().to_owned();
        let mut asked: HashMap<(Vec<String>, bool), Answer> = HashMap::new();
        let mut ask = |words: Vec<String>, needs_document: bool| {
            let question = (words, needs_document);
            if let Some(answer) = asked.get(&question) {
                return answer.clone();
            }
            let file = needs_document.then(|| oracle::document_file(&document));
            let answer = oracle::ask(claim.cli, &question.0, file.as_slice());
            asked.insert(question, answer.clone());
            answer
        };
        let answer = ask(document_words(claim.operation), true);
        let commands = command_forms
            .into_iter()
            .map(|(printed, words)| CommandForm {
                nested: printed.nested,
                text: printed.text,
                answer: ask(words, printed.needs_document),
            });
        let commands = commands.collect();
        let questions = asked.len();
        let subject = CheckInput {
            operation: claim.operation,
            draft: &draft,
            cli: claim.cli,
        };
        let request =
            wireform_write::request_from(claim.operation, &draft.input, aws::REGION, claim.cli);
        Trial {
            diagnostics: check(subject, claim.companion.map(|it| it.guide.check)),
            generic: check(subject, None),
            request: WireRequest::ours(&request).lasting(),
            document,
            answer,
            commands,
            questions,
            draft,
        }
    }

    /// How the request that the CLI sends for the document differs from ours; it has to be equal to the last byte.
    pub fn request_differs(&self) -> Option<String> {
        let sent = self.answer.request.clone()?.lasting();
        if self.answer.exit != 0 {
            return Some(format!("sent, but then\n{}", self.answer.stderr));
        }
        (sent != self.request).then(|| format!("ours: {}\n\nreal: {sent}", self.request))
    }

    /// How the CLI's refusal of the document differs from what the diagnostics say, with and without the companion.
    pub fn refusal_differs(&self) -> Option<String> {
        [&self.diagnostics, &self.generic]
            .into_iter()
            .find_map(|diagnostics| differing_refusal(diagnostics, &self.answer))
    }

    /// How the command in this form differs from the document: it has to give the same request or be refused as well.
    pub fn command_differs(&self, nested: Nested) -> Option<String> {
        let forms = self.commands.iter().filter(|form| form.nested == nested);
        forms
            .filter_map(|form| {
                let same = match (&form.answer.request, &self.answer.request) {
                    (None, None) => true,
                    (Some(ours), Some(real)) => {
                        ours.clone().lasting().equivalent(&real.clone().lasting())
                    }
                    _ => false,
                };
                (!same).then(|| {
                    format!(
                        "{}\n\nof the command: {}\n\nof the document: {}",
                        form.text,
                        describe(&form.answer),
                        describe(&self.answer)
                    )
                })
            })
            .next()
    }

    /// The content of `input.json`.
    pub fn document(&self) -> &str {
        &self.document
    }

    /// The command in one form, and what the CLI does with it.
    pub fn command_form(&self, nested: Nested) -> Option<(&str, &Answer)> {
        let found = self.commands.iter().find(|form| form.nested == nested);
        found.map(|form| (form.text.as_str(), &form.answer))
    }

    /// How many different command lines the CLI ran.
    pub fn questions(&self) -> usize {
        self.questions
    }

    /// Whether the CLI refuses the document.
    pub fn is_refused(&self) -> bool {
        self.answer.refused()
    }

    /// The error message of the CLI if it refuses the document.
    pub fn refusal(&self) -> &str {
        &self.answer.stderr
    }
}

/// Whether the CLI refuses the document of a draft, and how that differs from what the diagnostics say.
pub fn refusal_differs(claim: Claim<'_>, draft: &Draft) -> (bool, Option<String>) {
    let document = wireform_write::document(&draft.input);
    let words = document_words(claim.operation);
    let answer = oracle::ask(
        claim.cli,
        &words,
        &[oracle::document_file(document.as_str())],
    );
    let subject = CheckInput {
        operation: claim.operation,
        draft,
        cli: claim.cli,
    };
    let diagnostics = check(subject, claim.companion.map(|it| it.guide.check));
    (answer.refused(), differing_refusal(&diagnostics, &answer))
}

/// What we say and what the CLI does, if a diagnostic says that the CLI refuses and it does not, or the reverse.
fn differing_refusal(diagnostics: &[Diagnostic], answer: &Answer) -> Option<String> {
    let said = refusals(diagnostics);
    (said.is_empty() == answer.refused()).then(|| {
        format!(
            "ours: refused by the CLI for {said:?}\n\nreal: exit {}\n{}",
            answer.exit, answer.stderr
        )
    })
}

/// `SERVICE OPERATION --cli-input-json file://input.json`
fn document_words(operation: OperationRef<'_>) -> Vec<String> {
    [
        operation.service.command.as_str(),
        operation.operation.command.as_str(),
        "--cli-input-json",
        "file://input.json",
    ]
    .map(str::to_owned)
    .to_vec()
}

fn refusals(diagnostics: &[Diagnostic]) -> Vec<String> {
    diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.refused_by == Some(Refuser::Cli))
        .map(|diagnostic| format!("{} at {:?}", diagnostic.rule, diagnostic.path))
        .collect()
}

fn describe(answer: &Answer) -> String {
    let mut text = String::new();
    match &answer.request {
        Some(request) => write!(text, "{}", request.clone().lasting()).unwrap_or_default(),
        None => {
            write!(text, "refused, exit {}\n{}", answer.exit, answer.stderr).unwrap_or_default()
        }
    }
    text
}
