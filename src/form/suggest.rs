use std::rc::Rc;

use wireform_core::companion::Part;

use crate::view::{View, with};

use super::combobox::{Combobox, combobox};
use super::control::Control;
use super::guidance::suggestions;
use super::node::Node;
use super::parts::Parts;
use super::text::{is_multiline, text_area};

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
            pastes_into: Some(node.clone()),
            ..Combobox::of_text(node, control.clone(), move || offered())
        })]
    });
    view.region(is_multiline(node), build)
}
