//! The documents that a command reads from files, put into the command where the page shows them.

use wireform_model::cli::Cli;
use wireform_model::cli_options::prefix_that_is_fetched;

use super::command_text::{Piece, ends_quoted, pieces};
use super::page::Block;
use super::title::plain;

const PREFIX: &str = "file://";

/// A word `file://NAME` of a command that is the whole value of an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileWord {
    /// Where it is in the command, with its quotes.
    pub span: std::ops::Range<usize>,
    /// The name, as it is written behind `file://`.
    pub name: String,
}

/// The files that a command reads as text, in its order; not those of bytes (`fileb://`).
pub fn file_words(command: &str) -> Vec<FileWord> {
    let found = command.match_indices(PREFIX);
    found.filter_map(|(at, _)| file_word(command, at)).collect()
}

fn file_word(command: &str, at: usize) -> Option<FileWord> {
    let before = command.get(..at)?;
    let behind = command.get(at..)?;
    let quote = before
        .chars()
        .next_back()
        .filter(|c| ['"', '\''].contains(c));
    let start = at - quote.map_or(0, char::len_utf8);
    let length = match quote {
        Some(quote) => behind.find(quote)?,
        None => behind.find(char::is_whitespace).unwrap_or(behind.len()),
    };
    let in_front = command.get(..start)?;
    let word = in_front.rsplit(char::is_whitespace).next()?;
    let is_whole = word.is_empty() || word.starts_with("--") && word.ends_with('=');
    let is_value = is_whole && !ends_quoted(in_front);
    let name = behind.get(PREFIX.len()..length)?.to_owned();
    let end = at + length + quote.map_or(0, char::len_utf8);
    (is_value && !name.is_empty()).then_some(FileWord {
        span: start..end,
        name,
    })
}

/// Whether a text means the same in place of a file as in it: an option may take it for the name of another.
pub fn can_stand_for_a_file(text: &str) -> bool {
    prefix_that_is_fetched(text, Cli::V1).is_none()
}

/// A command with the given texts in place of its files; those without a text stay.
pub fn replace(command: &str, words: &[FileWord], texts: &[Option<String>]) -> String {
    let mut replaced = String::new();
    let mut end = 0;
    for (word, text) in words.iter().zip(texts) {
        let Some(text) = text else { continue };
        replaced.push_str(command.get(end..word.span.start).unwrap_or_default());
        replaced.push_str(&quoted(text));
        end = word.span.end;
    }
    replaced.push_str(command.get(end..).unwrap_or_default());
    replaced
}

/// A text as a word of a POSIX shell.
pub fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// What the page shows of the files of a command in a block; `None` for a file that it does not plainly show.
///
/// Of several blocks about a file, the first behind the command in the same example counts, then the last in front
/// of it, then the first of another example.
pub fn contents(page: &[Block], block: usize, words: &[FileWord]) -> Vec<Option<String>> {
    let named = words
        .iter()
        .map(|word| named_content(page, block, &word.name));
    let mut found: Vec<Option<String>> = named.collect();
    if let [only] = found.as_mut_slice()
        && only.is_none()
    {
        *only = unnamed_content(page, block);
    }
    found
}

fn named_content(page: &[Block], block: usize, name: &str) -> Option<String> {
    let name = file_name(name).to_ascii_lowercase();
    let inside = page.get(block).and_then(|it| content_within(it, &name));
    let about = |index: &usize| names(announcement(page, *index)?, &name).then_some(());
    let shown = |index: usize| content(page, index).filter(|_| about(&index).is_some());
    let behind = || block + 1..page.len();
    let is_heading = |index: usize| matches!(page.get(index), Some(Block::Heading(_)));
    let mut same_example = behind().take_while(|index| !is_heading(*index));
    inside
        .or_else(|| same_example.find_map(shown))
        .or_else(|| (0..block).rev().find_map(shown))
        .or_else(|| behind().find_map(shown))
}

/// The block behind the command that says it is a file, without its name.
fn unnamed_content(page: &[Block], block: usize) -> Option<String> {
    let behind = block + 1..page.len();
    let mut behind = behind.take_while(|index| !ends_example(page, *index));
    behind.find_map(|index| {
        let text = announcement(page, index)?.to_ascii_lowercase();
        let is_file = [
            "contents of",
            "content of",
            "json file",
            "input file",
            "file format",
        ];
        let is_file = is_file.iter().any(|words| text.contains(words));
        content(page, index).filter(|_| is_file && !names_a_file(&text))
    })
}

/// Whether any word of a text looks like the name of a file.
fn names_a_file(text: &str) -> bool {
    let text = plain(text);
    let mut words = text.split([' ', '(', ')', ',', ':']);
    words.any(|word| {
        let parts = word.trim_end_matches('.').rsplit_once('.');
        parts.is_some_and(|(name, kind)| {
            !name.is_empty()
                && (2..=4).contains(&kind.len())
                && kind.bytes().all(|b| b.is_ascii_lowercase())
        })
    })
}

fn ends_example(page: &[Block], index: usize) -> bool {
    match page.get(index) {
        Some(Block::Heading(_)) => true,
        Some(Block::Literal(text)) => has_command(text),
        _ => false,
    }
}

