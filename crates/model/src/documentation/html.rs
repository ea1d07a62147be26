use super::{HelpPart, HelpText};

/// Elements on lines of their own. What is in others is part of the line.
const BLOCKS: &[&str] = &["p", "li", "dt", "dd", "pre", "note", "important"];

const ENTITIES: &[(&str, &str)] = &[
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    // The last, so that what it makes is not read again.
    ("&amp;", "&"),
];

/// Reads HTML into a tree of paragraphs, forgiving whatever is wrong with it.
///
/// It is for users' models; those of AWS come from the catalog, which keeps more.
pub fn read(html: &str) -> Vec<HelpPart> {
    let mut tree = Vec::new();
    let mut parts = html.split('<');
    let mut line = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        let name = tag.trim_start_matches('/').split(' ').next();
        if BLOCKS.contains(&name.unwrap_or_default()) {
            push(&mut tree, &line);
            line.clear();
        }
        line.push_str(text);
    }
    push(&mut tree, &line);
    tree
}

/// Appends a paragraph, unless it is empty.
fn push(tree: &mut Vec<HelpPart>, line: &str) {
    let words: Vec<&str> = line.split_ascii_whitespace().collect();
    let mut text = words.join(" ");
    for (entity, character) in ENTITIES {
        text = text.replace(entity, character);
    }
    if !text.is_empty() {
        tree.push(HelpPart::Element {
            name: "p".to_owned(),
            children: HelpText(vec![HelpPart::Text(text)]),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, tree: &str) {
        let tree: Vec<HelpPart> = serde_json::from_str(tree).unwrap();
        assert_eq!(read(html), tree, "{html}");
    }

    #[test]
    fn blocks_are_paragraphs() {
        check("", "[]");
        check("A &lt;b&gt; &amp;lt;", r#"[["p","A <b> &lt;"]]"#);
        check(
            "<p>A <code>b</code> <i>c</i>\n d.</p> <p></p><p>E</p>",
            r#"[["p","A b c d."],["p","E"]]"#,
        );
        check("<ul><li>A</li><li>B</ul>", r#"[["p","A"],["p","B"]]"#);
    }

    #[test]
    fn what_is_unknown_vanishes_and_what_is_wrong_is_forgiven() {
        check(
            "<a href=\"javascript:x\">A</a><script>b</script>",
            r#"[["p","Ab"]]"#,
        );
        check("</p>A<p>B", r#"[["p","A"],["p","B"]]"#);
        check("a < b", r#"[["p","a b"]]"#);
        assert_eq!(read(&"<p>".repeat(100_000)), []);
    }
}
