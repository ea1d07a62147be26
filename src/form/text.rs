use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};
use wireform_model::Kind;
use wireform_model::value::Value;

use crate::browser::{clipboard_of, focus_later};
use crate::state::push_entry;
use crate::ui::{Control, TextArea, TextInput};

use super::node::Node;

/// A string on one line; one that contains line breaks is shown on as many lines as it needs.
#[component]
pub fn Text(node: Node, control: Control) -> impl IntoView {
    let multiline = is_multiline(node);
    view! {
        <Show when=move || multiline.get() fallback=move || view! { <OneLine node control /> }>
            <Lines node control />
        </Show>
    }
}

/// A string on one line.
#[component]
pub fn OneLine(node: Node, control: Control) -> impl IntoView {
    view! {
        <TextInput
            control
            value=Signal::derive(move || node.text())
            on_input=move |text: String| node.type_string(&text)
            on_paste=move |event| paste_lines(node, &event)
        />
    }
}

/// A string on several lines.
#[component]
pub fn Lines(
    node: Node,
    control: Control,
    /// `lines` for prose, `template` for code, in which columns matter.
    #[prop(default = "lines")]
    class: &'static str,
    /// How many lines there are at least.
    #[prop(default = 2)]
    least: usize,
) -> impl IntoView {
    view! {
        <TextArea
            control
            class
            rows=rows(node, least)
            value=Signal::derive(move || node.text())
            on_input=move |text: String| type_lines(node, &text)
        />
    }
}

/// Sets a string that is typed into a box of several lines, which turns every line end into LF: a string
/// whose lines end in CRLF keeps these.
fn type_lines(node: Node, typed: &str) {
    let before = untrack(|| node.text());
    let had_crlf =
        before.contains("\r\n") && before.matches('\n').count() == before.matches("\r\n").count();
    match had_crlf && !typed.contains('\r') {
        true => node.type_string(&typed.replace('\n', "\r\n")),
        false => node.type_string(typed),
    }
}

/// Whether a string contains line breaks, which one line cannot show, or has contained some: a box
/// that changed while somebody types would lose the focus.
pub fn is_multiline(node: Node) -> Memo<bool> {
    Memo::new(move |before| before == Some(&true) || node.text().contains(['\n', '\r']))
}

fn rows(node: Node, least: usize) -> Signal<usize> {
    Signal::derive(move || (node.text().matches('\n').count() + 1).clamp(least, 24))
}

/// Inserts pasted text that has several lines, since an `<input>` drops its line breaks.
///
/// Lines that are pasted into the last item of a list, while that is empty, become items.
pub fn paste_lines(node: Node, event: &Event) {
    let data = clipboard_of(event).and_then(|data| data.get_data("text").ok());
    let Some(pasted) = data.filter(|text| text.trim_end_matches('\n').contains('\n')) else {
        return;
    };
    let target = event.target();
    let Some(input) = target.and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return;
    };
    event.prevent_default();
    let items: Vec<&str> = pasted
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    if items.len() > 1 && is_empty_last_item(node) {
        return become_items(node, &items);
    }
    node.set(Some(Value::String(with_pasted(&input, &pasted))));
    focus_later(node.id());
}

fn is_empty_last_item(node: Node) -> bool {
    let is_last = || {
        let place = node.place()?;
        let list = place.parent()?;
        let shape = node
            .store
            .operation
            .operation
            .shape_at(&node.store.path(&list));
        let is_list = matches!(shape?.kind, Kind::List { .. });
        (is_list && node.store.entries(&list).last().copied() == place.entry_id()).then_some(())
    };
    untrack(|| node.text().is_empty()) && is_last().is_some()
}

fn become_items(node: Node, items: &[&str]) {
    let Some((first, others)) = items.split_first() else {
        return;
    };
    push_entry(node.store);
    let first = Value::from(*first);
    let others = others.iter().map(|item| Value::from(*item)).collect();
    let last = node.edit(|contents, item| contents.fill_items(item, first, others));
    if let Some(last) = last {
        focus_later(last.id());
    }
}

/// The text of an input with what is pasted in place of its selection.
fn with_pasted(input: &HtmlInputElement, pasted: &str) -> String {
    let selection = |end: Result<Option<u32>, _>| end.ok().flatten().unwrap_or(0) as usize;
    let text: Vec<u16> = input.value().encode_utf16().collect();
    let start = selection(input.selection_start()).min(text.len());
    let end = selection(input.selection_end()).clamp(start, text.len());
    let inserted: Vec<u16> = pasted.encode_utf16().collect();
    let (before, behind) = (text.get(..start), text.get(end..));
    let parts = [
        before.unwrap_or_default(),
        &inserted,
        behind.unwrap_or_default(),
    ];
    String::from_utf16_lossy(&parts.concat())
}
