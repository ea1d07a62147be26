use std::sync::Arc;

use leptos::prelude::*;
use wireform_model::draft::Draft;
use wireform_model::index::Index;
use wireform_model::{OperationRef, Service};
use wireform_read::{Context, Hints, ReadDiagnostic, Reading, Source, SourceKind};

use super::editing::{LONGEST, problem};
use super::{Catalog, Fetched, OpenOperation, PrefsStore};

/// Of the services that a request may be for, no more are fetched.
const MOST_SERVICES: usize = 6;

/// A text that somebody has pasted, on its way to the form that it fills in; a context.
///
/// Reading it takes the models of the services that it names, which may have to be fetched first.
#[derive(Clone, Copy)]
pub struct Pasting {
    catalog: Catalog,
    prefs: PrefsStore,
    /// The operation whose form is open: that of a document, which names none.
    open: RwSignal<Option<OpenOperation>>,
    /// What is being read.
    pending: RwSignal<Option<Pending>>,
    /// What was read, until its form takes it.
    arrived: RwSignal<Option<Arc<Pasted>>>,
    /// Why nothing of the last text could be read.
    failed: RwSignal<Option<Arc<Failed>>>,
}

/// A text that is being read, and which of its commands or requests somebody chose.
#[derive(Clone)]
struct Pending {
    text: Arc<str>,
    choice: Option<usize>,
}

/// A text with what was read of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    pub text: Arc<str>,
    pub kind: SourceKind,
    pub reading: Reading,
    /// Whether another page was open when it was pasted, to which Back leads.
    pub opens_form: bool,
}

/// A text that could not be read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    pub text: Arc<str>,
    pub diagnostics: Vec<ReadDiagnostic>,
}

/// How far reading has come.
enum Progress {
    /// A file of the site is being fetched.
    Waiting,
    Read(Pasted),
    Failed(Vec<ReadDiagnostic>),
}

impl Pasting {
    /// Nothing is pasted yet.
    pub fn new(catalog: Catalog, prefs: PrefsStore) -> Self {
        Pasting {
            catalog,
            prefs,
            open: RwSignal::new(None),
            pending: RwSignal::new(None),
            arrived: RwSignal::new(None),
            failed: RwSignal::new(None),
        }
    }

    /// Names the operation whose form is open, for as long as the calling component is mounted.
    pub fn follow_open(self, operation: OpenOperation) {
        let open = self.open;
        open.set(Some(operation));
        on_cleanup(move || {
            let _ = open.try_update(|open| {
                if *open == Some(operation) {
                    *open = None;
                }
            });
        });
    }

    /// Begins to read a text.
    pub fn take(self, text: &str) {
        self.begin(text.into(), None);
    }

    /// Begins to read another one of the commands or requests of a text, counted from 0.
    pub fn choose(self, text: Arc<str>, choice: usize) {
        self.begin(text, Some(choice));
    }

    fn begin(self, text: Arc<str>, choice: Option<usize>) {
        self.failed.set(None);
        self.arrived.set(None);
        self.pending.set(Some(Pending { text, choice }));
    }

    /// Goes on reading, as far as the files are there; tracks those that are not. Returns what was read,
    /// whose form is to be opened.
    pub fn advance(self) -> Option<Arc<Pasted>> {
        let pending = self.pending.get()?;
        let done = match self.read(&pending) {
            Progress::Waiting => return None,
            Progress::Read(pasted) => Ok(Arc::new(pasted)),
            Progress::Failed(diagnostics) => Err(Failed {
                text: pending.text,
                diagnostics,
            }),
        };
        self.pending.set(None);
        match done {
            Ok(pasted) => {
                self.arrived.set(Some(Arc::clone(&pasted)));
                Some(pasted)
            }
            Err(failed) => {
                self.failed.set(Some(Arc::new(failed)));
                None
            }
        }
    }

    /// What was read for an operation; it is taken only once.
    pub fn take_arrived(self, operation: OpenOperation) -> Option<Arc<Pasted>> {
        let arrived = self.arrived.get()?;
        operation.is_read_in(&arrived.reading).then(|| {
            self.arrived.set(None);
            arrived
        })
    }

