use leptos::prelude::*;
use wireform_model::Kind;
use wireform_model::value::Value;

use crate::browser::{focus_first, focus_later};
use crate::state::{EditedAs, in_sentence};
use crate::ui::Button;

use super::blob::bytes_as;
use super::entrance::inside;
use super::node::{FieldState, Node, Presence, Role};

/// What can be done with a field, beside filling it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Show a masked value, or mask it again.
    Reveal,
    /// Open a structure or union.
    Open,
    /// Send an empty value in place of none.
    SendEmpty,
    /// Make the content of a file the value.
    File,
    /// Edit the value as JSON.
    Json,
    /// Unset the value; a field that was opened becomes a row again.
    Remove,
}

/// The buttons in the head of a field, the first ones of its toolbar, after the note that an empty value is sent.
#[component]
pub fn Actions(
    node: Node,
    state: Memo<FieldState>,
    actions: Memo<Vec<Action>>,
    /// Whether a masked value is shown; `None` where it is not masked.
    revealed: Option<RwSignal<bool>>,
) -> impl IntoView {
    let is_empty = Memo::new(move |_| state.with(|state| state.presence) == Presence::Empty);
    let chip = move || (is_empty.get() && node.is_removable()).then(|| chip(node));
    let is_revealed = move || revealed.is_some_and(|revealed| revealed.get());
    let pointer =
        move |wanted: bool| move || wanted.then(|| state.with(|state| state.pointer.clone()));
    let button = move |action: Action| {
        let words = move || action.words(node, is_revealed());
        let label = move || match action {
            Action::Open => format!("Add {}", in_sentence(&node.title())),
            _ => format!("{} {}", action.name(node, is_revealed()), node.title()),
        };
        let adds = action == Action::Open || (action == Action::SendEmpty && has_one_control(node));
        view! {
            <Button
                class=action.class()
                label=Signal::derive(label)
                on_click=move |()| action.run(node, revealed)
                attr:data-add=pointer(adds)
                attr:data-remove=pointer(action == Action::Remove)
                attr:data-as-file=pointer(action == Action::File)
                attr:tabindex=move || {
                    let is_first = actions.with(|actions| actions.first() == Some(&action));
                    (!is_first).then_some("-1")
                }
            >
                {words}
            </Button>
        }
    };
    view! {
        {move || chip().map(|words| view! { <span class="chip">{words}</span> })}
        <For each=move || actions.get() key=|action| *action let:action>
            {button(action)}
        </For>
    }
}

/// What can be done with a field now, in the order of the buttons.
///
/// - `is_masked`: whether its value can be masked.
pub fn actions_of(node: Node, state: Memo<FieldState>, is_masked: bool) -> Memo<Vec<Action>> {
    Memo::new(move |_| {
        let presence = state.with(|state| state.presence);
        Action::of(node, presence, is_masked)
    })
}

impl Action {
    /// What can be done now, in the order of the buttons.
    fn of(node: Node, presence: Presence, is_masked: bool) -> Vec<Self> {
        let is_set = presence != Presence::Unset;
        let is_file = node.edited_as() == EditedAs::File;
        let is_text = is_blob(node) && bytes_as(node) == EditedAs::Text;
        let has_fields = node.shape.as_structure().is_some() && !has_one_control(node);
        let is_closed = has_fields && !is_set && !node.is_ready();
        let can_be_empty = match node.shape.as_union() {
            Some(_) => false,
            None => empty_value(node).is_some() && !(node.required && has_one_control(node)),
        };
        let stays =
            is_set || node.role == Role::Optional || (!has_one_control(node) && node.is_open());
        let wanted = [
            (Action::Reveal, is_masked && !is_file && !is_text),
            (Action::Open, is_closed && !is_file),
            (
                Action::File,
                !is_file && node.file.is_some() && !is_blob(node),
            ),
            (Action::Json, has_fields && !is_closed && !is_file),
            (
                Action::SendEmpty,
                !is_set && !is_file && !is_closed && can_be_empty,
            ),
            (Action::Remove, node.is_removable() && stays),
        ];
        let wanted = wanted.into_iter().filter(|(_, is_wanted)| *is_wanted);
        wanted.map(|(action, _)| action).collect()
    }

    fn class(self) -> &'static str {
        match self {
            Action::Open => "add",
            Action::Reveal => "field-action reveal",
            Action::SendEmpty => "field-action send-empty",
            Action::File => "field-action from-file",
            Action::Json => "field-action as-json",
            Action::Remove => "field-action",
        }
    }

    /// The words on its button.
    fn words(self, node: Node, is_revealed: bool) -> String {
        match self {
            // It is on the line of the label.
            Action::Open => "Add".to_owned(),
            Action::File => "File".to_owned(),
            Action::Json => "Edit as JSON".to_owned(),
            Action::SendEmpty => "Send empty".to_owned(),
            Action::Reveal | Action::Remove => self.name(node, is_revealed).to_owned(),
        }
    }

    /// The first words of the button's name, which the field's label follows.
    fn name(self, node: Node, is_revealed: bool) -> &'static str {
        match self {
            Action::Reveal if is_revealed => "Hide",
            Action::Reveal => "Show",
            Action::Open => "Add",
            Action::SendEmpty => "Send empty:",
            Action::File => "Use a file for",
            Action::Json => "Edit as JSON:",
            Action::Remove if node.role == Role::Optional || !has_one_control(node) => "Remove",
            Action::Remove => "Clear",
        }
    }

    fn run(self, node: Node, revealed: Option<RwSignal<bool>>) {
        match self {
            Action::Reveal => {
                if let Some(revealed) = revealed {
                    revealed.update(|revealed| *revealed = !*revealed);
                }
            }
            Action::Open => open(node),
            Action::SendEmpty => send_empty(node),
            Action::File => edit_as(node, EditedAs::File),
            Action::Json => edit_as(node, EditedAs::Json),
            Action::Remove => node.remove(),
        }
    }
}

/// Edits a value in another way, and moves the focus to its control.
pub fn edit_as(node: Node, way: EditedAs) {
    node.edit(|contents, place| contents.edit_as(place, way));
    focus_later(node.id());
}

fn open(node: Node) {
    node.edit(|contents, place| contents.set_open(place, true));
    if let Some(place) = node.place() {
        focus_later(inside(node.store, node.shape, &place));
    }
}

fn send_empty(node: Node) {
    node.set(empty_value(node));
    // The button is gone then.
    focus_first(vec![format!("{}-add", node.id()), node.id()]);
}

/// What is sent where nothing is filled in, as the chip says.
fn chip(node: Node) -> &'static str {
    match node.shape.kind {
        Kind::Map { .. } => "empty map is sent",
        Kind::List { .. } => "empty list is sent",
        Kind::Structure(_) => "empty structure is sent",
        _ => "empty string is sent",
    }
}

/// Strings, structures, lists and maps can be empty; other values are either set or not.
fn empty_value(node: Node) -> Option<Value> {
    match node.shape.kind {
        Kind::String | Kind::Blob | Kind::Timestamp => Some(Value::from("")),
        Kind::Structure(ref structure) if structure.document => None,
        Kind::Structure(_) | Kind::Map { .. } | Kind::List { .. } => Some(node.shape.blank()),
        _ => None,
    }
}

/// Whether the value is edited by one control, and not by fields of its own.
fn has_one_control(node: Node) -> bool {
    super::members::has_one_control(node.shape)
}

/// Whether the value is bytes, which have a choice among their formats.
pub fn is_blob(node: Node) -> bool {
    matches!(node.shape.kind, Kind::Blob)
}
