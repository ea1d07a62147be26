//! The syntax of commands for PowerShell, by the grammar of tree-sitter.

use tree_sitter::{Node, Parser};
use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};
use wireform_write::{Quoting, Shell};

use crate::commands;
use crate::model::powershell;
use crate::values;

/// The elements of the one command that the text is, as they are written.
pub fn elements(parser: &mut Parser, text: &str) -> Result<Vec<String>, String> {
    let tree = parser.parse(text, None).unwrap();
    let root = tree.root_node();
    if root.has_error() {
        return Err(root.to_sexp());
    }
    let mut found = Vec::new();
    collect(root, "command", &mut found);
    let [command] = found.as_slice() else {
        return Err(format!("{} commands", found.len()));
    };
    let mut elements = Vec::new();
    collect(*command, "command_name", &mut elements);
    let mut cursor = command.walk();
    for child in command
        .children(&mut cursor)
        .filter(|child| child.kind() == "command_elements")
    {
        let mut cursor = child.walk();
        let arguments = child.named_children(&mut cursor);
        elements.extend(arguments.filter(|argument| argument.kind() != "command_argument_sep"));
    }
    Ok(elements
        .iter()
        .map(|node| text[node.byte_range()].to_owned())
        .collect())
}

fn collect<'t>(node: Node<'t>, kind: &str, found: &mut Vec<Node<'t>>) {
    if node.kind() == kind {
        found.push(node);
        return;
    }
    let mut cursor = node.walk();
    for child in node.children(&mut cursor) {
        collect(child, kind, found);
    }
}

pub fn parser() -> Parser {
    let mut parser = Parser::new();
    parser
        .set_language(&tree_sitter_powershell::LANGUAGE.into())
        .unwrap();
    parser
}

#[track_caller]
fn check(parser: &mut Parser, command: &str) {
    let expected: Vec<String> = powershell::elements(command)
        .unwrap()
        .into_iter()
        .map(|element| element.source)
        .collect();
    assert_eq!(
        elements(parser, command).as_ref(),
        Ok(&expected),
        "{command}"
    );
}

#[test]
fn the_grammar_finds_the_elements_of_the_model() {
    let mut parser = parser();
    for shell in [Shell::PowerShell, Shell::WindowsPowerShell] {
        for value in values(3000) {
            let word = Text::of(Tag::String, &value, &Path::root());
            if let Ok(word) = shell.quote(&word)
                && !has_comment_for_the_grammar(word.as_str())
            {
                check(
                    &mut parser,
                    &format!("aws {word} `\n    --next-option {word}"),
                );
            }
        }
        for command in commands::random_commands(shell, 1000) {
            check(&mut parser, &command.text);
        }
    }
}

/// The grammar takes `#` for a comment where it follows an escape or an expression between double quotes, which it
/// is not: PowerShell's tokenizer reads up to the closing quote.
fn has_comment_for_the_grammar(word: &str) -> bool {
    let mut characters = word.chars();
    let mut is_after_escape = false;
    while let Some(character) = characters.next() {
        match character {
            '`' => is_after_escape = characters.next().is_some(),
            ')' => is_after_escape = true,
            '#' if is_after_escape => return word.starts_with('"'),
            space if space.is_whitespace() => {}
            _ => is_after_escape = false,
        }
    }
    false
}

#[test]
fn the_grammar_refuses_what_is_broken() {
    let mut parser = parser();
    assert!(elements(&mut parser, "aws 'a").is_err());
    assert!(elements(&mut parser, "aws 'a'\n'b").is_err());
    assert_eq!(
        elements(&mut parser, "aws 'it''s' b").unwrap(),
        ["aws", "'it''s'", "b"]
    );
}
