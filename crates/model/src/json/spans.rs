use std::ops::Range;

use crate::path::Path;

use super::read::Recorder;

/// Where the values and keys of a JSON text are in it, in bytes.
///
/// A path with duplicate keys on it means the last of them, as in [`Map`](crate::value::Map).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spans {
    /// Each value before those inside it.
    nodes: Vec<Node>,
    /// The key whose value comes next, while the text is being read.
    pending: Option<Key>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Node {
    /// An entry's key; items and the whole have none.
    key: Option<Key>,
    value: Range<usize>,
    /// The index of the first node that is not inside this one.
    next: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Key {
    name: String,
    span: Range<usize>,
}

impl Spans {
    /// The span of the value at a path; a string's includes its quotes.
    pub fn of(&self, path: &Path) -> Option<Range<usize>> {
        Some(self.find(path)?.1.value.clone())
    }

    /// The span of the key of the entry at a path, with its quotes; items have none.
    pub fn of_key(&self, path: &Path) -> Option<Range<usize>> {
        Some(self.find(path)?.1.key.as_ref()?.span.clone())
    }

    /// The path of the innermost value at an offset, such as that of a caret, or of the entry whose key is there.
    ///
    /// The ends of a span belong to it. Between values it is the path of what contains them, at last the root.
    pub fn path_at(&self, offset: usize) -> Path {
        let has = |span: &Range<usize>| span.start <= offset && offset <= span.end;
        let mut path = Path::root();
        let mut above = 0;
        loop {
            let inside = self.children(above).find(|(_, _, child)| {
                has(&child.value) || child.key.as_ref().is_some_and(|key| has(&key.span))
            });
            let Some((number, index, child)) = inside else {
                return path;
            };
            path = match &child.key {
                Some(key) => path.child(&key.name),
                None => path.item(number),
            };
            above = index;
        }
    }

    fn find(&self, path: &Path) -> Option<(usize, &Node)> {
        let mut found = (0, self.nodes.first()?);
        for name in path.segments() {
            let is_it = |(number, _, child): &(usize, usize, &Node)| match &child.key {
                Some(key) => key.name == name,
                None => number.to_string() == name,
            };
            let (_, index, child) = self.children(found.0).filter(is_it).last()?;
            found = (index, child);
        }
        Some(found)
    }

    /// The values right inside a node, each with its number there and its index.
    fn children(&self, index: usize) -> impl Iterator<Item = (usize, usize, &Node)> {
        let end = self.nodes.get(index).map_or(0, |node| node.next);
        let mut at = index + 1;
        let nodes = std::iter::from_fn(move || {
            let child = self.nodes.get(at).filter(|_| at < end)?;
            let index = std::mem::replace(&mut at, child.next);
            Some((index, child))
        });
        let numbered = nodes.enumerate();
        numbered.map(|(number, (index, child))| (number, index, child))
    }
}

impl Recorder for Spans {
    fn key(&mut self, name: &str, span: Range<usize>) {
        let name = name.to_owned();
        self.pending = Some(Key { name, span });
    }

    fn begin(&mut self, at: usize) -> usize {
        let index = self.nodes.len();
        self.nodes.push(Node {
            key: self.pending.take(),
            value: at..at,
            next: index + 1,
        });
        index
    }

    fn end(&mut self, index: usize, at: usize) {
        let next = self.nodes.len();
        if let Some(node) = self.nodes.get_mut(index) {
            node.value.end = at;
            node.next = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{read, read_with_spans};

    const TEXT: &str = r#" {"é": [1, {"a/b": "x\n"}, []], "é": {"": null}, "n": -1e3 } "#;

    fn spans() -> Spans {
        read_with_spans(TEXT).unwrap().1
    }

    fn path(text: &str) -> Path {
        Path::parse(text).unwrap()
    }

    #[test]
    fn values_and_keys_have_spans() {
        let (value, spans) = read_with_spans(TEXT).unwrap();
        assert_eq!(value, read(TEXT).unwrap());
        for (at, key, found) in [
            ("", None, TEXT.trim()),
            ("/n", Some("\"n\""), "-1e3"),
            // Of duplicate keys the last counts.
            ("/é", Some("\"é\""), r#"{"": null}"#),
            ("/é/", Some("\"\""), "null"),
        ] {
            let text = |span: Range<usize>| TEXT.get(span);
            assert_eq!(spans.of(&path(at)).and_then(text), Some(found), "{at}");
            assert_eq!(spans.of_key(&path(at)).and_then(text), key, "{at}");
        }
        for at in ["/x", "/é/0", "/n/0", "/é//a"] {
            assert_eq!(spans.of(&path(at)), None, "{at}");
        }
    }

    #[test]
    fn items_have_spans() {
        let text = r#"[1, {"a/b": "x"}, []]"#;
        let (_, spans) = read_with_spans(text).unwrap();
        for (at, found) in [("/0", "1"), ("/1/a~1b", "\"x\""), ("/2", "[]")] {
            let span = spans.of(&path(at)).unwrap();
            assert_eq!(text.get(span), Some(found), "{at}");
        }
        assert_eq!(spans.of_key(&path("/0")), None);
        assert_eq!(spans.of(&path("/00")), None);
    }

    #[test]
    fn an_offset_has_a_path() {
        let text = r#"{"a": [10, "b"], "c": {}}"#;
        let (_, spans) = read_with_spans(text).unwrap();
        for (of, at) in [
            ("{\"a", ""),
            ("a\"", "/a"),
            ("10", "/a/0"),
            (", \"b", "/a/0"),
            (" \"b", "/a"),
            ("b\"", "/a/1"),
            ("c\"", "/c"),
            (": {}", "/c"),
        ] {
            let offset = text.find(of).unwrap();
            assert_eq!(spans.path_at(offset).as_str(), at, "{of}");
        }
        assert_eq!(spans.path_at(usize::MAX), Path::root());
        assert_eq!(Spans::default().path_at(0), Path::root());
        assert_eq!(Spans::default().of(&Path::root()), None);
    }

    /// Each beginning of a text, and each text that lacks a character.
    #[test]
    fn broken_texts_have_a_place() {
        let starts = TEXT.char_indices().map(|(end, _)| TEXT[..end].to_owned());
        let gaps = TEXT.char_indices().map(|(at, gone)| {
            let rest = &TEXT[at + gone.len_utf8()..];
            [&TEXT[..at], rest].concat()
        });
        for text in starts.chain(gaps) {
            match read_with_spans(&text) {
                Ok((value, spans)) => {
                    assert_eq!(Ok(value), read(&text));
                    let whole = spans.of(&Path::root()).unwrap();
                    assert_eq!(text.get(whole), Some(text.trim()));
                }
                Err(error) => {
                    assert!(text.is_char_boundary(error.offset), "{text}: {error}");
                    assert_eq!(read(&text), Err(error));
                }
            }
        }
        assert_eq!(spans().path_at(0), Path::root());
    }
}
