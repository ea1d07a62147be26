//! XML as a tree of elements.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Elements inside of more others are refused, so that no text can exhaust the stack.
const MOST_LEVELS: usize = 128;

/// An element, by its name without a prefix.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub name: String,
    pub attributes: Vec<Attribute>,
    pub children: Vec<Element>,
    /// What is directly in it, without escapes.
    pub text: String,
    /// Where its start tag is, in bytes of the text.
    pub span: Range<usize>,
    /// Where its name is in its start tag.
    pub name_span: Range<usize>,
    /// Where its content is.
    pub content: Range<usize>,
}

/// An attribute of an element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Attribute {
    /// As it is written.
    pub name: String,
    /// Without escapes.
    pub value: String,
    pub name_span: Range<usize>,
    pub value_span: Range<usize>,
}

/// Where a text is no XML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct XmlError {
    pub offset: usize,
    pub message: String,
}

/// Reads a text with one element.
///
/// # Errors
///
/// Where it is no XML, nests too deeply, or has none.
pub(super) fn parse(text: &str) -> Result<Element, XmlError> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = vec![Element::default()];
    loop {
        let start = offset(reader.buffer_position());
        let event = reader.read_event();
        let end = offset(reader.buffer_position());
        let error = |message: String| XmlError {
            offset: start.min(text.len()),
            message,
        };
        match event.map_err(|error_| error(error_.to_string()))? {
            Event::Start(tag) => {
                if open.len() > MOST_LEVELS {
                    return Err(error(format!("more than {MOST_LEVELS} levels of elements")));
                }
                open.push(
                    element(text, &tag, start..end).ok_or_else(|| error(BAD_TAG.to_owned()))?,
                );
            }
            Event::Empty(tag) => {
                let element =
                    element(text, &tag, start..end).ok_or_else(|| error(BAD_TAG.to_owned()))?;
                if let Some(outer) = open.last_mut() {
                    outer.children.push(element);
                }
            }
            Event::End(_) => close(&mut open, start),
            Event::Text(part) => push(&mut open, &part.decode().unwrap_or_default()),
            Event::CData(part) => push(&mut open, &part.decode().unwrap_or_default()),
            Event::GeneralRef(part) => {
                let name = part.decode().unwrap_or_default();
                match character(&name) {
                    Some(character) => push(&mut open, character.encode_utf8(&mut [0; 4])),
                    None => return Err(error(format!("unknown entity &{name};"))),
                }
            }
            Event::Eof => break,
            Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => {}
        }
    }
    let end = || XmlError {
        offset: text.len(),
        message: "an element is not closed".to_owned(),
    };
    let mut root = open.pop().filter(|_| open.is_empty()).ok_or_else(end)?;
    root.children.pop().ok_or_else(|| XmlError {
        offset: 0,
        message: "there is no element".to_owned(),
    })
}

const BAD_TAG: &str = "a tag has attributes that cannot be read";

fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

fn element(text: &str, tag: &BytesStart<'_>, span: Range<usize>) -> Option<Element> {
    let attributes = tag.attributes().map(|attribute| {
        let attribute = attribute.ok()?;
        let name = std::str::from_utf8(attribute.key.as_ref()).ok()?;
        let value = std::str::from_utf8(&attribute.value).ok()?;
        Some(Attribute {
            name: name.to_owned(),
            value: unescaped(value),
            name_span: place(text, name.as_bytes()),
            value_span: place(text, value.as_bytes()),
        })
    });
    Some(Element {
        name: std::str::from_utf8(tag.local_name().as_ref())
            .ok()?
            .to_owned(),
        attributes: attributes.collect::<Option<_>>()?,
        name_span: place(text, tag.name().as_ref()),
        content: span.end..span.end,
        span,
        ..Element::default()
    })
}

/// Where a part of a text is in it; nowhere if it is a copy.
fn place(text: &str, part: &[u8]) -> Range<usize> {
    let start = part.as_ptr().addr().wrapping_sub(text.as_ptr().addr());
    match text.as_bytes().get(start..start.saturating_add(part.len())) {
        Some(_) => start..start + part.len(),
        None => 0..0,
    }
}

/// The element that ends goes into the one around it; the outermost is the whole text.
fn close(open: &mut Vec<Element>, end: usize) {
    if open.len() > 1
        && let Some(mut done) = open.pop()
        && let Some(outer) = open.last_mut()
    {
        done.content.end = end.max(done.content.start);
        outer.children.push(done);
    }
}

fn push(open: &mut [Element], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
}

/// The character of a reference: `lt`, `#13`, `#xD`.
fn character(name: &str) -> Option<char> {
    let code = match name {
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "amp" => return Some('&'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => name.strip_prefix('#')?,
    };
    let code = match code.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => code.parse(),
    };
    char::from_u32(code.ok()?)
}

/// A text without its references; what is none stays.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        out.push_str(before);
        let name = behind.split_once(';');
        match name.and_then(|(name, after)| Some((character(name)?, after))) {
            Some((character, after)) => {
                out.push(character);
                rest = after;
            }
            None => {
                out.push('&');
                rest = behind;
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_attributes_and_texts() {
        let text = "<?xml version=\"1.0\"?>\n<a:In xmlns:a=\"u\"><B x:type=\"1&amp;2\">a&lt;<![CDATA[<&]]>&#xD;&#10;</B><C /><D></D></a:In>\n";
        let root = parse(text).unwrap();
        assert_eq!(root.name, "In");
        let names: Vec<&str> = root
            .children
            .iter()
            .map(|child| child.name.as_str())
            .collect();
        assert_eq!(names, ["B", "C", "D"]);
        let first = &root.children[0];
        assert_eq!(first.text, "a<<&\r\n");
        let attribute = &first.attributes[0];
        assert_eq!(
            [attribute.name.as_str(), &attribute.value],
            ["x:type", "1&2"]
        );
        assert_eq!(text.get(attribute.name_span.clone()), Some("x:type"));
        assert_eq!(text.get(attribute.value_span.clone()), Some("1&amp;2"));
        assert_eq!(text.get(first.name_span.clone()), Some("B"));
        let content = text.get(first.content.clone());
        assert_eq!(content, Some("a&lt;<![CDATA[<&]]>&#xD;&#10;"));
        assert_eq!(text.get(first.span.clone()), Some("<B x:type=\"1&amp;2\">"));
    }

    #[test]
    fn broken_texts_are_refused() {
        for text in [
            "",
            "a",
            "<a>",
            "<a></b>",
            "<a",
            "<a>&x;</a>",
            "<a b></a>",
            "</a>",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
        let deep = "<a>".repeat(1000) + &"</a>".repeat(1000);
        assert!(parse(&deep).is_err());
    }
}
