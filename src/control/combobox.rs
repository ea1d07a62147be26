use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};
use wireform_core::companion::Suggestion;

use crate::browser::{next_frame, scroll_into_view};
use crate::view::{Say, View, el, of, redraw, typed_value, with};

use super::Control;

/// A text box with completions, after the combobox pattern of the ARIA Authoring Practices:
/// anything can be typed, the list only helps.
pub struct Combobox {
    pub control: Control,
    pub value: Say,
    pub set: Take,
    /// The completions for the value as it is; asked for only while the list is open.
    pub suggestions: Rc<dyn Fn() -> Vec<Suggestion>>,
    /// What happens at a paste before the browser does what it would.
    pub paste: Option<Handle>,
    /// What choosing a completion does, where that is not to take its text as the value.
    pub choose: Option<Take>,
    /// The pointer of what choosing a completion adds, where it adds something.
    pub adds: Option<Adds>,
}

/// The pointer that belongs to a completion's text.
type Adds = Rc<dyn Fn(&str) -> String>;

/// What is done at an event.
type Handle = Rc<dyn Fn(&Event)>;

/// What is done with a text that was chosen or typed.
type Take = Rc<dyn Fn(&str)>;

/// More than this nobody reads; typing narrows the list.
const MAX_SHOWN: usize = 60;

pub fn combobox(props: Combobox) -> View {
    let popup = Rc::new(Popup {
        id: format!("{}-list", props.control.id),
        is_open: Cell::new(false),
        active: Cell::new(None),
        list: RefCell::default(),
        set: props.set,
        choose: props.choose,
        adds: props.adds,
    });
    let suggestions = props.suggestions;
    let ask = of(&popup, move |popup: &Rc<Popup>| {
        let mut list = if popup.is_open.get() {
            suggestions()
        } else {
            Vec::new()
        };
        // What is not in the list cannot be added.
        if popup.adds.is_none() {
            list.truncate(MAX_SHOWN);
        }
        popup.list.replace(list);
    });
    el("div")
        .class("combobox")
        .each_draw(ask)
        .child(input(&props.control, props.value, props.paste, &popup))
        .child(options(&popup))
}

/// The list of completions of one box.
struct Popup {
    id: String,
    is_open: Cell<bool>,
    /// The option that the arrow keys have reached.
    active: Cell<Option<usize>>,
    list: RefCell<Vec<Suggestion>>,
    set: Take,
    choose: Option<Take>,
    adds: Option<Adds>,
}

impl Popup {
    fn is_shown(&self) -> bool {
        !self.list.borrow().is_empty()
    }

    fn show(&self, is_open: bool, active: Option<usize>) {
        self.is_open.set(is_open);
        self.active.set(active);
        redraw();
    }

    fn option_id(&self, index: usize) -> String {
        format!("{}-{index}", self.id)
    }

    fn active_id(&self) -> String {
        let active = self.active.get().filter(|_| self.is_shown());
        active.map_or_else(String::new, |index| self.option_id(index))
    }

    fn type_in(&self, text: &str) {
        (self.set)(text);
        // Where the text itself is no answer, Enter takes the first completion.
        let first = self.choose.is_some() && !text.is_empty();
        self.show(true, first.then_some(0));
    }

    fn choose(&self, index: usize) {
        let chosen = self.list.borrow().get(index).cloned();
        let Some(suggestion) = chosen else { return };
        if let Some(choose) = &self.choose {
            self.show(false, None);
            return choose(&suggestion.text);
        }
        (self.set)(&suggestion.text);
        // What ends so is only the beginning of a value.
        self.show(suggestion.text.ends_with(['.', ':', '{']), None);
    }

    fn press(&self, event: &KeyboardEvent) {
        let count = self.list.borrow().len();
        let active = self.active.get();
        let is_open = self.is_open.get() && count > 0;
        match (event.key().as_str(), is_open) {
            ("ArrowDown" | "ArrowUp", false) => self.show(true, None),
            ("ArrowDown", true) => self.show(true, Some(next(active, count))),
            ("ArrowUp", true) => self.show(true, Some(previous(active, count))),
            ("Enter", true) if active.is_some() => self.choose(active.unwrap_or(0)),
            ("Escape", true) => self.show(false, None),
            _ => return,
        }
        event.prevent_default();
    }
}

fn input(control: &Control, value: Say, paste: Option<Handle>, popup: &Rc<Popup>) -> View {
    control
        .dress_text(el("input").attr("type", "text").attr("role", "combobox"))
        .attr("aria-autocomplete", "list")
        .attr("aria-controls", &popup.id)
        .live(
            "aria-expanded",
            of(popup, |popup| popup.is_shown().to_string()),
        )
        .live(
            "aria-activedescendant",
            of(popup, |popup| popup.active_id()),
        )
        .value(value)
        .on(
            "input",
            with(popup, |popup, event| popup.type_in(&typed_value(event))),
        )
        .on(
            "click",
            with(popup, |popup, _| popup.show(true, popup.active.get())),
        )
        .on("blur", with(popup, |popup, _| popup.show(false, None)))
        .on(
            "keydown",
            with(popup, |popup, event: &Event| {
                if let Some(event) = event.dyn_ref() {
                    popup.press(event);
                }
            }),
        )
        .on("paste", move |event| {
            if let Some(paste) = &paste {
                paste(event);
            }
        })
}

fn options(popup: &Rc<Popup>) -> View {
    let list = el("ul")
        .class("options")
        .attr("role", "listbox")
        .attr("id", &popup.id)
        .attr("aria-label", "Suggestions")
        .when("hidden", "", of(popup, |popup| !popup.is_shown()))
        .region(
            of(popup, |popup| popup.list.borrow().clone()),
            with(popup, |popup, list: &Vec<Suggestion>| {
                let items = list.iter().enumerate();
                items
                    .map(|(index, item)| option(popup, index, item))
                    .collect()
            }),
        );
    let (element, popup) = (list.element().clone(), Rc::clone(popup));
    let mut before = None;
    list.each_draw(move || {
        let active = popup.active.get();
        if active != before {
            before = active;
            scroll_to_active(element.clone());
        }
    })
}

fn option(popup: &Rc<Popup>, index: usize, suggestion: &Suggestion) -> View {
    let is_selected = move |popup: &Rc<Popup>| (popup.active.get() == Some(index)).to_string();
    let item = match &popup.adds {
        Some(pointer) => el("li").attr("data-add", &pointer(&suggestion.text)),
        None => el("li"),
    };
    item.attr("role", "option")
        .attr("id", &popup.option_id(index))
        .live("aria-selected", of(popup, is_selected))
        .child(el("code").text(&suggestion.text))
        .child(el("span").text(&suggestion.help))
        // Pressed, it would take the focus from the box, which would close the list.
        .on("mousedown", Event::prevent_default)
        .on("click", with(popup, move |popup, _| popup.choose(index)))
}

/// What is said where no completion fits, also to those who do not see it.
pub fn finds_nothing(words: impl Fn() -> String + 'static) -> View {
    el("p")
        .class("finds-nothing")
        .attr("role", "status")
        .live_text(words)
}

fn next(at: Option<usize>, count: usize) -> usize {
    at.map_or(0, |index| (index + 1) % count)
}

fn previous(at: Option<usize>, count: usize) -> usize {
    at.map_or(count - 1, |index| (index + count - 1) % count)
}

fn scroll_to_active(list: Element) {
    next_frame(move || {
        let selected = list.query_selector("[aria-selected=true]").ok().flatten();
        selected.iter().for_each(scroll_into_view);
    });
}