    /// Why nothing of the last text could be read.
    pub fn failed(self) -> Option<Arc<Failed>> {
        self.failed.get()
    }

    /// Says why there is no text to read.
    pub fn fail(self, message: &str) {
        let diagnostics = vec![problem("no-text", 0..0, message)];
        let text = Arc::default();
        self.failed
            .set(Some(Arc::new(Failed { text, diagnostics })));
    }

    /// Closes the message about the last text.
    pub fn dismiss(self) {
        self.failed.set(None);
    }

    fn read(self, Pending { text, choice }: &Pending) -> Progress {
        if text.len() > LONGEST {
            return failed("too-long", "This text is too long to read: at most 5 MB.");
        }
        let Some(index) = self.index() else {
            return Progress::Waiting;
        };
        let hints = Hints {
            choice: *choice,
            ..Hints::default()
        };
        let source = match Source::detect(text, hints) {
            Ok(source) => source,
            Err(problem) => return Progress::Failed(vec![problem]),
        };
        let names = match source.services(&index) {
            Ok(names) => names,
            Err(problem) => return Progress::Failed(vec![problem]),
        };
        // Only the names of operations tell whose a call without a service may be.
        let may_be_call = names.is_empty() && source.kind() == SourceKind::Document;
        if may_be_call && matches!(self.catalog.complete_index(), Fetched::Pending) {
            return Progress::Waiting;
        }
        let Some(services) = self.services(&names) else {
            return Progress::Waiting;
        };
        if services.is_empty() && !names.is_empty() {
            return failed(
                "not-fetched",
                "The service's model could not be loaded. Check your connection and paste again.",
            );
        }
        let read = source.read(Context {
            services: &services,
            operation: self.operation(),
            cli: self.prefs.with_untracked(|prefs| prefs.cli),
        });
        match read {
            Ok(reading) => Progress::Read(Pasted {
                text: Arc::clone(text),
                kind: source.kind(),
                opens_form: !self
                    .open
                    .get_untracked()
                    .is_some_and(|open| open.is_read_in(&reading)),
                reading,
            }),
            Err(diagnostics) => Progress::Failed(diagnostics),
        }
    }

    fn operation(self) -> Option<OperationRef<'static>> {
        self.open.get_untracked().map(|open| open.operation)
    }

    /// The names of all services, the visitor's own among them; `None` while they are being fetched.
    fn index(self) -> Option<Index> {
        let mut index = match self.catalog.index() {
            Fetched::Ready(index) => index.clone(),
            Fetched::Pending => return None,
            Fetched::NotFound | Fetched::Error => Index::default(),
        };
        let models = self.catalog.user_models().all();
        let own = models.iter().map(|model| model.listed.clone());
        index.services.splice(0..0, own);
        Some(index)
    }

    /// The services of these names that there are; `None` while one is being fetched.
    fn services(self, names: &[String]) -> Option<Vec<&'static Service>> {
        let mut services = Vec::new();
        let mut is_pending = false;
        for name in names.iter().take(MOST_SERVICES) {
            match self.catalog.service(name) {
                Fetched::Ready(service) => services.push(service),
                Fetched::Pending => is_pending = true,
                Fetched::NotFound | Fetched::Error => {}
            }
        }
        (!is_pending).then_some(services)
    }
}

impl Pasted {
    /// The draft of a form that this text is pasted into. What the text does not say stays: a document says nothing
    /// of the region.
    pub fn filled_in(&self, draft: &Draft) -> Draft {
        let read = &self.reading.draft;
        if self.kind == SourceKind::Command {
            return read.clone();
        }
        let mut options = draft.options.clone();
        for (option, value) in read.options.iter() {
            options.set(option.name, Some(value));
        }
        let mut facts = draft.facts.clone();
        for (name, value) in read.facts.iter() {
            facts.set(name, Some(value));
        }
        Draft {
            facts,
            options,
            ..read.clone()
        }
    }
}

fn failed(rule: &'static str, message: &str) -> Progress {
    Progress::Failed(vec![problem(rule, 0..0, message)])
}
