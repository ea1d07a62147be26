use std::borrow::Cow;

use leptos::prelude::*;
use wireform_model::documentation::{HelpPart, HelpText};
use wireform_model::http_url::HttpUrl;

/// A text in which what is between backticks is code.
#[component]
pub fn Prose(#[prop(into)] text: String) -> impl IntoView {
    let parts = text.split('`').enumerate().map(|(index, part)| {
        let part = part.to_owned();
        match index % 2 {
            1 => view! { <code>{part}</code> }.into_any(),
            _ => part.into_any(),
        }
    });
    parts.collect_view()
}

/// A help text of a model: a tree of a dozen kinds of elements, all of whose leaves are text nodes.
#[component]
pub fn Help(text: Cow<'static, HelpText>) -> impl IntoView {
    view! { <div class="prose">{parts(&text)}</div> }
}

fn parts(text: &HelpText) -> Vec<AnyView> {
    text.parts().iter().map(part).collect()
}

fn part(part: &HelpPart) -> AnyView {
    match part {
        HelpPart::Text(text) => text.clone().into_any(),
        HelpPart::Link { href, children } if HttpUrl::parse(href).is_some() => {
            // It opens in a new tab, so that the form stays open.
            view! {
                <a href=href.clone() target="_blank" rel="noopener noreferrer">
                    {parts(children)}
                </a>
            }
            .into_any()
        }
        HelpPart::Link { children, .. } => parts(children).into_any(),
        HelpPart::Element { name, children } => element(name, parts(children)),
    }
}

fn element(name: &str, children: Vec<AnyView>) -> AnyView {
    match name {
        "p" => view! { <p>{children}</p> }.into_any(),
        "ul" => view! { <ul>{children}</ul> }.into_any(),
        "ol" => view! { <ol>{children}</ol> }.into_any(),
        "li" => view! { <li>{children}</li> }.into_any(),
        "dl" => view! { <dl>{children}</dl> }.into_any(),
        "dt" => view! { <dt>{children}</dt> }.into_any(),
        "dd" => view! { <dd>{children}</dd> }.into_any(),
        "code" => view! { <code>{children}</code> }.into_any(),
        "pre" => view! { <pre>{children}</pre> }.into_any(),
        "em" => view! { <em>{children}</em> }.into_any(),
        "strong" => view! { <strong>{children}</strong> }.into_any(),
        "note" => note("Note", children),
        "important" => note("Important", children),
        _ => children.into_any(),
    }
}

fn note(title: &'static str, children: Vec<AnyView>) -> AnyView {
    view! {
        <div class="note">
            <strong>{title}</strong>
            {children}
        </div>
    }
    .into_any()
}