/// The text of a literal block that is not a command.
fn content(page: &[Block], index: usize) -> Option<String> {
    match page.get(index)? {
        Block::Literal(text) if !has_command(text) => Some(text.clone()),
        _ => None,
    }
}

fn has_command(text: &str) -> bool {
    let mut pieces = pieces(text).into_iter();
    pieces.any(|piece| matches!(piece, Piece::Command(_)))
}

/// The words in front of a literal block, unless they announce a result.
fn announcement(page: &[Block], index: usize) -> Option<&str> {
    let above = page.get(index.checked_sub(1)?)?;
    let (Block::Text(text) | Block::Heading(text)) = above else {
        return None;
    };
    let start = text
        .trim_start_matches(['-', '*', ' '])
        .to_ascii_lowercase();
    let is_result = start.starts_with("output") || start.starts_with("result");
    (!is_result).then_some(text)
}

/// A file that a block shows below its command, behind a line with the file's name.
fn content_within(block: &Block, name: &str) -> Option<String> {
    let Block::Literal(text) = block else {
        return None;
    };
    let mut pieces = pieces(text).into_iter();
    pieces.find_map(|piece| {
        let Piece::Other(lines) = piece else {
            return None;
        };
        let (label, content) = lines.trim_start().split_once('\n')?;
        let is_label = !label.contains(['{', '[']) && names(label, name);
        is_label.then(|| content.trim().to_owned())
    })
}

/// Whether a text names a file, which is in lower case.
fn names(text: &str, file: &str) -> bool {
    let text = plain(text).to_ascii_lowercase();
    let is_of_name = |c: char| c.is_alphanumeric() || ['-', '_'].contains(&c);
    text.match_indices(file).any(|(at, _)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let behind = text
            .get(at + file.len()..)
            .and_then(|text| text.chars().next());
        !before.is_some_and(|c| is_of_name(c) || c == '.') && !behind.is_some_and(is_of_name)
    })
}

/// The name of a file without its folders.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::super::page::blocks;
    use super::*;

    fn joined(page: &str) -> Vec<String> {
        let page = blocks(page);
        let commands = page.iter().enumerate().filter_map(|(index, block)| {
            let Block::Literal(text) = block else {
                return None;
            };
            let Some(Piece::Command(command)) = pieces(text).into_iter().next() else {
                return None;
            };
            let words = file_words(&command);
            Some(replace(&command, &words, &contents(&page, index, &words)))
        });
        commands.collect()
    }

    #[test]
    fn files_are_words_of_their_own() {
        let names = |command| -> Vec<String> {
            let words = file_words(command).into_iter();
            words.map(|word| word.name).collect()
        };
        assert_eq!(
            names("aws a b --c file://x.json --d=file://y"),
            ["x.json", "y"]
        );
        assert_eq!(
            names(r#"aws a b --c "file://x y" --d 'file://z'"#),
            ["x y", "z"]
        );
        assert_eq!(
            names("aws a b --c fileb://x Key=file://y --d \"x file://z\""),
            Vec::<String>::new()
        );
        assert_eq!(names("--c file:// --d \"file://x"), Vec::<String>::new());
    }

    #[test]
    fn a_document_below_the_command_is_joined() {
        let page = "Posts::\n\n  aws post send --to file://C:\\docs\\a.json\n\nContents of ``a.json``::\n\n  {\"it's\": 1}\n\nOutput::\n\n  {}";
        assert_eq!(joined(page), [r#"aws post send --to '{"it'\''s": 1}'"#]);
    }

    #[test]
    fn a_document_without_a_name_is_joined_where_it_is_plain() {
        let page =
            |label| format!("x::\n\n  aws post send --to file://a.json\n\n{label}::\n\n  {{}}");
        assert_eq!(
            joined(&page("JSON file format")),
            ["aws post send --to '{}'"]
        );
        let stays = ["aws post send --to file://a.json"];
        assert_eq!(joined(&page("Output")), stays);
        assert_eq!(joined(&page("The letter")), stays);
        assert_eq!(joined(&page("Contents of aa.json")), stays);
    }

    #[test]
    fn a_document_within_the_block_is_joined() {
        let page = "x::\n\n  aws post send --to file://a.json\n\n  a.json:\n  {\n    1\n  }";
        assert_eq!(joined(page), ["aws post send --to '{\n  1\n}'"]);
    }

    #[test]
    fn the_nearest_document_counts() {
        let page = "``a.json``::\n\n  0\n\nx::\n\n  aws a b --c file://a.json\n\n**Two**\n\nx::\n\n  aws a b --c file://a.json\n\na.json::\n\n  1\n\na.json::\n\n  2";
        assert_eq!(joined(page), ["aws a b --c '0'", "aws a b --c '1'"]);
        let page = "``a.json``::\n\n  0\n\nx::\n\n  aws a b --c file://a.json --d file://b.json\n\nOutput a.json::\n\n  1";
        assert_eq!(joined(page), ["aws a b --c '0' --d file://b.json"]);
    }
}
