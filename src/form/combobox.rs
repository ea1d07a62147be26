use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wireform_core::companion::Suggestion;

/// A text box with completions, after the combobox pattern of the ARIA Authoring Practices:
/// anything can be typed, the list only helps.
pub struct Combobox {
    pub id: String,
    /// The control's `name`, or its `data-key` where it edits a key.
    pub name: Memo<String>,
    pub edits_key: bool,
    pub label: Option<Signal<String>>,
    pub placeholder: Signal<String>,
    pub described_by: Memo<String>,
    pub invalid: Memo<bool>,
    pub required: bool,
    pub value: Memo<String>,
    pub set: Callback<String>,
    /// The completions for the value as it is; asked for only while the list is open.
    pub suggestions: Callback<(), Vec<Suggestion>>,
    /// Takes a paste of several lines, where the value may hold newlines.
    pub paste: Option<Callback<ev::ClipboardEvent>>,
}

/// More than this nobody reads; typing narrows the list.
const MAX_SHOWN: usize = 60;

pub fn combobox(props: Combobox) -> AnyView {
    let Combobox {
        id,
        name,
        edits_key,
        label,
        placeholder,
        value,
        set,
        suggestions,
        ..
    } = props;
    let (described_by, invalid, paste) = (props.described_by, props.invalid, props.paste);
    let list_id = format!("{id}-list");
    let open = RwSignal::new(false);
    let active = RwSignal::new(None::<usize>);
    let list = Memo::new(move |_| {
        if !open.get() {
            return Vec::new();
        }
        value.track();
        let mut list = suggestions.run(());
        list.truncate(MAX_SHOWN);
        list
    });
    let shown = Memo::new(move |_| list.with(|list| !list.is_empty()));
    let choose = move |index: usize| {
        let chosen = list.with_untracked(|list| list.get(index).cloned());
        if let Some(suggestion) = chosen {
            let goes_on = suggestion.text.ends_with(['.', ':', '{']);
            set.run(suggestion.text);
            active.set(None);
            open.set(goes_on);
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let count = list.with_untracked(Vec::len);
        match (event.key().as_str(), open.get_untracked() && count > 0) {
            ("ArrowDown" | "ArrowUp", false) => open.set(true),
            ("ArrowDown", true) => active.update(|at| *at = Some(next(*at, count))),
            ("ArrowUp", true) => active.update(|at| *at = Some(previous(*at, count))),
            ("Enter", true) if active.get_untracked().is_some() => {
                active.get_untracked().into_iter().for_each(choose);
            }
            ("Escape", true) => {
                open.set(false);
                active.set(None);
            }
            _ => return,
        }
        event.prevent_default();
    };
    let option_id = {
        let list_id = list_id.clone();
        move |index: usize| format!("{list_id}-{index}")
    };
    let active_id = {
        let option_id = option_id.clone();
        move || active.get().filter(|_| shown.get()).map(&option_id)
    };
    let popup = NodeRef::<html::Ul>::new();
    Effect::new(move |_| {
        active.track();
        scroll_to_active(popup);
    });
    let options = {
        let option_id = option_id.clone();
        move || {
            let items = list.get().into_iter().enumerate();
            items
                .map(|(index, suggestion)| {
                    view! {
                        <li
                            role="option"
                            id=option_id(index)
                            aria-selected=move || (active.get() == Some(index)).to_string()
                            on:mousedown=move |event| {
                                event.prevent_default();
                                choose(index);
                            }
                        >
                            <code>{suggestion.text}</code>
                            <span>{suggestion.help}</span>
                        </li>
                    }
                })
                .collect_view()
        }
    };
    view! {
        <div class="combobox">
            <input
                type="text"
                role="combobox"
                id=id
                name=move || (!edits_key).then(|| name.get())
                data-key=move || edits_key.then(|| name.get())
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                placeholder=move || placeholder.get()
                aria-label=move || label.map(|label| label.get())
                aria-describedby=move || described_by.get()
                aria-invalid=move || invalid.get().then_some("true")
                aria-required=props.required.then_some("true")
                aria-autocomplete="list"
                aria-expanded=move || shown.get().to_string()
                aria-controls=list_id.clone()
                aria-activedescendant=active_id
                prop:value=move || value.get()
                on:input:target=move |event| {
                    set.run(event.target().value());
                    active.set(None);
                    open.set(true);
                }
                on:click=move |_| open.set(true)
                on:keydown=on_key
                on:blur=move |_| {
                    open.set(false);
                    active.set(None);
                }
                on:paste=move |event| {
                    if let Some(paste) = paste {
                        paste.run(event);
                    }
                }
            />
            <ul
                class="options"
                role="listbox"
                id=list_id
                aria-label="Suggestions"
                node_ref=popup
                hidden=move || !shown.get()
            >
                {options}
            </ul>
        </div>
    }
    .into_any()
}

fn next(at: Option<usize>, count: usize) -> usize {
    at.map_or(0, |index| (index + 1) % count)
}

fn previous(at: Option<usize>, count: usize) -> usize {
    at.map_or(count - 1, |index| (index + count - 1) % count)
}

fn scroll_to_active(popup: NodeRef<html::Ul>) {
    request_animation_frame(move || {
        let list = popup.try_get_untracked().flatten();
        let selected =
            list.and_then(|list| list.query_selector("[aria-selected=true]").ok().flatten());
        if let Some(element) = selected.and_then(|el| el.dyn_into::<web_sys::HtmlElement>().ok()) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}
