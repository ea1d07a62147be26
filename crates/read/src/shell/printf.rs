use super::cursor::Cursor;
use super::escapes::c_escape;

/// What `$(printf '…')` is replaced by, where its text has no conversions and so is always the same.
///
/// That is how control characters are written for a POSIX shell.
pub(super) fn printf(substitution: &str) -> Option<String> {
    const LONGEST: usize = 200;
    let inside = substitution
        .strip_prefix("$(printf '")?
        .strip_suffix("')")?;
    if inside.len() > LONGEST || inside.contains(['\'', '%']) {
        return None;
    }
    let mut bytes = Vec::new();
    let mut cursor = Cursor::new(inside);
    while let Some(next) = cursor.next() {
        let octal = octal(cursor.rest()).filter(|_| next == '\\');
        match (next, octal) {
            (_, Some((byte, length))) => {
                bytes.push(byte);
                cursor.at += length;
            }
            ('\\', None) => bytes.extend(c_escape(&mut cursor)?.to_string().bytes()),
            (plain, _) => bytes.extend(plain.to_string().bytes()),
        }
    }
    let text = String::from_utf8(bytes).ok()?;
    // A substitution loses the line breaks at its end.
    Some(text.trim_end_matches('\n').to_owned())
}

/// The byte of up to three octal digits, and how many there are.
fn octal(rest: &str) -> Option<(u8, usize)> {
    let length = rest
        .bytes()
        .take(3)
        .take_while(|byte| matches!(byte, b'0'..=b'7'))
        .count();
    let byte = u8::from_str_radix(rest.get(..length)?, 8).ok()?;
    Some((byte, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constant_texts_are_known() {
        let cases = [
            (r"$(printf '\r')", Some("\r")),
            (r"$(printf '\033[\t')", Some("\x1b[\t")),
            (r"$(printf '\302\205')", Some("\u{85}")),
            (r"$(printf 'a\n')", Some("a")),
            (r"$(printf '%s')", None),
            (r"$(printf '\q')", None),
            (r"$(printf '\377')", None),
            (r"$(printf x)", None),
        ];
        for (text, expected) in cases {
            assert_eq!(printf(text).as_deref(), expected, "{text}");
        }
    }
}
