use wasm_bindgen::JsCast;
use web_sys::{Element, Node};
use wireform_core::path::Path;
use wireform_core::text::Text;

use crate::browser::document;
use crate::difference::difference;
use crate::view::el;

use super::cell::{Cell, Labels};

/// Some lines of a pane, laid out by themselves: an element with a node for each cell.
pub struct Block {
    pub element: Element,
    cells: Vec<Cell>,
}

impl Block {
    /// An empty one.
    pub fn new() -> Self {
        Block {
            element: el("span").class("block").element().clone(),
            cells: Vec::new(),
        }
    }

    /// Whether its nodes are those of some cells, where `before` and `now` are the texts of both.
    pub fn shows(&self, before: &Text, cells: &[Cell], now: &Text) -> bool {
        let mut pairs = self.cells.iter().zip(cells);
        self.cells.len() == cells.len() && pairs.all(|(old, new)| is_same(old, before, new, now))
    }

    /// Takes cells that are the same and stand elsewhere in the text.
    pub fn move_to(&mut self, cells: Vec<Cell>) {
        self.cells = cells;
    }

    /// Makes its nodes those of some cells, changing as few as it can.
    pub fn patch(&mut self, before: &Text, cells: Vec<Cell>, now: &Text) {
        let old = std::mem::replace(&mut self.cells, cells);
        let new = &self.cells;
        let same = |old: &Cell, new: &Cell| is_same(old, before, new, now);
        let (gone, come) = difference(&old, new, same);
        let mut next = self.element.child_nodes().item(gone.start as u32);
        let gone = old.get(gone).unwrap_or_default();
        let come = new.get(come).unwrap_or_default();
        let mut kept = 0;
        // A span becomes another one where it is; that is most of what a keystroke does.
        for (old, new) in gone.iter().zip(come) {
            let Some(node) = next.take_if(|_| old.span.is_some() == new.span.is_some()) else {
                break;
            };
            rewrite(&node, old, new, now);
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
            let _ = self.element.insert_before(&node(cell, now), next.as_ref());
        }
    }

    /// Adds the spans of a place and of what is in it.
    pub fn add_spans_of(&self, place: &Path, spans: &mut Vec<Element>) {
        for (index, cell) in self.cells.iter().enumerate() {
            let labels = cell.span.as_ref();
            if labels.is_some_and(|labels| labels.path.is_within(place)) {
                let node = self.element.child_nodes().item(index as u32);
                spans.extend(node.and_then(|node| node.dyn_into().ok()));
            }
        }
    }
}

fn is_same(old: &Cell, before: &Text, new: &Cell, now: &Text) -> bool {
    old.span == new.span && old.text(before) == new.text(now)
}

fn node(cell: &Cell, text: &Text) -> Node {
    let content = cell.text(text);
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
fn rewrite(node: &Node, old: &Cell, new: &Cell, now: &Text) {
    node.set_text_content(Some(new.text(now)));
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
