//! PowerShell's `@{ 'name' = 'value'; … }`.

use std::ops::Range;

use wireform_model::shell::Shell;

use crate::shell::{self, ShellCommand, Word};

use super::super::located::Located;

/// The entries of a table that is at a place of a text; none where it is none.
pub(super) fn entries(text: &str, span: Range<usize>) -> Vec<(Located, Located)> {
    let source = text.get(span.clone()).unwrap_or_default();
    let inside = source
        .strip_prefix("@{")
        .and_then(|rest| rest.strip_suffix('}'));
    let Some(inside) = inside else {
        return Vec::new();
    };
    let start = span.start + "@{".len();
    let statements = commands(text, start..start + inside.len());
    statements
        .iter()
        .filter_map(|statement| entry(&statement.words))
        .collect()
}

/// `"a"="b"` is one word, `a = "b"` are three.
fn entry(words: &[Word]) -> Option<(Located, Located)> {
    let (first, rest) = words.split_first()?;
    let mut parts = vec![Located::of_word(first.clone())];
    parts.extend(rest.iter().map(|word| Located::of_word(word.clone())));
    let whole = Located::joined(&parts, " ");
    let (name, value) = whole.split_once('=')?;
    let (name, value) = (name.trimmed(), value.trimmed());
    (!name.text.is_empty()).then_some((name, value))
}

/// The commands of a part of a text, with their places in all of it.
pub(super) fn commands(text: &str, span: Range<usize>) -> Vec<ShellCommand> {
    let part = text.get(span.clone()).unwrap_or_default();
    let mut blanked = " ".repeat(span.start);
    blanked.push_str(part);
    shell::commands(&blanked, Shell::PowerShell)
}
