use std::rc::Rc;

use wireform_core::draft::Draft;
use wireform_core::text::Text;
use wireform_core::write::{self, CommandOptions, Note};

use super::{Derived, DraftStore, Prefs, Shown};

/// The three texts, always in step with the draft and the choices.
#[derive(Clone, Copy)]
pub struct Outputs {
    pub command: Derived<CommandLine>,
    pub document: Derived<Rc<Text>>,
    pub request: Derived<Rc<Text>>,
    draft: Shown<Draft>,
    prefs: Shown<Prefs>,
}

/// A command with what is to be said about it.
#[derive(Default)]
pub struct CommandLine {
    pub text: Rc<Text>,
    pub notes: Vec<Note>,
    /// Whether it reads `input.json`.
    pub needs_document: bool,
}

/// How the request pane shows the request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RequestForm {
    #[default]
    Http,
    Curl,
}

impl Outputs {
    pub fn new(store: DraftStore, prefs: Shown<Prefs>) -> Self {
        let operation = store.opened.operation;
        let draft = store.draft;
        let versions = move || (draft.version(), prefs.version());
        let command = Derived::new(versions, move || {
            let prefs = prefs.read();
            let options = CommandOptions {
                shell: prefs.shell,
                nested: prefs.nested,
                one_line: prefs.one_line,
                cli: prefs.cli,
            };
            let command = write::command_of(operation, &draft.read(), &options);
            CommandLine {
                text: Rc::new(command.text),
                notes: command.notes,
                needs_document: command.needs_document,
            }
        });
        let document = Derived::new(versions, move || {
            Rc::new(write::document(&draft.read().input))
        });
        let request = Derived::new(versions, move || {
            let prefs = prefs.read();
            let region = prefs.effective_region();
            let request = write::request_of(operation, &draft.read(), region, prefs.cli);
            Rc::new(match prefs.request_form {
                RequestForm::Http => write::http_text(&request),
                RequestForm::Curl => write::curl(&request, prefs.shell),
            })
        });
        Outputs {
            command,
            document,
            request,
            draft,
            prefs,
        }
    }

    /// Numbers that are others whenever an output may be another.
    pub fn version(self) -> (u32, u32) {
        (self.draft.version(), self.prefs.version())
    }
}

impl RequestForm {
    pub fn as_str(self) -> &'static str {
        match self {
            RequestForm::Http => "http",
            RequestForm::Curl => "curl",
        }
    }

    pub fn parse(text: &str) -> Self {
        if text == "curl" {
            RequestForm::Curl
        } else {
            RequestForm::Http
        }
    }
}
