use leptos::html::Input;
use leptos::prelude::*;
use web_sys::{Event, File};

use crate::browser::chosen_file;

use super::Button;

/// A button in place of the browser's own for files, which cannot be styled.
#[component]
pub fn FileButton(
    /// The id of the control that the file is for: the file input's `data-file`.
    #[prop(into)]
    of: String,
    /// Its accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// Receives the file that is chosen.
    on_choose: impl Fn(File) + 'static,
) -> impl IntoView {
    let picker = NodeRef::<Input>::new();
    let open = move |()| {
        if let Some(picker) = picker.get_untracked() {
            picker.click();
        }
    };
    let take = move |event: Event| {
        if let Some(file) = chosen_file(&event) {
            on_choose(file);
        }
    };
    view! {
        <Button class="side" label on_click=open>
            "Choose a file"
        </Button>
        <input type="file" hidden data-file=of node_ref=picker on:change=take />
    }
}
