use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use wireform_model::diagnostic::Severity;
use wireform_model::json;
use wireform_model::text::{Tag, Text};
use wireform_read::{
    Context, Hints, Meaning, Offer, Part, ReadDiagnostic, Reading, Replacement, Source, SourceKind,
    edited,
};

use crate::browser;

use super::DraftStore;
use super::highlight::{highlight, keep_highlight};
use super::typed_output::TypedOutput;

/// The text of an output, which somebody may edit: while it can be read, the draft follows it.
#[derive(Clone, Copy)]
pub struct Editing {
    kind: SourceKind,
    store: DraftStore,
    /// As somebody types it. Whether it still belongs to the draft takes a comparison of two drafts, which is made once
    /// for each change.
    typed: Memo<Option<TypedOutput>>,
    /// As the draft has it.
    written: Signal<Arc<Text>>,
    /// What its parts mean; it is read once somebody asks.
    written_parts: Memo<Arc<[Part]>>,
    /// When something was typed last.
    typed_at: StoredValue<f64>,
}

/// Of a text that was deleted.
const EMPTY: &str = "This is empty. Discard restores the text from the form.";

/// Of a document that can be read, but not by the AWS CLI.
const NOT_JSON: &str =
    "Not valid JSON. Paste YAML or code into the search box to fill in the form from it.";

/// What to do with a text for another form.
const OPEN_BY_PASTE: &str = "Paste it into the search box to open its form.";

/// Whoever pauses for so long begins another step to undo, in milliseconds.
const PAUSE: f64 = 1_000.0;

/// A text longer than this is not read.
pub(super) const LONGEST: usize = 5_000_000;

impl Editing {
    /// Nothing is typed yet.
    pub fn new(kind: SourceKind, store: DraftStore, written: Signal<Arc<Text>>) -> Self {
        let parts = Memo::new(move |_| {
            let read = read(kind, store, written.get().as_str());
            read.map_or_else(|_| Arc::default(), |reading| reading.parts.into())
        });
        Editing {
            kind,
            store,
            typed: Memo::new(move |_| store.typed_output(kind.as_str())),
            written,
            written_parts: parts,
            typed_at: StoredValue::new(0.0),
        }
    }

