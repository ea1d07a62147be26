use std::cell::RefCell;
use std::rc::Rc;

use wireform_core::json;
use wireform_core::path::Path;
use wireform_core::value::Value;

use crate::control::Control;
use crate::view::{Say, View, el, of, redraw, typed_value};

use super::node::Node;
use super::parts::Parts;

/// A text that is not what the draft's value would be written as, and why it is no JSON, if it is none.
type Unfinished = Rc<RefCell<Option<(String, String)>>>;

/// Any value as JSON: for documents, and for a value whose type does not fit its place.
///
/// Text that is no JSON yet is kept here and said to be so, while the draft keeps the last value.
pub fn raw(view: View, node: &Node, mut control: Control, _: &Parts) -> View {
    let (store, place) = (node.store, node.place.clone());
    let typing = node.place.clone();
    let unfinished: Unfinished = Rc::default();
    let (shown, problem, kept) = (unfinished.clone(), unfinished.clone(), unfinished.clone());
    let invalid = Rc::clone(&control.invalid);
    control.invalid = Rc::new(move || invalid() || unfinished.borrow().is_some());
    let shown = Say::from(move || match &*shown.borrow() {
        Some((text, _)) => text.clone(),
        None => store.at(&place, |value| value.map(as_text).unwrap_or_default()),
    });
    let problem_id = format!("{}-problem", node.id());
    let input = control
        .with_example("JSON")
        .and_described_by(&problem_id)
        .dress_text(el("textarea"))
        .class("template")
        .live(
            "rows",
            of(&shown, |shown| {
                let newlines = shown.now().matches('\n').count();
                (newlines + 1).clamp(3, 24).to_string()
            }),
        )
        .value(shown)
        .on("input", move |event| {
            let text = typed_value(event);
            let (value, left) = read(text);
            kept.replace(left);
            match value {
                Some(value) => store.set(&typing, value),
                None => redraw(),
            }
        });
    let problem = move || {
        problem
            .borrow()
            .as_ref()
            .map(|(_, why)| why.clone())
            .unwrap_or_default()
    };
    let problem = el("p")
        .class("hint unfinished")
        .attr("id", &problem_id)
        .live_text(problem);
    view.child(input).child(problem)
}

/// The value to set, if the text says one, and what of the text the value does not show.
fn read(text: String) -> (Option<Option<Value>>, Option<(String, String)>) {
    if text.trim().is_empty() {
        return (Some(None), None);
    }
    match json::read(&text) {
        Ok(value) => {
            let left = (as_text(&value) != text).then(|| (text, String::new()));
            (Some(Some(value)), left)
        }
        Err(error) => {
            let why = format!("Not JSON yet: {error}");
            (None, Some((text, why)))
        }
    }
}

fn as_text(value: &Value) -> String {
    json::pretty(value, &Path::root()).to_string()
}
