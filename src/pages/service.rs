use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use wireform_model::documentation::HelpText;
use wireform_model::{Operation, Service};
use wireform_search::fits;

use crate::address;
use crate::browser;
use crate::state::Catalog;
use crate::ui::{Control, Prose, TextInput};

/// What a service is, and its operations.
#[component]
pub fn ServicePage(service: &'static Service) -> impl IntoView {
    let command = service.command.as_str();
    browser::set_title(&format!("{command} · Wireform"));
    let title = match service.metadata.service_full_name.as_str() {
        "" => command,
        title => title,
    };
    view! {
        <div class="home">
            <header class="home-head">
                <nav class="way-back" aria-label="Breadcrumb">
                    <a href="#/">"Services"</a>
                </nav>
                <h1 tabindex="-1">{title} " " <code class="service">{command}</code></h1>
                <p>{HelpText::from_html(&service.documentation).summary()}</p>
                <UserModelHelp command />
            </header>
            <Operations service />
        </div>
    }
}

/// How to add the visitor's own model to the AWS CLI.
#[component]
fn UserModelHelp(command: &'static str) -> impl IntoView {
    let models = expect_context::<Catalog>().user_models();
    let text = format!(
        "This is your own model, stored in this browser only. To use it in the AWS CLI, run \
         `aws configure add-model --service-name {command} --service-model file://service-2.json`."
    );
    view! {
        <Show when=move || models.find(command).is_some()>
            <p class="group-help">
                <Prose text=text.clone() />
            </p>
        </Show>
    }
}

/// The operations of a service, with a filter.
#[component]
fn Operations(service: &'static Service) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let fitting = Memo::new(move |_| {
        query.with(|query| {
            let operations = service.operations.iter().enumerate();
            let fitting = operations.filter(|(_, operation)| fits(query, &operation.command));
            fitting.map(|(index, _)| index).collect::<Vec<usize>>()
        })
    });
    let count = move || match (fitting.with(Vec::len), service.operations.len()) {
        (1, 1) => "1 operation".to_owned(),
        (shown, all) if shown == all => format!("{all} operations"),
        (shown, all) => format!("{shown} of {all} operations"),
    };
    let filter = Control::new("filter", "filter", "Filter the operations");
    view! {
        <section on:keydown=|event| walk(&event)>
            <div class="group-head">
                <h2 aria-live="polite">{count}</h2>
                <TextInput
                    control=filter.with_placeholder("Filter".to_owned())
                    value=query
                    on_input=move |text| query.set(text)
                />
            </div>
            <ul class="columns names">
                <For each=move || fitting.get() key=|index| *index let:index>
                    {service.operations.get(index).map(|operation| row(service, operation))}
                </For>
            </ul>
        </section>
    }
}

fn row(service: &'static Service, operation: &'static Operation) -> impl IntoView {
    let name = operation.command.as_str();
    // Readers look for what an operation acts on, so the verb before it is less prominent.
    let (verb, thing) = name.split_at(name.find('-').map_or(0, |at| at + 1));
    view! {
        <li>
            <a href=address::of(&service.command, Some(name))>
                <code>
                    {(!verb.is_empty()).then(|| view! { <span class="verb">{verb}</span> })} {thing}
                </code>
            </a>
            {operation.deprecated.then(|| view! { <span class="deprecated">"deprecated"</span> })}
        </li>
    }
}

/// Enter in the filter opens the first operation, and the arrows lead from one to the next.
fn walk(event: &KeyboardEvent) {
    let from = event.target().and_then(|target| target.dyn_into().ok());
    let Some(from): Option<Element> = from else {
        return;
    };
    let is_filter = from.matches("input").unwrap_or(false);
    let row = from.closest("li").ok().flatten();
    let to = match event.key().as_str() {
        "Enter" if is_filter => {
            if let Some(first) = browser::find(".names a") {
                first.click();
            }
            None
        }
        "ArrowDown" if is_filter => browser::find(".names a"),
        "ArrowDown" => row.and_then(|row| link(&row.next_element_sibling()?)),
        "ArrowUp" => {
            let above = row.and_then(|row| link(&row.previous_element_sibling()?));
            above.or_else(|| browser::find("[name=filter]"))
        }
        _ => None,
    };
    if let Some(to) = to {
        event.prevent_default();
        browser::focus(&to);
    }
}

fn link(row: &Element) -> Option<HtmlElement> {
    row.query_selector("a").ok().flatten()?.dyn_into().ok()
}
