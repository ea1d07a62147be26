use wireform_check::may_be_time;
use wireform_model::Kind;
use wireform_model::blob;
use wireform_model::grouped::grouped;
use wireform_model::timestamp::timestamp_in_words;
use wireform_model::value::Value;

use super::node::Node;

/// What the value of a node means by its shape alone; empty where there is nothing to say.
pub fn meaning(node: Node) -> String {
    match node.shape.kind {
        Kind::Timestamp if !node.secret => node.with(|value| value.map(time).unwrap_or_default()),
        Kind::Blob => {
            let cli = node.store.prefs.with(|prefs| prefs.cli);
            let bytes = node.with(|value| blob::bytes(value?.as_str()?, cli));
            bytes.map_or_else(String::new, |bytes| size(bytes.len()))
        }
        _ => String::new(),
    }
}

/// Which time a value is; empty for what the CLI rejects.
fn time(value: &Value) -> String {
    match timestamp_in_words(value) {
        Some(words) => words,
        None if may_be_time(value) => {
            "Unrecognized timestamp; the AWS CLI may accept it.".to_owned()
        }
        None => String::new(),
    }
}

/// `1,234 bytes`
pub fn size(bytes: usize) -> String {
    let plural = if bytes == 1 { "" } else { "s" };
    format!("{} byte{plural}", grouped(bytes))
}
