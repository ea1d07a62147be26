//! Characters that are invisible but change a text, or how it looks.

/// The code point and the name of an invisible character, such as `U+202E (right-to-left override)`;
/// `None` for all others.
///
/// The joiners U+200C and U+200D are not among them: emoji and several scripts need them.
pub fn name(character: char) -> Option<String> {
    let name = match character {
        '\u{a0}' => "no-break space",
        '\u{ad}' => "soft hyphen",
        '\u{61c}' => "Arabic letter mark",
        '\u{200b}' => "zero-width space",
        '\u{200e}' => "left-to-right mark",
        '\u{200f}' => "right-to-left mark",
        '\u{2028}' => "line separator",
        '\u{2029}' => "paragraph separator",
        '\u{202a}' => "left-to-right embedding",
        '\u{202b}' => "right-to-left embedding",
        '\u{202c}' => "pop directional formatting",
        '\u{202d}' => "left-to-right override",
        '\u{202e}' => "right-to-left override",
        '\u{202f}' => "narrow no-break space",
        '\u{2060}' => "word joiner",
        '\u{2066}' => "left-to-right isolate",
        '\u{2067}' => "right-to-left isolate",
        '\u{2068}' => "first strong isolate",
        '\u{2069}' => "pop directional isolate",
        '\u{feff}' => "zero-width no-break space",
        _ => return None,
    };
    Some(format!("U+{:04X} ({name})", u32::from(character)))
}

/// What remains of a character in a text without invisible ones: a plain space of a no-break space, nothing
/// of the others, and every visible character itself.
pub fn visible(character: char) -> Option<char> {
    match character {
        '\u{a0}' | '\u{202f}' => Some(' '),
        '\u{2028}' | '\u{2029}' => Some('\n'),
        _ if name(character).is_some() => None,
        _ => Some(character),
    }
}
