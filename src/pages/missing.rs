use wireform_core::builtin;
use wireform_core::model::Service;
use wireform_core::search::near;

use crate::address;
use crate::browser;
use crate::prose::prose;
use crate::state::{Catalogue, Fetched};
use crate::view::{View, el};

/// How to come by a catalogue where a site has none.
pub const HOW_TO_GET: &str = "`cargo xtask build` in a checkout of Wireform makes a site with the catalogue of all services.";

/// In place of a service that is not there, and of its operations.
pub fn no_service(catalogue: Catalogue, name: &str) -> View {
    let problem = format!("There is no service called {name} here.");
    let name = name.to_owned();
    let waits = move || matches!(catalogue.list(), Fetched::Asked);
    nothing(&problem)
        .region(waits, move |_| match catalogue.list() {
            Fetched::Asked | Fetched::Failed => Vec::new(),
            Fetched::Missing => vec![without_catalogue()],
            Fetched::There(list) => {
                let listed = list.services.iter().map(|listed| listed.command.as_str());
                let own = catalogue.own.all().into_iter();
                let own = own.map(|own| own.service.command.as_str());
                let names: Vec<&str> = listed.chain(own).collect();
                let near = near(&name, &names);
                near_links(near.into_iter().map(|name| (name, None)))
            }
        })
        .child(el("p").child(el("a").attr("href", "#/").text("All services")))
}

/// In place of an operation that a service does not have.
pub fn no_operation(service: &'static Service, name: &str) -> View {
    let command = &service.command;
    let operations = service.operations.iter();
    let names: Vec<&str> = operations
        .map(|operation| operation.command.as_str())
        .collect();
    let near = near(name, &names).into_iter();
    let all = format!("All operations of {command}");
    nothing(&format!("The service {command} has no operation {name}."))
        .children(near_links(near.map(|name| (command.as_str(), Some(name)))))
        .child(el("p").child(el("a").attr("href", &address::of(command, None)).text(&all)))
}

/// In place of what could not be fetched this time.
pub fn not_fetched(catalogue: Catalogue) -> View {
    let words = "This part of the site could not be fetched. Is there a connection?";
    let retry = el("button")
        .attr("type", "button")
        .text("Try again")
        .on("click", move |_| catalogue.retry());
    el("div")
        .class("nothing")
        .attr("role", "alert")
        .child(el("p").text(words))
        .child(el("p").child(retry))
}

/// What there is without a catalogue, and how to get one.
pub fn without_catalogue() -> View {
    let companions = builtin::companions().iter();
    let links = companions.map(|(service, operation)| link(service, Some(operation)));
    let there = links.fold(el("p").text("What it has: "), View::child);
    let words = prose(el("p"), "This site lacks the catalogue of AWS's services. ");
    el("div")
        .class("without")
        .child(prose(words, HOW_TO_GET))
        .child(there)
}

fn nothing(problem: &str) -> View {
    browser::set_title("Nothing here · Wireform");
    el("div")
        .class("nothing")
        .child(el("h1").attr("tabindex", "-1").text("Nothing here"))
        .child(el("p").text(problem))
}

/// Names that may have been meant, by service and operation.
fn near_links<'n>(near: impl Iterator<Item = (&'n str, Option<&'n str>)>) -> Vec<View> {
    let links: Vec<View> = near
        .map(|(service, operation)| link(service, operation))
        .collect();
    if links.is_empty() {
        return links;
    }
    let items = links.into_iter().map(|link| el("li").child(link));
    vec![
        el("p").text("Did you mean one of these?"),
        el("ul").class("names").children(items),
    ]
}

fn link(service: &str, operation: Option<&str>) -> View {
    let words = [Some(service), operation];
    let words: Vec<&str> = words.into_iter().flatten().collect();
    let name = el("code").text(&words.join(" "));
    el("a")
        .attr("href", &address::of(service, operation))
        .child(name)
}
