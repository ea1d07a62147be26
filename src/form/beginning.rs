//! The first field of an empty form has the focus from the beginning, where something has to be filled in.
//!
//! Nobody has chosen that field yet: leaving it untouched is no reason to call it wrong, and a command that is pasted
//! is meant for the page.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};
use wireform_model::draft::Draft;
use wireform_model::path::Path;

use crate::browser::{self, find, first_shown, focus, next_frame};
use crate::state::DraftStore;

/// What the field has until somebody does something with it.
pub const BEGUN: &str = "data-begin";

/// Moves the focus to the first field that is required; on a touch screen it would open the keyboard over the form.
pub fn begin_with_first_field(store: DraftStore) {
    let open = store.operation;
    let order = open.member_order(&Path::root(), open.operation.members());
    if open.companion.is_some() || order.required.is_empty() || browser::has_touch() {
        return;
    }
    next_frame(move || {
        let is_empty = store.with_draft_untracked(|draft| {
            draft.input.is_empty() && draft.files == Draft::default().files
        });
        if !is_empty || browser::is_dialog_open() {
            return;
        }
        let field = find(".form > .group > .member");
        let control = field.and_then(|field| first_shown(&field, "[name^='/'], [data-key]"));
        if let Some(control) = control {
            let _ = control.set_attribute(BEGUN, "");
            focus(&control);
        }
    });
}

/// Notes that somebody has clicked the control of an event, typed into it, or left it; returns whether it was untouched until
/// then.
pub fn was_untouched(event: &Event) -> bool {
    let control = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let control = control.filter(|control| control.has_attribute(BEGUN));
    control.is_some_and(|control| control.remove_attribute(BEGUN).is_ok())
}
