//! What the tests of all shells share.

use wireform_model::path::Path;
use wireform_model::text::{Tag, Text};

/// Fails where a shell's `quote` does not write `word` as `expected`.
#[track_caller]
pub fn is_quoted(quote: fn(&Text) -> Text, word: &str, expected: &str) {
    let text = Text::of(Tag::String, word, &Path::root());
    assert_eq!(quote(&text).as_str(), expected);
}
