use leptos::prelude::*;

use super::actions::Actions;
use super::diagnostics::Diagnostics;
use super::field::{described_by, label};
use super::head::FieldHead;
use super::help::FieldHelp;
use super::node::{FieldState, Node};

/// A field with fields inside: a structure, a union, a list or a map. It can take the focus as a whole.
#[component]
pub fn Fieldset(
    node: Node,
    state: Memo<FieldState>,
    /// A class in addition to those of every fieldset.
    #[prop(default = "")]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let id = StoredValue::new(node.id());
    view! {
        <fieldset
            class=format!("field nested {class}")
            id=id.get_value()
            tabindex="-1"
            aria-describedby=move || id.with_value(|id| described_by(id, node, state))
            data-state=move || state.with(|state| state.presence.as_str())
            data-severity=move || state.with(|state| state.severity().map(|severity| severity.as_str()))
        >
            <legend>{move || label(node, state)}</legend>
            <div class="field-head">
                <FieldHead node state />
                <div class="head-actions">
                    <Actions node state />
                </div>
            </div>
            <FieldHelp node state />
            <Diagnostics
                id=format!("{}-error", id.get_value())
                store=node.store
                found=move || state.with(|state| state.diagnostics.clone())
            />
            {children()}
        </fieldset>
    }
}
