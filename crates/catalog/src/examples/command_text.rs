//! The commands in a literal block of a page, each by itself.

/// A part of a literal block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A command from `aws` on, without a prompt, as a POSIX shell takes it.
    Command(String),
    /// Lines that are no command, such as a file that is shown below it.
    Other(String),
}

/// The commands of a literal block and what is between them.
pub fn pieces(block: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut other: Vec<&str> = Vec::new();
    let mut rest = block;
    while !rest.is_empty() {
        let line = rest.lines().next().unwrap_or_default();
        let Some(start) = command_start(line) else {
            other.push(line);
            rest = after_line(rest, line.len());
            continue;
        };
        push_other(&mut pieces, &mut other);
        let text = rest.get(start..).unwrap_or_default();
        let (command, behind) = command(text);
        pieces.push(Piece::Command(command));
        rest = behind;
    }
    push_other(&mut pieces, &mut other);
    pieces
}

/// Whether a literal block begins with a command.
pub fn is_command(block: &str) -> bool {
    matches!(pieces(block).first(), Some(Piece::Command(_)))
}

/// Whether what follows on the beginning of a command is within quotes.
pub fn ends_quoted(start: &str) -> bool {
    let mut quotes = Quotes::default();
    quotes.read(start);
    quotes.open.is_some()
}

fn push_other(pieces: &mut Vec<Piece>, lines: &mut Vec<&str>) {
    let text = lines.join("\n");
    if !text.trim().is_empty() {
        pieces.push(Piece::Other(text));
    }
    lines.clear();
}

fn after_line(text: &str, length: usize) -> &str {
    let rest = text.get(length..).unwrap_or_default();
    let rest = rest.strip_prefix('\r').unwrap_or(rest);
    rest.strip_prefix('\n').unwrap_or(rest)
}

/// Where `aws` is in a line that begins with it or with a prompt.
fn command_start(line: &str) -> Option<usize> {
    let start = line.find("aws ")?;
    let prompt = line.get(..start)?.trim();
    let is_prompt = prompt.is_empty()
        || ["$", "%", "#"].contains(&prompt)
        || prompt.ends_with('>') && !prompt.contains(['<', '|']);
    // Tables of results may have a word as their first cell.
    is_prompt.then_some(start)
}

/// The first command of a text that begins with one, and what is behind its last line.
///
/// It ends with a line that no `\` and no quote continues. What authors do carelessly is mended:
/// spaces behind a `\`, a missing `\` in front of an option, the `^` or `` ` `` of another shell.
fn command(text: &str) -> (String, &str) {
    let mut command = String::new();
    let mut quotes = Quotes::default();
    let mut rest = text;
    loop {
        let line = rest.lines().next().unwrap_or_default();
        rest = after_line(rest, line.len());
        let next = rest.lines().next().unwrap_or_default();
        quotes.read(line);
        if quotes.open.is_some() && !rest.is_empty() {
            command.push_str(line);
            command.push('\n');
            continue;
        }
        let (line, continues) = without_continuation(line);
        command.push_str(line);
        let goes_on = if continues {
            !next.trim().is_empty()
        } else {
            is_option(next)
        };
        if !goes_on {
            return (command.trim_end().to_owned(), rest);
        }
        command.push_str(" \\\n");
    }
}

fn is_option(line: &str) -> bool {
    let mut bytes = line.trim_start().bytes();
    bytes.next() == Some(b'-')
        && bytes.next() == Some(b'-')
        && bytes.next().is_some_and(|byte| byte.is_ascii_lowercase())
}

/// A line without the mark that the command goes on, and whether it had one.
fn without_continuation(line: &str) -> (&str, bool) {
    let line = line.trim_end();
    let bare = line.strip_suffix('\\');
    let bare = bare.or_else(|| line.strip_suffix(" ^"));
    let bare = bare.or_else(|| line.strip_suffix(" `"));
    (bare.unwrap_or(line).trim_end(), bare.is_some())
}

/// The quotes of a POSIX shell, as far as they decide where a command ends.
#[derive(Default)]
struct Quotes {
    open: Option<char>,
}

impl Quotes {
    fn read(&mut self, line: &str) {
        let mut characters = line.chars();
        while let Some(character) = characters.next() {
            match (self.open, character) {
                (None | Some('"'), '\\') => {
                    characters.next();
                }
                (None, '"' | '\'') => self.open = Some(character),
                (Some(open), _) if open == character => self.open = None,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(text: &str) -> Piece {
        Piece::Command(text.to_owned())
    }

    fn other(text: &str) -> Piece {
        Piece::Other(text.to_owned())
    }

    #[test]
    fn a_block_has_commands_and_other_lines() {
        let block = "$ aws post send \\\n    --to x\naws post lick\n\nx.json:\n{\n  \"aws \": 1}\nC:\\> aws post glue";
        let expected = [
            command("aws post send \\\n    --to x"),
            command("aws post lick"),
            other("\nx.json:\n{\n  \"aws \": 1}"),
            command("aws post glue"),
        ];
        assert_eq!(pieces(block), expected);
        assert!(is_command(block) && !is_command("{}\naws post lick") && !is_command(""));
    }

    #[test]
    fn quotes_hold_lines_together() {
        for text in [
            "aws post send --to '{\n  \"a\": 1\n}' --now",
            "aws post send --to \"a\\\"\n\" \\\n  --now",
            "aws post send --to \\' \\\n  --now",
        ] {
            assert_eq!(pieces(text), [command(text)]);
        }
    }

    #[test]
    fn careless_line_ends_are_mended() {
        let expected = [command("aws post send \\\n  --to x \\\n  --now")];
        for text in [
            "aws post send \\  \n  --to x \\\n  --now \\",
            "aws post send\n  --to x\n  --now",
            "aws post send ^\n  --to x ^\n  --now",
            "aws post send `\n  --to x `\n  --now",
            "aws post send \\\n  --to x \\\n  --now \\\n\n",
        ] {
            assert_eq!(pieces(text), expected, "{text}");
        }
    }

    #[test]
    fn tables_and_open_quotes_are_no_trouble() {
        assert_eq!(pieces("| aws | x |"), [other("| aws | x |")]);
        assert_eq!(pieces("laws of x"), [other("laws of x")]);
        assert_eq!(pieces("aws it's\nx"), [command("aws it's\nx")]);
        assert_eq!(pieces("aws \\\r\n --é"), [command("aws \\\n --é")]);
    }
}
