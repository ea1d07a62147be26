use wireform_model::base64;
use wireform_model::json;
use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};
use wireform_model::value::Value;
use wireform_model::{Kind, Member};

use super::RequestInput;
use super::plain::plain_text;
use wireform_model::timestamp::TimestampFormat;

/// Names and values in the order in which they are sent.
pub(super) type Headers = Vec<(String, Text)>;

/// The items of a list go into one header, with commas between; an empty list gives none.
pub(super) fn add_header(
    headers: &mut Headers,
    source: &RequestInput<'_>,
    member: &Member,
    value: &Value,
    path: &Path,
) {
    let text = match (&source.operation.target(member).kind, value) {
        (Kind::List { .. }, Value::List(items)) if items.is_empty() => return,
        (Kind::List { member: item }, Value::List(items)) => {
            let items = items.iter().filter(|item| **item != Value::Null);
            items
                .fold(None, |text: Option<String>, value| {
                    let value = item_text(source, item, value);
                    Some(match text {
                        Some(text) => text + "," + &value,
                        None => value,
                    })
                })
                .unwrap_or_default()
        }
        (Kind::String, value) if member.json_value => {
            base64::encode(json::python_compact(value).as_bytes())
        }
        (_, value) => plain_text(source, member, value, TimestampFormat::Rfc822).into_owned(),
    };
    let text = Text::of(Tag::String, &text, path);
    headers.push((member.wire_name().to_owned(), text));
}

/// A string in a list is quoted where it contains a comma or a quote.
fn item_text(source: &RequestInput<'_>, member: &Member, value: &Value) -> String {
    let text = plain_text(source, member, value, TimestampFormat::Rfc822);
    let is_text = matches!(source.operation.target(member).kind, Kind::String);
    if is_text && text.contains(['"', ',']) {
        return format!("\"{}\"", text.replace('"', "\\\""));
    }
    text.into_owned()
}

/// A map whose entries become headers, with the member's wire name as their common prefix.
pub(super) fn add_headers(
    headers: &mut Headers,
    source: &RequestInput<'_>,
    member: &Member,
    value: &Value,
    path: &Path,
) {
    let prefix = member.wire_name();
    for (name, value) in value.entries() {
        let text = plain_text(source, member, value, TimestampFormat::Rfc822);
        let text = Text::of(Tag::String, &text, &path.child(name));
        headers.push((format!("{prefix}{name}"), text));
    }
}
