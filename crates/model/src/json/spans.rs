use std::collections::HashMap;
use std::ops::Range;

/// Who notes where the values and keys are; `()` notes nothing.
pub(super) trait Recorder {
    /// An entry's key, whose value comes next.
    fn key(&mut self, _name: &str, _span: Range<usize>) {}

    /// A value begins; returns what [`Self::end`] is to be given.
    fn begin(&mut self, _at: usize) -> usize {
        0
    }

    /// A value has ended.
    fn end(&mut self, _index: usize, _at: usize) {}
}

impl Recorder for () {}

/// Where the values and keys of a JSON text are in it, in bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spans {
    /// Each value before those inside it.
    nodes: Vec<SpanNode>,
    /// The key whose value comes next, while the text is being read.
    pending: Option<SpanKey>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct SpanNode {
    /// An entry's key; items and the whole have none.
    key: Option<SpanKey>,
    value: Range<usize>,
    /// The index of the first node that is not inside this one.
    next: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct SpanKey {
    name: String,
    span: Range<usize>,
}

/// A value of a JSON text with its place: for walks that go through the value and its places together.
#[derive(Clone, Copy, Debug)]
pub struct SpannedValue<'s> {
    spans: &'s Spans,
    index: usize,
    node: &'s SpanNode,
}

impl<'s> SpannedValue<'s> {
    /// The span of the value; a string's includes its quotes.
    pub fn span(&self) -> Range<usize> {
        self.node.value.clone()
    }

    /// The span of the key of the entry whose value it is, with its quotes; items have none.
    pub fn key_span(&self) -> Option<Range<usize>> {
        Some(self.node.key.as_ref()?.span.clone())
    }

    /// The key of the entry whose value it is; items have none.
    pub fn key(&self) -> Option<&'s str> {
        Some(self.node.key.as_ref()?.name.as_str())
    }

    /// The values of the entries by their keys; of duplicate keys the last counts.
    pub fn entries(&self) -> HashMap<&'s str, SpannedValue<'s>> {
        let entries = self.items();
        let named = entries.filter_map(|item| Some((item.key()?, item)));
        named.collect()
    }

    /// The values right inside of it, in the order of the text.
    pub fn items(&self) -> impl Iterator<Item = SpannedValue<'s>> + use<'s> {
        let spans = self.spans;
        let children = spans.children(self.index);
        children.map(move |(index, node)| SpannedValue { spans, index, node })
    }
}

impl Spans {
    /// The whole value; `None` where nothing was read.
    pub fn root(&self) -> Option<SpannedValue<'_>> {
        let node = self.nodes.first()?;
        Some(SpannedValue {
            spans: self,
            index: 0,
            node,
        })
    }

    /// The values right inside a node, each with its index.
    fn children(&self, index: usize) -> impl Iterator<Item = (usize, &SpanNode)> {
        let end = self.nodes.get(index).map_or(0, |node| node.next);
        let mut at = index + 1;
        std::iter::from_fn(move || {
            let child = self.nodes.get(at).filter(|_| at < end)?;
            let index = std::mem::replace(&mut at, child.next);
            Some((index, child))
        })
    }
}

impl Recorder for Spans {
    fn key(&mut self, name: &str, span: Range<usize>) {
        let name = name.to_owned();
        self.pending = Some(SpanKey { name, span });
    }

    fn begin(&mut self, at: usize) -> usize {
        let index = self.nodes.len();
        self.nodes.push(SpanNode {
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

    /// Each key and value in the order of the text, as they stand in it.
    fn shown(text: &str, value: SpannedValue<'_>, found: &mut Vec<String>) {
        let part = |span: Range<usize>| text.get(span).unwrap().to_owned();
        found.extend(value.key_span().map(part));
        found.push(part(value.span()));
        for inside in value.items() {
            shown(text, inside, found);
        }
    }

    #[test]
    fn keys_and_values_have_spans() {
        let text = r#" {"é": [1, {"a/b": "x\n"}], "n": -1e3 } "#;
        let (value, spans) = read_with_spans(text).unwrap();
        assert_eq!(value, read(text).unwrap());
        let mut found = Vec::new();
        shown(text, spans.root().unwrap(), &mut found);
        let expected = [
            text.trim(),
            "\"é\"",
            r#"[1, {"a/b": "x\n"}]"#,
            "1",
            r#"{"a/b": "x\n"}"#,
            "\"a/b\"",
            r#""x\n""#,
            "\"n\"",
            "-1e3",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn values_are_gone_through_with_their_places() {
        let text = r#"{"a": [1, "b"], "c": 2, "c": {}}"#;
        let (_, spans) = read_with_spans(text).unwrap();
        let entries = spans.root().unwrap().entries();
        let shown = |value: &SpannedValue<'_>| text.get(value.span()).unwrap();
        assert_eq!(shown(&entries["c"]), "{}");
        assert_eq!(entries["a"].key_span(), Some(1..4));
        let items: Vec<SpannedValue<'_>> = entries["a"].items().collect();
        let items: Vec<&str> = items.iter().map(shown).collect();
        assert_eq!(items, ["1", "\"b\""]);
        assert!(Spans::default().root().is_none());
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
                    let whole = spans.root().unwrap().span();
                    assert_eq!(text.get(whole), Some(text.trim()));
                }
                Err(error) => {
                    assert!(text.is_char_boundary(error.offset), "{text}: {error}");
                    assert_eq!(read(&text), Err(error));
                }
            }
        }
    }
}
