//! Help texts: small trees of paragraphs, lists, code and links.
//!
//! The catalog has those of a service in `SERVICE.docs.json`,
//! `{"service": TREE, "operations": {NAME: TREE}, "shapes": {NAME: TREE}, "members": {SHAPE: {NAME: TREE}}}`.
//! A tree is a list; in it a text is a string, and an element a list of its name, a link's address, and its children:
//! `[["p", "See ", ["a", "https://…", "the guide"], "."]]`.

use std::borrow::Cow;

use crate::json::{self, JsonError};
use crate::value::{Map, Value};

mod html;

/// The help texts of a service.
#[derive(Clone, Debug, Default)]
pub struct Documentation(Map);

/// One help text; empty where there is none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HelpText<'d>(Cow<'d, [Value]>);

/// A part of a help text.
#[derive(Clone, Debug, PartialEq)]
pub enum Node<'d> {
    Text(&'d str),
    /// An element of HTML, or AWS's own `note` and `important`.
    Element {
        name: &'d str,
        children: HelpText<'d>,
    },
    /// A link to a page on the web.
    Link {
        href: &'d str,
        children: HelpText<'d>,
    },
}

impl Documentation {
    /// Reads a `SERVICE.docs.json`; what it does not say is an empty text.
    ///
    /// # Errors
    ///
    /// Where the text is no JSON.
    pub fn from_json(text: &str) -> Result<Self, JsonError> {
        let root = json::read(text)?;
        Ok(Documentation(root.as_map().cloned().unwrap_or_default()))
    }

    /// What the service is.
    pub fn service(&self) -> HelpText<'_> {
        HelpText::of(self.0.get("service"))
    }

    /// What an operation does, by its API name.
    pub fn operation(&self, name: &str) -> HelpText<'_> {
        HelpText::of(get(self.0.get("operations"), name))
    }

    /// What a member is: as its structure has it or, where that says nothing, as its shape has it.
    pub fn member(&self, structure: &str, member: &str, shape: &str) -> HelpText<'_> {
        let own = get(get(self.0.get("members"), structure), member);
        HelpText::of(own.or_else(|| get(self.0.get("shapes"), shape)))
    }
}

fn get<'d>(map: Option<&'d Value>, name: &str) -> Option<&'d Value> {
    map?.as_map()?.get(name)
}

impl<'d> HelpText<'d> {
    /// Reads a help text as a `service-2.json` has it, in HTML: its paragraphs, without what is set apart in them.
    pub fn from_html(html: &str) -> Self {
        HelpText(Cow::Owned(html::read(html)))
    }

    fn of(tree: Option<&'d Value>) -> Self {
        let nodes = tree.and_then(Value::as_list);
        HelpText(Cow::Borrowed(nodes.unwrap_or_default()))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Its parts in their order; what is neither text nor element is passed over.
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        self.0.iter().filter_map(node)
    }

    /// Its first sentence: that of its first paragraph, where it has paragraphs.
    pub fn summary(&self) -> String {
        let paragraph = self.nodes().find_map(|node| match node {
            Node::Element {
                name: "p",
                children,
            } => Some(children.text()),
            _ => None,
        });
        let text = paragraph.unwrap_or_else(|| self.text());
        first_sentence(&text).to_owned()
    }

    /// All its words, without what they are set in.
    pub fn text(&self) -> String {
        let parts = self.nodes().map(|node| match node {
            Node::Text(text) => text.to_owned(),
            Node::Element { children, .. } | Node::Link { children, .. } => children.text(),
        });
        parts.collect()
    }
}

fn node(value: &Value) -> Option<Node<'_>> {
    let list = match value {
        Value::String(text) => return Some(Node::Text(text)),
        other => other.as_list()?,
    };
    let (name, rest) = list.split_first()?;
    let children = |list| HelpText(Cow::Borrowed(list));
    match (name.as_str()?, rest) {
        ("a", [href, rest @ ..]) => Some(Node::Link {
            href: href.as_str()?,
            children: children(rest),
        }),
        (name, rest) => Some(Node::Element {
            name,
            children: children(rest),
        }),
    }
}

