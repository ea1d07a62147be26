//! Views as data: an element, and the closures that keep it in step with the state.
//!
//! A view holds one element of the page with everything inside it. What changes is said by closures,
//! its bindings; [`View::draw`] runs them in the order in which they were made, and each touches the
//! page only where what it says is not what it said before. All bindings are boxed, so that this
//! module is compiled once for the whole page and not once for each shape of view: that is what keeps
//! the page small. The page is drawn in one pass (see [`redraw`]), which passes over the parts of it
//! in which nothing has changed (see [`part`]).

mod page;
mod part;
mod patience;
mod region;
mod say;

pub use page::{redraw, redraw_all, redraw_changed, show};
pub use patience::rows_come_first;
pub use say::{Say, of, with};

use std::any::Any;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{Element, Event, HtmlInputElement, Node};

use crate::browser::document;
use part::{Part, handle};

/// An element with its listeners and bindings; all of them end with it.
///
/// It is one pointer, since each call that builds it takes it and hands it on.
pub struct View(Box<Built>);

struct Built {
    element: Element,
    bindings: Vec<Binding>,
    kept: Vec<Box<dyn Any>>,
}

type Binding = Box<dyn FnMut()>;

/// A view of a new, empty element.
pub fn el(tag: &str) -> View {
    // It fails for a name that no element can have, and all names are literals of this crate.
    View::of(document().create_element(tag).unwrap_throw())
}

impl View {
    /// A view of an element that is there, with what it holds.
    pub fn of(element: Element) -> Self {
        View(Box::new(Built {
            element,
            bindings: Vec::new(),
            kept: Vec::new(),
        }))
    }

    /// The element itself, for what only the page's scripts can do.
    pub fn element(&self) -> &Element {
        &self.0.element
    }

    /// Gives it an attribute that stays.
    pub fn attr(self, name: &str, value: &str) -> Self {
        // As above: the names are literals.
        let _ = self.0.element.set_attribute(name, value);
        self
    }

    /// Gives it its classes.
    pub fn class(self, names: &str) -> Self {
        self.attr("class", names)
    }

    /// Appends a text that stays.
    pub fn text(self, text: &str) -> Self {
        self.append(&document().create_text_node(text));
        self
    }

    /// Appends a view.
    pub fn child(mut self, view: View) -> Self {
        self.append(&view.0.element);
        self.0.bindings.extend(view.0.bindings);
        self.0.kept.extend(view.0.kept);
        self
    }

    /// Appends views, or one that may be missing.
    pub fn children(self, views: impl IntoIterator<Item = View>) -> Self {
        views.into_iter().fold(self, View::child)
    }

    /// Calls a function at each event of a kind that reaches it.
    pub fn on(self, kind: &'static str, listener: impl FnMut(&Event) + 'static) -> Self {
        self.listen(kind, Box::new(listener))
    }

    /// Keeps something for as long as the view lives.
    pub fn keep(mut self, kept: impl Any) -> Self {
        self.0.kept.push(Box::new(kept));
        self
    }

    /// An attribute that follows the state.
    pub fn live(self, name: &'static str, say: impl Into<Say>) -> Self {
        self.bind_attribute(name, say.into())
    }

    /// An attribute that is there while a condition holds.
    pub fn when(
        self,
        name: &'static str,
        value: &'static str,
        holds: impl Fn() -> bool + 'static,
    ) -> Self {
        self.bind_presence(name, value, Box::new(holds))
    }

    /// Appends a text that follows the state.
    pub fn live_text(self, say: impl Into<Say>) -> Self {
        self.bind_text(say.into())
    }

    /// The value of a control, which a person may change too.
    pub fn value(self, say: impl Into<Say>) -> Self {
        self.bind_value(say.into())
    }

    /// Whether a box is ticked, which a person may change too.
    pub fn checked(self, holds: impl Fn() -> bool + 'static) -> Self {
        let input = control(&self.0.element);
        self.each_draw(move || input.set_checked(holds()))
    }

    /// Does something now and whenever the page is drawn, before what is appended after it.
    pub fn each_draw(self, draw: impl FnMut() + 'static) -> Self {
        self.bind(Box::new(draw))
    }

    /// Brings everything in it into step with the state.
    pub fn draw(&mut self) {
        for binding in &mut self.0.bindings {
            binding();
        }
    }

    fn append(&self, node: &Node) {
        // It fails for a node that holds this one, and new nodes hold none.
        let _ = self.0.element.append_child(node);
    }

    fn bind(mut self, mut binding: Binding) -> Self {
        binding();
        self.0.bindings.push(binding);
        self
    }

    fn listen(self, kind: &'static str, mut listener: Box<dyn FnMut(&Event)>) -> Self {
        let part = Part::current();
        let listener: Box<dyn FnMut(&Event)> =
            Box::new(move |event| handle(&part, || listener(event)));
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&self.0.element, kind, options, listener);
        self.keep(listener)
    }

    fn bind_attribute(self, name: &'static str, say: Say) -> Self {
        let element = self.0.element.clone();
        self.bind_changes(say, move |text| {
            let _ = element.set_attribute(name, text);
        })
    }

    fn bind_presence(
        self,
        name: &'static str,
        value: &'static str,
        holds: Box<dyn Fn() -> bool>,
    ) -> Self {
        let element = self.0.element.clone();
        let mut held = false;
        self.bind(Box::new(move || {
            let holds = holds();
            if holds == held {
                return;
            }
            held = holds;
            let _ = if holds {
                element.set_attribute(name, value)
            } else {
                element.remove_attribute(name)
            };
        }))
    }

    fn bind_text(self, say: Say) -> Self {
        let node = document().create_text_node("");
        self.append(&node);
        self.bind_changes(say, move |text| node.set_data(text))
    }

    fn bind_value(self, say: Say) -> Self {
        let input = control(&self.0.element);
        self.bind_changes(say, move |text| {
            // Writing the same text would move the caret to its end.
            if input.value() != text {
                input.set_value(text);
            }
        })
    }

    fn bind_changes(self, say: Say, mut show: impl FnMut(&str) + 'static) -> Self {
        let mut shown = None;
        self.bind(Box::new(move || {
            let text = say.now();
            if shown.as_ref() != Some(&text) {
                show(&text);
                shown = Some(text);
            }
        }))
    }
}

/// What was typed into or chosen in the control that an event comes from.
pub fn typed_value(event: &Event) -> String {
    let target = event.target();
    target.map_or_else(String::new, |target| control(&target).value())
}

/// Whether the box that an event comes from is ticked.
pub fn is_checked(event: &Event) -> bool {
    event
        .target()
        .is_some_and(|target| control(&target).checked())
}

/// The element that an event comes from.
pub fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Inputs, selects and text areas alike: their values are read and written by the same names.
fn control(target: &impl JsCast) -> HtmlInputElement {
    target.unchecked_ref::<HtmlInputElement>().clone()
}
