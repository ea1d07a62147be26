use wireform_core::builtin;

use crate::address;
use crate::browser;
use crate::own_model::{file_button, remove_button};
use crate::search::search;
use crate::state::{Catalogue, Fetched, recent};
use crate::view::{View, el};

use super::missing::{not_fetched, without_catalogue};
use super::services::services;

/// Where one begins: the search, what was used last, what there is.
pub fn home_page(catalogue: Catalogue) -> View {
    browser::set_title("Wireform: AWS CLI commands from a form");
    let waits = move || matches!(catalogue.list(), Fetched::Asked);
    let browse = move |_: &bool| match catalogue.list() {
        Fetched::Asked => Vec::new(),
        Fetched::Missing => vec![without_catalogue()],
        Fetched::Failed => vec![not_fetched(catalogue)],
        Fetched::There(list) => vec![services(list)],
    };
    let versions = move || catalogue.own.version();
    el("div")
        .class("home")
        .child(head().child(search(catalogue)))
        .child(el("div").class("shelf").region(versions, move |_| {
            let used = recently_used();
            used.into_iter()
                .chain([with_companion(), own(catalogue)])
                .collect()
        }))
        .child(el("div").class("browse").region(waits, browse))
}

fn head() -> View {
    el("header")
        .class("home-head")
        .child(el("h1").attr("tabindex", "-1").text("AWS CLI commands from a form"))
        .child(el("p").text(
            "Fill in a form for any operation of any AWS service and get its command, its JSON document and its request, \
             always in step and as the real AWS CLI takes and sends them. Nothing you type leaves this page: there is no server behind it.",
        ))
}

fn section(title: &str) -> View {
    el("section").child(el("h2").text(title))
}

fn recently_used() -> Option<View> {
    let used = recent();
    let names = used
        .iter()
        .map(|(service, operation)| name(service, operation));
    let names = el("ul").class("names").children(names);
    (!used.is_empty()).then(|| section("Recently used").child(names))
}

fn with_companion() -> View {
    let all = builtin::companions().iter();
    let names = all.map(|(service, operation)| name(service, operation));
    section("With scenarios and rules")
        .child(el("ul").class("names").children(names))
        .child(el("p").class("group-help").text(
            "These forms know more than the service's model: where to start, what fits together, and who would refuse it.",
        ))
}

fn own(catalogue: Catalogue) -> View {
    let rows = catalogue.own.all().into_iter().map(|own| {
        let command = &own.service.command;
        let link = el("a")
            .attr("href", &address::of(command, None))
            .child(el("code").text(command));
        el("li")
            .child(link)
            .child(remove_button(catalogue, command))
    });
    section("Yours")
        .child(el("ul").class("names").children(rows))
        .child(el("p").class("group-help").text(
            "A private or preview service gets its forms from its model: drop a service-2.json of botocore anywhere on the page. It stays in this browser.",
        ))
        .child(file_button(catalogue))
}

fn name(service: &str, operation: &str) -> View {
    let words = el("code")
        .child(el("span").class("verb").text(&format!("{service} ")))
        .text(operation);
    let link = el("a").attr("href", &address::of(service, Some(operation)));
    el("li").child(link.child(words))
}
