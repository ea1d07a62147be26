//! The form, in the order in which a person decides.
//!
//! [`node`] is the one recursive point: from a shape to its widget.

mod choice;
mod combobox;
mod copy_link;
mod diagnostics;
mod facts;
mod field;
mod group;
mod guidance;
mod list;
mod map;
mod node;
mod number;
mod raw;
mod scenarios;
mod structure;
mod suggest;
mod switch;
mod text;
mod unknown;

pub use diagnostics::{DiagnosticList, refuser_words};

use leptos::prelude::*;

use crate::state::{DraftStore, Prefs};

use copy_link::CopyLink;
use facts::Facts;
use group::groups;
use scenarios::Scenarios;
use unknown::UnknownMembers;

/// The form of an operation: what it is, what to tell beside the request, where to start, and its members.
#[component]
pub fn Form(store: DraftStore, prefs: RwSignal<Prefs>) -> impl IntoView {
    let opened = store.opened;
    let summary = match opened.companion {
        Some(companion) => companion.summary.as_str(),
        None => opened.api().documentation.as_str(),
    };
    view! {
        <form
            class="form"
            aria-labelledby="title"
            on:submit=|event| event.prevent_default()
            on:focusin=move |event| mark(store, event)
        >
            <header class="form-head">
                <h1 id="title">
                    <span class="service">{format!("aws {} ", opened.service().command)}</span>
                    {opened.api().command.as_str()}
                </h1>
                <CopyLink store prefs/>
                <p>{summary}</p>
            </header>
            <Facts store/>
            <Scenarios store prefs/>
            {groups(store)}
            <UnknownMembers store/>
        </form>
    }
}

/// Marks, in the panes, the spans of the control that has the focus.
fn mark(store: DraftStore, event: leptos::ev::FocusEvent) {
    use wasm_bindgen::JsCast;
    use wireform_core::path::Path;
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let pointer = target.and_then(|element| {
        element
            .get_attribute("name")
            .or_else(|| element.get_attribute("data-key"))
    });
    store.active.set(
        pointer
            .and_then(|text| Path::parse(&text))
            .filter(|path| !path.is_root()),
    );
}
