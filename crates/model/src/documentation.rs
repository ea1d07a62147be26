//! Help texts: small trees of paragraphs, lists, code and links.
//!
//! The catalog has those of a service in `SERVICE.docs.json`,
//! `{"service": TREE, "operations": {NAME: TREE}, "shapes": {NAME: TREE}, "members": {SHAPE: {NAME: TREE}}}`.
//! A tree is a list of parts; a text is a string, and an element a list of its name, a link's address, and its parts:
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
pub struct HelpText(Vec<HelpPart>);

/// A part of a help text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpPart {
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

impl<'de> Deserialize<'de> for HelpPart {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(HelpPartVisitor)
    }
}

struct HelpPartVisitor;

impl<'de> Visitor<'de> for HelpPartVisitor {
    type Value = HelpPart;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or an element of a help text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<HelpPart, E> {
        Ok(HelpPart::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut element: A) -> Result<HelpPart, A::Error> {
        let mut string = || {
            let next = element.next_element::<String>()?;
            next.ok_or_else(|| {
                A::Error::custom("expected an element's name and, of a link, its address")
            })
        };
        let name = string()?;
        let href = if name == "a" { Some(string()?) } else { None };
        let mut parts = Vec::new();
        while let Some(part) = element.next_element()? {
            parts.push(part);
        }
        let children = HelpText(parts);
        Ok(match href {
            Some(href) => HelpPart::Link { href, children },
            None => HelpPart::Element { name, children },
        })
    }
}

impl HelpText {
    /// Reads a help text as a `service-2.json` has it, in HTML: its paragraphs, without what is set apart in them.
    pub fn from_html(html: &str) -> Self {
        HelpText(html::read(html))
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Its parts in their order.
    pub fn parts(&self) -> &[HelpPart] {
        &self.0
    }

    /// Its first sentence: that of its first paragraph, where it has paragraphs.
    ///
    /// In place of a sentence that only introduces a list, such as `Choose from the following options.`, it is the
    /// list; one that ends with a colon is followed by it.
    pub fn summary(&self) -> String {
        let parts = self.parts();
        let paragraph = parts.iter().position(|part| part.is_named("p"));
        let list = parts.iter().position(HelpPart::is_list);
        let before = match paragraph {
            Some(at) => parts.get(at..=at),
            None => parts.get(..list.unwrap_or(parts.len())),
        };
        let text = text_of(before.unwrap_or_default());
        let sentence = first_sentence(&text);
        let list = list.and_then(|at| parts.get(at));
        let items = || list.map(summary_of_items).unwrap_or_default();
        match says_nothing(sentence) {
            true => items(),
            false if sentence.ends_with(':') => format!("{sentence} {}", items()).trim().to_owned(),
            false => sentence.to_owned(),
        }
    }

    /// Its first sentence that is about its subject, of a help text of a service or an operation:
    /// `Welcome to the Amazon SQS API Reference.` and titles are skipped.
    ///
    /// Empty where it has no other sentences.
    pub fn introduction(&self) -> String {
        let paragraphs = self.parts().iter().filter_map(|part| match part {
            HelpPart::Element { name, children } if name == "p" => Some(children.text()),
            _ => None,
        });
        let paragraphs: Vec<String> = paragraphs.collect();
        match paragraphs.is_empty() {
            true => about_subject(&self.text()).unwrap_or_default().to_owned(),
            false => {
                let mut sentences = paragraphs.iter().filter_map(|text| about_subject(text));
                sentences.next().unwrap_or_default().to_owned()
            }
        }
    }

    /// All its words, without what they are set in.
    pub fn text(&self) -> String {
        text_of(self.parts())
    }
}

impl HelpPart {
    fn is_named(&self, wanted: &str) -> bool {
        matches!(self, HelpPart::Element { name, .. } if name == wanted)
    }

