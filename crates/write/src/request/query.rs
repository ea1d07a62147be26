use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};
use wireform_model::uri;
use wireform_model::value::Value;
use wireform_model::{Kind, Member};

use super::RequestInput;
use super::plain::plain_text;
use wireform_model::timestamp::TimestampFormat;

/// Names and values in the order in which they are sent, percent-encoded.
pub(super) type Query = Vec<(String, Option<Text>)>;

/// `?name=value` at the end of a model's path, or `?name` alone.
pub(super) fn fixed_query(query: &str) -> Query {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| {
        let (name, value) = match pair.split_once('=') {
            Some((name, value)) => (name, Some(Text::of(Tag::Word, value, &Path::root()))),
            None => (pair, None),
        };
        (name.to_owned(), value)
    });
    pairs.collect()
}

/// A list gives a pair an item, a map a pair an entry under the entry's own name.
///
/// A name that an earlier member gave gets the later values in its place, as in botocore's dictionary.
pub(super) fn add_query(
    query: &mut Query,
    source: &RequestInput<'_>,
    member: &Member,
    value: &Value,
    path: &Path,
) {
    let mut added = Query::new();
    add_member(&mut added, source, member, value, path);
    for same in added.chunk_by(|(one, _), (next, _)| one == next) {
        replace(query, same);
    }
}

/// Puts pairs with the same name where that name is already, or at the end.
fn replace(query: &mut Query, same: &[(String, Option<Text>)]) {
    let Some((name, _)) = same.first() else {
        return;
    };
    let known = query.iter().position(|(known, _)| known == name);
    query.retain(|(known, _)| known != name);
    let index = known.unwrap_or(query.len());
    query.splice(index..index, same.iter().cloned());
}

fn add_member(
    query: &mut Query,
    source: &RequestInput<'_>,
    member: &Member,
    value: &Value,
    path: &Path,
) {
    let name = member.wire_name();
    match (&source.operation.target(member).kind, value) {
        (Kind::List { member: item }, Value::List(items)) => {
            add_each(query, source, name, item, items, path);
        }
        (Kind::Map { value: inner, .. }, Value::Map(map)) => {
            for (name, value) in map.effective() {
                let path = path.child(name);
                match (&source.operation.target(inner).kind, value) {
                    (Kind::List { member: item }, Value::List(items)) => {
                        add_each(query, source, name, item, items, &path);
                    }
                    _ => add(query, source, name, inner, value, &path),
                }
            }
        }
        _ => add(query, source, name, member, value, path),
    }
}

fn add_each(
    query: &mut Query,
    source: &RequestInput<'_>,
    name: &str,
    member: &Member,
    items: &[Value],
    path: &Path,
) {
    for (index, item) in items.iter().enumerate() {
        add(query, source, name, member, item, &path.item(index));
    }
}

fn add(
    query: &mut Query,
    source: &RequestInput<'_>,
    name: &str,
    member: &Member,
    value: &Value,
    path: &Path,
) {
    let text = plain_text(source, member, value, TimestampFormat::Iso8601);
    let text = Text::of(Tag::String, &uri::encode(&text), path);
    query.push((uri::encode(name), Some(text)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_value_takes_the_place_of_an_earlier_one() {
        let pair = |name: &str, value: &str| {
            let value = Text::of(Tag::String, value, &Path::root());
            (name.to_owned(), Some(value))
        };
        let mut query = vec![pair("mode", "merge"), pair("limit", "1")];
        replace(&mut query, &[pair("mode", "overwrite")]);
        replace(&mut query, &[pair("a", "1"), pair("a", "2")]);
        let written: Vec<String> = query
            .iter()
            .map(|(name, value)| format!("{name}={}", value.clone().unwrap_or_default()))
            .collect();
        assert_eq!(written.join("&"), "mode=overwrite&limit=1&a=1&a=2");
    }
}
