//! A text that is pasted anywhere but into a field opens the form that it fills in.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element};
use wireform_model::diagnostic::Severity;
use wireform_model::draft::Draft;
use wireform_read::{Hints, ReadDiagnostic, Source, SourceKind};

use crate::address;
use crate::browser;
use crate::state::{Contents, DraftStore, Location, Pasted, Pasting, fill_in};
use crate::ui::Button;

use crate::form::{BEGUN, focus_first_field};
use crate::output::Offers;

use super::choices::Choices;
use super::pasted_secrets::{likely_secrets, secret_spans};
use super::remarks::Remarks;

/// Reads what is pasted outside of fields, and a command, document or request in the search box.
pub fn take_pasted_text(pasting: Pasting) {
    let listener = window_event_listener(ev::paste, move |event: ClipboardEvent| {
        let text = browser::clipboard_of(&event).and_then(|data| data.get_data("text/plain").ok());
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
            return;
        };
        if is_for_page(&event, &text) {
            event.prevent_default();
            pasting.take(&text);
        }
    });
    on_cleanup(move || listener.remove());
    // An effect, since files that have to be fetched first are signals.
    Effect::new(move |_| {
        if let Some(pasted) = pasting.advance() {
            let reading = &pasted.reading;
            browser::set_hash_unless_open(&address::of(&reading.service, Some(&reading.operation)));
        }
    });
}

/// What a text can be pasted into.
const TEXT_FIELDS: &str = "textarea, [contenteditable], \
    input:not([type=checkbox], [type=radio], [type=button], [type=file])";

/// Whether a text that is pasted somewhere is meant for the page, and not for a field.
fn is_for_page(event: &ClipboardEvent, text: &str) -> bool {
    let target = event.target();
    let target = target.and_then(|target| target.dyn_into::<Element>().ok());
    let is_in = |selector: &str| {
        target
            .as_ref()
            .is_some_and(|target| target.matches(selector).unwrap_or(false))
    };
    if is_in("#search") {
        is_source(text)
    } else if is_in(&format!("input[{BEGUN}]")) {
        // One line takes no document.
        is_command_or_request(text) || text.trim().starts_with('{') && is_source(text)
    } else if is_in(&format!("[{BEGUN}]")) {
        is_command_or_request(text)
    } else {
        !is_in(TEXT_FIELDS)
    }
}

/// Whether a text is what no field takes, as a command is; a URL alone may be the value of one.
pub fn is_command_or_request(text: &str) -> bool {
    let source = Source::detect(text, Hints::default());
    let has_words = text.trim().contains(char::is_whitespace);
    has_words && source.is_ok_and(|source| source.kind() != SourceKind::Document)
}

/// Whether somebody who pastes a text into the search means its content, and not words to look for.
pub fn is_source(text: &str) -> bool {
    if text.trim().contains('\n') {
        return true;
    }
    let source = Source::detect(text, Hints::default());
    // Almost any text is a document in YAML.
    source
        .is_ok_and(|source| source.kind() != SourceKind::Document || text.contains(['{', '[', '(']))
}

/// Says why nothing of a text could be read.
#[component]
pub fn PasteFailure() -> impl IntoView {
    let pasting = expect_context::<Pasting>();
    let location = expect_context::<Location>();
    let page = Memo::new(move |_| location.with(|it| (it.service.clone(), it.operation.clone())));
    // On another page nobody knows any longer which text it was.
    Effect::watch(move || page.get(), move |_, _, _| pasting.dismiss(), false);
    let close = move |()| {
        pasting.dismiss();
        // The button that had the focus is gone.
        browser::focus_main();
    };
    let message = move || {
        let failed = pasting.failed()?;
        let text = Arc::clone(&failed.text);
        let secrets = likely_secrets(&text);
        let is_own = failed.diagnostics.iter().any(|it| it.own_command.is_some());
        let title = match (is_own, text.is_empty()) {
            (true, _) => "This command has no form.",
            (false, true) => "Nothing was pasted.",
            (false, false) => "The pasted text cannot be read.",
        };
        Some(view! {
            <div class="paste-report" class:neutral=is_own data-pasted="failed">
                <p>
                    <strong>{title}</strong>
                </p>
                <Remarks text diagnostics=failed.diagnostics.clone() secrets />
                <Button class="remove" label="Close" on_click=close>
                    "×"
                </Button>
            </div>
        })
    };
    view! { <div aria-live="assertive">{message}</div> }
}

