use leptos::ev::KeyboardEvent;
use leptos::html::Ul;
use leptos::prelude::*;
use web_sys::Event;
use wireform_companions::Suggestion;

use crate::browser::{next_frame, scroll_into_view};

use super::{Control, TextInput};

/// Nobody reads more than this; typing narrows the list.
const MAX_SHOWN: usize = 60;

/// A text box with a list of suggestions, after the combobox pattern of the ARIA Authoring Practices:
/// anything can be typed, the list only helps.
#[component]
pub fn Combobox(
    control: Control,
    #[prop(into)] value: Signal<String>,
    /// Receives the text at each change, and the suggestion that is chosen.
    #[prop(into)]
    on_input: Callback<String>,
    /// The suggestions for the value as it is; asked for only while the list is open.
    #[prop(into)]
    suggestions: Callback<(), Vec<Suggestion>>,
    /// Receives the suggestion that is chosen in place of `on_input`; Enter then takes the first one.
    #[prop(optional, into)]
    on_choose: Option<Callback<String>>,
    /// Receives a paste before the browser inserts it.
    #[prop(optional, into)]
    on_paste: Option<Callback<Event>>,
) -> impl IntoView {
    let list_id = StoredValue::new(format!("{}-list", control.id.get_value()));
    let popup = Popup::new(value, suggestions, on_input, on_choose);
    let option_id = move |index: usize| list_id.with_value(|id| format!("{id}-{index}"));
    let active_id = move || {
        let active = popup.active.get().filter(|_| popup.is_shown());
        active.map(option_id)
    };
    view! {
        <div class="combobox">
            <TextInput
                control
                value
                on_input=move |text| popup.type_in(text)
                on_paste=move |event| {
                    if let Some(on_paste) = on_paste {
                        on_paste.run(event);
                    }
                }
                attr:role="combobox"
                attr:aria-autocomplete="list"
                attr:aria-controls=list_id.get_value()
                attr:aria-expanded=move || popup.is_shown().to_string()
                attr:aria-activedescendant=active_id
                on:click=move |_| popup.open_at(&value.get_untracked())
                on:blur=move |_| popup.close()
                on:keydown=move |event| popup.press(&event, &value.get_untracked())
            />
            <ul
                class="options"
                role="listbox"
                id=list_id.get_value()
                aria-label="Suggestions"
                tabindex="-1"
                hidden=move || !popup.is_shown()
                node_ref=popup.list
            >
                {move || {
                    let options = popup.shown.get().into_iter().enumerate();
                    options
                        .map(|(index, suggestion)| option(popup, index, option_id(index), suggestion))
                        .collect_view()
                }}
            </ul>
        </div>
    }
}

/// As many of the suggestions as are shown: the first ones, or those around the one that is the value.
fn part(mut all: Vec<Suggestion>, value: &str) -> Vec<Suggestion> {
    let chosen = all.iter().position(|known| known.text == value);
    let first = chosen.map_or(0, |chosen| (chosen + 1).saturating_sub(MAX_SHOWN / 2));
    let first = first.min(all.len().saturating_sub(MAX_SHOWN));
    all.drain(..first);
    all.truncate(MAX_SHOWN);
    all
}

fn option(popup: Popup, index: usize, id: String, suggestion: Suggestion) -> impl IntoView {
    view! {
        <li
            role="option"
            id=id
            aria-selected=move || (popup.active.get() == Some(index)).to_string()
            // Pressing it would take the focus from the box, which would close the list.
            on:mousedown=|event| event.prevent_default()
            on:click=move |_| popup.choose(index)
        >
            <code>{suggestion.text}</code>
            <span>{suggestion.help}</span>
        </li>
    }
}

/// The list of suggestions of one box.
#[derive(Clone, Copy)]
struct Popup {
    open: RwSignal<bool>,
    /// The suggestion that the arrow keys have reached.
    active: RwSignal<Option<usize>>,
    /// The suggestions; none while the list is closed.
    shown: Memo<Vec<Suggestion>>,
    list: NodeRef<Ul>,
    on_input: Callback<String>,
    on_choose: Option<Callback<String>>,
}

