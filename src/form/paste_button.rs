use leptos::prelude::*;

use crate::browser;
use crate::state::Pasting;
use crate::ui::Button;

/// Reads the clipboard as if it were pasted, where the browser lets a page do that.
#[component]
pub fn PasteButton() -> impl IntoView {
    let pasting = expect_context::<Pasting>();
    browser::can_read_clipboard().then(|| {
        view! {
            <Button
                class="quiet"
                attr:data-paste=""
                attr:title="Fill in a form from a command, a document or a request on the clipboard"
                on_click=move |()| {
                    browser::read_clipboard(move |text| {
                        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
                            pasting.take(&text);
                        }
                    });
                }
            >
                "Paste"
            </Button>
        }
    })
}
