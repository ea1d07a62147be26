use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent};
use wireform_model::global_options::global_option;
use wireform_model::path::Path;
use wireform_read::Meaning;

use crate::options::label;
use crate::state::{DraftStore, OpenOperation};
use crate::ui::Button;

use super::go_to::{go_to, go_to_option};

/// What the part of a text at the caret means, and a way to its field.
#[component]
pub fn Explanation(store: DraftStore, part: RwSignal<Option<Meaning>>) -> impl IntoView {
    let content = move || {
        let part = part.get()?;
        let (name, help) = about(store.operation, &part)?;
        Some(view! {
            <p>
                <strong>{name}</strong>
                " "
                {help}
            </p>
            {way(store, part)}
        })
    };
    view! {
        <div
            class="explanation"
            on:focusout=move |event| {
                if !takes_focus(&event) {
                    part.set(None);
                }
            }
        >
            {content}
        </div>
    }
}

/// Whether the focus goes on from a control to an explanation.
pub fn takes_focus(event: &FocusEvent) -> bool {
    let next = event.related_target();
    let next = next.and_then(|next| next.dyn_into::<Element>().ok());
    next.is_some_and(|next| next.closest(".explanation").ok().flatten().is_some())
}

/// A button that leads to the field of a part, or to the control of its option.
fn way(store: DraftStore, part: Meaning) -> Option<AnyView> {
    match part {
        Meaning::Name(path) | Meaning::Value(path) => {
            let to = path.clone();
            Some(
                view! {
                    // Pressing it must not take the focus from the editor before it is clicked.
                    <Button
                        class="quiet"
                        attr:data-go-to=path.as_str().to_owned()
                        on:mousedown=|event| event.prevent_default()
                        on_click=move |()| go_to(store, &to)
                    >
                        "Go to field"
                    </Button>
                }
                .into_any(),
            )
        }
        Meaning::Global(name) => Some(
            view! {
                <Button
                    class="quiet"
                    attr:data-go-to-option=name
                    on:mousedown=|event| event.prevent_default()
                    on_click=move |()| go_to_option(store, name)
                >
                    "Go to option"
                </Button>
            }
            .into_any(),
        ),
        _ => None,
    }
}

/// What a part of a text is called, and help on it; `None` where there is nothing to say.
pub fn about(open: OpenOperation, part: &Meaning) -> Option<(String, String)> {
    match part {
        Meaning::Name(path) | Meaning::Value(path) => {
            (!path.is_root()).then(|| (open.label(path), help(open, path)))
        }
        Meaning::Global(name) => Some((label(name), format!("{}.", global_option(name)?.help))),
        Meaning::Operation => Some((open.api().api_name.clone(), open.about().summary())),
        _ => None,
    }
}

/// The first sentence of the member's help; of an entry or item that of what it is in.
fn help(open: OpenOperation, path: &Path) -> String {
    let places = std::iter::successors(Some(path.clone()), Path::parent);
    let mut helps = places.filter_map(|path| open.about_member(&path));
    helps.next().map(|help| help.summary()).unwrap_or_default()
}
