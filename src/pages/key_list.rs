use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use crate::browser;
use crate::ui::{Button, Dialog, toggle_dialog};

/// A chord with what it does; `Mod` is Ctrl or, on a Mac, Command.
const KEYS: &[(&[&str], &str)] = &[
    (&["Mod+Enter"], "Copy the command"),
    (&["/", "Mod+K"], "Find an operation"),
    (&["Mod+Z"], "Undo"),
    (&["Mod+Shift+Z"], "Redo"),
    (
        &["Tab"],
        "Next field, with one stop for the buttons of a field",
    ),
    (&["←", "→"], "From one of these buttons to the next"),
    (&["Enter"], "Add a row to a list or map"),
    (&["F6"], "Next part of the page: header, form, outputs"),
    (&["Shift+F6"], "Previous part of the page"),
    (&["Esc"], "Close a list, or lower the outputs"),
    (&["?"], "This list"),
];

/// The button that lists the keys; `?` does the same where nothing is typed.
#[component]
pub fn KeyList() -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let listener = window_event_listener(ev::keydown, move |event| {
        let is_chord = event.ctrl_key() || event.meta_key() || event.alt_key();
        if event.key() == "?" && !is_chord && !browser::is_typing() {
            event.prevent_default();
            toggle_dialog(dialog);
        }
    });
    on_cleanup(move || listener.remove());
    let is_mac = browser::is_mac();
    let rows = KEYS.iter().map(move |(chords, does)| {
        let chords = chords.iter().map(|chord| chord_view(chord, is_mac));
        view! {
            <div>
                <dt>{chords.collect_view()}</dt>
                <dd>{*does}</dd>
            </div>
        }
    });
    view! {
        <Button
            class="icon"
            label="Keyboard shortcuts"
            on_click=move |()| toggle_dialog(dialog)
            attr:title="Keyboard shortcuts (?)"
            attr:aria-haspopup="dialog"
        >
            "?"
        </Button>
        <Dialog node_ref=dialog title="Keyboard shortcuts" title_id="keys">
            <dl class="keys">{rows.collect_view()}</dl>
        </Dialog>
    }
}

/// The keys of a chord, one beside the other.
fn chord_view(chord: &str, is_mac: bool) -> impl IntoView + use<> {
    let keys = chord.split('+').map(|key| {
        let key = match key {
            "Mod" if is_mac => "⌘",
            "Mod" => "Ctrl",
            key => key,
        };
        view! { <kbd>{key.to_owned()}</kbd> }
    });
    view! { <span class="chord">{keys.collect_view()}</span> }
}
