//! Controls that both forms and the search are made of.

mod combobox;

use std::rc::Rc;

use crate::view::{Say, View};

pub use combobox::{Combobox, combobox, finds_nothing};

/// What a control needs to know to be part of its field.
#[derive(Clone)]
pub struct Control {
    pub id: String,
    /// The pointer of its value, by which scripts and links find it.
    pub name: Say,
    /// Whether it edits the key of an entry: it then has its pointer in `data-key`, not in `name`.
    pub edits_key: bool,
    /// Its name, where no `<label>` gives it one.
    pub label: Option<Say>,
    pub placeholder: Say,
    /// The ids of what is said about it, in reading order.
    pub described_by: Say,
    pub invalid: Rc<dyn Fn() -> bool>,
    pub required: bool,
    /// Whether it is masked while nobody works on it.
    pub secret: bool,
}

impl Control {
    /// Gives an element what every control has.
    pub fn dress(&self, element: View) -> View {
        let invalid = Rc::clone(&self.invalid);
        let pointer = if self.edits_key { "data-key" } else { "name" };
        let element = element
            .attr("id", &self.id)
            .attr("autocomplete", "off")
            .live(pointer, self.name.clone())
            .live("aria-describedby", self.described_by.clone())
            .when("aria-invalid", "true", move || invalid());
        let element = if self.secret {
            element.attr("data-secret", "")
        } else {
            element
        };
        match &self.label {
            Some(label) => element.live("aria-label", label.clone()),
            None => element,
        }
    }

    /// Described by one more element, which the control's own widget has.
    pub fn and_described_by(mut self, id: &str) -> Self {
        let (others, id) = (self.described_by, id.to_owned());
        self.described_by = Say::from(move || format!("{} {id}", others.now()));
        self
    }

    /// With an example in the empty control, where the guide has none.
    pub fn with_example(mut self, example: &'static str) -> Self {
        let placeholder = self.placeholder;
        self.placeholder = Say::from(move || {
            let told = placeholder.now();
            if told.is_empty() {
                example.to_owned()
            } else {
                told
            }
        });
        self
    }

    /// The same for a control into which text is typed.
    pub fn dress_text(&self, element: View) -> View {
        let element = self
            .dress(element)
            .attr("autocapitalize", "none")
            .attr("spellcheck", "false")
            .live("placeholder", self.placeholder.clone());
        if self.required {
            element.attr("aria-required", "true")
        } else {
            element
        }
    }
}