    /// The output's name in `data-output`.
    pub fn output(self) -> &'static str {
        self.kind.as_str()
    }

    /// The id of its editor.
    pub fn id(self) -> String {
        format!("{}-editor", self.output())
    }

    /// The id of the element that says what is wrong with the text.
    pub fn problem_id(self) -> String {
        format!("{}-problem", self.output())
    }

    /// The text that the pane shows: as it is typed, or as the draft has it.
    pub fn text(self) -> Arc<Text> {
        let typed = self.typed().map(|typed| typed.text);
        typed.unwrap_or_else(|| self.written.get())
    }

    /// What the part at a byte of the text means; a byte behind a part is at that part.
    pub fn meaning_at(self, offset: usize) -> Option<Meaning> {
        let typed = self.typed().map(|typed| typed.parts);
        let parts = typed.unwrap_or_else(|| self.written_parts.get());
        let part = parts.get(parts.partition_point(|part| part.span.end < offset))?;
        (part.span.start <= offset).then(|| part.meaning.clone())
    }

    fn typed(self) -> Option<TypedOutput> {
        self.typed.get()
    }

    /// What of the text cannot be read.
    pub fn problem(self) -> Option<ReadDiagnostic> {
        self.typed()?.problem
    }

    /// What of the text the form cannot keep, where all of it was read.
    pub fn only_here(self) -> Option<ReadDiagnostic> {
        let typed = self.typed()?;
        typed.only_here.filter(|_| typed.problem.is_none())
    }

    /// What the text may have been meant as.
    pub fn offers(self) -> Arc<[Offer]> {
        self.typed().map(|typed| typed.offers).unwrap_or_default()
    }

    /// Reads the text as it is now, and changes the draft with it if all of it can be read.
    pub fn type_text(self, text: &str) {
        self.type_over(&untrack(|| self.base()), text);
    }

    /// The text to which what is typed is a change. Beside a text that cannot be read the form may have changed, which
    /// that text does not take back; it is written with it once the editor is left.
    fn base(self) -> Arc<str> {
        match self.typed() {
            Some(typed) if typed.problem.is_some() => typed.base,
            Some(typed) => Arc::from(typed.text.as_str()),
            None => Arc::from(self.written.get().as_str()),
        }
    }

    /// The same where the text is a change to this one.
    pub fn type_over(self, base: &Arc<str>, text: &str) {
        let now = browser::now();
        if now - self.typed_at.get_value() > PAUSE {
            self.end_step();
        }
        self.typed_at.set_value(now);
        let read = match text.trim().is_empty() {
            true => Err(problem("empty", 0..0, EMPTY)),
            false => self.read(text),
        };
        let (reading, problem) = match read {
            Ok(reading) => {
                let problem = self.unread(text, &reading);
                (reading, problem)
            }
            Err(problem) => (Reading::default(), Some(problem)),
        };
        let before = match problem {
            None => self.read(base).unwrap_or_default(),
            Some(_) => Reading::default(),
        };
        let unread: Vec<Range<usize>> = problem.iter().map(|it| it.span.clone()).collect();
        let highlighted = match reading.parts.as_slice() {
            [] => keep_highlight(&untrack(|| self.text()), text, &unread),
            parts => highlight(text, parts, &unread, self.option_value()),
        };
        let typed = TypedOutput {
            text: Arc::new(highlighted),
            base: base.clone(),
            parts: reading.parts.clone().into(),
            offers: reading.offers.clone().into(),
            only_here: only_here(text, &reading),
            problem,
            beside: Arc::default(),
        };
        self.store.edit(|contents| {
            let is_read = typed.problem.is_none();
            let draft = is_read.then(|| edited(contents.draft(), &before.draft, &reading.draft));
            contents.type_in_output(self.output(), typed, draft);
            if is_read {
                contents.note_variables(text, &reading);
            }
        });
    }

    /// The editor has the focus.
    pub fn begin(self) {
        self.store.begin_output(self.output());
    }

    /// The caret moves elsewhere: what is typed there is another step to undo.
    pub fn end_step(self) {
        self.store.end_step();
    }

    /// The editor loses the focus: a text that was read is written as usual, and one that was not stays.
    pub fn leave(self) {
        let was_typed = untrack(|| self.typed()).is_some();
        self.store.leave_output(self.output());
        if was_typed {
            self.store.reveal_filled();
        }
    }

    /// Where a problem is in a text of several lines: `Line 3: `.
    pub fn place(self, problem: &ReadDiagnostic) -> String {
        let text = self.text();
        let before = text.as_str().get(..problem.span.start).unwrap_or_default();
        match text.as_str().contains('\n') {
            true => format!("Line {}: ", 1 + before.matches('\n').count()),
            false => String::new(),
        }
    }

    /// Changes the text as a diagnostic proposes.
    pub fn replace(self, fix: &Replacement) {
        let mut text = self.text().as_str().to_owned();
        if text.get(fix.span.clone()).is_some() {
            text.replace_range(fix.span.clone(), &fix.text);
            self.type_text(&text);
        }
    }

    /// Shows the draft's own text again.
    pub fn discard(self) {
        self.store
            .edit(|contents| contents.discard_output(self.output()));
    }

    fn read(self, text: &str) -> Result<Reading, ReadDiagnostic> {
        read(self.kind, self.store, text)
    }

    /// The color of the values of global options.
    fn option_value(self) -> Tag {
        match self.kind {
            SourceKind::Command => Tag::String,
            // There they are in the host.
            SourceKind::Document | SourceKind::Request => Tag::Word,
        }
    }

    /// What keeps the draft from following a text that was read.
    ///
    /// A document that is no JSON could be read as what was probably meant; but it is half typed, most likely, and the
    /// AWS CLI would not read it.
    fn unread(self, text: &str, reading: &Reading) -> Option<ReadDiagnostic> {
        if !self.store.operation.is_read_in(reading) {
            let mut parts = reading.parts.iter();
            let named = parts.find(|part| part.meaning == Meaning::Operation);
            let message = format!(
                "This is {} {}. {OPEN_BY_PASTE}",
                reading.service, reading.operation
            );
            let span = named.map_or(0..0, |part| part.span.clone());
            return Some(problem("other-operation", span, &message));
        }
        let is_half_typed = self.kind == SourceKind::Document && json::read(text).is_err();
        // The form shows unknown members, with what is wrong with them.
        let is_shown = |found: &&ReadDiagnostic| found.rule == "unknown-member";
        let stops = |found: &&ReadDiagnostic| {
            (is_half_typed && !is_shown(found)) || found.severity == Severity::Error
        };
        let found = reading.diagnostics.iter().find(stops).cloned();
        found.or_else(|| is_half_typed.then(|| problem("invalid-json", 0..0, NOT_JSON)))
    }
}