impl Popup {
    fn new(
        value: Signal<String>,
        suggestions: Callback<(), Vec<Suggestion>>,
        on_input: Callback<String>,
        on_choose: Option<Callback<String>>,
    ) -> Self {
        let open = RwSignal::new(false);
        let shown = Memo::new(move |_| match open.get() {
            true => part(suggestions.run(()), &value.get_untracked()),
            false => Vec::new(),
        });
        Popup {
            open,
            active: RwSignal::new(None),
            shown,
            list: NodeRef::new(),
            on_input,
            on_choose,
        }
    }

    fn is_shown(self) -> bool {
        self.shown.with(|shown| !shown.is_empty())
    }

    /// The box may lose the focus because it is removed, when its signals are already disposed of.
    fn close(self) {
        let _ = self.open.try_set(false);
        let _ = self.active.try_set(None);
    }

    fn type_in(self, text: String) {
        // Where the text itself is not an answer, Enter chooses the first suggestion.
        let first = self.on_choose.is_some() && !text.is_empty();
        self.open.set(true);
        self.active.set(first.then_some(0));
        self.on_input.run(text.clone());
        // What is typed in full needs no list, which would cover the fields below.
        let is_listed = self
            .shown
            .with_untracked(|shown| shown.iter().any(|known| known.text == text));
        if is_listed && self.on_choose.is_none() {
            self.close();
        }
    }

    /// Opens the list at what is chosen.
    fn open_at(self, text: &str) {
        self.open.set(true);
        let chosen = self
            .shown
            .with_untracked(|shown| shown.iter().position(|known| known.text == text));
        if let Some(index) = chosen {
            self.reach(index);
        }
    }

    fn choose(self, index: usize) {
        let chosen = self.shown.with_untracked(|shown| shown.get(index).cloned());
        let Some(suggestion) = chosen else { return };
        self.close();
        match self.on_choose {
            Some(on_choose) => on_choose.run(suggestion.text),
            None => {
                // Such a suggestion is only the beginning of a value.
                self.open.set(suggestion.text.ends_with(['.', ':', '{']));
                self.on_input.run(suggestion.text);
            }
        }
    }

    fn press(self, event: &KeyboardEvent, text: &str) {
        if event.ctrl_key() || event.meta_key() {
            return;
        }
        let count = self.shown.with_untracked(Vec::len);
        let active = self.active.get_untracked();
        match (event.key().as_str(), count > 0) {
            ("ArrowDown" | "ArrowUp", false) => self.open_at(text),
            ("ArrowDown", true) => self.reach(next(active, count)),
            ("ArrowUp", true) => self.reach(previous(active, count)),
            ("Enter", true) if active.is_some() => self.choose(active.unwrap_or(0)),
            ("Escape", true) => self.close(),
            _ => return,
        }
        event.prevent_default();
    }

    fn reach(self, index: usize) {
        self.active.set(Some(index));
        next_frame(move || {
            let list = self.list.try_get_untracked().flatten();
            let selected =
                list.and_then(|list| list.query_selector("[aria-selected=true]").ok()?);
            if let Some(selected) = selected {
                scroll_into_view(&selected);
            }
        });
    }
}

fn next(at: Option<usize>, count: usize) -> usize {
    at.map_or(0, |index| (index + 1) % count)
}

fn previous(at: Option<usize>, count: usize) -> usize {
    at.map_or(count - 1, |index| (index + count - 1) % count)
}

/// Says that no suggestion matches, also to those who do not see the list; silent while `text` is empty.
#[component]
pub fn NoMatch(#[prop(into)] text: Signal<String>) -> impl IntoView {
    view! {
        <p class="no-match" role="status">
            {move || text.get()}
        </p>
    }
}
