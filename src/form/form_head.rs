use leptos::prelude::*;
use wireform_model::path::Path;

use crate::browser::{self, next_frame};
use crate::output::show;
use crate::state::{Contents, DraftStore, OpenOperation, push_entry};
use crate::ui::Button;

use super::copy_link::CopyLink;
use super::follow_up::FollowUp;
use super::help::ModelHelp;
use super::paste_button::PasteButton;

/// Where AWS describes the CLI's commands.
const REFERENCE: &str = "https://docs.aws.amazon.com/cli/latest/reference";

/// What the operation is, and what can be done with the form as a whole.
#[component]
pub fn FormHead(store: DraftStore) -> impl IntoView {
    let open = store.operation;
    let about = match open.companion {
        Some(companion) => view! { <p>{companion.summary.as_str()}</p> }.into_any(),
        None => {
            let id = "about".to_owned();
            let about = open.api().command.clone();
            view! {
                <ModelHelp id about ready=move || open.has_docs() text=move || open.about() />
                <MissingHelp open />
            }
            .into_any()
        }
    };
    let deprecated = open.api().deprecated.then(|| {
        view! { <p class="deprecated">"AWS has deprecated this operation."</p> }
    });
    view! {
        <header class="form-head">
            <div class="form-bar">
                <h1 id="title" tabindex="-1">
                    <span class="service">{format!("aws {} ", open.service().command)}</span>
                    <span class="operation-name">{open.api().command.as_str()}</span>
                </h1>
                <div class="form-actions">
                    <DocsLink open />
                    <PasteButton />
                    <CopyLink store />
                    <UndoButtons store />
                    <ClearButton store />
                </div>
            </div>
            {deprecated}
            {about}
            <FollowUp store />
        </header>
    }
}

/// Says that the help texts could not be fetched.
#[component]
fn MissingHelp(open: OpenOperation) -> impl IntoView {
    let retry = move |()| {
        browser::focus_later("title".to_owned());
        open.retry();
    };
    view! {
        <Show when=move || open.lacks_docs()>
            <p class="banner" role="status">
                "AWS's help texts could not be loaded. "
                <Button class="quiet" on_click=retry>
                    "Try again"
                </Button>
            </p>
        </Show>
    }
}

/// Leads to AWS's page about the command; a visitor's own model has none.
#[component]
fn DocsLink(open: OpenOperation) -> impl IntoView {
    let (service, operation) = (&open.service().command, &open.api().command);
    (!open.is_user_model()).then(|| {
        view! {
            <a
                class="docs"
                href=format!("{REFERENCE}/{service}/{operation}.html")
                title="AWS's page about this command"
                // It opens in a new tab, so that the form stays open.
                target="_blank"
                rel="noopener noreferrer"
            >
                "Docs"
            </a>
        }
    })
}

#[component]
fn UndoButtons(store: DraftStore) -> impl IntoView {
    let can = Memo::new(move |_| store.can_undo());
    let go = move |way: fn(&mut Contents) -> Option<Path>| {
        if let Some(changed) = store.edit(way) {
            next_frame(move || show(store, &changed));
        }
    };
    view! {
        <HeadButton
            label="Undo"
            title="Undo (Ctrl+Z)"
            enabled=Signal::derive(move || can.get().0)
            on_click=move |()| go(Contents::undo)
            attr:data-undo=""
        />
        <HeadButton
            label="Redo"
            title="Redo (Ctrl+Shift+Z)"
            enabled=Signal::derive(move || can.get().1)
            on_click=move |()| go(Contents::redo)
            attr:data-redo=""
        />
    }
}

/// A button that stays in its place where there is nothing for it to do.
#[component]
fn HeadButton(
    label: &'static str,
    /// What it does, or the keys that do the same.
    title: &'static str,
    /// Whether there is something to do.
    enabled: Signal<bool>,
    #[prop(into)] on_click: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="quiet"
            title=title
            // A disabled button would lose the focus.
            aria-disabled=move || (!enabled.get()).to_string()
            on:click=move |_| {
                if enabled.get_untracked() {
                    on_click.run(());
                }
            }
        >
            {label}
        </button>
    }
}

/// Empties the form.
#[component]
fn ClearButton(store: DraftStore) -> impl IntoView {
    let is_empty = Memo::new(move |_| store.with_draft(|draft| *draft == Default::default()));
    let clear = move |()| {
        push_entry(store);
        store.note_removal("Form cleared.".to_owned(), Path::root());
        store.edit(Contents::clear);
        store.scenario.set(None);
    };
    view! {
        <HeadButton
            label="Clear"
            title="Empty the form"
            enabled=Signal::derive(move || !is_empty.get())
            on_click=clear
            attr:data-clear=""
        />
    }
}
