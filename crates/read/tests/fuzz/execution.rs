//! One text read once.

use std::ops::Range;

use wireform_model::cli::Cli;
use wireform_model::diagnostic::Severity;
use wireform_model::index::{FORMAT, Index};
use wireform_model::shell::Shell;
use wireform_model::{Protocol, Service};
use wireform_read::{Context, Hints, ReadDiagnostic, Reading, Source, SourceKind};
use wireform_testing::Random;

/// What became of a text.
#[derive(Clone, Copy, Debug)]
pub enum Outcome {
    /// It was not of the kind.
    NotDetected,
    /// It gave no draft.
    Unread,
    /// Something was left unread.
    Partly,
    Read,
}

impl Outcome {
    pub const COUNT: usize = 4;
}

/// Every kind with every shell; the shell of a document means nothing.
pub fn hints() -> impl Iterator<Item = Hints> {
    use SourceKind::{Command, Document, Request};
    let kinds = [None, Some(Command), Some(Document), Some(Request)];
    let shells = || std::iter::once(None).chain(Shell::ALL.iter().copied().map(Some));
    let hints = kinds.into_iter().flat_map(move |kind| {
        shells().map(move |shell| Hints {
            kind,
            shell,
            ..Hints::default()
        })
    });
    hints.filter(|hints| hints.kind != Some(Document) || hints.shell.is_none())
}

/// What texts are read with: a service for each protocol, and an index of services.
pub struct Readers {
    services: Vec<Service>,
    index: Index,
}

impl Readers {
    pub fn new() -> Self {
        let model = include_str!("../data/shop.json");
        let services = Protocol::ALL.map(|protocol| {
            let model = model.replace("PROTOCOL", &protocol.to_string());
            Service::from_json(&model, Some("shop")).unwrap()
        });
        let names = format!(
            "{FORMAT}\tAWS CLI\t2026-01-02\nshop\tAmazon Shop\tstore\nlambda\tAWS Lambda\tfunctions.aws\n\
             s3api\tAmazon Simple Storage Service\t@s3\ndynamodb\tAmazon DynamoDB\n"
        );
        let mut index = Index::read(&names).unwrap();
        index.read_operations(
            "shop\n sell list play\n\ns3api\nobject put get\n\ndynamodb\nitem put get\n",
        );
        Readers {
            services: services.into(),
            index,
        }
    }

    /// Reads a text with models drawn at random.
    ///
    /// # Panics
    ///
    /// Where a reader does, or gives a place that is not in the text.
    pub fn execute(&self, text: &str, hints: Hints, random: &mut Random) -> Outcome {
        let source = match Source::detect(text, hints) {
            Ok(source) => source,
            Err(error) => {
                check_diagnostics(text, &[error]);
                return Outcome::NotDetected;
            }
        };
        if let Err(error) = source.services(&self.index) {
            check_diagnostics(text, &[error]);
        }
        let first = random.below(self.services.len());
        // Mostly one service, sometimes a few that could have sent the same request.
        let count = *random.pick(&[&1, &1, &1, &1, &2, &3, &0]);
        let services = self.services.iter().cycle().skip(first).take(count);
        let services: Vec<&Service> = services.collect();
        let operation = services.first().and_then(|service| {
            let name = random.pick(&["sell", "sell", "list", "put", "play", ""]);
            service.operation(name)
        });
        let result = source.read(Context {
            services: &services,
            operation,
            cli: *random.pick(&[&Cli::V1, &Cli::V2]),
        });
        match result {
            Ok(reading) => outcome(text, &reading),
            Err(errors) => {
                check_diagnostics(text, &errors);
                Outcome::Unread
            }
        }
    }
}

fn outcome(text: &str, reading: &Reading) -> Outcome {
    check_diagnostics(text, &reading.diagnostics);
    let mut end = 0;
    for part in &reading.parts {
        check_span(text, &part.span, part);
        assert!(part.span.start >= end, "overlapping: {part:?}");
        end = part.span.end;
    }
    let is_error = |it: &ReadDiagnostic| it.severity == Severity::Error;
    match reading.diagnostics.iter().any(is_error) {
        true => Outcome::Partly,
        false => Outcome::Read,
    }
}

fn check_diagnostics(text: &str, diagnostics: &[ReadDiagnostic]) {
    for diagnostic in diagnostics {
        check_span(text, &diagnostic.span, diagnostic);
        if let Some(fix) = &diagnostic.fix {
            check_span(text, &fix.span, diagnostic);
        }
    }
}

/// A place is between two characters of the text.
fn check_span(text: &str, span: &Range<usize>, of: &dyn std::fmt::Debug) {
    assert!(text.get(span.clone()).is_some(), "not in the text: {of:?}");
}
