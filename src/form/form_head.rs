use leptos::prelude::*;

use crate::app::Announcement;
use crate::browser;
use crate::state::{DraftStore, push_entry};
use crate::ui::Button;

use super::copy_link::CopyLink;
use super::help::ModelHelp;

/// What the operation is, and what can be done with the form as a whole.
#[component]
pub fn FormHead(store: DraftStore) -> impl IntoView {
    let open = store.operation;
    let about = match open.companion {
        Some(companion) => view! { <p>{companion.summary.as_str()}</p> }.into_any(),
        None => {
            let id = "about".to_owned();
            let about = open.api().command.clone();
            view! { <ModelHelp id about ready=move || open.has_docs() text=move || open.about() /> }
                .into_any()
        }
    };
    let deprecated = open.api().deprecated.then(|| {
        view! { <p class="deprecated">"AWS has deprecated this operation."</p> }
    });
    view! {
        <header class="form-head">
            <h1 id="title" tabindex="-1">
                <span class="service">{format!("aws {} ", open.service().command)}</span>
                {open.api().command.as_str()}
            </h1>
            <div class="form-actions">
                <UndoButtons store />
                <ClearButton store />
                <CopyLink store />
            </div>
            {deprecated}
            {about}
        </header>
    }
}

#[component]
fn UndoButtons(store: DraftStore) -> impl IntoView {
    let can = Memo::new(move |_| store.can_undo());
    view! {
        <button
            type="button"
            class="quiet"
            data-undo=""
            title="Ctrl+Z"
            prop:disabled=move || !can.get().0
            on:click=move |_| store.undo()
        >
            "Undo"
        </button>
        <button
            type="button"
            class="quiet"
            data-redo=""
            title="Ctrl+Shift+Z"
            prop:disabled=move || !can.get().1
            on:click=move |_| store.redo()
        >
            "Redo"
        </button>
    }
}

/// Empties the form; hidden while nothing is filled in.
#[component]
fn ClearButton(store: DraftStore) -> impl IntoView {
    let announcement = expect_context::<Announcement>();
    let is_empty = Memo::new(move |_| store.with_draft(|draft| *draft == Default::default()));
    let clear = move |()| {
        push_entry(store);
        store.clear();
        announcement.say("Form cleared. Press Undo to bring it back.");
        // The button disappears with what it cleared.
        if let Some(title) = browser::find("#title") {
            browser::focus(&title);
        }
    };
    view! {
        <Button class="quiet clear" on_click=clear attr:hidden=move || is_empty.get()>
            "Clear"
        </Button>
    }
}
