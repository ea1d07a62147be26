use leptos::prelude::*;

use crate::browser;
use crate::state::Pasting;
use crate::ui::Button;

const EMPTY: &str = "There is no text on the clipboard.";
const NOT_ALLOWED: &str = "The browser did not let this page read the clipboard. Press Ctrl+V instead, or Cmd+V on a Mac.";

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
                    browser::read_clipboard(move |text| match text {
                        Some(text) if !text.trim().is_empty() => pasting.take(&text),
                        Some(_) => pasting.fail(EMPTY),
                        None => pasting.fail(NOT_ALLOWED),
                    });
                }
            >
                "Paste"
            </Button>
        }
    })
}
