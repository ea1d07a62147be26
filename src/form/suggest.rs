use std::rc::Rc;

use wireform_core::companion::{Part, Suggestion};

use crate::control::{Combobox, Control, combobox};
use crate::view::{View, of, with};

use super::guidance::suggestions;
use super::node::Node;
use super::parts::Parts;
use super::text::{is_multiline, paste_lines, text_area, typed};

/// The combobox of a node's text.
pub fn of_text(
    node: &Node,
    control: Control,
    suggestions: impl Fn() -> Vec<Suggestion> + 'static,
) -> Combobox {
    Combobox {
        control,
        value: of(node, Node::text).into(),
        set: Rc::new(with(node, |node, text| {
            node.store
                .set(&node.place, typed(text, node.unset_by_emptying));
        })),
        suggestions: Rc::new(suggestions),
        paste: None,
        choose: None,
        adds: None,
    }
}

/// A text with completions from the companion's guide; one that holds newlines goes without.
pub fn suggest(view: View, node: &Node, control: Control, parts: &Parts) -> View {
    let store = node.store;
    let offered = parts.tells(move |told| suggestions(store, &told.path, Part::Value));
    let offered = Rc::new(offered);
    let build = with(node, move |node, multiline: &bool| {
        if *multiline {
            return vec![text_area(node, &control, false)];
        }
        let offered = Rc::clone(&offered);
        vec![combobox(Combobox {
            paste: Some(Rc::new(with(node, paste_lines))),
            ..of_text(node, control.clone(), move || offered())
        })]
    });
    view.region(is_multiline(node), build)
}
