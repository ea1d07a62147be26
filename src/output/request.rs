use wireform_core::write::{is_region, request_notes};

use crate::prose::prose;
use crate::state::{DraftStore, Outputs, Prefs, RequestForm, Shown};
use crate::view::{View, el, typed_value};

use super::choice::{choice, named, option};
use super::copy::copy_button;
use super::pane::pane_text;

/// The request as it goes on the wire, or a curl command that sends it.
pub fn request_pane(store: DraftStore, outputs: Outputs, prefs: Shown<Prefs>) -> View {
    let copy = copy_button(store, "request", move || {
        outputs.request.with(|text| text.to_string())
    });
    let head = el("div")
        .class("pane-head")
        .child(el("h2").attr("id", "pane-request").text("Request"))
        .child(request_form(prefs))
        .child(region(prefs))
        .child(copy.attr("data-copy", "request"));
    el("section")
        .class("pane")
        .attr("aria-labelledby", "pane-request")
        .child(head)
        .child(pane_text(
            "request",
            "Request",
            move || outputs.version(),
            move || outputs.request.get(),
            store,
        ))
        .child(notes(store, prefs))
}

fn request_form(prefs: Shown<Prefs>) -> View {
    let options = [option("http", "HTTP"), option("curl", "curl")];
    let form = |prefs: &Prefs| prefs.request_form.as_str();
    choice("Request form", prefs, options, form, move |value| {
        Prefs::choose(prefs, |prefs| {
            prefs.request_form = RequestForm::parse(value)
        });
    })
}

const NO_REGION: &str =
    "The AWS CLI refuses this region. Regions have names such as `eu-central-1`.";

fn region(prefs: Shown<Prefs>) -> View {
    let input = el("input")
        .attr("type", "text")
        .attr("size", "12")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .attr("placeholder", "us-east-1")
        .value(move || prefs.with(|prefs| prefs.region.clone()))
        .when("aria-invalid", "true", move || {
            prefs.with(|prefs| !is_region(prefs.effective_region()))
        })
        .on("input", move |event| {
            let region = typed_value(event);
            Prefs::choose(prefs, |prefs| prefs.region.clone_from(&region));
        });
    named("region", "Region", input)
}

fn notes(store: DraftStore, prefs: Shown<Prefs>) -> View {
    let notes = move || {
        let (shell, form, region_fits) = prefs.with(|prefs| {
            (
                prefs.shell,
                prefs.request_form,
                is_region(prefs.effective_region()),
            )
        });
        let of_form: &[&str] = match form {
            RequestForm::Curl => shell.curl_notes(),
            RequestForm::Http => &[],
        };
        let refused = (!region_fits).then_some(NO_REGION);
        let operation = store.opened.operation;
        let besides = store.draft.with(|draft| request_notes(operation, draft));
        let fixed = refused.into_iter().chain(of_form.iter().copied());
        fixed.map(str::to_owned).chain(besides).collect::<Vec<_>>()
    };
    el("ul").class("notes").region(notes, |notes| {
        notes.iter().map(|note| prose(el("li"), note)).collect()
    })
}
