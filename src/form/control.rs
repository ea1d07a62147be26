use std::rc::Rc;

use crate::view::{Say, View};

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
        match &self.label {
            Some(label) => element.live("aria-label", label.clone()),
            None => element,
        }
    }

    /// The same for a control into which text is typed.
    pub fn dress_text(&self, element: View) -> View {
        let element = self
            .dress(element)
            .attr("autocapitalize", "none")
            .attr("spellcheck", "false")
            .live("placeholder", self.placeholder.clone());
        let marks = [
            ("aria-required", "true", self.required),
            ("data-secret", "", self.secret),
        ];
        let marks = marks.iter().filter(|(.., holds)| *holds);
        marks.fold(element, |element, (name, value, _)| {
            element.attr(name, value)
        })
    }
}
