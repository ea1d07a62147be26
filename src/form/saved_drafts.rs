use leptos::prelude::*;
use wireform_model::json;

use crate::address::Address;
use crate::browser::{self, focus_later};
use crate::state::{DraftStore, SavedDraft, fill_in};
use crate::ui::Button;

use super::entrance::focus_first_field;
use super::start_tab::StartTab;

/// The title of the panel.
pub const TITLE: &str = "Drafts";

/// The button that shows the drafts that this browser keeps; hidden while there is none.
#[component]
pub fn DraftTab(
    store: DraftStore,
    /// The title of what is shown.
    open: RwSignal<Option<&'static str>>,
) -> impl IntoView {
    let count = Memo::new(move |_| store.saved.all().len());
    let is_empty = move || count.get() == 0 && store.saved.unreadable() == 0;
    view! {
        <StartTab
            title=TITLE
            open
            attr:data-tab="drafts"
            attr:hidden=move || is_empty().then_some("")
        >
            {move || match count.get() {
                0 => TITLE.to_owned(),
                1 => "1 draft".to_owned(),
                count => format!("{count} drafts"),
            }}
        </StartTab>
    }
}

/// The drafts that this browser keeps, each of which can be restored, named and deleted.
#[component]
pub fn DraftPanel(
    store: DraftStore,
    /// The title of what is shown.
    open: RwSignal<Option<&'static str>>,
    /// Receives the title of the draft that was restored.
    #[prop(into)]
    on_start: Callback<String>,
) -> impl IntoView {
    let is_open = Memo::new(move |_| open.get() == Some(TITLE));
    view! {
        <div class="draft-panel" hidden=move || !is_open.get()>
            // Most forms are opened and filled in without a look at them.
            <Show when=move || is_open.get()>
                <ul aria-label=TITLE>
                    <For each=move || store.saved.all() key=|draft| draft.id.clone() let:draft>
                        <Row store draft open on_start />
                    </For>
                </ul>
            </Show>
            <Deleted store />
            <Unreadable store />
            <p class="hint">
                "The last drafts of this form are kept in this browser, without sensitive values."
            </p>
        </div>
    }
}

/// The id of the button that brings a draft back.
const UNDO: &str = "undelete-draft";

/// Brings the draft back that was deleted last.
#[component]
fn Deleted(store: DraftStore) -> impl IntoView {
    let undo = move |()| store.saved.bring_back();
    move || {
        store.saved.has_deleted().then(|| {
            view! {
                <p class="hint" role="status">
                    "Draft deleted. "
                    <Button class="quiet" attr:id=UNDO on_click=undo>
                        "Undo"
                    </Button>
                </p>
            }
        })
    }
}

/// Says that some drafts cannot be read, and deletes them where somebody wants that.
#[component]
fn Unreadable(store: DraftStore) -> impl IntoView {
    let count = Memo::new(move |_| store.saved.unreadable());
    let remove = move |()| {
        store.saved.remove_unreadable();
        focus_first_field();
    };
    move || {
        let said = match count.get() {
            0 => return None,
            1 => "1 draft cannot be read, perhaps because another version of this page stored it. It is kept as it is. ".to_owned(),
            count => format!(
                "{count} drafts cannot be read, perhaps because another version of this page stored them. They are kept as they are. "
            ),
        };
        Some(view! {
            <p class="hint unreadable-drafts">
                {said}
                <Button class="quiet" on_click=remove>
                    "Delete"
                </Button>
            </p>
        })
    }
}

#[component]
fn Row(
    store: DraftStore,
    draft: SavedDraft,
    open: RwSignal<Option<&'static str>>,
    on_start: Callback<String>,
) -> impl IntoView {
    let id = StoredValue::new(draft.id.clone());
    // As it is now: the row stays while its draft changes.
    let current = Memo::new(move |_| {
        let all = store.saved.all();
        all.into_iter()
            .find(|draft| id.with_value(|id| draft.id == *id))
    });
    let text = move || {
        let draft = current.get();
        draft.map(|draft| summary(&draft)).unwrap_or_default()
    };
    let when = move || {
        current
            .get()
            .map(|draft| browser::shown_time(draft.changed))
    };
    let name = move || current.get().map(|draft| draft.name).unwrap_or_default();
    let start = move |_| {
        if let Some(draft) = current.get_untracked() {
            open.set(None);
            restore(store, &draft);
            on_start.run(match draft.name.is_empty() {
                true => "a draft".to_owned(),
                false => draft.name,
            });
            focus_first_field();
        }
    };
    view! {
        <li data-draft=draft.id>
            <button type="button" class="scenario" on:click=start>
                {move || Some(name()).filter(|name| !name.is_empty()).map(|name| view! { <strong>{name}</strong> })}
                <span>{when}</span>
                <span class="draft-summary">{text}</span>
            </button>
            <input
                type="text"
                placeholder="Name"
                aria-label=move || format!("Name of the draft of {}", when().unwrap_or_default())
                autocomplete="off"
                data-draft-name=""
                prop:value=name
                on:change:target=move |event| {
                    id.with_value(|id| store.saved.rename(id, &event.target().value()));
                }
            />
            <Button
                class="remove"
                label=Signal::derive(move || {
                    let called = Some(name()).filter(|name| !name.is_empty()).or_else(when);
                    format!("Delete the draft {}", called.unwrap_or_default())
                })
                on_click=move |()| {
                    id.with_value(|id| store.saved.remove(id));
                    focus_later(UNDO.to_owned());
                }
            >
                "×"
            </Button>
        </li>
    }
}

/// The input in one line, without its braces.
fn summary(draft: &SavedDraft) -> String {
    let input = Address::parse(&draft.address).draft().input;
    let text = json::python_compact(&input);
    text.trim_matches(['{', '}']).chars().take(120).collect()
}

fn restore(store: DraftStore, saved: &SavedDraft) {
    let address = Address::parse(&saved.address);
    let chosen = store.cli();
    store.saved.begin();
    fill_in(store, |contents| {
        contents.restore(address.draft(), address.cli(), chosen);
    });
    store.scenario.set(None);
}
