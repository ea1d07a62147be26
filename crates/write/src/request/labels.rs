use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};
use wireform_model::uri;
use wireform_model::value::Value;
use wireform_model::{Location, Member};

use super::RequestInput;
use super::plain::plain_text;
use wireform_model::timestamp::TimestampFormat;

/// The path with `{label}` and `{label+}` filled in; a label without a value stays in sight as it is.
pub(super) fn fill_labels(template: &str, source: &RequestInput<'_>) -> Text {
    let root = Path::root();
    let mut out = Text::new();
    let mut rest = template;
    while let Some((before, label, after)) = next_label(rest) {
        out.push(Tag::Word, before, &root);
        fill_label(&mut out, label, source);
        rest = after;
    }
    out.push(Tag::Word, rest, &root);
    out
}

fn next_label(template: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = template.split_once('{')?;
    let (label, after) = rest.split_once('}')?;
    Some((before, label, after))
}

fn fill_label(out: &mut Text, label: &str, source: &RequestInput<'_>) {
    let (name, encode): (&str, fn(&str) -> String) = match label.strip_suffix('+') {
        Some(name) => (name, uri::encode_greedy),
        None => (label, uri::encode),
    };
    let members = source.operation.members();
    let is_label =
        |member: &&Member| member.location == Location::Uri && member.wire_name() == name;
    let member = members.iter().find(is_label);
    let path = member.map_or_else(Path::root, |member| Path::root().child(&member.name));
    let value = member.and_then(|member| Some((member, source.input.get(&member.name)?)));
    match value.filter(|(_, value)| **value != Value::Null) {
        Some((member, value)) => {
            let text = plain_text(source, member, value, TimestampFormat::Iso8601);
            out.push(Tag::String, &encode(&text), &path);
        }
        None => out.push(Tag::Name, &format!("{{{label}}}"), &path),
    }
}
