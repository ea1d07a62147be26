use std::sync::Arc;

use leptos::ev::{FocusEvent, KeyboardEvent, MouseEvent};
use leptos::html::Textarea;
use leptos::prelude::*;
use wireform_model::path::Path;
use wireform_model::text::Text;
use wireform_read::Meaning;

use crate::state::{DraftStore, Editing, set_if_other};

use super::caret::{caret_offset, put_behind_change};
use super::editor_text::editor_text;
use super::explanation::takes_focus;
use super::go_to::go_to;

/// The editor of a text, over the layer that shows it.
#[component]
pub fn PaneEditor(
    editing: Editing,
    /// Its accessible name.
    label: &'static str,
    #[prop(into)] text: Signal<Arc<Text>>,
    /// Becomes what the part at the caret means.
    explained: RwSignal<Option<Meaning>>,
    /// Becomes whether it has the focus.
    focused: RwSignal<bool>,
    store: DraftStore,
) -> impl IntoView {
    let editor = NodeRef::<Textarea>::new();
    let caret = move || {
        let (path, meaning) = text.with_untracked(|text| at_caret(editing, editor, text));
        set_if_other(explained, meaning);
        set_if_other(store.active, path);
    };
    let shown = caret_follows_changes(editor, text);
    let is_used = RwSignal::new(focused.get_untracked());
    let value = editor_text(text, is_used);
    let leave = move |event: FocusEvent| {
        store.active.set(None);
        if !takes_focus(&event) {
            explained.set(None);
        }
        editing.leave();
        let _ = focused.try_set(false);
        let _ = is_used.try_set(false);
    };
    view! {
        <textarea
            class="pane-editor"
            node_ref=editor
            id=editing.id()
            data-editor=editing.output()
            aria-label=label
            aria-invalid=move || editing.problem().is_some().then_some("true")
            aria-describedby=editing.problem_id()
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            // It is as wide and as high as the text below it, which scrolls with it.
            wrap="soft"
            prop:value=move || value.with(|text| text.as_str().to_owned())
            // By the time it has the focus, it has to have the newest text.
            on:pointerenter=move |_| is_used.set(true)
            on:pointerleave=move |_| is_used.set(focused.get_untracked())
            on:input:target=move |event| {
                let typed = event.target().value();
                shown.set_value(typed.clone());
                editing.type_text(&typed);
                caret();
            }
            on:keydown=move |event| {
                if moves_caret(&event) {
                    editing.end_step();
                }
            }
            on:mousedown=move |_| editing.end_step()
            on:keyup=move |_| caret()
            on:click=move |event| {
                caret();
                go_to_field(store, &event);
            }
            on:focus=move |_| {
                focused.set(true);
                is_used.set(true);
                editing.begin();
                caret();
            }
            on:blur=leave
        ></textarea>
    }
}

/// The path and the meaning of the part at the caret.
fn at_caret(
    editing: Editing,
    editor: NodeRef<Textarea>,
    text: &Text,
) -> (Option<Path>, Option<Meaning>) {
    let Some(offset) = caret_offset(editor, text) else {
        return (None, None);
    };
    let path = path_at(text, offset);
    // A text has the paths of its parts, which says enough of most.
    let of_path = path.clone().map(Meaning::Value);
    let of_part = || untrack(|| editing.meaning_at(offset));
    (path, of_path.or_else(of_part))
}

/// A click with Ctrl or Cmd leads to the field, as with links in an editor.
fn go_to_field(store: DraftStore, event: &MouseEvent) {
    if !(event.ctrl_key() || event.meta_key()) {
        return;
    }
    if let Some(path) = store.active.get_untracked() {
        event.prevent_default();
        go_to(store, &path);
    }
}

/// Where a text changes that nobody types, as by undo, the caret goes there; returns the text that the editor has.
fn caret_follows_changes(
    editor: NodeRef<Textarea>,
    text: Signal<Arc<Text>>,
) -> StoredValue<String> {
    let shown = StoredValue::new(text.with_untracked(|text| text.to_string()));
    Effect::new(move |_| {
        let now = text.get();
        let before = shown.get_value();
        if before != now.as_str() {
            put_behind_change(editor, &before, now.as_str());
            shown.set_value(now.to_string());
        }
    });
    shown
}

/// Whether a key moves the caret: what is typed there is another step to undo.
fn moves_caret(event: &KeyboardEvent) -> bool {
    let key = event.key();
    key.starts_with("Arrow") || key.starts_with("Page") || matches!(key.as_str(), "Home" | "End")
}

/// The path of the span at an offset.
fn path_at(text: &Text, offset: usize) -> Option<Path> {
    let mut pieces = text.pieces();
    // A caret behind a word is at that word.
    let piece = pieces.find(|piece| offset <= piece.end)?;
    (!piece.path.is_root()).then(|| piece.path.clone())
}
