use std::cell::Cell;

use wireform_core::documentation::HelpText;

use crate::prose::help_text;
use crate::view::{View, el, target};

use super::node::Node;

/// The help of a member that the model alone knows: its line is there before the text has come,
/// so that nothing moves when it comes.
pub fn model_help(node: &Node) -> View {
    let id = format!("{}-hint", node.id());
    // Entries and items are told about where their map or list is.
    if node.api_name.is_none() {
        return el("div").class("help").child(line(&id, ""));
    }
    let opened = node.store.opened;
    let path = node.store.path(&node.place);
    help(
        &id,
        move || opened.has_texts(),
        move || opened.about_member(&path).unwrap_or_default(),
    )
}

/// The first sentence of a text on one line, and the whole on demand.
pub fn help(
    id: &str,
    has_come: impl Fn() -> bool + 'static,
    text: impl Fn() -> HelpText<'static> + 'static,
) -> View {
    let id = id.to_owned();
    el("div").class("help one-line").region(has_come, move |_| {
        let text = text();
        let summary = text.summary();
        let hint = line(&id, &summary);
        // What fits on the line of a narrow screen is not said twice.
        const SHORT: usize = 40;
        if summary.len() < SHORT && summary == text.text() {
            vec![hint]
        } else {
            vec![hint, whole(text)]
        }
    })
}

fn line(id: &str, text: &str) -> View {
    el("p").class("hint").attr("id", id).text(text)
}

/// The whole text, made when somebody wants to see it: a form may have hundreds.
fn whole(text: HelpText<'static>) -> View {
    let unseen = Cell::new(Some(text));
    el("details")
        .class("more")
        .child(el("summary").text("More"))
        .on("toggle", move |event| {
            if let Some((text, details)) = unseen.take().zip(target(event)) {
                let whole = help_text(el("div").class("prose"), &text);
                let _ = details.append_child(whole.element());
            }
        })
}
