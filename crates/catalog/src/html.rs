//! AWS's help texts: from HTML to a small tree that cannot hold anything dangerous.

use scraper::Node;
use scraper::{ElementRef, Html};
use serde_json::{Value, json};
use wireform_model::http_url::HttpUrl;

/// A part of a help text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Markup {
    /// Words.
    Text(String),
    /// An element with what is in it.
    Element {
        /// What it is.
        kind: ElementKind,
        /// What is in it.
        children: Vec<Markup>,
    },
    /// A link to a page on the web.
    Link {
        /// The page's URL.
        href: String,
        /// The words that are the link.
        children: Vec<Markup>,
    },
}

/// The kinds of elements that a help text can hold, named as in HTML but for AWS's own `note` and `important`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ElementKind {
    /// `p`
    Paragraph,
    /// `ul`
    List,
    /// `ol`
    NumberedList,
    /// `li`
    Item,
    /// `dl`
    Terms,
    /// `dt`
    Term,
    /// `dd`
    Meaning,
    /// `code`
    Code,
    /// `pre`
    Preformatted,
    /// `em`
    Emphasis,
    /// `strong`
    Strong,
    /// `note`
    Note,
    /// `important`
    Important,
}

/// Reads a help text.
///
/// Elements without a meaning of their own are skipped, and their content is kept.
/// What is not an element of a help text stays as text, such as `<region>` in the pattern of an ARN.
pub fn read(html: &str) -> Vec<Markup> {
    let parsed = Html::parse_fragment(&escape_unknown(html));
    let mut nodes = children(parsed.root_element(), false);
    trim(&mut nodes);
    nodes
}

/// The tree as JSON: a text is a string, an element a list of its name and its children.
///
/// `["p", "See ", ["a", "https://…", "the guide"], "."]`
pub fn json(nodes: &[Markup]) -> Value {
    nodes.iter().map(node_json).collect()
}

fn node_json(node: &Markup) -> Value {
    let (mut list, children) = match node {
        Markup::Text(text) => return json!(text),
        Markup::Element { kind, children } => (vec![json!(kind.name())], children),
        Markup::Link { href, children } => (vec![json!("a"), json!(href)], children),
    };
    list.extend(children.iter().map(node_json));
    Value::Array(list)
}

fn children(element: ElementRef<'_>, preformatted: bool) -> Vec<Markup> {
    let mut nodes = Vec::new();
    for child in element.children() {
        match child.value() {
            Node::Text(text) if preformatted => push_text(&mut nodes, text),
            Node::Text(text) => push_text(&mut nodes, &collapse(text)),
            Node::Element(_) => {
                if let Some(element) = ElementRef::wrap(child) {
                    push_element(&mut nodes, element, preformatted);
                }
            }
            _ => {}
        }
    }
    nodes
}

fn push_element(nodes: &mut Vec<Markup>, element: ElementRef<'_>, preformatted: bool) {
    let name = element.value().name();
    if name == "br" {
        return push_text(nodes, "\n");
    }
    let kind = ElementKind::of(name);
    let mut children = children(
        element,
        preformatted || kind == Some(ElementKind::Preformatted),
    );
    if kind.is_some_and(ElementKind::is_block) {
        trim(&mut children);
    }
    let href = element.attr("href").map(str::trim);
    let href = href.filter(|href| HttpUrl::parse(href).is_some());
    match (kind, href) {
        _ if children.is_empty() => {}
        (Some(kind), _) => {
            if kind.is_block() {
                trim_end(nodes);
            }
            nodes.push(Markup::Element { kind, children });
        }
        (None, Some(href)) if name == "a" => nodes.push(Markup::Link {
            href: href.to_owned(),
            children,
        }),
        (None, _) => children.into_iter().for_each(|child| match child {
            Markup::Text(text) => push_text(nodes, &text),
            other => nodes.push(other),
        }),
    }
}

/// Puts text behind what is there; a space behind a space or a block says nothing.
fn push_text(nodes: &mut Vec<Markup>, text: &str) {
    match nodes.last_mut() {
        Some(Markup::Text(last)) if last.ends_with(char::is_whitespace) => {
            last.push_str(text.trim_start_matches(' '))
        }
        Some(Markup::Text(last)) => last.push_str(text),
        Some(Markup::Element { kind, .. }) if kind.is_block() => {
            let text = text.trim_start();
            if !text.is_empty() {
                nodes.push(Markup::Text(text.to_owned()));
            }
        }
        _ if text.is_empty() => {}
        _ => nodes.push(Markup::Text(text.to_owned())),
    }
}

/// Every run of white space as one space.
fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            c if c.is_ascii_whitespace() && out.ends_with(' ') => {}
            c if c.is_ascii_whitespace() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Removes the white space at both ends of a block.
fn trim(nodes: &mut Vec<Markup>) {
    trim_end(nodes);
    if let Some(Markup::Text(text)) = nodes.first_mut() {
        *text = text.trim_start().to_owned();
        if text.is_empty() {
            nodes.remove(0);
        }
    }
}

