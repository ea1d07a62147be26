use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};
use wireform_core::value::Value;

use crate::browser::{clipboard_of, focus_later};
use crate::control::Control;
use crate::state::remember_now;
use crate::view::{View, el, of, typed_value, with};

use super::node::Node;
use super::parts::Parts;

/// A text on one line; one that holds newlines is shown on as many as it needs.
pub fn text(view: View, node: &Node, control: Control, _: &Parts) -> View {
    let build = with(node, move |node, multiline: &bool| {
        vec![if *multiline {
            text_area(node, &control, false)
        } else {
            one_line(node, &control)
        }]
    });
    view.region(is_multiline(node), build)
}

/// A text on several lines.
pub fn lines(view: View, node: &Node, control: Control, _: &Parts) -> View {
    view.child(text_area(node, &control, false))
}

/// Code on several lines, in which columns matter.
pub fn template(view: View, node: &Node, control: Control, _: &Parts) -> View {
    view.child(text_area(node, &control, true))
}

/// Whether a text holds newlines, which one line cannot show.
pub fn is_multiline(node: &Node) -> impl Fn() -> bool + 'static {
    of(node, |node| node.text().contains(['\n', '\r']))
}

/// A box for a text on one line.
pub fn one_line(node: &Node, control: &Control) -> View {
    control
        .dress_text(el("input").attr("type", "text"))
        .value(of(node, Node::text))
        .on("input", with(node, type_in))
        .on("paste", with(node, paste_lines))
}

/// A text on several lines; `code` is for what is not prose.
pub fn text_area(node: &Node, control: &Control, code: bool) -> View {
    let rows = move |node: &Node| {
        let least = if code { 4 } else { 2 };
        let newlines = node.text().matches('\n').count();
        (newlines + 1).clamp(least, 24).to_string()
    };
    let (class, spellcheck) = if code {
        ("template", "false")
    } else {
        ("lines", "true")
    };
    control
        .dress_text(el("textarea"))
        .class(class)
        .attr("spellcheck", spellcheck)
        .live("rows", of(node, rows))
        .value(of(node, Node::text))
        .on("input", with(node, type_in))
}

fn type_in(node: &Node, event: &Event) {
    let value = typed(&typed_value(event), node.unset_by_emptying);
    node.store.set(&node.place, value);
}

/// A member whose text is deleted is unset; the text of an entry, an item or an alternative is then empty.
pub fn typed(text: &str, unset_by_emptying: bool) -> Option<Value> {
    (!text.is_empty() || !unset_by_emptying).then(|| Value::from(text))
}

/// The lines of a text that is pasted into the last item of a list, which is still empty: each is an item.
fn items<'t>(node: &Node, pasted: &'t str) -> Option<Vec<&'t str>> {
    let ((list, _), index) = node.place.split().zip(node.place.index())?;
    let is_last = |value: Option<&Value>| value?.as_list().map(|items| index + 1 == items.len());
    let is_empty_last = node.text().is_empty() && node.store.at(&list, is_last)?;
    let lines = pasted.lines().map(str::trim);
    let items: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    (is_empty_last && items.len() > 1).then_some(items)
}

fn add_items(node: &Node, items: &[&str]) {
    let store = node.store;
    remember_now(store, store.prefs);
    let Some(((list, _), (first, others))) = node.place.split().zip(items.split_first()) else {
        return;
    };
    store.set(&node.place, Some(Value::from(*first)));
    for item in others {
        store.add_item(&list, Value::from(*item));
    }
    focus_later(list.nth(store.count(&list).saturating_sub(1)).id());
}

/// An `<input>` drops the newlines of what is pasted into it, so the page puts it in by itself.
pub fn paste_lines(node: &Node, event: &Event) {
    let data = clipboard_of(event).and_then(|data| data.get_data("text").ok());
    let Some(pasted) = data.filter(|text| text.trim_end_matches('\n').contains('\n')) else {
        return;
    };
    let target = event.target();
    let Some(input) = target.and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return;
    };
    event.prevent_default();
    if let Some(items) = items(node, &pasted) {
        return add_items(node, &items);
    }
    let selection = |end: Result<Option<u32>, _>| end.ok().flatten().unwrap_or(0) as usize;
    let text: Vec<u16> = input.value().encode_utf16().collect();
    let start = selection(input.selection_start()).min(text.len());
    let end = selection(input.selection_end()).clamp(start, text.len());
    let inserted: Vec<u16> = pasted.encode_utf16().collect();
    let whole = [&text[..start], &inserted, &text[end..]].concat();
    let whole = Value::String(String::from_utf16_lossy(&whole));
    node.store.set(&node.place, Some(whole));
    focus_later(node.id());
}
