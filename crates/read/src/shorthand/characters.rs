//! Which characters may stand where, and what therefore needs no quotes.

/// Whether a key can be written in shorthand at all: there is no quoting for keys.
pub fn is_key(text: &str) -> bool {
    text.chars().all(is_key_char)
}

/// Whether a string needs no quotes after `=`, or in `[…]` and `{…}`, and comes back the same.
pub fn is_bare_value(text: &str) -> bool {
    is_bare(text, follows_first)
}

/// Whether a string needs no quotes as a further value after a comma.
pub fn is_bare_after_comma(text: &str) -> bool {
    !text.is_empty() && is_bare(text, follows_second)
}

fn is_bare(text: &str, follows: fn(char) -> bool) -> bool {
    let mut chars = text.chars();
    let starts = chars.next().is_none_or(starts_word);
    starts && chars.all(follows) && !text.ends_with(is_python_space)
}

pub(super) fn is_key_char(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-_.#/:".contains(character)
}

/// A word starts with anything from `!` on but `"`, `'`, `,`, `=`, `[` and `{`.
/// A bare word can contain nothing outside the basic multilingual plane.
pub(super) fn starts_word(character: char) -> bool {
    matches!(character,
        '!' | '#'..='&' | '('..='+' | '-'..='<' | '>'..='Z' | '\\'..='z' | '|'..='\u{ffff}')
}

/// Right after `=` a word goes on with anything but `"`, `'`, `,`, `]` and `}`.
pub(super) fn follows_first(character: char) -> bool {
    is_python_space(character)
        || matches!(character,
            '!' | '#'..='&' | '('..='+' | '-'..='\\' | '^'..='|' | '~'..='\u{ffff}')
}

/// After a comma a word goes on with anything but `"`, `'`, `,` and `=`.
pub(super) fn follows_second(character: char) -> bool {
    is_python_space(character)
        || matches!(character, '!' | '#'..='&' | '('..='+' | '-'..='<' | '>'..='\u{ffff}')
}

/// White space as Python's `str.isspace` has it: Unicode's, and the four separators of ASCII.
pub(super) fn is_python_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\x1c'..='\x1f')
}

pub(super) fn is_ascii_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c')
}
