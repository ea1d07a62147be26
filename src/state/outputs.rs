use std::rc::Rc;

use wireform_core::draft::Draft;
use wireform_core::text::Text;
use wireform_core::write::{
    self, CommandOptions, CommandWriter, DocumentWriter, Note, RequestWriter,
};

use super::{Derived, DraftStore, Prefs, Shown, kept_for};

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
        let mut commands = None;
        let command = Derived::new(versions, move || {
            let version = prefs.version();
            let prefs = prefs.read();
            let writer = kept_for(&mut commands, version, || {
                let options = CommandOptions {
                    shell: prefs.shell,
                    nested: prefs.nested,
                    one_line: prefs.one_line,
                    cli: prefs.cli,
                };
                CommandWriter::new(operation, options)
            });
            let command = writer.write(&draft.read());
            CommandLine {
                text: Rc::new(command.text),
                notes: command.notes,
                needs_document: command.needs_document,
            }
        });
        let mut documents = DocumentWriter::default();
        let document = Derived::new(versions, move || {
            Rc::new(documents.write(&draft.read().input))
        });
        let mut requests = None;
        let request = Derived::new(versions, move || {
            let version = prefs.version();
            let prefs = prefs.read();
            let writer = kept_for(&mut requests, version, || {
                RequestWriter::new(operation, prefs.effective_region(), prefs.cli)
            });
            let request = writer.write(&draft.read());
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
