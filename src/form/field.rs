use std::cell::Cell;
use std::rc::Rc;

use wireform_core::companion::Part;
use wireform_core::diagnostic::Diagnostic;
use wireform_core::model::Kind;
use wireform_core::path::Path;
use wireform_core::value::{Number, Value};

use crate::browser::focus_later;
use crate::control::Control;
use crate::state::{DraftStore, remember_before_removing};
use crate::view::{View, el, of, redraw, with};

use super::guidance::explanation;
use super::meaning::meaning;
use super::node::Node;
use super::parts::Parts;

/// What appends the control of a node to its field.
pub type Widget = fn(View, &Node, Control, &Parts) -> View;

/// A labelled control with its hint and its diagnostics, tied together for assistive technology.
pub fn field(node: &Node, widget: Widget) -> View {
    let id = node.id();
    let parts = Parts::new(node, scalar_owns);
    let store = node.store;
    let own = node.clone();
    let means = parts.tells(move |told| {
        let told = explanation(store, &told.path, Part::Value);
        if told.is_empty() { meaning(&own) } else { told }
    });
    let words = node.words;
    let unit = words.map(|words| words.unit.as_str());
    let unit = unit.filter(|unit| !unit.is_empty());
    let control = el("div").class("control");
    let control = widget(control, node, parts.control(), &parts);
    let label = el("label")
        .attr("id", &format!("{id}-label"))
        .attr("for", &id)
        .live_text(parts.label());
    let head = el("div").class("field-head").child(label);
    let head = parts.append_names(head);
    let revealed = Rc::new(Cell::new(false));
    let head = head.children(node.secret.then(|| reveal(node, &revealed)));
    let head = add_or_remove(head, node, &parts);
    parts
        .frame("div", "field")
        .when("data-revealed", "", of(&revealed, |shown| shown.get()))
        .child(head)
        .child(control.children(unit.map(|unit| el("span").class("unit").text(unit))))
        .child(
            el("p")
                .class("means")
                .attr("id", &format!("{id}-means"))
                .live_text(means),
        )
        .children(parts.help())
        .child(parts.diagnostics())
}

/// The button that shows what is masked, and masks it again.
fn reveal(node: &Node, revealed: &Rc<Cell<bool>>) -> View {
    let words = |revealed: &Rc<Cell<bool>>| if revealed.get() { "Hide" } else { "Show" };
    let label = node.label.clone();
    el("button")
        .class("field-action reveal")
        .attr("type", "button")
        .live(
            "aria-label",
            of(revealed, move |shown| format!("{} {label}", words(shown))),
        )
        .live_text(of(revealed, move |shown| words(shown).to_ascii_lowercase()))
        .on(
            "click",
            with(revealed, |revealed, _| {
                revealed.set(!revealed.get());
                redraw();
            }),
        )
}

/// Optional members can be set empty and unset again; the control itself does the rest.
fn add_or_remove(head: View, node: &Node, parts: &Parts) -> View {
    let node = node.clone();
    let from = parts.tells(|told| (told.state, told.path.to_string()));
    head.region(from, move |(state, pointer)| match *state {
        "unset" if node.removable && !node.required => {
            let empty = empty_value(&node);
            let add = empty.map(|empty| set_empty(&node, empty).attr("data-add", pointer));
            let remove = node.optional.is_some();
            let remove = remove.then(|| unset(&node, pointer, node.id()));
            add.into_iter().chain(remove).collect()
        }
        "unset" => Vec::new(),
        _ if node.removable => {
            let chip = el("span").class("chip").text("empty text is sent");
            let chip = (*state == "empty").then_some(chip);
            chip.into_iter()
                .chain([unset(&node, pointer, node.id())])
                .collect()
        }
        _ => Vec::new(),
    })
}

/// The button that sets a member to an empty value, and then gives its control the focus.
pub fn set_empty(node: &Node, empty: Value) -> View {
    let (store, place, id) = (node.store, node.place.clone(), node.id());
    el("button")
        .class("field-action")
        .attr("type", "button")
        .attr("aria-label", &format!("Set empty: {}", node.label))
        .text("set empty")
        .on("click", move |_| {
            store.set(&place, Some(empty.clone()));
            focus_later(id.clone());
        })
}

/// The button that unsets a member, and then gives the focus to the element with an id;
/// one that was added goes out of the form again, and the focus to what stands behind it.
pub fn unset(node: &Node, pointer: &str, then: String) -> View {
    let own = node.clone();
    let (verb, word) = match node.optional {
        Some(_) => ("Remove", "remove"),
        None => ("Unset", "unset"),
    };
    el("button")
        .class("field-action")
        .attr("type", "button")
        .attr("data-remove", pointer)
        .attr("aria-label", &format!("{verb} {}", node.label))
        .text(word)
        .on("click", move |_| {
            remember_before_removing(own.store, &own.place);
            own.store.set(&own.place, None);
            own.leave(&then);
        })
}

/// Texts can be empty; other scalars are either set or not.
fn empty_value(node: &Node) -> Option<Value> {
    match node.shape.kind {
        Kind::String | Kind::Blob | Kind::Timestamp => Some(Value::from("")),
        _ => None,
    }
}

/// What was typed as a number: a number where it is one, else the text as it stands.
pub fn typed_number(text: &str) -> Value {
    Number::parse(text).map_or_else(|| Value::from(text), Value::Number)
}

/// A scalar shows what is said about it and about anything that was found inside it.
fn scalar_owns(_: &DraftStore, path: &Path, found: &Diagnostic) -> bool {
    found.path.is_within(path)
}
