use super::cursor::Cursor;
use super::word::Word;

/// Reads what follows a backslash as in C: `n`, `x41`, `u00e9`, `101`; `None` where it is no such escape.
///
/// The cursor is after the backslash, and goes past the escape.
pub(super) fn c_escape(cursor: &mut Cursor<'_>) -> Option<char> {
    let next = cursor.peek()?;
    let simple = match next {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'a' => '\x07',
        'b' => '\x08',
        'e' | 'E' => '\x1b',
        'f' => '\x0c',
        'v' => '\x0b',
        'x' => return digits(cursor, 1, 2, 16),
        'u' => return digits(cursor, 1, 4, 16),
        'U' => return digits(cursor, 1, 8, 16),
        '0'..='7' => return digits(cursor, 0, 3, 8),
        _ => return None,
    };
    cursor.next();
    Some(simple)
}

/// The character with a number of up to `most` digits, after a prefix.
fn digits(cursor: &mut Cursor<'_>, prefix: usize, most: usize, radix: u32) -> Option<char> {
    let rest = cursor.rest().get(prefix..)?;
    let digits = rest
        .chars()
        .take(most)
        .take_while(|c| c.is_digit(radix))
        .count();
    let character = u32::from_str_radix(rest.get(..digits)?, radix).ok();
    let character = character.and_then(char::from_u32)?;
    cursor.at += prefix + digits;
    Some(character)
}

/// Adds what is between `$'` and `'` to a word that began at `start`, and returns whether the quotes are closed.
///
/// The cursor is after the opening quote.
pub(super) fn push_ansi_quoted(cursor: &mut Cursor<'_>, word: &mut Word, start: usize) -> bool {
    word.extend_span(&(start..cursor.at));
    while let Some(next) = cursor.peek() {
        let at = cursor.at;
        match next {
            '\'' => {
                cursor.next();
                word.extend_span(&(at..cursor.at));
                return true;
            }
            '\\' => {
                cursor.next();
                let mut text = String::new();
                match c_escape(cursor) {
                    Some(character) => text.push(character),
                    None => match cursor.next() {
                        Some(same @ ('\\' | '\'' | '"' | '?')) => text.push(same),
                        other => text.extend(['\\'].into_iter().chain(other)),
                    },
                }
                word.push_as(&text, at..cursor.at);
            }
            _ => {
                let plain = cursor.eat_while(|c| !matches!(c, '\'' | '\\'));
                word.push(cursor.part(plain), at);
            }
        }
    }
    false
}
