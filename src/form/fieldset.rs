use leptos::prelude::*;
use wireform_model::Kind;

use crate::ui::Toolbar;

use super::actions::{Actions, actions_of};
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
    /// Whether the masked values inside are shown; `None` where it does not mask them itself.
    #[prop(default = None)]
    revealed: Option<RwSignal<bool>>,
    children: Children,
) -> impl IntoView {
    let id = StoredValue::new(node.id());
    let actions = actions_of(node, state, revealed.is_some());
    let has_actions = Signal::derive(move || !actions.with(Vec::is_empty));
    let tools = node.name_of("Actions and help for");
    let closed = match node.shape.kind {
        Kind::Map { .. } | Kind::List { .. } => "entries",
        _ => "members",
    };
    let is_closed = Memo::new(move |_| node.is_closed());
    view! {
        <fieldset
            class=format!("field nested {class}")
            id=id.get_value()
            tabindex="-1"
            aria-describedby=move || id.with_value(|id| described_by(id, node, state))
            data-closed=move || is_closed.get().then_some(closed)
            data-state=move || state.with(|state| state.presence.as_str())
            data-severity=move || state.with(|state| state.severity().map(|severity| severity.as_str()))
            data-revealed=move || revealed.is_some_and(|revealed| revealed.get()).then_some("")
        >
            <legend>{move || label(node, state)}</legend>
            <div class="field-head">
                <FieldHead node state />
            </div>
            <Diagnostics
                id=format!("{}-error", id.get_value())
                store=node.store
                found=move || state.with(|state| state.diagnostics.clone())
            />
            {children()}
            // Its fields come first in the order of Tab.
            <Toolbar label=tools>
                <div class="head-actions">
                    <Actions node state actions revealed />
                </div>
                <FieldHelp node state after_buttons=has_actions />
            </Toolbar>
        </fieldset>
    }
}
