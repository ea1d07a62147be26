//! Where the blocks of a script begin and end, in the form of any shell.

use super::Word;

/// What a word of the shell at the start of a command does to the blocks around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BlockEdge {
    /// `if`, `while`, `{`
    Begin,
    /// `else`, or a pattern of `case`: another part of the same block.
    Branch,
    /// `fi`, `done`, `}`
    End,
}

/// The edges of blocks at the start of a command, and the words behind them.
pub(crate) fn block_edges(words: &[Word]) -> (Vec<BlockEdge>, &[Word]) {
    let mut edges = Vec::new();
    let mut rest = words;
    while let Some((first, behind)) = rest.split_first() {
        let (edge, own) = match first.text() {
            "if" | "while" | "until" | "{" | "begin" => (Some(BlockEdge::Begin), 1),
            "case" | "switch" => (Some(BlockEdge::Begin), subject(rest)),
            // What stands in them begins with the next command, or with another edge.
            "for" | "select" | "foreach" => return (with(edges, BlockEdge::Begin), rest),
            "function" => (function(behind), 2),
            "else" | "elif" => (Some(BlockEdge::Branch), 1),
            "fi" | "done" | "esac" | "}" | "end" => (Some(BlockEdge::End), 1),
            "then" | "do" | "!" | "not" | "and" | "or" => (None, 1),
            text if text.ends_with("()") => (None, 1),
            text if text.ends_with(')') => (Some(BlockEdge::Branch), 1),
            _ => break,
        };
        edges.extend(edge);
        rest = rest.get(own..).unwrap_or_default();
    }
    (edges, rest)
}

fn with(mut edges: Vec<BlockEdge>, edge: BlockEdge) -> Vec<BlockEdge> {
    edges.push(edge);
    edges
}

/// How many words `case` has up to its `in`.
fn subject(words: &[Word]) -> usize {
    let behind = words.iter().take_while(|word| word.text() != "in");
    behind.count() + 1
}

/// Of a function the brace begins the block, except in fish.
fn function(behind: &[Word]) -> Option<BlockEdge> {
    let has_brace = behind.get(1).is_some_and(|word| word.text() == "{");
    (!has_brace).then_some(BlockEdge::Begin)
}

#[cfg(test)]
mod tests {
    use super::super::commands;
    use super::*;
    use wireform_model::shell::Shell;

    #[test]
    fn edges_are_known() {
        let cases = [
            ("if [ a ]", "Begin [ a ]"),
            ("else if A=b", "Branch Begin A=b"),
            ("while read A", "Begin read A"),
            ("case $1 in a) A=b", "Begin Branch A=b"),
            ("do for A in 1 2", "Begin for A in 1 2"),
            ("main() { A=b", "Begin A=b"),
            ("function main { A=b", "Begin A=b"),
            ("function main", "Begin"),
            ("done <x", "End"),
            ("aws x", "aws x"),
        ];
        for (text, expected) in cases {
            let found = commands(text, Shell::Posix);
            let (edges, rest) = block_edges(&found[0].words);
            let edges = edges.iter().map(|edge| format!("{edge:?}"));
            let words = rest.iter().map(|word| word.text().to_owned());
            let shown: Vec<String> = edges.chain(words).collect();
            assert_eq!(shown.join(" "), expected, "{text}");
        }
    }
}
