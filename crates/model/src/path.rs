//! Places in an input: RFC 6901 JSON Pointers.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use crate::step::Step;
use crate::value::Value;

/// A JSON Pointer into the input, such as `/RequestParameters/append:header.x`.
///
/// The empty pointer is the whole input. A clone shares the text.
#[derive(Clone, Eq, PartialOrd, Ord)]
pub struct Path(Arc<str>);

impl PartialEq for Path {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl Path {
    /// The whole input.
    pub fn root() -> Self {
        Path(Arc::from(""))
    }

    /// A pointer from its text, or `None` where a non-empty text does not start with `/`.
    pub fn parse(text: &str) -> Option<Self> {
        (text.is_empty() || text.starts_with('/')).then(|| Path(Arc::from(text)))
    }

    /// The place of a member, an entry or (by its decimal index) an item below this one.
    pub fn child(&self, name: &str) -> Self {
        let mut text = String::with_capacity(self.0.len() + 1 + name.len());
        text.push_str(&self.0);
        text.push('/');
        escape_into(&mut text, name);
        Path(Arc::from(text))
    }

    /// The place that is as far below this one as `inner` is below the root.
    pub fn join(&self, inner: &Path) -> Self {
        match (self.is_root(), inner.is_root()) {
            (true, _) => inner.clone(),
            (_, true) => self.clone(),
            _ => Path(Arc::from([self.as_str(), inner.as_str()].concat())),
        }
    }

    /// The place of an item below this one, by its index from 0.
    pub fn item(&self, index: usize) -> Self {
        self.child(&index.to_string())
    }

    /// The place that some steps lead to, from the whole input.
    pub(crate) fn of_steps<'n>(steps: impl Iterator<Item = Step<'n>>) -> Self {
        let mut text = String::new();
        for step in steps {
            match step {
                Step::Root => {}
                Step::Name(name) => {
                    text.push('/');
                    escape_into(&mut text, name);
                }
                Step::Item(index) => {
                    text.push('/');
                    text.push_str(&index.to_string());
                }
            }
        }
        Path(Arc::from(text))
    }

    /// The place above, or `None` for the root.
    pub fn parent(&self) -> Option<Self> {
        self.0
            .rfind('/')
            .and_then(|end| self.0.get(..end))
            .map(|text| Path(Arc::from(text)))
    }

    /// The unescaped names from the root to here.
    pub fn segments(&self) -> impl DoubleEndedIterator<Item = Cow<'_, str>> {
        let inner = self.0.strip_prefix('/');
        inner
            .into_iter()
            .flat_map(|text| text.split('/'))
            .map(unescape)
    }

    /// The last name, or `None` for the root.
    pub fn name(&self) -> Option<Cow<'_, str>> {
        self.segments().next_back()
    }

    /// Whether it is the whole input.
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether `self` is `ancestor` or lies inside it.
    pub fn is_within(&self, ancestor: &Path) -> bool {
        // Most paths differ at the end of the shorter one, and their beginnings need no look.
        let next = self.0.as_bytes().get(ancestor.0.len());
        let may_be = next == Some(&b'/') || self.0.len() == ancestor.0.len();
        may_be && self.0.starts_with(&*ancestor.0)
    }

    /// The pointer's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl Value {
    /// The value at a place, where there is one.
    pub fn at(&self, path: &Path) -> Option<&Value> {
        path.segments()
            .try_fold(self, |value, segment| match value {
                Value::Map(map) => map.get(&segment),
                Value::List(items) => {
                    let index = segment.parse::<u64>().ok()?;
                    items.get(usize::try_from(index).ok()?)
                }
                _ => None,
            })
    }
}

fn escape_into(text: &mut String, name: &str) {
    if !name.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
        return text.push_str(name);
    }
    for character in name.chars() {
        match character {
            '~' => text.push_str("~0"),
            '/' => text.push_str("~1"),
            other => text.push(other),
        }
    }
}

fn unescape(segment: &str) -> Cow<'_, str> {
    if segment.contains('~') {
        Cow::Owned(segment.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(segment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_survive_escaping() {
        for name in ["plain", "a/b", "m~n", "~1", "", "append:header.x", "日本"] {
            let path = Path::root().child("Map").child(name);
            assert_eq!(path.name().unwrap(), name);
            assert_eq!(path.segments().count(), 2);
            assert_eq!(path.parent().unwrap(), Path::root().child("Map"));
        }
    }

    #[test]
    fn within_means_whole_segments() {
        let outer = Path::parse("/Tls").unwrap();
        assert!(Path::parse("/Tls/Name").unwrap().is_within(&outer));
        assert!(!Path::parse("/TlsConfig").unwrap().is_within(&outer));
        assert!(outer.is_within(&Path::root()));
    }
}
