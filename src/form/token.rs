use leptos::prelude::*;
use wireform_model::value::Value;

use crate::browser::random_bytes;
use crate::ui::{Button, Control};

use super::node::Node;
use super::text::OneLine;

/// A token that makes a call idempotent: while it is unset, the CLI fills it in.
#[component]
pub fn TokenInput(node: Node, control: Control) -> impl IntoView {
    let make = move |()| {
        if let Some(uuid) = random_bytes().map(uuid) {
            node.set(Some(Value::String(uuid)));
        }
    };
    view! {
        <OneLine node control />
        <Button class="side" label=node.name_of("New UUID for") on_click=make>
            "New UUID"
        </Button>
    }
}

/// A random UUID (RFC 9562, version 4).
///
/// Not `crypto.randomUUID`, which is missing from a page at a plain http address.
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
