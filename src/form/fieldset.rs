use crate::ui::Button;
use leptos::prelude::*;

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
    /// The buttons in its head.
    #[prop(into)]
    actions: ViewFn,
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
                {actions.run()}
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

/// The button that unsets the whole value.
#[component]
pub fn RemoveButton(node: Node, state: Memo<FieldState>) -> impl IntoView {
    view! {
        <Button
            class="field-action"
            label=format!("Remove {}", node.label())
            on_click=move |()| node.remove()
            attr:data-remove=move || state.with(|state| state.pointer.clone())
        >
            "Remove"
        </Button>
    }
}

/// The button that sets a list, a map or a structure to an empty one.
#[component]
pub fn AddButton(
    node: Node,
    state: Memo<FieldState>,
    /// Moves the focus into the new value.
    #[prop(into)]
    then: Callback<()>,
) -> impl IntoView {
    let add = move |()| {
        node.set(Some(node.shape.blank()));
        then.run(());
    };
    view! {
        <Button
            class="add"
            on_click=add
            attr:data-add=move || state.with(|state| state.pointer.clone())
        >
            {format!("Add {}", node.label())}
        </Button>
    }
}

/// The button that sends an empty list or map, where nothing is set.
#[component]
pub fn SendEmptyButton(node: Node) -> impl IntoView {
    view! {
        <Button
            class="field-action"
            label=format!("Send empty: {}", node.label())
            on_click=move |()| node.set(Some(node.shape.blank()))
        >
            "Send empty"
        </Button>
    }
}
