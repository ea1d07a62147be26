use wasm_bindgen::JsCast;
use web_sys::{Element, Node};
use wireform_core::path::Path;
use wireform_core::text::Text;

use crate::browser::document;
use crate::difference::difference;
use crate::view::el;

use super::cell::{Cell, Cut, Labels};

/// Some lines of a pane, laid out by themselves: an element with a node for each cell.
pub struct Block {
    pub element: Element,
    pub cut: Cut,
}

impl Block {
    /// An empty one.
    pub fn new() -> Self {
        Block {
            element: el("span").class("block").element().clone(),
            cut: Cut::default(),
        }
    }

    /// Whether its nodes are those of a cut, where `before` and `now` are the texts of both.
    pub fn shows(&self, before: &Text, cut: &Cut, now: &Text) -> bool {
        let is_same = sameness(&self.cut, before, cut, now);
        let mut pairs = self.cut.cells.iter().zip(&cut.cells);
        self.cut.cells.len() == cut.cells.len() && pairs.all(|(old, new)| is_same(old, new))
    }

    /// Moves with the end of the text, what is in it being the same.
    pub fn follow(&mut self, before: &Text, now: &Text) {
        self.cut.start = self.cut.start + now.as_str().len() - before.as_str().len();
    }

    /// Makes its nodes those of a cut, changing as few as it can.
    pub fn patch(&mut self, before: &Text, cut: Cut, now: &Text) {
        let was = std::mem::replace(&mut self.cut, cut);
        let cut = &self.cut;
        let (old, new) = (&was.cells, &cut.cells);
        let (gone, come) = difference(old, new, sameness(&was, before, cut, now));
        let mut next = self.element.child_nodes().item(gone.start as u32);
        let gone = old.get(gone).unwrap_or_default();
        let come = new.get(come).unwrap_or_default();
        let mut kept = 0;
        // A span becomes another one where it is; that is most of what a keystroke does.
        for (old, new) in gone.iter().zip(come) {
            let Some(node) = next.take_if(|_| old.span.is_some() == new.span.is_some()) else {
                break;
            };
            rewrite(&node, old, new, cut.text(new, now));
            next = node.next_sibling();
            kept += 1;
        }
        for _ in kept..gone.len() {
            if let Some(node) = next.take() {
                next = node.next_sibling();
                let _ = self.element.remove_child(&node);
            }
        }
        for cell in come.iter().skip(kept) {
            let _ = self
                .element
                .insert_before(&node(cell, cut.text(cell, now)), next.as_ref());
        }
    }

    /// Adds the spans of a place and of what is in it.
    pub fn add_spans_of(&self, place: &Path, spans: &mut Vec<Element>) {
        for (index, cell) in self.cut.cells.iter().enumerate() {
            let labels = cell.span.as_ref();
            if labels.is_some_and(|labels| labels.path.is_within(place)) {
                let node = self.element.child_nodes().item(index as u32);
                spans.extend(node.and_then(|node| node.dyn_into().ok()));
            }
        }
    }
}

/// Whether a cell of one cut shows what one of another does, each with the text that it is of.
fn sameness<'a>(
    was: &'a Cut,
    before: &'a Text,
    cut: &'a Cut,
    now: &'a Text,
) -> impl Fn(&Cell, &Cell) -> bool + 'a {
    move |old, new| old.span == new.span && was.text(old, before) == cut.text(new, now)
}

fn node(cell: &Cell, content: &str) -> Node {
    match &cell.span {
        None => document().create_text_node(content).into(),
        Some(labels) => {
            let span = el("span").text(content).element().clone();
            label(&span, labels);
            span.into()
        }
    }
}

/// Makes the node of one cell that of another of the same kind.
fn rewrite(node: &Node, old: &Cell, new: &Cell, content: &str) {
    node.set_text_content(Some(content));
    if let Some(labels) = &new.span
        && old.span != new.span
        && let Some(span) = node.dyn_ref()
    {
        label(span, labels);
    }
}

/// Says by a span's attributes what it is.
fn label(span: &Element, labels: &Labels) {
    let _ = span.set_attribute("data-tag", labels.tag.as_str());
    let path = (!labels.path.is_root()).then(|| labels.path.as_str());
    set(span, "data-path", path);
    set(span, "data-secret", labels.is_masked.then_some(""));
}

fn set(span: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => span.set_attribute(name, value),
        None => span.remove_attribute(name),
    };
}
