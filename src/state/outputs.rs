use leptos::prelude::*;
use wireform_core::text::Text;
use wireform_core::write::{self, Command, CommandOptions};

use super::{DraftStore, Prefs};

/// The three texts, always in step with the draft and the choices.
#[derive(Clone, Copy)]
pub struct Outputs {
    pub command: Memo<Command>,
    pub document: Memo<Text>,
    pub request: Memo<Text>,
}

/// How the request pane shows the request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RequestForm {
    #[default]
    Http,
    Curl,
}

impl Outputs {
    pub fn new(store: DraftStore, prefs: RwSignal<Prefs>) -> Self {
        let operation = store.opened.operation;
        let draft = store.draft;
        let command = Memo::new(move |_| {
            let options = prefs.with(|prefs| CommandOptions {
                shell: prefs.shell,
                nested: prefs.nested,
                one_line: prefs.one_line,
                cli: prefs.cli,
            });
            draft.with(|draft| write::command(operation, &draft.input, &options))
        });
        let document = Memo::new(move |_| draft.with(|draft| write::document(&draft.input)));
        let request = Memo::new(move |_| {
            let (region, form, shell) = prefs.with(|prefs| {
                (
                    prefs.effective_region().to_owned(),
                    prefs.request_form,
                    prefs.shell,
                )
            });
            let request = draft.with(|draft| write::request(operation, &draft.input, &region));
            match form {
                RequestForm::Http => write::http_text(&request),
                RequestForm::Curl => write::curl(&request, shell),
            }
        });
        Outputs {
            command,
            document,
            request,
        }
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
