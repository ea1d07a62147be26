//! A page of examples, in reStructuredText, as the blocks that it is made of.

/// A block of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading: a paragraph that is bold as a whole, or underlined.
    Heading(String),
    /// A paragraph in one line, with its markup.
    Text(String),
    /// What is shown as it stands, such as a command, without the indentation of the whole.
    Literal(String),
}

/// The blocks of a page, in their order.
///
/// A literal block is what follows on `::` and is indented further, or a paragraph that begins as a command does.
pub fn blocks(page: &str) -> Vec<Block> {
    let lines: Vec<String> = page.lines().map(without_tabs).collect();
    let mut rest = lines.as_slice();
    let mut blocks = Vec::new();
    while let Some(start) = rest.iter().position(|line| !is_blank(line)) {
        rest = rest.get(start..).unwrap_or_default();
        let (paragraph, behind) = split_where(rest, |line| is_blank(line));
        rest = behind;
        if is_command(paragraph) {
            blocks.push(Block::Literal(dedent(paragraph)));
            continue;
        }
        let Some((text, announced, behind)) = announcing(paragraph, rest) else {
            blocks.push(text_block(paragraph));
            continue;
        };
        // Colons by themselves belong to the paragraph above.
        if !is_colons(text) || blocks.is_empty() {
            blocks.push(text_block(text));
        }
        if !announced.iter().all(|line| is_blank(line)) {
            blocks.push(Block::Literal(dedent(announced)));
        }
        rest = behind;
    }
    blocks
}

/// A paragraph that announces a literal block, that block, and what is behind it; `None` where it announces none.
///
/// `paragraph` is directly in front of `rest`; the block may begin without a blank line between.
fn announcing<'l>(
    paragraph: &'l [String],
    rest: &'l [String],
) -> Option<(&'l [String], &'l [String], &'l [String])> {
    let end = paragraph.iter().position(|line| announces(line))?;
    let (text, inside) = paragraph.split_at(end + 1);
    let depth = indentation(text.first()?);
    let is_outside = |line: &String| !is_blank(line) && indentation(line) <= depth;
    if inside.is_empty() {
        let (block, behind) = split_where(rest, is_outside);
        return Some((text, block, behind));
    }
    let is_deeper = inside.first().is_some_and(|line| !is_outside(line));
    is_deeper.then(|| {
        let (block, _) = split_where(inside, is_outside);
        (text, block, rest)
    })
}

fn announces(line: &str) -> bool {
    let line = line.trim();
    line.ends_with("::") || line.starts_with(".. code")
}

fn is_colons(paragraph: &[String]) -> bool {
    matches!(paragraph, [line] if line.trim() == "::")
}

/// A paragraph as its author may have forgotten to announce it.
fn is_command(paragraph: &[String]) -> bool {
    let first = paragraph.first().map_or("", |line| line.trim_start());
    let last = paragraph.last().map_or("", |line| line.trim_end());
    let mut words = first.split(' ');
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(is_of_a_word);
    words.next() == Some("aws") && words.next().is_some_and(is_word) && !last.ends_with(['.', ':'])
}

fn is_of_a_word(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'
}

fn text_block(paragraph: &[String]) -> Block {
    if let [title, line] = paragraph
        && is_underline(line)
    {
        return Block::Heading(title.trim().to_owned());
    }
    let words: Vec<&str> = paragraph
        .iter()
        .flat_map(|l| l.split_whitespace())
        .collect();
    let text = words.join(" ");
    match bold(&text) {
        Some(heading) => Block::Heading(heading.to_owned()),
        None => Block::Text(text),
    }
}

/// What is between two pairs of asterisks, where nothing but punctuation is behind them.
fn bold(text: &str) -> Option<&str> {
    let inside = text.strip_prefix("**")?;
    let (inside, behind) = inside.split_once("**")?;
    let is_whole = behind.trim().trim_matches([':', '.']).is_empty();
    is_whole.then(|| inside.trim())
}

fn is_underline(line: &str) -> bool {
    let line = line.trim();
    let marks = ['=', '-', '~', '^', '*', '"'];
    line.len() > 2 && marks.iter().any(|mark| line.chars().all(|c| c == *mark))
}

/// The lines in front of the first one that fits, and the others.
fn split_where(lines: &[String], fits: impl Fn(&String) -> bool) -> (&[String], &[String]) {
    let end = lines.iter().position(fits).unwrap_or(lines.len());
    lines.split_at(end)
}

fn dedent(lines: &[String]) -> String {
    let filled = lines.iter().filter(|line| !is_blank(line));
    let depth = filled.map(|line| indentation(line)).min().unwrap_or(0);
    let cut = |line: &String| line.get(depth..).unwrap_or_default().to_owned();
    let lines: Vec<String> = lines.iter().map(cut).collect();
    lines
        .join("\n")
        .trim_end()
        .trim_start_matches('\n')
        .to_owned()
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// A line whose indentation is of spaces alone.
fn without_tabs(line: &str) -> String {
    let text = line.trim_start_matches([' ', '\t']);
    let depth = line.len() - text.len();
    let indentation = line.get(..depth).unwrap_or_default();
    indentation.replace('\t', "    ") + text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Block {
        Block::Text(text.to_owned())
    }

    fn literal(text: &str) -> Block {
        Block::Literal(text.to_owned())
    }

    fn heading(text: &str) -> Block {
        Block::Heading(text.to_owned())
    }

    #[test]
    fn a_page_is_headings_text_and_literal_blocks() {
        let page = "**To post\na letter**\n\nThe following posts\none. ::\n\n    aws post send \\\n\n      --to x\n\n    {\n      1\n    }\nOutput::\n\n  {}\n\nEnd.";
        let expected = [
            heading("To post a letter"),
            text("The following posts one. ::"),
            literal("aws post send \\\n\n  --to x\n\n{\n  1\n}"),
            text("Output::"),
            literal("{}"),
            text("End."),
        ];
        assert_eq!(blocks(page), expected);
    }

    #[test]
    fn blocks_are_found_where_pages_are_careless() {
        let page = "Stamps\n------\n\nGlue::\n    aws post glue\n    --now\n\naws post lick\n\n- Item::\n\n\taws post x\n\n.. code:: json\n\n  {}\n\n**NOTE:** no title. ::\n\nnothing deeper";
        let expected = [
            heading("Stamps"),
            text("Glue::"),
            literal("aws post glue\n--now"),
            literal("aws post lick"),
            text("- Item::"),
            literal("aws post x"),
            text(".. code:: json"),
            literal("{}"),
            text("**NOTE:** no title. ::"),
            text("nothing deeper"),
        ];
        assert_eq!(blocks(page), expected);
    }

    #[test]
    fn colons_belong_to_the_paragraph_above() {
        assert_eq!(blocks("a\n\n::\n\n  b"), [text("a"), literal("b")]);
        assert_eq!(blocks("a\n::\n\n  b"), [text("a ::"), literal("b")]);
    }

    #[test]
    fn any_text_is_a_page() {
        assert_eq!(blocks(""), []);
        assert_eq!(blocks("::"), [text("::")]);
        assert_eq!(
            blocks("é::\n\n  é\n\n**"),
            [text("é::"), literal("é"), text("**")]
        );
        assert_eq!(
            blocks("x::\n  \u{3000}é"),
            [text("x::"), literal("\u{3000}é")]
        );
    }
}
