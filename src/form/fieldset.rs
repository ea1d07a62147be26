use crate::browser::focus_later;
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
            label=node.name_of("Remove")
            on_click=move |()| node.remove()
            attr:data-remove=move || state.with(|state| state.pointer.clone())
        >
            "Remove"
        </Button>
    }
}

/// The buttons in the head of a structure or union: add it, or remove it as a whole.
#[component]
pub fn StructureActions(
    node: Node,
    state: Memo<FieldState>,
    /// Whether its fields are shown, which they may be while it is unset.
    is_open: impl Fn() -> bool + Copy + Send + Sync + 'static,
    /// Moves the focus into the structure that was added.
    #[prop(into)]
    then: Callback<()>,
) -> impl IntoView {
    let is_set = Memo::new(move |_| state.with(FieldState::is_set));
    view! {
        <Show when=move || is_set.get() && node.is_removable()>
            <RemoveButton node state />
        </Show>
        <Show when=move || !is_open()>
            <AddButton node state then />
        </Show>
    }
}

/// The button that sets a structure or union to an empty one.
#[component]
fn AddButton(
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
            {move || format!("Add {}", node.title())}
        </Button>
    }
}

/// The button that sends an empty list or map, where nothing is set.
#[component]
pub fn SendEmptyButton(node: Node) -> impl IntoView {
    let send_empty = move |()| {
        node.set(Some(node.shape.blank()));
        // This button is gone then.
        focus_later(format!("{}-add", node.id()));
    };
    view! {
        <Button
            class="field-action"
            label=node.name_of("Send empty:")
            on_click=send_empty
        >
            "Send empty"
        </Button>
    }
}
