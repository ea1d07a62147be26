use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::Button;

/// A window over the page, which Escape, its button and a click beside it close; the focus then returns.
///
/// It is shown by [`toggle_dialog`].
#[component]
pub fn Dialog(
    /// Its element.
    node_ref: NodeRef<html::Dialog>,
    /// Its heading.
    title: &'static str,
    /// The id of its heading.
    title_id: &'static str,
    children: Children,
) -> impl IntoView {
    let close = move || {
        if let Some(dialog) = node_ref.get_untracked() {
            dialog.close();
        }
    };
    let close_beside = move |event: ev::MouseEvent| {
        // What is inside covers the dialog itself; only what is around it does not.
        if event.target() == event.current_target() {
            close();
        }
    };
    view! {
        <dialog class="dialog" node_ref=node_ref aria-labelledby=title_id on:click=close_beside>
            <div class="dialog-inside">
                <div class="dialog-head">
                    <h2 id=title_id>{title}</h2>
                    <Button class="remove" label="Close" on_click=move |()| close()>
                        "×"
                    </Button>
                </div>
                {children()}
            </div>
        </dialog>
    }
}

/// Shows a dialog over the page, or closes it.
pub fn toggle_dialog(node_ref: NodeRef<html::Dialog>) {
    if let Some(dialog) = node_ref.try_get_untracked().flatten() {
        match dialog.open() {
            true => dialog.close(),
            false => {
                let _ = dialog.show_modal();
            }
        }
    }
}
