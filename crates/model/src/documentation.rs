//! Help texts: small trees of paragraphs, lists, code and links.
//!
//! The catalog has those of a service in `SERVICE.docs.json`,
//! `{"service": TREE, "operations": {NAME: TREE}, "shapes": {NAME: TREE}, "members": {SHAPE: {NAME: TREE}}}`.
//! A tree is a list of nodes; a text is a string, and an element a list of its name, a link's address, and its nodes:
//! `[["p", "See ", ["a", "https://…", "the guide"], "."]]`.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};

mod html;

/// The help texts of a service.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Documentation {
    service: HelpText,
    operations: BTreeMap<String, HelpText>,
    shapes: BTreeMap<String, HelpText>,
    /// By the structure's name and the member's.
    members: BTreeMap<String, BTreeMap<String, HelpText>>,
}

/// One help text; empty where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(transparent)]
pub struct HelpText(Vec<Node>);

/// A part of a help text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Words.
    Text(String),
    /// An element of HTML, or AWS's own `note` and `important`.
    Element {
        /// Its name, such as `p`.
        name: String,
        /// What is in it.
        children: HelpText,
    },
    /// A link to a page on the web.
    Link {
        /// The page's URL.
        href: String,
        /// The words that are the link.
        children: HelpText,
    },
}

static EMPTY: HelpText = HelpText(Vec::new());

impl Documentation {
    /// Reads a `SERVICE.docs.json`; what it does not say is an empty text.
    ///
    /// # Errors
    ///
    /// Where the text is not JSON, or has anything but help texts at their places.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// What the service is.
    pub fn service(&self) -> &HelpText {
        &self.service
    }

    /// What an operation does, by its API name.
    pub fn operation(&self, name: &str) -> &HelpText {
        self.operations.get(name).unwrap_or(&EMPTY)
    }

    /// What a member is: as its structure has it or, where that says nothing, as its shape has it.
    pub fn member(&self, structure: &str, member: &str, shape: &str) -> &HelpText {
        let own = self
            .members
            .get(structure)
            .and_then(|members| members.get(member));
        own.or_else(|| self.shapes.get(shape)).unwrap_or(&EMPTY)
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or an element of a help text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut element: A) -> Result<Node, A::Error> {
        let mut string = || {
            let next = element.next_element::<String>()?;
            next.ok_or_else(|| {
                A::Error::custom("expected an element's name and, of a link, its address")
            })
        };
        let name = string()?;
        let href = if name == "a" { Some(string()?) } else { None };
        let mut nodes = Vec::new();
        while let Some(node) = element.next_element()? {
            nodes.push(node);
        }
        let children = HelpText(nodes);
        Ok(match href {
            Some(href) => Node::Link { href, children },
            None => Node::Element { name, children },
        })
    }
}

impl HelpText {
    /// Reads a help text as a `service-2.json` has it, in HTML: its paragraphs, without what is set apart in them.
    pub fn from_html(html: &str) -> Self {
        HelpText(html::read(html))
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Its parts in their order.
    pub fn nodes(&self) -> &[Node] {
        &self.0
    }

    /// Its first sentence: that of its first paragraph, where it has paragraphs.
    ///
    /// Empty where that sentence only introduces what follows: `Choose from the following options.`
    pub fn summary(&self) -> String {
        let paragraph = self.nodes().iter().find_map(|node| match node {
            Node::Element { name, children } if name == "p" => Some(children.text()),
            _ => None,
        });
        let text = paragraph.unwrap_or_else(|| self.text());
        let sentence = first_sentence(&text);
        match says_nothing(sentence) {
            true => String::new(),
            false => sentence.to_owned(),
        }
    }

    /// All its words, without what they are set in.
    pub fn text(&self) -> String {
        let parts = self.nodes().iter().map(|node| match node {
            Node::Text(text) => text.clone(),
            Node::Element { children, .. } | Node::Link { children, .. } => children.text(),
        });
        parts.collect()
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

/// Whether a sentence only introduces a list.
fn says_nothing(sentence: &str) -> bool {
    const INTRODUCTIONS: [&str; 8] = [
        "choose from the following",
        "one of the following",
        "valid values",
        "possible values",
        "the following",
        "this can be one of the following",
        "specify one of the following",
        "must be one of the following",
    ];
    const SHORT: usize = 60;
    let lower = sentence.trim_end_matches(['.', ':']).to_lowercase();
    lower.len() < SHORT && INTRODUCTIONS.iter().any(|start| lower.starts_with(start))
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
        assert!(docs.operation("Gone").is_empty());
        assert_eq!(docs.member("In", "A", "T").summary(), "An A?");
        assert_eq!(docs.member("In", "B", "T").summary(), "A T");
        assert!(docs.member("In", "B", "U").is_empty());
    }

    #[test]
    fn trees_are_walked() {
        let docs = Documentation::from_json(DOCS).unwrap();
        let [Node::Element { name, .. }, Node::Element { children, .. }] =
            docs.operation("Sell").nodes()
        else {
            panic!("{docs:?}")
        };
        assert_eq!(name, "note");
        let [Node::Text(text), Node::Link { href, .. }, Node::Text(_)] = children.nodes() else {
            panic!("{children:?}")
        };
        assert_eq!((text.as_str(), href.as_str()), ("Sells ", "https://x/"));
    }

    #[test]
    fn what_is_no_tree_is_an_error_that_says_where() {
        for (text, error) in [
            ("{", "EOF while parsing an object at line 1 column 1"),
            (
                "{\n\"service\": 1}",
                "invalid type: integer `1`, expected a sequence at line 2 column 12",
            ),
            (
                r#"{"service": [1]}"#,
                "invalid type: integer `1`, expected a text or an element of a help text at line 1 column 14",
            ),
            (
                r#"{"service": [["a"]]}"#,
                "expected an element's name and, of a link, its address at line 1 column 18",
            ),
        ] {
            assert_eq!(
                Documentation::from_json(text).unwrap_err().to_string(),
                error
            );
        }
        assert!(Documentation::from_json("{}").unwrap().service().is_empty());
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
