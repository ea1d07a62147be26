//! Dashes that text processors make of the hyphens before an option's name.

/// Whether a character is a hyphen or one of the dashes that are put in its place.
pub fn is_dash(character: char) -> bool {
    matches!(
        character,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}'
    )
}
