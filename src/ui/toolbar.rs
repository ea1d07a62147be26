use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::browser::{all_shown, focus, is_focus_inside};

/// Buttons that are one stop of Tab; the arrows go from one to the next, as in ARIA's pattern of a toolbar.
///
/// Each of its buttons but the first has a `tabindex` of -1.
#[component]
pub fn Toolbar(
    /// Its accessible name.
    #[prop(into)]
    label: Signal<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="toolbar" role="toolbar" aria-label=move || label.get() on:keydown=move_focus>
            {children()}
        </div>
    }
}

fn move_focus(event: KeyboardEvent) {
    let Some(toolbar) = event
        .current_target()
        .and_then(|it| it.dyn_into::<Element>().ok())
    else {
        return;
    };
    let is_plain = !(event.shift_key() || event.ctrl_key() || event.alt_key() || event.meta_key());
    let buttons = all_shown(&toolbar, "button, summary");
    let at = buttons
        .iter()
        .position(|button| is_focus_inside(Some(button.clone().into())));
    let Some(at) = at.filter(|_| is_plain) else {
        return;
    };
    let next = match event.key().as_str() {
        "ArrowRight" => buttons.get(at + 1).or(buttons.first()),
        "ArrowLeft" => at
            .checked_sub(1)
            .and_then(|before| buttons.get(before))
            .or(buttons.last()),
        "Home" => buttons.first(),
        "End" => buttons.last(),
        _ => None,
    };
    if let Some(button) = next {
        event.prevent_default();
        focus(button);
    }
}