fn trim_end(nodes: &mut Vec<Markup>) {
    if let Some(Markup::Text(text)) = nodes.last_mut() {
        text.truncate(text.trim_end().len());
        if text.is_empty() {
            nodes.pop();
        }
    }
}

/// Elements whose content is kept and which say nothing by themselves, or in another way.
const TRANSPARENT: &[&str] = &[
    "a", "body", "br", "div", "fullname", "link", "para", "span", "u", "xhtml", "zonbook",
];

/// Makes text of each `<` before which no known element begins or ends.
fn escape_unknown(html: &str) -> String {
    let mut parts = html.split('<');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let name = part.strip_prefix('/').unwrap_or(part);
        let length = name
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(name.len());
        let (name, rest) = name.split_at(length);
        let name = name.to_ascii_lowercase();
        let known = ElementKind::of(&name).is_some() || TRANSPARENT.contains(&name.as_str());
        let ends = rest.starts_with(|c: char| c == '>' || c == '/' || c.is_whitespace());
        out.push_str(if known && ends { "<" } else { "&lt;" });
        out.push_str(part);
    }
    out
}

impl ElementKind {
    fn of(name: &str) -> Option<ElementKind> {
        Some(match name {
            "p" => ElementKind::Paragraph,
            "ul" => ElementKind::List,
            "ol" => ElementKind::NumberedList,
            "li" => ElementKind::Item,
            "dl" => ElementKind::Terms,
            "dt" => ElementKind::Term,
            "dd" => ElementKind::Meaning,
            "code" | "filename" => ElementKind::Code,
            "pre" => ElementKind::Preformatted,
            "i" | "em" | "replaceable" => ElementKind::Emphasis,
            "b" | "strong" | "h1" | "h2" | "h3" | "h4" => ElementKind::Strong,
            "note" => ElementKind::Note,
            "important" => ElementKind::Important,
            _ => return None,
        })
    }

    fn name(self) -> &'static str {
        match self {
            ElementKind::Paragraph => "p",
            ElementKind::List => "ul",
            ElementKind::NumberedList => "ol",
            ElementKind::Item => "li",
            ElementKind::Terms => "dl",
            ElementKind::Term => "dt",
            ElementKind::Meaning => "dd",
            ElementKind::Code => "code",
            ElementKind::Preformatted => "pre",
            ElementKind::Emphasis => "em",
            ElementKind::Strong => "strong",
            ElementKind::Note => "note",
            ElementKind::Important => "important",
        }
    }

    /// Whether it stands on lines of its own.
    fn is_block(self) -> bool {
        !matches!(
            self,
            ElementKind::Code | ElementKind::Emphasis | ElementKind::Strong
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: Value) {
        assert_eq!(json(&read(html)), expected, "{html}");
    }

    #[test]
    fn paragraphs_lists_and_inline_elements() {
        check(
            "<p>A <code>b</code>  <i>c</i>\n d.</p> <p>E</p>",
            json!([
                ["p", "A ", ["code", "b"], " ", ["em", "c"], " d."],
                ["p", "E"]
            ]),
        );
        check(
            "<ul> <li> <p>A</p> </li> <li>B</li> </ul>",
            json!([["ul", ["li", ["p", "A"]], ["li", "B"]]]),
        );
        check(
            "<dl><dt>A</dt><dd>B</dd></dl>",
            json!([["dl", ["dt", "A"], ["dd", "B"]]]),
        );
        check("<note> <p>A</p> </note>", json!([["note", ["p", "A"]]]));
        check("<pre>a\n  b</pre>", json!([["pre", "a\n  b"]]));
        check("A<br/>B &amp; C", json!(["A\nB & C"]));
    }

    #[test]
    fn ends_that_are_left_out() {
        check("<p>A<p>B", json!([["p", "A"], ["p", "B"]]));
        check(
            "<ul><li>A<li>B</ul>",
            json!([["ul", ["li", "A"], ["li", "B"]]]),
        );
    }

    #[test]
    fn links_lead_to_the_web_or_nowhere() {
        check(
            r#"<a href="https://x/">A</a>"#,
            json!([["a", "https://x/", "A"]]),
        );
        check(
            r#"<p><a>B</a> <a href="javascript:alert(1)">C</a></p>"#,
            json!([["p", "B C"]]),
        );
    }

    #[test]
    fn what_is_no_element_is_text() {
        check(
            "<p>arn:aws:x:<region>:<Id>/*</p>",
            json!([["p", "arn:aws:x:<region>:<Id>/*"]]),
        );
        check(
            "<p>a < b, <script>x</script></p>",
            json!([["p", "a < b, <script>x</script>"]]),
        );
        check(
            "<p>1 <= 2 <pre-flight></p>",
            json!([["p", "1 <= 2 <pre-flight>"]]),
        );
    }

    #[test]
    fn what_says_nothing_is_left_out() {
        check("<zonbook></zonbook><xhtml></xhtml>", json!([]));
        check(
            "<fullname>A B</fullname> <p>C</p><p> </p>",
            json!(["A B", ["p", "C"]]),
        );
        check("", json!([]));
    }
}
