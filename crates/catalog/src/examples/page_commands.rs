//! The commands of a page of examples, with what each is for.

use super::command_text::{Piece, pieces};
use super::joined_files::{self, FileWord};
use super::page::{self, Block};
use super::title;

/// A command of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageCommand {
    /// What it is for: the heading above it, else the sentence in front of it.
    pub title: String,
    /// The command from `aws` on, for a POSIX shell.
    pub text: String,
    /// The files that it reads as text, with what the page shows of each.
    pub files: Vec<(FileWord, Option<String>)>,
}

impl PageCommand {
    /// The command with the contents of files in their place, as far as the page shows them.
    pub fn joined(&self) -> String {
        self.with_files(|_, content| {
            let content = content.filter(|text| joined_files::can_stand_for_a_file(text));
            content.map(str::to_owned)
        })
    }

    /// The command with other words in place of files: the function is given each file's number and content.
    pub fn with_files(&self, word: impl Fn(usize, Option<&str>) -> Option<String>) -> String {
        let files = self.files.iter().enumerate();
        let texts: Vec<_> = files
            .map(|(index, (_, text))| word(index, text.as_deref()))
            .collect();
        let words: Vec<FileWord> = self.files.iter().map(|(word, _)| word.clone()).collect();
        joined_files::replace(&self.text, &words, &texts)
    }
}

/// The commands of a page in reStructuredText, in its order.
pub fn page_commands(text: &str) -> Vec<PageCommand> {
    let blocks = page::blocks(text);
    let mut commands = Vec::new();
    let mut heading = None;
    let mut above = None;
    for (index, block) in blocks.iter().enumerate() {
        match block {
            Block::Heading(text) => heading = title::from_heading(text).or(heading),
            Block::Text(text) => above = title::from_text(text).or(above),
            Block::Literal(text) => {
                let title = heading.as_ref().or(above.as_ref());
                let title = title.map_or("", String::as_str);
                commands.extend(of_block(&blocks, index, text, title));
            }
        }
    }
    commands
}

fn of_block(blocks: &[Block], index: usize, text: &str, title: &str) -> Vec<PageCommand> {
    let commands = pieces(text).into_iter().filter_map(|piece| match piece {
        Piece::Command(command) => Some(command),
        Piece::Other(_) => None,
    });
    let commands = commands.map(|text| {
        let words = joined_files::file_words(&text);
        let contents = joined_files::contents(blocks, index, &words);
        PageCommand {
            title: title.to_owned(),
            text,
            files: words.into_iter().zip(contents).collect(),
        }
    });
    commands.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "\
The following sends a letter. It is quick. ::

    aws post send --to x

**Example 1: To send two**

First::

    aws post send --to y --text file://y.txt
    aws post send --to z --text file://z.txt

Contents of ``y.txt``::

    Dear
    y

**Note**

Then::

    aws post lick
";

    #[test]
    fn commands_have_titles_and_files() {
        let commands = page_commands(PAGE);
        let titles: Vec<&str> = commands.iter().map(|it| it.title.as_str()).collect();
        assert_eq!(
            titles,
            [
                "The following sends a letter",
                "To send two",
                "To send two",
                "To send two"
            ]
        );
        let joined: Vec<String> = commands.iter().map(PageCommand::joined).collect();
        assert_eq!(
            joined,
            [
                "aws post send --to x",
                "aws post send --to y --text 'Dear\ny'",
                "aws post send --to z --text file://z.txt",
                "aws post lick",
            ]
        );
        let numbered = commands[1].with_files(|index, _| Some(format!("file://{index}")));
        assert_eq!(numbered, "aws post send --to y --text 'file://0'");
    }
}
