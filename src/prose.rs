//! Texts as elements, all of them text nodes in the end.

use wireform_core::documentation::{HelpText, Node};

use crate::view::{View, el};

/// Appends a sentence of core's, where what stands in backticks is code.
pub fn prose(view: View, text: &str) -> View {
    let parts = text.split('`').enumerate();
    parts.fold(view, |view, (index, part)| {
        if index % 2 == 1 {
            view.child(el("code").text(part))
        } else {
            view.text(part)
        }
    })
}

/// Appends a help text.
pub fn help_text(view: View, text: &HelpText<'_>) -> View {
    text.nodes().fold(view, |view, node| match node {
        Node::Text(text) => view.text(text),
        Node::Link { href, children } if is_web_address(href) => {
            // Whoever reads on shall not lose what is filled in.
            let link = el("a").attr("href", href).attr("target", "_blank");
            view.child(help_text(
                link.attr("rel", "noopener noreferrer"),
                &children,
            ))
        }
        Node::Link { children, .. } => help_text(view, &children),
        Node::Element { name, children } => view.child(help_text(element(name), &children)),
    })
}

fn element(name: &str) -> View {
    match name {
        "p" | "ul" | "ol" | "li" | "dl" | "dt" | "dd" | "code" | "pre" | "em" | "strong" => {
            el(name)
        }
        "note" => el("div").class("note").child(el("strong").text("Note")),
        "important" => el("div")
            .class("note")
            .child(el("strong").text("Important")),
        _ => el("span"),
    }
}

fn is_web_address(href: &str) -> bool {
    href.starts_with("https://") || href.starts_with("http://")
}
