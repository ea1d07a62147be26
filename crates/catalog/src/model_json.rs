//! Ways through the JSON of a model.

use serde_json::Value;

use crate::Object;

/// The object of that name in another, or an empty one.
pub(crate) fn object<'a>(map: &'a Object, name: &str) -> &'a Object {
    map.get(name).map_or(&EMPTY, as_object)
}

pub(crate) fn as_object(value: &Value) -> &Object {
    value.as_object().unwrap_or(&EMPTY)
}

static EMPTY: std::sync::LazyLock<Object> = std::sync::LazyLock::new(Object::new);

/// A value as a fact gives it: JSON, or the text itself.
pub(crate) fn value_of(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| text.into())
}

/// Where a shape refers to another.
#[derive(Clone, Copy)]
pub(crate) enum ModelPlace<'a> {
    /// A structure's member.
    Member(&'a str),
    /// A list's `member`, a map's `key` or `value`.
    Part(&'static str),
}

impl ModelPlace<'_> {
    /// What stands there in a shape.
    pub fn of<'s>(&self, shape: &'s Object) -> Option<&'s Object> {
        let found = match self {
            ModelPlace::Member(name) => object(shape, "members").get(*name),
            ModelPlace::Part(name) => shape.get(*name),
        };
        found.map(as_object)
    }
}

/// The references from a shape to others.
pub(crate) fn references(shape: &Object) -> impl Iterator<Item = (ModelPlace<'_>, &Object)> {
    let members = object(shape, "members").iter();
    let members = members.map(|(name, member)| (ModelPlace::Member(name), as_object(member)));
    let parts = ["member", "key", "value"].into_iter();
    let parts = parts.filter(|name| shape.contains_key(*name));
    members.chain(parts.map(|name| (ModelPlace::Part(name), object(shape, name))))
}

pub(crate) fn shape_name(reference: &Object) -> Option<&str> {
    reference.get("shape")?.as_str()
}
