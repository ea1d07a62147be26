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
    let open = store.operation;
    let content = move || {
        Some(match part.get()? {
            Meaning::Name(path) | Meaning::Value(path) => of_path(store, path)?,
            Meaning::Global(name) => of_option(store, name)?,
            Meaning::Operation => said(open.api().api_name.clone(), open.about().summary(), None),
            _ => return None,
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

fn of_path(store: DraftStore, path: Path) -> Option<AnyView> {
    let open = store.operation;
    let to = path.clone();
    let button = view! {
        // Pressing it must not take the focus from the editor before it is clicked.
        <Button
            class="quiet"
            attr:data-go-to=path.as_str().to_owned()
            on:mousedown=|event| event.prevent_default()
            on_click=move |()| go_to(store, &to)
        >
            "Go to field"
        </Button>
    };
    let (label, help) = about(open, &path);
    (!path.is_root()).then(|| said(label, help, Some(button.into_any())))
}

fn of_option(store: DraftStore, name: &'static str) -> Option<AnyView> {
    let help = format!("{}.", global_option(name)?.help);
    let button = view! {
        <Button
            class="quiet"
            attr:data-go-to-option=name
            on:mousedown=|event| event.prevent_default()
            on_click=move |()| go_to_option(store, name)
        >
            "Go to option"
        </Button>
    };
    Some(said(label(name), help, Some(button.into_any())))
}

fn said(label: String, help: String, button: Option<AnyView>) -> AnyView {
    view! {
        <p>
            <strong>{label}</strong>
            " "
            {help}
        </p>
        {button}
    }
    .into_any()
}

/// Label and help of a part of a text.
pub fn about(open: OpenOperation, path: &Path) -> (String, String) {
    (open.label(path), help(open, path))
}

/// The first sentence of the member's help; of an entry or item that of what it is in.
fn help(open: OpenOperation, path: &Path) -> String {
    let places = std::iter::successors(Some(path.clone()), Path::parent);
    let mut helps = places.filter_map(|path| open.about_member(&path));
    helps.next().map(|help| help.summary()).unwrap_or_default()
}
