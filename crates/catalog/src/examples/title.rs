//! What an example is for, in plain words.

/// No title is longer.
const LONGEST: usize = 160;

/// Headings that say nothing of what a command is for, by how they begin.
const NO_TITLES: [&str; 14] = [
    "caution",
    "command",
    "contents of",
    "explanation",
    "for more",
    "important",
    "input",
    "note",
    "output",
    "parameters",
    "result",
    "syntax",
    "tip",
    "warning",
];

/// The title that a heading gives; `None` where it is one within an example, such as a note.
pub fn from_heading(heading: &str) -> Option<String> {
    title(&without_markup(heading))
}

/// The title that the paragraph in front of a command gives: its first sentence.
pub fn from_text(text: &str) -> Option<String> {
    let text = without_markup(text);
    title(text.split_once(". ").map_or(&text, |(first, _)| first))
}

fn title(text: &str) -> Option<String> {
    let title = clean(text);
    let lower = title.to_ascii_lowercase();
    let is_title = !title.is_empty() && !NO_TITLES.iter().any(|word| lower.starts_with(word));
    is_title.then_some(title)
}

/// Without the number of an example or an item either.
fn without_markup(text: &str) -> String {
    let text = plain(text.trim_start_matches(['-', '*', ' ']));
    without_number(&text).to_owned()
}

/// A text without the markup of reStructuredText: code and emphasis as they are, links as their words.
pub fn plain(text: &str) -> String {
    let text = text.replace("``", "\u{1}");
    let mut plain = String::new();
    for (index, part) in text.split('`').enumerate() {
        let part = match index % 2 {
            1 => part.split(" <").next().unwrap_or(part),
            _ => part.trim_start_matches('_'),
        };
        plain.push_str(part);
    }
    let plain = plain.replace(['\u{1}', '*'], "");
    plain.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// `Example 1: To post`, `Example 1 To post` and `2. To post` as `To post`.
fn without_number(text: &str) -> &str {
    let lower = text.to_ascii_lowercase();
    let is_example = lower.starts_with("example");
    let bare = match is_example {
        true => text.get("example".len()..).unwrap_or_default(),
        false => text,
    };
    let number = bare.trim_start();
    let behind = number.trim_start_matches(|c: char| c.is_ascii_digit());
    let title = behind.trim_start_matches([':', '.', ')', '-', '–', ' ']);
    let has_number = behind.len() < number.len();
    let has_mark = behind.starts_with([':', '.', ')', '-', '–']) || behind.starts_with(" -");
    match has_number && (has_mark || is_example) || is_example && has_mark {
        true => title,
        false => text,
    }
}

fn clean(text: &str) -> String {
    let text = text.trim().trim_end_matches([':', '.', ' ']);
    let mut characters = text.chars();
    let first: String = characters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    let title = first + characters.as_str();
    match title.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", title.get(..end).unwrap_or_default().trim_end()),
        None => title,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_lose_their_numbers_and_markup() {
        for (heading, title) in [
            ("To post a letter", "To post a letter"),
            ("Example 1: to post a ``letter``:", "To post a letter"),
            ("Example 12 - To *post*", "To post"),
            ("2. To post", "To post"),
            ("Example: To post", "To post"),
            ("Examples of stamps", "Examples of stamps"),
            ("3 letters", "3 letters"),
            ("- To post::", "To post"),
            ("Post with `the glue <https://x>`__.", "Post with the glue"),
        ] {
            assert_eq!(from_heading(heading).as_deref(), Some(title), "{heading}");
        }
        for heading in ["", "Note:", "Output", "**", "Example 1:", "Contents of x"] {
            assert_eq!(from_heading(heading), None, "{heading}");
        }
    }

    #[test]
    fn a_paragraph_gives_its_first_sentence() {
        let title = from_text("the following posts ``a.json``. It is quick. ::");
        assert_eq!(title.as_deref(), Some("The following posts a.json"));
        let title = from_text("1. Post it. Then wait::");
        assert_eq!(title.as_deref(), Some("Post it"));
        assert_eq!(from_text("Command::"), None);
        let long = from_text(&"é".repeat(200)).unwrap();
        assert_eq!(long.chars().count(), LONGEST + 1);
    }
}
