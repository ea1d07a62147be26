use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent};
use wireform_core::documentation::HelpText;
use wireform_core::model::{Operation, Service};
use wireform_core::search::fits;

use crate::address;
use crate::browser;
use crate::prose::prose;
use crate::state::{Catalogue, Shown};
use crate::view::{View, el, target, typed_value};

/// What a service is, and its operations.
pub fn service_page(catalogue: Catalogue, service: &'static Service) -> View {
    let command = &service.command;
    browser::set_title(&format!("{command} · Wireform"));
    let query = Shown::new(String::new());
    let title = match service.metadata.service_full_name.as_str() {
        "" => command,
        title => title,
    };
    let title = el("h1").attr("tabindex", "-1").text(title);
    let about = HelpText::from_html(&service.documentation).summary();
    let head = el("header")
        .class("home-head")
        .child(way_back())
        .child(
            title
                .text(" ")
                .child(el("code").class("service").text(command)),
        )
        .child(el("p").text(&about))
        .children(how_the_cli_learns_it(catalogue, command));
    let listed = move || query.with(|query| fitting(service, query));
    let count = move || match (listed().len(), service.operations.len()) {
        (1, 1) => "1 operation".to_owned(),
        (shown, all) if shown == all => format!("{all} operations"),
        (shown, all) => format!("{shown} of {all} operations"),
    };
    let group = el("div")
        .class("group-head")
        .child(el("h2").attr("aria-live", "polite").live_text(count))
        .child(filter(query));
    let names = el("ul").class("columns names").region(
        move || query.get(),
        move |_| {
            let operations = listed().into_iter();
            operations
                .map(|operation| row(command, operation))
                .collect()
        },
    );
    el("div")
        .class("home")
        .child(head)
        .child(el("section").child(group).child(names).on("keydown", walk))
}

fn fitting(service: &'static Service, query: &str) -> Vec<&'static Operation> {
    let operations = service.operations.iter();
    operations
        .filter(|operation| fits(query, &operation.command))
        .collect()
}

fn way_back() -> View {
    el("nav")
        .class("way-back")
        .attr("aria-label", "Breadcrumb")
        .child(el("a").attr("href", "#/").text("Services"))
}

fn filter(query: Shown<String>) -> View {
    el("input")
        .attr("type", "text")
        .attr("name", "filter")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-label", "Filter the operations")
        .attr("placeholder", "Filter")
        .on("input", move |event| query.set(typed_value(event)))
}

fn row(command: &str, operation: &Operation) -> View {
    let name = operation.command.as_str();
    // Lists of names are read by what they are about.
    let (verb, thing) = name.split_at(name.find('-').map_or(0, |at| at + 1));
    let words = el("code")
        .children((!verb.is_empty()).then(|| el("span").class("verb").text(verb)))
        .text(thing);
    let link = el("a")
        .attr("href", &address::of(command, Some(name)))
        .child(words);
    let mark = operation
        .deprecated
        .then(|| el("span").class("deprecated").text("deprecated"));
    el("li").child(link).children(mark)
}

/// The CLI has to know a model of one's own too.
fn how_the_cli_learns_it(catalogue: Catalogue, command: &str) -> Option<View> {
    let words = format!(
        "This model is yours: it is in this browser alone. The AWS CLI learns it by \
         `aws configure add-model --service-name {command} --service-model file://service-2.json`."
    );
    catalogue.own.find(command)?;
    Some(prose(el("p").class("group-help"), &words))
}

/// Enter in the filter opens the first operation, and the arrows lead from one to the next.
fn walk(event: &Event) {
    let (Some(key), Some(from)) = (event.dyn_ref::<KeyboardEvent>(), target(event)) else {
        return;
    };
    let is_filter = from.matches("input").unwrap_or(false);
    let row = from.closest("li").ok().flatten();
    let to = match key.key().as_str() {
        "Enter" if is_filter => {
            if let Some(first) = browser::find(".names a") {
                first.click();
            }
            None
        }
        "ArrowDown" if is_filter => browser::find(".names a"),
        "ArrowDown" => row.and_then(|row| link(row.next_element_sibling()?)),
        "ArrowUp" => {
            let above = row.and_then(|row| link(row.previous_element_sibling()?));
            above.or_else(|| browser::find("[name=filter]"))
        }
        _ => None,
    };
    if let Some(to) = to {
        event.prevent_default();
        browser::focus(&to);
    }
}

fn link(row: web_sys::Element) -> Option<HtmlElement> {
    row.query_selector("a").ok().flatten()?.dyn_into().ok()
}
