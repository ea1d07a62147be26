use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wireform_model::path::Path;

use crate::browser;
use crate::state::{OpenOperation, set_if_other};

use super::explanation::about;

/// The help of the part of a text under the pointer, over the end of the text, so that nothing moves.
///
/// It lets the pointer through, and is for the pointer alone: the caret has an explanation of its own.
#[component]
pub fn PointedHelp(operation: OpenOperation, pointed: RwSignal<Option<Path>>) -> impl IntoView {
    let content = move || {
        let (label, help) = about(operation, &pointed.get()?);
        Some(view! {
            <p>
                <strong>{label}</strong>
                " "
                {help}
            </p>
        })
    };
    view! {
        <div class="pointed-help" aria-hidden="true">
            {content}
        </div>
    }
}

/// Notes what the pointer is at.
pub fn point_at(pointed: RwSignal<Option<Path>>, event: &MouseEvent) {
    set_if_other(pointed, path_under(event));
}

/// The path of the span that the pointer is at, also where the editor lies over it.
fn path_under(event: &MouseEvent) -> Option<Path> {
    let elements = browser::elements_at(event.client_x(), event.client_y());
    let mut paths = elements.filter_map(|element| element.get_attribute("data-path"));
    Path::parse(&paths.next()?)
}
