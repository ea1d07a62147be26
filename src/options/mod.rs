//! The bar of the CLI's global options: what most people set in sight, the rest on demand.

mod option_field;
mod regions;
mod warnings;

use leptos::ev::FocusEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;
use wireform_model::cli::Cli;
use wireform_model::global_options::{GLOBAL_OPTIONS, GlobalOption, global_option};

use crate::state::DraftStore;

pub use option_field::label;

use option_field::OptionField;
use warnings::Warnings;

/// The options that are always in sight, by the CLI's names.
const ALWAYS: [&str; 4] = ["region", "profile", "output", "query"];

/// The global options of the command. Empty ones are not printed.
#[component]
pub fn OptionBar(store: DraftStore) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let is_in_region = RwSignal::new(false);
    let always = ALWAYS.into_iter().filter_map(global_option);
    let always = always.map(|option| view! { <OptionField store option /> });
    view! {
        <div
            class="cli-options"
            role="group"
            aria-label="Options of the AWS CLI"
            on:focusin=move |event| is_in_region.set(is_of_region(&event))
            on:focusout=move |_| {
                is_in_region.set(false);
                store.end_step();
            }
        >
            <div class="main-options">{always.collect_view()} <MoreButton store is_open /></div>
            <Show when=move || is_open.get()>
                <div class="more-options" id="more-options">
                    <div class="option-fields">{rest(store, false)}</div>
                    <div class="option-flags">{rest(store, true)}</div>
                </div>
            </Show>
            <Warnings store is_in_region />
        </div>
    }
}

fn is_of_region(event: &FocusEvent) -> bool {
    let control: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    control.is_some_and(|control| control.get_attribute("data-option").as_deref() == Some("region"))
}

/// The options on demand that the CLI has for this operation: its flags, or the others.
fn rest(store: DraftStore, are_flags: bool) -> impl IntoView {
    let operation = store.operation.operation;
    let is_there = |option: &&GlobalOption| {
        let clis = [Cli::V2, Cli::V1];
        clis.into_iter()
            .any(|cli| option.applies_to(operation, cli))
    };
    let rest = GLOBAL_OPTIONS
        .iter()
        .filter(|option| !ALWAYS.contains(&option.name) && option.is_flag() == are_flags);
    rest.filter(is_there)
        .map(|option| view! { <OptionField store option /> })
        .collect_view()
}

/// Shows the options on demand, and says how many of them are set while they are hidden.
#[component]
fn MoreButton(store: DraftStore, is_open: RwSignal<bool>) -> impl IntoView {
    let count = Memo::new(move |_| {
        store.with_draft(|draft| {
            let set = draft.options.iter();
            set.filter(|(option, _)| !ALWAYS.contains(&option.name))
                .count()
        })
    });
    let label = move || match count.get() {
        0 => "More".to_owned(),
        count => format!("More ({count})"),
    };
    view! {
        <button
            type="button"
            class="disclose"
            aria-expanded=move || is_open.get().to_string()
            aria-controls=move || is_open.get().then_some("more-options")
            on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
        >
            {label}
            <span class="visually-hidden">" options of the AWS CLI"</span>
        </button>
    }
}