    fn is_list(&self) -> bool {
        self.is_named("ul") || self.is_named("ol")
    }
}

fn text_of(parts: &[HelpPart]) -> String {
    let parts = parts.iter().map(|part| match part {
        HelpPart::Text(text) => text.clone(),
        HelpPart::Element { children, .. } | HelpPart::Link { children, .. } => children.text(),
    });
    parts.collect()
}

/// The first sentences of a list's first items.
fn summary_of_items(list: &HelpPart) -> String {
    /// More than two lines of a form are too much.
    const LONGEST: usize = 200;
    let (HelpPart::Element { children, .. } | HelpPart::Link { children, .. }) = list else {
        return String::new();
    };
    let items = children.parts().iter().filter(|part| part.is_named("li"));
    let mut summary = String::new();
    for item in items {
        let text = text_of(std::slice::from_ref(item));
        let sentence = first_sentence(&text);
        if !summary.is_empty() && summary.len() + sentence.len() > LONGEST {
            break;
        }
        let separator = if summary.is_empty() { "" } else { " · " };
        summary = summary + separator + sentence;
    }
    summary
}

/// The text up to the first full stop that ends a sentence, or all of it.
///
/// A sentence that only repeats what the field's mark says does not count, where more follows.
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

/// The first sentence of a text that is neither about the text itself nor a title.
fn about_subject(text: &str) -> Option<&str> {
    let mut rest = text.trim();
    while !rest.is_empty() {
        let sentence = first_sentence(rest);
        if is_about_itself(sentence) {
            // So is what follows.
            return None;
        }
        let is_title = !sentence.ends_with(['.', '!', '?']);
        let is_greeting = sentence.starts_with("Welcome to");
        if !is_title && !is_greeting && !says_nothing(sentence) {
            return Some(sentence);
        }
        let end = rest.find(sentence).unwrap_or_default() + sentence.len().max(1);
        rest = rest.get(end..).unwrap_or_default().trim_start();
    }
    None
}

/// Whether a sentence is about the manual that it is from, or leads elsewhere.
fn is_about_itself(sentence: &str) -> bool {
    const STARTS: [&str; 10] = [
        "for information",
        "to learn",
        "note that",
        "overview",
        "this guide",
        "this document",
        "this section",
        "this reference",
        "this api reference",
        "in this reference",
    ];
    const PARTS: [&str; 4] = [
        "api reference",
        "interface reference",
        "for an introduction",
        "for more information",
    ];
    let lower = sentence.to_lowercase();
    let is_greeting = lower.starts_with("welcome to");
    let has_start = STARTS.iter().any(|start| lower.starts_with(start));
    let has_part = PARTS.iter().any(|part| lower.contains(part));
    (has_start || has_part) && !is_greeting
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

/// Whether a sentence may end here: a space follows, and the word before is not an abbreviation.
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
    fn introductions_are_followed_by_their_lists() {
        let summary = |parts: &str| {
            let docs = format!(r#"{{"service": [{parts}]}}"#);
            Documentation::from_json(&docs).unwrap().service().summary()
        };
        let list = r#"["ul", ["li", ["p", "A - One. More."]], ["li", "B"]]"#;
        assert_eq!(
            summary(&format!(
                r#"["p", "Choose from the following options."], {list}, ["p", "Else."]"#
            )),
            "A - One. · B"
        );
        assert_eq!(
            summary(&format!(r#""The action to perform:", {list}"#)),
            "The action to perform: A - One. · B"
        );
        assert_eq!(summary(r#"["p", "Valid values:"]"#), "");
        assert_eq!(
            summary(&format!(r#"["p", "Says it."], {list}"#)),
            "Says it."
        );
    }

    #[test]
    fn trees_are_walked() {
        let docs = Documentation::from_json(DOCS).unwrap();
        let [
            HelpPart::Element { name, .. },
            HelpPart::Element { children, .. },
        ] = docs.operation("Sell").parts()
        else {
            panic!("{docs:?}")
        };
        assert_eq!(name, "note");
        let [
            HelpPart::Text(text),
            HelpPart::Link { href, .. },
            HelpPart::Text(_),
        ] = children.parts()
        else {
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
    fn introductions_are_about_the_subject() {
        for (text, introduction) in [
            ("", ""),
            ("<p>Sells things. Every day.</p>", "Sells things."),
            (
                "<p>Welcome to the <i>Shop API Reference</i>.</p><p>The shop sells things.</p>",
                "The shop sells things.",
            ),
            (
                "<fullname>Shop</fullname> <p>Overview</p><p>This is the Shop API Reference. It lists.</p><p>It sells.</p>",
                "It sells.",
            ),
            ("Welcome to the Shop API Reference. It sells.", "It sells."),
            (
                "<p>For information about shops, see Shops.</p><p>It sells.</p>",
                "It sells.",
            ),
            (
                "<p>Note that it sells.</p><p>It is a shop.</p>",
                "It is a shop.",
            ),
            ("<p>This is the Shop API Reference.</p>", ""),
        ] {
            let found = HelpText::from_html(text).introduction();
            assert_eq!(found, introduction, "{text}");
        }
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
