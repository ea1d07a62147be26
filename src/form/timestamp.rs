use std::cell::Cell;
use std::rc::Rc;

use wireform_core::check::may_be_time;
use wireform_core::value::Value;
use wireform_core::write::{iso8601, moment_in_words};

use crate::browser::focus_later;
use crate::control::Control;
use crate::view::{View, el, of, redraw, typed_value, with};

use super::node::Node;
use super::parts::Parts;
use super::text::one_line;

const EXAMPLE: &str = "2030-01-31T12:00:00Z";

/// A moment as it is typed, ISO 8601 or seconds since 1970, with the browser's own picker behind a button.
pub fn timestamp(view: View, node: &Node, control: Control, _: &Parts) -> View {
    let control = control.with_example(EXAMPLE);
    let is_open = Rc::new(Cell::new(false));
    let own = node.clone();
    let build = move |is_open: &bool| is_open.then(|| picker(&own)).into_iter().collect();
    // Seconds too stay a text, which is what an option holds of them.
    view.child(one_line(node, &control))
        .child(toggle(node, &is_open))
        .region(of(&is_open, |is_open| is_open.get()), build)
}

fn picker_id(node: &Node) -> String {
    format!("{}-picker", node.id())
}

fn toggle(node: &Node, is_open: &Rc<Cell<bool>>) -> View {
    let id = picker_id(node);
    el("button")
        .class("side")
        .attr("type", "button")
        .attr("aria-label", &format!("Pick {}", node.label))
        .live("aria-expanded", of(is_open, |open| open.get().to_string()))
        .text("Pick")
        .on(
            "click",
            with(is_open, move |is_open, _| {
                is_open.set(!is_open.get());
                redraw();
                if is_open.get() {
                    focus_later(id.clone());
                }
            }),
        )
}

/// The browser's picker of a date and a time, in UTC as the value is.
fn picker(node: &Node) -> View {
    let shown = of(node, |node| {
        node.store
            .at(&node.place, |value| value.and_then(iso8601))
            .map_or_else(String::new, |text| local(&text))
    });
    let input = el("input")
        .attr("type", "datetime-local")
        .attr("step", "1")
        .attr("id", &picker_id(node))
        .value(shown)
        .on(
            "input",
            with(node, |node, event| {
                let picked = typed_value(event);
                // Empty while a part of it is missing: what was there before then stays.
                if let Some(moment) = utc(&picked) {
                    node.store.set(&node.place, Some(Value::String(moment)));
                }
            }),
        );
    let name = el("span").text("Date and time in UTC");
    el("label").class("picker").child(name).child(input)
}

/// `2023-11-14T22:13:20`, as the browser's picker has it, of `2023-11-14T22:13:20.5Z`.
fn local(iso: &str) -> String {
    let text = iso.split(['.', 'Z']).next().unwrap_or_default();
    // The picker wants four digits of a year at least.
    let missing = 4_usize.saturating_sub(text.find('-').unwrap_or(4));
    format!("{}{text}", "0".repeat(missing))
}

/// The picker leaves out seconds of zero.
fn utc(picked: &str) -> Option<String> {
    let time = picked.split_once('T')?.1;
    let seconds = if time.len() == "00:00".len() {
        ":00"
    } else {
        ""
    };
    Some(format!("{picked}{seconds}Z"))
}

/// What moment a value tells, or that only the CLI can tell; nothing of what it refuses.
pub fn moment(value: &Value) -> String {
    match moment_in_words(value) {
        Some(words) => words,
        None if may_be_time(value) => {
            "Not a moment that can be told here; the AWS CLI may read it.".to_owned()
        }
        None => String::new(),
    }
}