/// Fills the form with what was pasted for it, and says how much that was.
#[component]
pub fn PasteReport(store: DraftStore) -> impl IntoView {
    let pasting = expect_context::<Pasting>();
    // With the version of the draft right after it.
    let last = RwSignal::new(None::<(Arc<Pasted>, u32)>);
    let before = StoredValue::new(None::<Draft>);
    pasting.follow_open(store.operation);
    Effect::new(move |_| {
        if let Some(pasted) = pasting.take_arrived(store.operation) {
            before.set_value(fill_in_pasted(store, &pasted));
            last.set(Some((pasted, store.version_untracked())));
        }
    });
    let close = move |()| {
        last.set(None);
        // The button that had the focus is gone.
        focus_first_field();
    };
    // Undo would take back something else by then.
    let can_undo = Memo::new(move |_| {
        let version = store.version();
        last.with(|last| last.as_ref().is_some_and(|last| last.1 == version))
    });
    // Undo and Back take it back.
    let is_taken_back = Memo::new(move |_| {
        let is_before = |draft: &Draft| before.with_value(|before| before.as_ref() == Some(draft));
        last.with(Option::is_some) && store.with_draft(is_before)
    });
    let undo = move |()| match last.with(|last| last.as_ref().is_some_and(|last| last.0.opens_form))
    {
        true => browser::back(),
        false => {
            store.edit(Contents::undo);
            close(());
        }
    };
    let report = move || {
        let (pasted, _) = last.get().filter(|_| !is_taken_back.get())?;
        let text = Arc::clone(&pasted.text);
        let diagnostics = pasted.reading.diagnostics.clone();
        // The list of choices says it better.
        let diagnostics = diagnostics
            .into_iter()
            .filter(|it| it.rule != "others-not-read");
        let diagnostics = diagnostics.collect();
        let secrets = secret_spans(store.operation.operation, &pasted);
        Some(view! {
            <div class="paste-report" data-pasted="">
                <p>
                    {summary(store, &pasted)} " "
                    <Show when=move || can_undo.get()>
                        <Button class="quiet" attr:data-undo-paste="" on_click=undo>
                            "Undo"
                        </Button>
                    </Show>
                </p>
                <Remarks text diagnostics secrets />
                <Choices pasted=Arc::clone(&pasted) />
                <Offers store offers=pasted.reading.offers.clone().into() on_choose=close />
                <Button class="remove" label="Close" on_click=close>
                    "×"
                </Button>
            </div>
        })
    };
    view! { <div aria-live="polite">{report}</div> }
}

/// Returns the draft before, unless nothing was filled in that can be taken back.
fn fill_in_pasted(store: DraftStore, pasted: &Pasted) -> Option<Draft> {
    let mut before = None;
    let fill = |contents: &mut Contents| {
        let old = contents.draft().clone();
        let draft = pasted.filled_in(&old);
        before = (draft != old).then_some(old);
        contents.replace(draft);
        contents.note_variables(&pasted.text, &pasted.reading);
    };
    match pasted.opens_form {
        // Back leads to the page that was open, and not to the empty form.
        true => {
            store.edit(fill);
            store.reveal_all();
        }
        false => fill_in(store, fill),
    }
    before
}

/// `7 parameters filled in from the command, 1 not known, 1 not read.`
fn summary(store: DraftStore, pasted: &Pasted) -> String {
    let draft = &pasted.reading.draft;
    let names = draft
        .input
        .as_map()
        .into_iter()
        .flat_map(|map| map.effective());
    let operation = store.operation.operation;
    let (known, unknown): (Vec<&str>, Vec<&str>) = names
        .map(|(name, _)| name)
        .partition(|name| operation.member(name).is_some());
    let filled = known.len() + draft.files.iter().count();
    let source = match pasted.kind {
        SourceKind::Command => "command",
        SourceKind::Document => "document",
        SourceKind::Request => "request",
    };
    let is_error = |found: &&ReadDiagnostic| found.severity == Severity::Error;
    let unread = pasted.reading.diagnostics.iter().filter(is_error).count();
    let parameters = if filled == 1 {
        "parameter"
    } else {
        "parameters"
    };
    let left = [(unknown.len(), "not known"), (unread, "not read")];
    let left = left.into_iter().filter(|(count, _)| *count > 0);
    let left: String = left
        .map(|(count, what)| format!(", {count} {what}"))
        .collect();
    format!("{filled} {parameters} filled in from the {source}{left}.")
}