/// Reads a text as one of an open form: of several commands the first that is for its operation.
fn read(kind: SourceKind, store: DraftStore, text: &str) -> Result<Reading, ReadDiagnostic> {
    /// Nobody types more commands.
    const MOST: usize = 20;
    if text.len() > LONGEST {
        return Err(problem(
            "too-long",
            0..0,
            "This text is too long to edit: at most 5 MB.",
        ));
    }
    let first = read_choice(kind, store, text, None);
    let others = match &first {
        Ok(reading) if !store.operation.is_read_in(reading) => reading.choices.all.len(),
        _ => 0,
    };
    let mut others = (0..others.min(MOST))
        .filter_map(|choice| read_choice(kind, store, text, Some(choice)).ok());
    let own = others.find(|reading| store.operation.is_read_in(reading));
    own.map_or(first, Ok)
}

fn read_choice(
    kind: SourceKind,
    store: DraftStore,
    text: &str,
    choice: Option<usize>,
) -> Result<Reading, ReadDiagnostic> {
    let (shell, cli) = store.prefs.with_untracked(|prefs| (prefs.shell, prefs.cli));
    let hints = Hints {
        kind: Some(kind),
        shell: Some(shell),
        choice,
    };
    let operation = store.operation;
    let source = Source::detect(text, hints)?;
    let read = source.read(Context {
        services: &[operation.service()],
        operation: Some(operation.operation),
        cli,
    });
    read.map_err(|problems| {
        let first = problems.into_iter().next();
        let first =
            first.unwrap_or_else(|| problem("unreadable", 0..0, "None of this text can be read."));
        match first.rule {
            "other-service" => ReadDiagnostic {
                message: format!("{} {OPEN_BY_PASTE}", first.message),
                ..first
            },
            _ => first,
        }
    })
}

/// What of a text that was read the draft cannot keep.
fn only_here(text: &str, reading: &Reading) -> Option<ReadDiagnostic> {
    let mut diagnostics = reading.diagnostics.iter();
    let variable = diagnostics.find(|it| it.rule == "variable").cloned();
    let beside = || {
        let span = reading.beside.clone()?;
        let first = text.get(span.clone())?.split_whitespace().next()?;
        let message = format!(
            "What starts with `{first}` is not part of the form. It stays here until you change the form."
        );
        Some(problem("beside", span, &message))
    };
    variable.or_else(beside)
}

/// A diagnostic of the page's own about a text.
pub(super) fn problem(rule: &'static str, span: Range<usize>, message: &str) -> ReadDiagnostic {
    ReadDiagnostic {
        rule,
        severity: Severity::Error,
        span,
        path: None,
        message: message.to_owned(),
        fix: None,
        own_command: None,
    }
}
