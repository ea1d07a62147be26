use leptos::prelude::*;

use crate::browser::focus_later;
use crate::state::{DraftStore, Editing};
use crate::ui::Button;

/// Says why a text with masked secrets has no editor, to whoever wants to type into it, and leads there.
#[component]
pub fn MaskedNote(
    editing: Editing,
    store: DraftStore,
    /// Whether something in the text is masked.
    #[prop(into)]
    masked: Signal<bool>,
) -> impl IntoView {
    let show = move |()| {
        store.reveals.set(true);
        focus_later(editing.id());
    };
    view! {
        <Show when=move || masked.get()>
            <p class="masked-note">
                "To edit this text, show its secrets. "
                <Button
                    class="quiet"
                    // Pressing it must not take the focus from the text before it is clicked.
                    on:mousedown=|event| event.prevent_default()
                    on_click=show
                >
                    "Show secrets"
                </Button>
            </p>
        </Show>
    }
}
