use std::sync::Arc;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wireform_model::text::Text;

/// How long a text has to stay as it is, in milliseconds, before an editor that nobody is at follows it.
const REST: u32 = 250;

/// The text that an editor has: the newest while somebody is at it, otherwise the one that was there at rest.
///
/// A browser lays out the whole text of an editor anew with each change, which in three editors takes longer than all
/// else that a keystroke in a field does.
pub fn editor_text(text: Signal<Arc<Text>>, is_used: RwSignal<bool>) -> Signal<Arc<Text>> {
    let rested = RwSignal::new(text.get_untracked());
    let timer = StoredValue::new_local(None);
    Effect::new(move |_| {
        text.track();
        let follow = move || {
            if let Some(text) = text.try_get_untracked() {
                let _ = rested.try_set(text);
            }
        };
        timer.set_value(Some(Timeout::new(REST, follow)));
    });
    Signal::derive(move || match is_used.get() {
        true => text.get(),
        false => rested.get(),
    })
}
