use std::time::Duration;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::browser::next_frame;
use crate::output::go_to;
use crate::state::{Contents, DraftStore, Removal};
use crate::ui::Button;

/// How long it is offered to undo a removal.
const SHOWN: Duration = Duration::from_secs(8);

/// Says what was removed and offers to undo that: for some seconds, longer while the pointer or the focus is on it,
/// and no longer once something else changes.
#[component]
pub fn LastRemoval(store: DraftStore) -> impl IntoView {
    let removal = Memo::new(move |_| store.last_removal());
    let is_over = RwSignal::new(false);
    let is_held = RwSignal::new(false);
    let timer = StoredValue::new_local(None);
    Effect::new(move |_| {
        removal.track();
        is_over.set(false);
        let hide = move || {
            let _ = is_over.try_set(true);
        };
        let timeout = (!is_held.get()).then(|| Timeout::new(SHOWN.as_millis() as u32, hide));
        timer.set_value(timeout);
    });
    let shown = move || removal.get().filter(|_| !is_over.get());
    view! {
        <div
            class="removed"
            role="status"
            on:mouseenter=move |_| is_held.set(true)
            on:mouseleave=move |_| is_held.set(false)
            on:focusin=move |_| is_held.set(true)
            on:focusout=move |_| is_held.set(false)
        >
            {move || shown().map(|removal| view! { <Offer store removal /> })}
        </div>
    }
}

#[component]
fn Offer(store: DraftStore, removal: Removal) -> impl IntoView {
    let path = removal.path;
    let undo = move |()| {
        store.edit(Contents::undo);
        let path = path.clone();
        next_frame(move || go_to(store, &path));
    };
    view! {
        <p class="removal">
            {removal.message} " "
            <Button class="link" on_click=undo>
                "Undo"
            </Button>
        </p>
    }
}
