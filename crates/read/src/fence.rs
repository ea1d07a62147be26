//! The fenced blocks of a text in Markdown.

use std::ops::Range;

/// What is between the fences of each block, in bytes; a block that is not closed goes to the end of the text.
pub(crate) fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let Some(fence) = fence(line) else { continue };
        match open {
            None => open = Some((at, fence)),
            // Only a longer fence of the same kind closes a block, and nothing follows it.
            Some((begin, opening)) if fence.starts_with(opening) && line.trim() == fence => {
                blocks.push(begin..start);
                open = None;
            }
            Some(_) => {}
        }
    }
    blocks.extend(open.map(|(begin, _)| begin..text.len()));
    blocks
}

/// The sign with which a line opens or closes a block.
fn fence(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let sign = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = line.len() - line.trim_start_matches(sign).len();
    let behind = line.get(length..)?;
    // A line with more of them is code within a sentence.
    (length >= 3 && !behind.contains('`')).then(|| line.get(..length))?
}

/// A text of the same length in which only one part is left, so that places in it are those of the text.
pub(crate) fn only(text: &str, part: &Range<usize>) -> String {
    let inside = text.get(part.clone()).unwrap_or_default();
    let before = text.get(..part.start).unwrap_or_default();
    let after = text.get(part.end..).unwrap_or_default();
    [&blank(before), inside, &blank(after)].concat()
}

/// A text of the same length without some of its parts, which are in its order.
pub(crate) fn without(text: &str, parts: &[Range<usize>]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    for part in parts {
        kept.push_str(text.get(at..part.start).unwrap_or_default());
        kept.push_str(&blank(text.get(part.clone()).unwrap_or_default()));
        at = part.end;
    }
    kept.push_str(text.get(at..).unwrap_or_default());
    kept
}

/// White space with the same lines and as many bytes.
fn blank(text: &str) -> String {
    let blank = |byte| match byte {
        b'\n' => '\n',
        b'\r' => '\r',
        _ => ' ',
    };
    text.bytes().map(blank).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_found_between_their_fences() {
        for (text, expected) in [
            ("a\n```sh\nb\n```\nc", &["b\n"][..]),
            ("~~~\na\n```\nb\n~~~\n", &["a\n```\nb\n"]),
            ("````\n```\na\n```\n````", &["```\na\n```\n"]),
            (
                "1. a\n   ```\n   b\n   ```\n2. c\n   ```\n   d",
                &["   b\n", "   d"],
            ),
            ("```inline``` code", &[]),
            ("a `b` c", &[]),
            ("```", &[""]),
            ("", &[]),
        ] {
            let found = blocks(text).into_iter();
            let found: Vec<_> = found.map(|part| text.get(part).unwrap()).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn what_is_left_keeps_its_place() {
        let text = "é\n```\nb\n```\nc";
        let blocks = blocks(text);
        assert_eq!(only(text, &blocks[0]), "  \n   \nb\n   \n ");
        assert_eq!(without(text, &blocks), "é\n```\n \n```\nc");
    }
}