/// The text up to the first full stop that ends a sentence, or all of it.
///
/// What a field's own mark says is no such sentence, where more follows.
fn first_sentence(text: &str) -> &str {
    let text = text.trim();
    let marks = ["Required. ", "Optional. "];
    let behind = marks.iter().find_map(|mark| text.strip_prefix(mark));
    let text = behind.unwrap_or(text).trim_start();
    let ends = text.match_indices(['.', '!', '?']).map(|(at, _)| at + 1);
    let mut ends = ends.filter(|end| is_sentence(text, *end));
    let end = ends.next().unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

/// Whether a sentence may end here: a space follows, and the word before is no abbreviation.
fn is_sentence(text: &str, end: usize) -> bool {
    let (before, after) = text.split_at_checked(end).unwrap_or((text, ""));
    let last = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let word = last.trim_start_matches('(').trim_end_matches('.');
    let abbreviates = word.len() < 2 || word.contains('.') || matches!(word, "etc" | "vs" | "ex");
    after.is_empty() || (after.starts_with(char::is_whitespace) && !abbreviates)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCS: &str = r#"{
        "service": ["Shop", ["p", "Sells ", ["em", "things"], ", e.g. tea. Every day."]],
        "operations": {"Sell": [["note", ["p", "Soon."]], ["p", "Sells ", ["a", "https://x/", "one"], "!"]]},
        "shapes": {"T": ["A T"]},
        "members": {"In": {"A": [["p", "An A?"], ["ul", ["li", "x"]]]}}
    }"#;

    #[test]
    fn texts_are_found() {
        let docs = Documentation::from_json(DOCS).unwrap();
        assert_eq!(docs.service().summary(), "Sells things, e.g. tea.");
        assert_eq!(docs.operation("Sell").summary(), "Sells one!");
        assert_eq!(docs.operation("Gone"), HelpText::default());
        assert_eq!(docs.member("In", "A", "T").summary(), "An A?");
        assert_eq!(docs.member("In", "B", "T").summary(), "A T");
        assert!(docs.member("In", "B", "U").is_empty());
    }

    #[test]
    fn trees_are_walked() {
        let docs = Documentation::from_json(DOCS).unwrap();
        let sell = docs.operation("Sell");
        let nodes: Vec<Node<'_>> = sell.nodes().collect();
        let [
            Node::Element { name: "note", .. },
            Node::Element { children, .. },
        ] = &nodes[..]
        else {
            panic!("{nodes:?}")
        };
        let parts: Vec<Node<'_>> = children.nodes().collect();
        assert_eq!(parts[0], Node::Text("Sells "));
        assert!(matches!(
            parts[1],
            Node::Link {
                href: "https://x/",
                ..
            }
        ));
    }

    #[test]
    fn what_is_no_tree_says_nothing() {
        for text in [
            "[]",
            r#"{"service": 1}"#,
            r#"{"service": [1, [], [2], {}, ["a"], ["a", 3]]}"#,
        ] {
            let docs = Documentation::from_json(text).unwrap();
            assert_eq!(docs.service().text(), "", "{text}");
            assert_eq!(docs.service().summary(), "", "{text}");
        }
        assert!(Documentation::from_json("{").is_err());
    }

    #[test]
    fn sentences() {
        for (text, first) in [
            ("", ""),
            ("One", "One"),
            (" One. Two.", "One."),
            ("Version 1.2 of it. Two", "Version 1.2 of it."),
            ("Things (e.g. tea) sell. Two", "Things (e.g. tea) sell."),
            ("Tea, etc. and so on. Two", "Tea, etc. and so on."),
            ("Why? So.", "Why?"),
            ("Required. The role. It", "The role."),
            ("Required.", "Required."),
        ] {
            assert_eq!(first_sentence(text), first, "{text}");
        }
    }
}
