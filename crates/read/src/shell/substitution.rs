//! Where variables and substitutions end.

use super::cursor::Cursor;

/// What has to be closed before a substitution ends.
enum Open {
    Bracket(char),
    DoubleQuotes,
}

/// Goes past a part in brackets, with those inside of it and with quotes, in which brackets do not count.
///
/// The cursor is at the opening bracket. Where the closing one is missing, it goes to the end, and the result is `false`.
pub(super) fn eat_brackets(cursor: &mut Cursor<'_>, escape: char) -> bool {
    let mut open: Vec<Open> = Vec::new();
    while let Some(next) = cursor.next() {
        let in_quotes = matches!(open.last(), Some(Open::DoubleQuotes));
        match next {
            _ if next == escape => {
                cursor.next();
            }
            '"' if in_quotes => {
                open.pop();
            }
            '"' => open.push(Open::DoubleQuotes),
            '\'' if !in_quotes => {
                cursor.eat_while(|c| c != '\'');
                cursor.next();
            }
            '(' | '{' if !in_quotes || before_is_dollar(cursor) => {
                open.push(Open::Bracket(if next == '(' { ')' } else { '}' }));
            }
            ')' | '}' => {
                if matches!(open.last(), Some(Open::Bracket(close)) if *close == next) {
                    open.pop();
                }
            }
            _ => {}
        }
        if open.is_empty() {
            return true;
        }
    }
    false
}

/// Whether the character that was just read follows a dollar sign.
fn before_is_dollar(cursor: &Cursor<'_>) -> bool {
    let before = cursor.before().as_bytes();
    before.len() >= 2 && before.get(before.len() - 2) == Some(&b'$')
}

/// Goes past the letters, digits and underscores of a variable's name.
pub(super) fn eat_name(cursor: &mut Cursor<'_>) -> bool {
    let name = cursor.eat_while(|c| c.is_ascii_alphanumeric() || c == '_');
    !name.is_empty()
}

/// The length of a placeholder such as `<your-bucket>`, which people write in place of a value.
///
/// The shell would take it for two redirections.
pub(super) fn placeholder(rest: &str) -> Option<usize> {
    const LONGEST: usize = 60;
    let mut inside = rest.strip_prefix('<')?.char_indices().take(LONGEST);
    let first = inside.next()?.1;
    if !first.is_alphabetic() {
        return None;
    }
    let is_inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ' | '.' | ':' | '/');
    let (length, end) = inside.find(|(_, c)| !is_inside(*c))?;
    (end == '>').then_some(length + 2)
}

/// Whether bash makes several words of what is in braces: `{a,b}`, `{1..3}`, `{"a","b"}`, `{a={b},c}`.
pub(super) fn expands_braces(rest: &str) -> bool {
    const LONGEST: usize = 1_000;
    const DEEPEST: usize = 8;
    let mut has_separator = false;
    let mut before = '{';
    let mut quote = None;
    let mut depth = 1;
    for character in rest.chars().skip(1).take(LONGEST) {
        match (quote, character) {
            (Some(open), close) if open == close => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(character),
            (None, '}') if depth == 1 => return has_separator,
            (None, '}') => depth -= 1,
            (None, '{') if depth == DEEPEST => return false,
            (None, '{') => depth += 1,
            (None, ',') => has_separator |= depth == 1,
            (None, '.') if before == '.' => has_separator |= depth == 1,
            (None, '\\' | '$') => return false,
            (None, c) if c.is_whitespace() => return false,
            _ => {}
        }
        before = character;
    }
    false
}
