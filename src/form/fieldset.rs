use crate::browser::{focus_first, focus_later};
use crate::ui::Button;
use leptos::prelude::*;

use crate::state::EditedAs;

use super::diagnostics::Diagnostics;
use super::field::{described_by, label};
use super::file::FileButton;
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
                <div class="head-actions">
                    <FileButton node />
                    {actions.run()}
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
    is_open: Memo<bool>,
    /// Moves the focus into the structure that was added.
    #[prop(into)]
    then: Callback<()>,
) -> impl IntoView {
    let is_set = Memo::new(move |_| state.with(FieldState::is_set));
    let is_opened = Memo::new(move |_| is_set.get() || node.is_open());
    view! {
        <Show when=move || !is_open.get()>
            <AddButton node state then />
        </Show>
        <Show when=move || is_open.get()>
            <JsonButton node />
        </Show>
        <Show when=move || is_open.get() && !is_set.get() && node.shape.as_union().is_none()>
            <SendEmptyButton node />
        </Show>
        <Show when=move || is_opened.get() && node.is_removable()>
            <RemoveButton node state />
        </Show>
    }
}

/// The button that opens a structure or union.
#[component]
fn AddButton(
    node: Node,
    state: Memo<FieldState>,
    /// Moves the focus into the new value.
    #[prop(into)]
    then: Callback<()>,
) -> impl IntoView {
    let add = move |()| {
        node.edit(|contents, place| contents.set_open(place, true));
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

/// The button that sends an empty structure, list or map, where nothing is set.
#[component]
pub fn SendEmptyButton(node: Node) -> impl IntoView {
    let send_empty = move |()| {
        node.set(Some(node.shape.blank()));
        // This button is gone then.
        focus_first(vec![format!("{}-add", node.id()), node.id()]);
    };
    view! {
        <Button
            class="field-action send-empty"
            label=node.name_of("Send empty:")
            on_click=send_empty
        >
            "Send empty"
        </Button>
    }
}

/// The button that shows the value as JSON, to be edited or pasted as a whole.
#[component]
pub fn JsonButton(node: Node) -> impl IntoView {
    let edit = move |()| {
        node.edit(|contents, place| contents.edit_as(place, EditedAs::Json));
        focus_later(node.id());
    };
    view! {
        <Button class="field-action as-json" label=node.name_of("Edit as JSON:") on_click=edit>
            "Edit as JSON"
        </Button>
    }
}
