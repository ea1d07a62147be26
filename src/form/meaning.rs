use wireform_core::blob;
use wireform_core::model::Kind;
use wireform_core::value::Value;

use super::node::Node;
use super::timestamp::moment;

/// What the value of a node means by its shape alone; empty where there is nothing to say.
pub fn meaning(node: &Node) -> String {
    let cli = node.store.prefs.with(|prefs| prefs.cli);
    node.store
        .at(&node.place, |value| match (&node.shape.kind, value) {
            (Kind::Timestamp, Some(value)) if !node.secret => moment(value),
            (Kind::Blob, Some(Value::String(text))) => {
                let bytes = blob::bytes(text, cli);
                bytes.map_or_else(String::new, |bytes| size(bytes.len()))
            }
            _ => String::new(),
        })
}

/// `1,234 bytes`
pub fn size(bytes: usize) -> String {
    let plural = if bytes == 1 { "" } else { "s" };
    format!("{} byte{plural}", grouped(bytes))
}

/// A number with a comma between thousands.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
