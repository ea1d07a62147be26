use wireform_core::draft::{Cli, OUTFILE};
use wireform_core::write::takes_outfile;

use crate::state::DraftStore;
use crate::view::{View, el, typed_value};

/// Where the CLI writes a response that is a stream; nothing of it is part of the request.
pub fn outfile(store: DraftStore) -> Option<View> {
    if !takes_outfile(store.opened.operation, Cli::default()) {
        return None;
    }
    let told = move || {
        store
            .draft
            .with(|draft| draft.facts.get(OUTFILE).map(str::to_owned))
    };
    let input = el("input")
        .attr("type", "text")
        .attr("id", "outfile")
        .attr("name", "fact.outfile")
        .attr("placeholder", OUTFILE)
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "outfile-hint")
        .value(move || told().unwrap_or_default())
        .on("input", move |event| {
            let name = typed_value(event);
            let name = Some(name.as_str()).filter(|name| !name.is_empty());
            store.draft.update(|draft| draft.facts.set(OUTFILE, name));
        });
    let head = el("div")
        .class("field-head")
        .child(el("label").attr("for", "outfile").text("Output file"))
        .child(el("code").class("option").text(OUTFILE));
    let hint = el("p")
        .class("hint")
        .attr("id", "outfile-hint")
        .text("The response is a stream, which the AWS CLI writes to this file");
    let field = el("div")
        .class("field")
        .child(head)
        .child(el("div").class("control").child(input))
        .child(hint);
    Some(field)
}
