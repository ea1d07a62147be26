use wireform_core::value::Value;

use crate::browser::random_bytes;
use crate::control::Control;
use crate::view::{View, el, with};

use super::node::Node;
use super::parts::Parts;
use super::text::one_line;

/// A token that makes a call idempotent: unset it is the CLI's to fill in.
pub fn token(view: View, node: &Node, control: Control, _: &Parts) -> View {
    let make = el("button")
        .class("side")
        .attr("type", "button")
        .attr("aria-label", &format!("New UUID for {}", node.label))
        .text("New UUID")
        .on(
            "click",
            with(node, |node, _| {
                if let Some(uuid) = random_bytes().map(uuid) {
                    node.store.set(&node.place, Some(Value::String(uuid)));
                }
            }),
        );
    view.child(one_line(node, &control)).child(make)
}

/// A random UUID (RFC 9562, version 4).
///
/// Not `crypto.randomUUID`, which a page at a plain http address does not have.
fn uuid(mut bytes: [u8; 16]) -> String {
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut text = String::new();
    for (index, byte) in bytes.iter().enumerate() {
        if [4, 6, 8, 10].contains(&index) {
            text.push('-');
        }
        text.push_str(&format!("{byte:02x}"));
    }
    text
}
